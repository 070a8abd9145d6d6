"""Group C: what the phase planned and what came of it: dates, budget, deliverables, benefits, meetings."""

from __future__ import annotations

from datetime import date

from programme.domain.aggregates.meeting import Meeting
from programme.domain.answer import Answer
from programme.domain.charter import Phase
from programme.domain.dates import ImpreciseDate
from programme.domain.events import AttendanceRecorded, MeetingHeld, MinutesFiled
from programme.domain.fact import Fact
from programme.domain.scope import concerns
from programme.domain.sentences import Sentence, say
from programme.domain.timed import replaced_by
from programme.reports.document import Block, Entries, Group, Point, Ref, Value, Window, notes, point, table
from programme.reports.transition.benefits import benefits
from programme.reports.transition.budget import budget
from programme.reports.transition.case import Case, in_order
from programme.reports.transition.deliverables import deliverables
from programme.reports.transition.phrases import NOTHING
from programme.reports.transition.planned import ends
from programme.reports.transition.timeline import timeline
from programme.reports.transition.work import actions, steps


def performance(case: Case) -> Group:
    """Return points 11 to 15."""
    points = (
        _dates(case),
        budget(case),
        deliverables(case),
        benefits(case),
        _meetings(case),
    )
    return Group("C", say("Performance of the phase"), points)


def _dates(case: Case) -> Point:
    columns = (
        ("phase", say("Phase"), 2),
        ("planned", say("Planned"), 3),
        ("entered", say("Entered"), 2),
        ("left", say("Left"), 2),
        ("gap", say("Gap"), 4),
        ("entries", say("Entries"), 1),
    )
    rows = [_phase(case, phase) for phase in case.rules.phases]
    blocks: list[Block] = [timeline(case), *table("phases", say("Phases, planned and actual"), columns, rows)]
    if case.territory.phases.contradicts_itself:
        blocks += notes("remarks", [say("The dates of the phases contradict one another.")])
    blocks += (*steps(case), *actions(case))
    return Point(11, "dates", say("Planned and actual dates"), tuple(blocks))


def _phase(case: Case, phase: Phase) -> tuple[Value, ...]:
    entered = case.entry_into(phase.id)
    left = _next(case, entered)
    return (
        Ref("phase", phase.id),
        Window(phase.planned) if phase.planned is not None else None,
        entered.on if entered is not None else None,
        left.on if left is not None else None,
        _gaps(phase.planned, entered, left, case.day) if phase.planned is not None else None,
        Entries(tuple(fact.position for fact in (entered, left) if fact is not None)) if entered is not None else None,
    )


def _next(case: Case, entered: Fact | None) -> Fact | None:
    links = [link for link in case.territory.phases.links if entered is not None and replaced_by(link) == entered.id]
    return next(iter(in_order(links)), None)


def _gaps(planned: ImpreciseDate, entered: Fact | None, left: Fact | None, day: date) -> tuple[Sentence, ...]:
    """Return how far the phase is from its plan, in days that are certain whatever imprecise dates turn out to be."""
    start, end = ends(planned)
    if entered is None:
        late = _days(start.latest, day)
        return (say("not entered, {days} days after its planned start", days=late) if late else say("not yet due"),)
    gaps = [_gap(entered.on, start)]
    if left is not None:
        gaps.append(_gap(left.on, end, leaving=True))
    elif late := _days(end.latest, day):
        gaps.append(say("not left, {days} days after its planned end", days=late))
    return tuple(gaps)


def _gap(actual: ImpreciseDate, planned: ImpreciseDate, *, leaving: bool = False) -> Sentence:
    if late := _days(planned.latest, actual.earliest):
        return say("left {days} days late", days=late) if leaving else say("entered {days} days late", days=late)
    if early := _days(actual.latest, planned.earliest):
        return say("left {days} days early", days=early) if leaving else say("entered {days} days early", days=early)
    if actual.within(planned) is Answer.YES:
        return say("left as planned") if leaving else say("entered as planned")
    return say("left: gap undecidable") if leaving else say("entered: gap undecidable")


def _days(first: date, last: date) -> int:
    """Return how many days lie between two days, 0 if they are not in this order."""
    return max(0, (last - first).days)


def _meetings(case: Case) -> Point:
    held = [fact for fact in case.happened(MeetingHeld) if concerns(fact, case.territory.id)]
    shown = case.in_the_phase(held)
    columns = (
        ("on", say("When"), 2),
        ("title", say("Meeting"), 6),
        ("kinds", say("Kind"), 0),
        ("bodies", say("Body"), 0),
        ("present", say("Present"), 0),
        ("excused", say("Excused"), 0),
        ("minutes", say("Minutes"), 0),
        ("entry", say("Entry"), 1),
    )
    blocks: list[Block] = [*table("meetings", say("Meetings held"), columns, (_meeting(case, fact) for fact in shown))]
    if earlier := len(held) - len(shown):
        blocks += notes("remarks", [say("Meetings before the phase, not listed: {number}.", number=earlier)])
    return point(15, "meetings", say("Meetings held, and who was there"), blocks, NOTHING)


def _meeting(case: Case, fact: Fact) -> tuple[Value, ...]:
    event = fact.event
    assert isinstance(event, MeetingHeld)  # noqa: S101 - the caller asks for nothing else
    meeting = case.reading.of(Meeting, event.meeting)
    attended = [one.event for one in in_order(meeting.attendance) if isinstance(one.event, AttendanceRecorded)]
    minutes = [one.event.summary for one in in_order(meeting.minutes) if isinstance(one.event, MinutesFiled)]
    return (
        fact.on,
        event.title,
        event.kinds,
        tuple(Ref("body", body) for body in event.bodies) or None,
        tuple(Ref("office", one) for one in dict.fromkeys(o for e in attended for o in e.present)) or None,
        tuple(Ref("office", one) for one in dict.fromkeys(o for e in attended for o in e.excused)) or None,
        tuple(minutes) or None,
        Entries((fact.position,)),
    )
