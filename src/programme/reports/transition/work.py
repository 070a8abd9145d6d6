"""The work: steps and actions, planned against actual (point 11), and whatever is open (point 17)."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.agenda import Due
from programme.domain.aggregates.action import Action
from programme.domain.aggregates.step import Step
from programme.domain.dates import ImpreciseDate
from programme.domain.events import ActionAbandoned, ActionCompleted, ActionPlanned, StepCompleted, StepOpened
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.domain.timed import due_of
from programme.domain.vocabulary import ActionState, PlanKind, Timeliness
from programme.reports.document import Block, Entries, Point, Ref, Value, entries, point, table
from programme.reports.transition.case import Case, in_order
from programme.reports.transition.phrases import NOTHING


def steps(case: Case) -> tuple[Block, ...]:
    """Return the steps of the checklist, in the order of their numbers."""
    columns = (
        ("step", say("Step"), 1),
        ("title", say("What"), 6),
        ("opened", say("Opened"), 2),
        ("completed", say("Completed"), 2),
        ("entries", say("Entries"), 1),
    )
    listed = sorted(case.every(Step, StepOpened, StepCompleted), key=lambda step: _number(step.id))
    return table("steps", say("Steps"), columns, (_step(case, one) for one in listed))


def _number(step: str) -> tuple[bool, int, str]:
    return (False, int(step), step) if step.isdecimal() else (True, 0, step)


def _step(case: Case, step: Step) -> tuple[Value, ...]:
    opened, completed = in_order(step.opened), in_order(step.completions(case.territory.id))
    titles = [fact.event.title for fact in opened if isinstance(fact.event, StepOpened)]
    return (
        step.id,
        titles[-1] if titles else None,
        tuple(fact.on for fact in opened) or None,
        tuple(fact.on for fact in completed) or None,
        entries(fact.position for fact in (*opened, *completed)),
    )


def actions(case: Case) -> tuple[Block, ...]:
    """Return the actions with every date they were planned for, and how each ended."""
    columns = (
        ("title", say("Action"), 6),
        ("former", say("Formerly planned for"), 0),
        ("because", say("What came of it"), 0),
        ("owners", say("Who sees to it"), 2),
        ("due", say("Planned for"), 2),
        ("ended", say("Done or given up"), 2),
        ("slip", say("Gap"), 2),
        ("entries", say("Entries"), 1),
    )
    rows = [row for one in case.every(Action, ActionPlanned) for row in _action(case, one)]
    return table("actions", say("Actions, planned and actual"), columns, rows)


def _action(case: Case, action: Action) -> Iterator[tuple[Value, ...]]:
    if action.plan is None:
        return
    ends = in_order((*action.completed, *action.abandoned))
    dues = [due for link in action.dates.sequence if (due := due_of(link)) is not None]
    facts = {fact.id: fact for fact in (*action.dates.links, *action.assignments.links, *ends)}
    yield (
        action.plan.title,
        tuple(dues[:-1]) or None,
        tuple(said for fact in ends if (said := _words(fact)) is not None) or None,
        tuple(Ref("office", one) for one in action.owners(case.day)) or None,
        dues[-1],
        tuple(one for fact in ends for one in (_ending(fact), fact.on)) or None,
        _slip(dues[0], ends),
        entries(fact.position for fact in facts.values()),
    )


def _ending(fact: Fact) -> ActionState:
    return ActionState.ABANDONED if isinstance(fact.event, ActionAbandoned) else ActionState.COMPLETED


def _words(fact: Fact) -> str | None:
    if isinstance(fact.event, ActionCompleted):
        return fact.event.result
    return fact.event.reason if isinstance(fact.event, ActionAbandoned) else None


def _slip(first: ImpreciseDate, ends: tuple[Fact, ...]) -> Sentence | None:
    """Return how many days after the first date it was done, at least: whatever imprecise dates turn out to be."""
    done = [fact.on for fact in ends if isinstance(fact.event, ActionCompleted)]
    if not done:
        return None
    late = (done[0].earliest - first.latest).days
    if late > 0:
        return say("{days} days late", days=late)
    return say("in time") if done[0].latest <= first.latest else say("gap undecidable")


def open_matters(case: Case) -> Point:
    """Return point 17: what is outstanding, the earliest date first, then the steps that are not complete."""
    columns = (
        ("what", say("What"), 6),
        ("owners", say("Who sees to it"), 0),
        ("former", say("Formerly planned for"), 0),
        ("kind", say("Kind"), 2),
        ("due", say("Planned for"), 2),
        ("gone_by", say("Gone by"), 1),
        ("timeliness", say("Late or due"), 2),
        ("entry", say("Entry"), 1),
    )
    rows = [_open_row(due) for due in _open_plans(case)]
    rows += [
        (fact.event, None, None, say("step"), None, None, None, Entries((fact.position,))) for fact in _open_steps(case)
    ]
    blocks = table("open", say("Planned or begun, with no record of its end"), columns, rows)
    return point(17, "open", say("Open matters"), blocks, NOTHING)


def _open_row(due: Due) -> tuple[Value, ...]:
    """Return where a plan stands on the day, with every former date."""
    return (
        due.plan.what,
        owners(due),
        due.former or None,
        due.plan.kind,
        due.due,
        due.gone_by,
        due.timeliness,
        Entries((due.fact.position,)),
    )


def owners(due: Due) -> Value:
    """Return the offices that see to a plan."""
    return tuple(Ref("office", one) for one in due.plan.owners) or None


def late(case: Case) -> tuple[Due, ...]:
    """Return the plans of point 17 that are certainly late."""
    return tuple(due for due in _open_plans(case) if due.timeliness is Timeliness.LATE)


def _open_plans(case: Case) -> Iterator[Due]:
    """Yield what is outstanding; that the phase itself is to be left stands under point 11."""
    yield from (due for due in case.plans if due.plan.kind is not PlanKind.PHASE)


def _open_steps(case: Case) -> tuple[Fact, ...]:
    """Return the openings of steps that no record shows to be complete for this territory."""
    return tuple(
        fact
        for fact in case.here(StepOpened)
        if isinstance(event := fact.event, StepOpened)
        and not case.reading.of(Step, event.step).completions(case.territory.id)
    )
