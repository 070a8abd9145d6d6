"""Done: steps are complete, actions are done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from programme.domain.aggregates.action import Action
from programme.domain.aggregates.step import Step
from programme.domain.answer import Answer, every, some
from programme.domain.charter import Criterion
from programme.domain.criteria.finding import Found, Judged, Viewpoint, found_from, judge_demand
from programme.domain.demands import Done
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import ActionId, StepId


@judge_demand.register
def _done(demand: Done, _criterion: Criterion, view: Viewpoint) -> Found:
    steps = {step: _judged(_step_ends(step, demand, view), view) for step in demand.steps}
    actions = {action: _judged(_action_ends(action, demand, view), view) for action in demand.actions}
    ends = (*steps.values(), *actions.values())
    answer = every(_some(found) for found in ends)
    return found_from(answer, (one for found in ends for one in found), view.day, _lacking(steps, actions))


def _step_ends(step: StepId, demand: Done, view: Viewpoint) -> tuple[Fact, ...]:
    state = view.reading.of(Step, step)
    return state.completed if demand.scope == "programme" else state.completions(view.territory)


def _action_ends(action: ActionId, demand: Done, view: Viewpoint) -> tuple[Fact, ...]:
    state = view.reading.of(Action, action)
    return state.completed if demand.scope == "programme" else state.completions(view.territory)


def _judged(ends: Iterable[Fact], view: Viewpoint) -> list[Judged]:
    return [Judged(fact.on.by(view.day), fact) for fact in ends]


def _some(found: Iterable[Judged]) -> Answer:
    return some(one.answer for one in found)


def _lacking(steps: Mapping[str, list[Judged]], actions: Mapping[str, list[Judged]]) -> Sentence:
    """Return which steps and which actions are not known to be over."""
    undone_steps = tuple(step for step, found in steps.items() if _some(found) is not Answer.YES)
    undone_actions = tuple(action for action, found in actions.items() if _some(found) is not Answer.YES)
    of_steps = say("No record that these steps are complete: {steps}.", steps=undone_steps)
    of_actions = say("No record that these actions are done: {actions}.", actions=undone_actions)
    if undone_steps and undone_actions:
        return Sentence("{steps} {actions}", {"steps": of_steps, "actions": of_actions})
    return of_actions if undone_actions else of_steps
