"""How a criterion that stands in the way can be settled: by whom, and with which command."""

from __future__ import annotations

from datetime import date
from functools import singledispatch

from programme.domain.aggregates.gate_file import GateFile
from programme.domain.answer import Answer
from programme.domain.assessment import Assessment, CriterionResult
from programme.domain.charter import Gate
from programme.domain.demands import (
    Attested,
    Committed,
    Decided,
    Demand,
    Documented,
    Done,
    Flagships,
    Funded,
    Measured,
    Meetings,
    Partnerships,
    Seats,
    Settled,
    Spread,
)
from programme.domain.events import MeetingHeld, ReservationAttached
from programme.domain.fact import Fact
from programme.domain.refusals import Reason
from programme.domain.sentences import say
from programme.domain.vocabulary import (
    DocumentStatus,
    Finding,
    FlagshipStatus,
    FundingStatus,
    Involvement,
    PartnershipKind,
    PartnershipStatus,
    TerritoryId,
)


def blocking_reasons(assessment: Assessment, file: GateFile) -> list[Reason]:
    """Return why each criterion in the way stands there: what it asks, what is missing, who can settle it, and how."""
    return [_blocking(result, assessment, file) for result in assessment.blocking]


def who_can_settle(result: CriterionResult, gate: Gate | None) -> tuple[str, ...]:
    """Return the office or bodies that can settle a criterion: as the charter says, else who decides at the gate."""
    if result.criterion.who_can_settle is not None:
        return (result.criterion.who_can_settle,)
    return gate.decided_by if gate is not None else ()


def remedy(result: CriterionResult, territory: TerritoryId, file: GateFile, day: date) -> str:
    """Return the command that records what is missing or, where a date is, the one that shows the entry."""
    if result.finding is Finding.UNDECIDABLE and result.found.open_facts:
        return f"programme entry show {result.found.open_facts[0].position}"
    if result.found.unminuted:
        return f"programme meeting minutes {_only(_meetings_of(result.found.unminuted))} --summary …"
    if isinstance(result.criterion.demand, Attested):
        return f"programme gate answer {territory} {result.criterion.id} --finding met --because …"
    demand = result.criterion.demand
    if isinstance(demand, Settled) and demand.what == "reservation":
        return f"programme gate lift {territory} {_only(_open_reservations(file, day))} --because …"
    return f"programme {_recording(result.criterion.demand, territory)}"


def _blocking(result: CriterionResult, assessment: Assessment, file: GateFile) -> Reason:
    criterion = result.criterion
    missing = result.found.missing or ""
    return Reason(
        rule=f"criterion-{result.finding}",
        sentence=say("{criterion}: {sentence} {missing}", criterion=criterion.id, sentence=criterion, missing=missing),
        source=criterion.reference,
        who_can_settle=", ".join(who_can_settle(result, assessment.gate)) or None,
        advice=remedy(result, assessment.territory.id, file, assessment.day),
    )


def _open_reservations(file: GateFile, day: date) -> list[str]:
    starts = (one.start.event for one in file.reservations() if one.holds(day) is not Answer.NO)
    return [event.reservation for event in starts if isinstance(event, ReservationAttached)]


def _meetings_of(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.event.meeting for fact in facts if isinstance(fact.event, MeetingHeld)]


@singledispatch
def _recording(demand: object, territory: TerritoryId) -> str:
    """Return the words of the command that records what a demand asks; each kind of demand registers below."""
    raise NotImplementedError(demand, territory)


@_recording.register
def _meetings(demand: Meetings, territory: TerritoryId) -> str:
    body = f" --body {demand.body}" if demand.body is not None else ""
    return f"meeting hold --kind {demand.kind} --title … --on …{body}{_for(demand, territory)}"


@_recording.register
def _done(demand: Done, territory: TerritoryId) -> str:
    if not demand.steps:
        return f"action complete {_only(demand.actions)} --on …"
    return f"step complete {_only(demand.steps)} --on …{_for(demand, territory)}"


@_recording.register
def _seats(demand: Seats, territory: TerritoryId) -> str:
    return f"body seat {demand.body} … --category …{_for(demand, territory)}"


@_recording.register
def _decided(demand: Decided, territory: TerritoryId) -> str:
    return f"decision record --subject {demand.subject} --title … --on … --territory {territory}"


@_recording.register
def _settled(demand: Settled, territory: TerritoryId) -> str:
    del territory  # what is settled is named by its own id
    if demand.what == "risk":
        return f"risk reassess {_only(demand.ids)} --owner …" if demand.state == "owned" else _closed_risk(demand)
    how = "--decision" if demand.what == "question" else "--text"
    return f"{demand.what} settle {_only(demand.ids)} {how} …"


def _closed_risk(demand: Settled) -> str:
    return f"risk close {_only(demand.ids)} --reason …"


@_recording.register
def _partnerships(demand: Partnerships, territory: TerritoryId) -> str:
    if demand.status is not PartnershipStatus.PROPOSED:
        return f"partnership {_PARTNERSHIP_VERBS[demand.status]} … --on …"
    kind = f" --kind {demand.kind}" if demand.kind is PartnershipKind.ALLIANCE else ""
    return f"partnership propose … --title …{kind}{_for(demand, territory)}"


@_recording.register
def _documented(demand: Documented, territory: TerritoryId) -> str:
    verb = _DOCUMENT_VERBS[demand.status]
    return f"document {verb} … --kind {demand.kind} --title …{_for(demand, territory)}"


@_recording.register
def _funded(demand: Funded, territory: TerritoryId) -> str:
    if demand.status is FundingStatus.APPLIED:
        return f"funding apply … --title … --funder …{_for(demand, territory)}"
    if demand.status is FundingStatus.GRANTED:
        return "funding grant … --amount … --year …"
    return "funding report … --summary …"


@_recording.register
def _measured(demand: Measured, territory: TerritoryId) -> str:
    return f"indicator measure … --on …{_for(demand, territory)}"


@_recording.register
def _committed(demand: Committed, territory: TerritoryId) -> str:
    if isinstance(demand.level, Involvement):
        return f"stakeholder {_INVOLVEMENT_VERBS[demand.level]} … --on …{_for(demand, territory)}"
    return f"territory group {territory} … --on …"


@_recording.register
def _flagships(demand: Flagships, territory: TerritoryId) -> str:
    if demand.status is FlagshipStatus.PROPOSED:
        return f"flagship propose … --title …{_for(demand, territory)}"
    return f"flagship {_FLAGSHIP_VERBS[demand.status]} … --on …"


@_recording.register
def _spread(demand: Spread, territory: TerritoryId) -> str:
    handed_over = " --handed-over …" if demand.handed_over else ""
    return f"territory spread … --from {territory}{handed_over}"


_INVOLVEMENT_VERBS = {
    Involvement.CONTACT: "contact",
    Involvement.SUPPORT: "support",
    Involvement.ENGAGEMENT: "engage",
    Involvement.COMMITMENT: "commit",
}
_FLAGSHIP_VERBS = {
    FlagshipStatus.WRITTEN: "write",
    FlagshipStatus.PRESENTED: "present",
    FlagshipStatus.PARTNERED: "partner",
}
_PARTNERSHIP_VERBS = {PartnershipStatus.SIGNED: "sign", PartnershipStatus.EVALUATED: "evaluate"}
_DOCUMENT_VERBS = {
    DocumentStatus.ANNOUNCED: "announce",
    DocumentStatus.DRAFTED: "draft",
    DocumentStatus.VALIDATED: "validate",
    DocumentStatus.SIGNED: "sign",
    DocumentStatus.FILED: "file",
}


def _for(demand: Demand, territory: TerritoryId) -> str:
    return f" --territory {territory}" if demand.scope == "territory" else ""


def _only(ids: list[str] | tuple[str, ...]) -> str:
    """Return the one id there is, or the mark of a choice to make."""
    return ids[0] if len(ids) == 1 else "…"
