"""The timeline of a case: the planned windows of the phases against the way so far, meetings, decisions, reviews."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from programme.domain.charter import Phase
from programme.domain.dates import OPEN_FUTURE, OPEN_PAST
from programme.domain.events import DecisionRecorded, GateDecided, MeetingHeld, ReviewOpened
from programme.domain.fact import Fact
from programme.domain.scope import concerns
from programme.domain.sentences import say
from programme.domain.timed import replaced_by
from programme.reports.document import Bar, BarKind, Lane, Ref, Timeline, Window
from programme.reports.transition.case import Case


def timeline(case: Case) -> Timeline:
    """Return the timeline of the territory, from the first to the last year that the plan or the facts touch."""
    lanes = [Lane(phase.id, Ref("phase", phase.id), tuple(_phase_bars(case, phase))) for phase in case.rules.phases]
    lanes += [lane for lane in _lanes_of_facts(case) if lane.bars]
    days = [day for lane in lanes for bar in lane.bars for day in (bar.start, bar.end)]
    known = [day for day in (*days, case.day) if OPEN_PAST < day < OPEN_FUTURE]
    return Timeline(
        "timeline",
        say("The phases of {territory}: planned and actual", territory=case.territory.id),
        say("A table below gives the same dates."),
        date(min(known).year, 1, 1),
        date(max(known).year, 12, 31),
        case.day,
        tuple(lanes),
    )


def _phase_bars(case: Case, phase: Phase) -> Iterator[Bar]:
    if phase.planned is not None:
        start, end = phase.planned.earliest, phase.planned.latest
        yield Bar("planned", start, end, start, end, Window(phase.planned), say("planned"))
    entered = case.entry_into(phase.id)
    if entered is None:
        return
    left = next((link for link in case.territory.phases.links if replaced_by(link) == entered.id), None)
    last, surely_to = (left.on.latest, left.on.earliest) if left is not None else (case.day, case.day)
    start, surely_from = entered.on.earliest, entered.on.latest
    yield Bar("actual", start, min(last, case.day), surely_from, min(surely_to, case.day), entered.on, entered.event)


def _lanes_of_facts(case: Case) -> Iterator[Lane]:
    here = case.territory.id
    meetings = [fact for fact in case.happened(MeetingHeld) if concerns(fact, here)]
    decisions = [fact for fact in case.happened(DecisionRecorded) if concerns(fact, here)]
    reviews = case.happened(ReviewOpened, tags=(f"territory:{here}",))
    passages = case.happened(GateDecided, tags=(f"territory:{here}",))
    yield Lane("meetings", say("Meetings"), tuple(_mark("meeting", fact) for fact in meetings))
    yield Lane("decisions", say("Decisions"), tuple(_mark("decision", fact) for fact in decisions))
    yield Lane(
        "gates",
        say("Gate reviews"),
        (*(_mark("review", fact) for fact in reviews), *(_mark("gate", fact) for fact in passages)),
    )


def _mark(kind: BarKind, fact: Fact) -> Bar:
    """Return the mark of a fact: one moment within its bounds, so nothing in between is sure."""
    return Bar(kind, fact.on.earliest, fact.on.latest, fact.on.latest, fact.on.earliest, fact.on, fact.event)
