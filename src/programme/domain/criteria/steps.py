"""Done: steps are complete."""

from __future__ import annotations

from programme.domain.aggregates.step import Step
from programme.domain.answer import Answer, every, some
from programme.domain.charter import Criterion
from programme.domain.criteria.finding import Found, Judged, Viewpoint, found_from, judge_demand
from programme.domain.demands import Done
from programme.domain.sentences import say


@judge_demand.register
def _done(demand: Done, _criterion: Criterion, view: Viewpoint) -> Found:
    judged: list[Judged] = []
    lacking: list[str] = []
    answers: list[Answer] = []
    for number in demand.steps:
        completions = view.reading.of(Step, number).completions(view.territory)
        judged += (Judged(fact.on.by(view.day), fact) for fact in completions)
        answers.append(some(fact.on.by(view.day) for fact in completions))
        if answers[-1] is not Answer.YES:
            lacking.append(number)
    sentence = say("No record that these steps are complete: {steps}.", steps=", ".join(lacking))
    return found_from(every(answers), judged, view.day, sentence)
