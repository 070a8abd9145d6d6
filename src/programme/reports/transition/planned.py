"""What was planned and has not come yet: meetings called, bodies to set up, steps begun, starts announced."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.aggregates.body import Body
from programme.domain.aggregates.meeting import Meeting
from programme.domain.aggregates.step import Step
from programme.domain.dates import ImpreciseDate
from programme.domain.events import BodyPlanned, MeetingConvened, StartPlanned, StepOpened
from programme.domain.fact import Fact
from programme.domain.scope import concerns
from programme.domain.timed import due_at, due_of
from programme.reports.transition.case import Case


def ends(window: ImpreciseDate) -> tuple[ImpreciseDate, ImpreciseDate]:
    """Return the start and the end of a window, as its author wrote them; an end left open is the one there is."""
    start, slash, end = window.text.partition("/")
    first, last = (start, end) if slash else (start, start)
    return ImpreciseDate.parse(last if first == ".." else first), ImpreciseDate.parse(first if last == ".." else last)


def open_calls(case: Case) -> tuple[Fact, ...]:
    """Return the calls of meetings, of this territory or of all, neither held nor cancelled as far as is recorded."""
    return tuple(
        fact
        for fact in case.happened(MeetingConvened)
        if isinstance(event := fact.event, MeetingConvened)
        and concerns(fact, case.territory.id)
        and not (meeting := case.reading.of(Meeting, event.meeting)).held
        and not meeting.cancelled
    )


def planned(case: Case) -> Iterator[tuple[Fact, ImpreciseDate]]:
    """Yield each plan that has not come by the day, as far as the register says, with the date it aims at."""
    for fact in (*open_calls(case), *_unset_bodies(case), *_starts(case)):
        if isinstance(fact.event, MeetingConvened | BodyPlanned | StartPlanned):
            yield fact, due(case, fact) or fact.event.due


def due(case: Case, fact: Fact) -> ImpreciseDate | None:
    """Return the date that a plan aims at, or to which it was put off since."""
    if isinstance(fact.event, MeetingConvened):
        return due_at(case.reading.of(Meeting, fact.event.meeting).dates, case.day)
    return due_of(fact)


def open_steps(case: Case) -> tuple[Fact, ...]:
    """Return the openings of steps that no record shows to be complete for this territory."""
    return tuple(
        fact
        for fact in case.happened(StepOpened)
        if isinstance(event := fact.event, StepOpened)
        and concerns(fact, case.territory.id)
        and not case.reading.of(Step, event.step).completions(case.territory.id)
    )


def _unset_bodies(case: Case) -> Iterator[Fact]:
    for fact in case.happened(BodyPlanned):
        if isinstance(fact.event, BodyPlanned):
            body = case.reading.of(Body, fact.event.body)
            latest = body.planning.candidates(case.day)[-1]
            if (latest is None or latest.id == fact.id) and not body.constitutions:
                yield fact


def _starts(case: Case) -> Iterator[Fact]:
    """Yield what was planned for the territory; no fact names such a plan, so none shows that it has come."""
    for fact in case.happened(StartPlanned):
        if isinstance(fact.event, StartPlanned) and concerns(fact, case.territory.id):
            yield fact
