"""Group D: what is open and what has changed: risks, plans, changes since the last gate, questions, doubts."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.budget import adoptions
from programme.domain.event import Event
from programme.domain.events import (
    BodyConstituted,
    BudgetAssumptionAdopted,
    BudgetLineRevised,
    CharterAdopted,
    DecisionRecorded,
    DecisionWithdrawn,
    GateDecided,
    GateReopened,
    MemberJoined,
    MemberLeft,
    PhaseEntered,
    QuestionSettled,
    ReviewMigrated,
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
from programme.reports.document import Block, Code, Entries, Group, Point, Ref, Value, notes, point, table
from programme.reports.transition.case import Case, in_order
from programme.reports.transition.exceptions import exceptions
from programme.reports.transition.phrases import NOTHING
from programme.reports.transition.questions import questions
from programme.reports.transition.risks import risks
from programme.reports.transition.work import open_matters

OF_THE_TERRITORY: tuple[type[Event], ...] = (
    TerritorySelected,
    TerritorySuspended,
    TerritoryResumed,
    TerritoryClosed,
    ThemeSet,
    StartPlanned,
    PhaseEntered,
    ReviewMigrated,
    GateDecided,
    GateReopened,
    DecisionRecorded,
    MemberJoined,
    MemberLeft,
)
OF_THE_PROGRAMME: tuple[type[Event], ...] = (
    CharterAdopted,
    BodyConstituted,
    SeatFilled,
    SeatVacated,
    DecisionWithdrawn,
    QuestionSettled,
    BudgetLineRevised,
    BudgetAssumptionAdopted,
)


def exposure(case: Case) -> Group:
    """Return points 16 to 21."""
    points = (
        risks(case),
        open_matters(case),
        _changes(case),
        questions(case),
        _at_risk(case),
        exceptions(case),
    )
    return Group("D", say("Exposure"), points)


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
    """Return the doubts that travel with the findings, and what was adopted by a decision that may stand no more."""
    columns = (("criterion", say("Criterion"), 2), ("finding", say("Finding"), 1), ("doubt", say("Doubt"), 6))
    rows = [
        (Ref("criterion", result.criterion.id), result.finding, doubt)
        for result in case.assessment.results
        for doubt in result.doubts
    ]
    blocks = (*table("doubts", say("Doubts that travel with the findings"), columns, rows), *_adopted(case))
    return point(20, "assumptions", say("Assumptions at risk"), blocks, NOTHING)


def _adopted(case: Case) -> tuple[Block, ...]:
    columns = (
        ("assumption", say("Reading of the budget"), 5),
        ("adopted", say("Adopted"), 2),
        ("stands", say("Its decision stands"), 2),
        ("entry", say("Entry"), 1),
    )
    rows = [
        (Ref("assumption", one.assumption), one.fact.on, one.stands, Entries((one.fact.position,)))
        for one in adoptions(case.reading, case.day)
        if one is not None
    ]
    return table("adopted", say("Assumption adopted for the budget"), columns, rows)
