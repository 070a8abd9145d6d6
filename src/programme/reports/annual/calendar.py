"""The calendar: the phases as planned, the way of the territories so far, the steps with the gaps of their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from programme.domain.aggregates.step import Step
from programme.domain.aggregates.territory_project import TerritoryProject, phase_of
from programme.domain.dates import OPEN_FUTURE, OPEN_PAST
from programme.domain.events import DecisionRecorded, GateDecided, MeetingHeld, StepCompleted, StepOpened
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.domain.timed import replaced_by
from programme.reports.annual.rows import TERRITORIES, territories
from programme.reports.document import Bar, BarKind, Block, Lane, Ref, Timeline, Value, Window, whole
from programme.reports.page import WHENCE, Draft, doubts, whence
from programme.reports.survey import Survey


def calendar(survey: Survey) -> tuple[Sentence, tuple[Draft, ...]]:
    """Return the chapter."""
    return (
        say("Calendar and steps"),
        (
            ("calendar", say("Phases planned, and the way so far"), tuple(_calendar(survey))),
            ("steps", say("Steps, by the numbers they bear"), _steps(survey)),
        ),
    )


def _calendar(survey: Survey) -> Iterator[Block]:
    lanes = [lane for lane in _lanes(survey) if lane.bars]
    days = [day for lane in lanes for bar in lane.bars for day in (bar.start, bar.end)]
    known = [day for day in (*days, survey.day) if OPEN_PAST < day < OPEN_FUTURE]
    if lanes:
        start, end = date(min(known).year, 1, 1), date(max(known).year, 12, 31)
        description = say("The tables of this report give the same dates.")
        yield Timeline("timeline", say("Planned and actual"), description, start, end, survey.day, tuple(lanes))
    phases = survey.rules.phases if survey.rules is not None else ()
    columns = (("phase", say("Phase"), 3), ("planned", say("Planned"), 3))
    rows = [(Ref("phase", one.id), Window(one.planned) if one.planned is not None else None) for one in phases]
    yield from whole("phases", say("Phases of the programme"), columns, rows)


def _lanes(survey: Survey) -> Iterator[Lane]:
    for phase in survey.rules.phases if survey.rules is not None else ():
        if phase.planned is not None:
            start, end = phase.planned.earliest, phase.planned.latest
            bar = Bar("planned", start, end, start, end, Window(phase.planned), say("planned"))
            yield Lane(f"phase-{phase.id}", Ref("phase", phase.id), (bar,))
    for territory in survey.territories:
        project = survey.reading.of(TerritoryProject, territory)
        bars = tuple(_stay(survey, project, link) for link in project.phases.links if phase_of(link) is not None)
        yield Lane(f"territory-{territory}", Ref("territory", territory), bars)
    yield Lane("meetings", say("Meetings"), _marks("meeting", survey.told(MeetingHeld)))
    yield Lane("decisions", say("Decisions"), _marks("decision", survey.told(DecisionRecorded, GateDecided)))


def _stay(survey: Survey, project: TerritoryProject, entered: Fact) -> Bar:
    """Return the time a territory spends in a phase, until it enters the next one or the day of the report."""
    left = next((link for link in project.phases.links if replaced_by(link) == entered.id), None)
    last, surely_to = (left.on.latest, left.on.earliest) if left is not None else (survey.day, survey.day)
    start, surely_from = entered.on.earliest, entered.on.latest
    return Bar(
        "actual", start, min(last, survey.day), surely_from, min(surely_to, survey.day), entered.on, entered.event
    )


def _marks(kind: BarKind, facts: list[Fact]) -> tuple[Bar, ...]:
    return tuple(
        Bar(kind, one.on.earliest, one.on.latest, one.on.latest, one.on.earliest, one.on, one.event) for one in facts
    )


def _steps(survey: Survey) -> tuple[Block, ...]:
    """Return the steps by their numbers, with those that are absent; before them, steps without a number."""
    columns = (
        ("step", say("Step"), 2),
        ("title", say("Title"), 8),
        TERRITORIES,
        ("doubt", say("Doubt"), 0),
        ("opened", say("Opened"), 3),
        ("completed", say("Complete"), 3),
        *WHENCE,
    )
    facts = survey.facts(StepOpened, StepCompleted)
    ids = {fact.event.step for fact in facts if isinstance(fact.event, StepOpened | StepCompleted)}
    numbers = {int(one) for one in ids if one.isdecimal()}
    through = range(min(numbers), max(numbers) + 1) if numbers else range(0)
    rows = [_step(survey, one) for one in sorted(ids) if not one.isdecimal()]
    rows += [_step(survey, str(one)) if one in numbers else _absent(one) for one in through]
    return whole("steps", say("Steps"), columns, rows)


def _step(survey: Survey, id: str) -> tuple[Value, ...]:
    step = survey.reading.of(Step, id)
    titles = [fact.event.title for fact in step.opened if isinstance(fact.event, StepOpened)]
    facts = (*step.opened, *step.completed)
    return (
        id,
        titles[-1] if titles else None,
        territories(*facts),
        doubts(*facts),
        tuple(fact.on for fact in step.opened) or None,
        tuple(fact.on for fact in step.completed) or None,
        *whence(*facts),
    )


def _absent(number: int) -> tuple[Value, ...]:
    return str(number), say("absent: the numbers beside it are there"), None, None, None, None, None, None
