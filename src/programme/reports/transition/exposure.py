"""Group D: what is open and what has changed: plans gone by, changes since the last gate, doubts under the findings."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.event import Event
from programme.domain.events import (
    CharterAdopted,
    DecisionRecorded,
    DecisionWithdrawn,
    GateDecided,
    GateReopened,
    PhaseEntered,
    SeatFilled,
    SeatVacated,
    StartPlanned,
    TerritoryClosed,
    TerritoryResumed,
    TerritorySelected,
    TerritorySuspended,
    ThemeSet,
)
from programme.domain.fact import Fact
from programme.domain.scope import concerns
from programme.domain.sentences import say
from programme.reports.document import Block, Code, Entries, Group, Point, Value, notes, point, table
from programme.reports.transition.case import Case, in_order
from programme.reports.transition.phrases import LATER, NOTHING
from programme.reports.transition.planned import open_steps, planned

OF_THE_TERRITORY: tuple[type[Event], ...] = (
    TerritorySelected,
    TerritorySuspended,
    TerritoryResumed,
    TerritoryClosed,
    ThemeSet,
    StartPlanned,
    PhaseEntered,
    GateDecided,
    GateReopened,
    DecisionRecorded,
)
OF_THE_PROGRAMME: tuple[type[Event], ...] = (CharterAdopted, SeatFilled, SeatVacated, DecisionWithdrawn)


def exposure(case: Case) -> Group:
    """Return points 16 to 21."""
    points = (
        point(16, "risks", say("Risks"), (), LATER),
        _open(case),
        _changes(case),
        point(19, "questions", say("Open questions and their options"), (), LATER),
        _at_risk(case),
        point(21, "exceptions", say("Exceptions raised"), (), LATER),
    )
    return Group("D", say("Exposure"), points)


def _open(case: Case) -> Point:
    """Return what was planned and has no record of having come, and the steps that are not complete."""
    columns = (
        ("what", say("What"), 6),
        ("due", say("Planned for"), 2),
        ("gone_by", say("Gone by"), 2),
        ("entry", say("Entry"), 1),
    )
    rows: list[tuple[Value, ...]] = [
        (fact.event, due, due.by(case.day), Entries((fact.position,))) for fact, due in planned(case)
    ]
    rows += [(fact.event, None, None, Entries((fact.position,))) for fact in open_steps(case)]
    blocks = table("open", say("Planned or begun, with no record of its end"), columns, rows)
    return point(17, "open", say("Open matters"), blocks, NOTHING)


def _changes(case: Case) -> Point:
    columns = (
        ("on", say("When"), 2),
        ("what", say("What"), 6),
        ("sources", say("Sources"), 0),
        ("entry", say("Entry"), 1),
    )
    rows = [
        (fact.on, fact.event, tuple(Code(one) for one in fact.event.sources) or None, Entries((fact.position,)))
        for fact in _since(case)
    ]
    blocks: list[Block] = [*table("changes", say("Changes"), columns, rows)]
    blocks += notes("remarks", _from_when(case) if rows else ())
    return point(18, "changes", say("Changes since the last gate"), blocks, NOTHING)


def _since(case: Case) -> tuple[Fact, ...]:
    """Return the changes that do not surely come before the phase, leaving out the decision reported on."""
    here = (f"territory:{case.territory.id}",)
    own = case.happened(*OF_THE_TERRITORY, tags=here)
    others = [fact for fact in case.happened(*OF_THE_PROGRAMME, DecisionRecorded) if concerns(fact, case.territory.id)]
    facts = {fact.position: fact for fact in (*own, *others)}
    decided = case.decided.fact.command_id if case.decided is not None else None
    return tuple(fact for fact in case.in_the_phase(in_order(facts.values())) if fact.command_id != decided)


def _from_when(case: Case) -> Iterator[Value]:
    entered = case.entered
    if entered is None:
        yield say("From the beginning: no phase had been entered.")
    else:
        yield say("From the entry into the phase “{phase}”: {date}.", phase=case.gate.from_, date=entered.on)


def _at_risk(case: Case) -> Point:
    """Return the doubts that travel with the findings."""
    columns = (("criterion", say("Criterion"), 2), ("finding", say("Finding"), 1), ("doubt", say("Doubt"), 6))
    rows = [
        (Code(result.criterion.id), result.finding, doubt)
        for result in case.assessment.results
        for doubt in result.doubts
    ]
    blocks = table("doubts", say("Doubts that travel with the findings"), columns, rows)
    return point(20, "assumptions", say("Assumptions at risk"), blocks, NOTHING)
