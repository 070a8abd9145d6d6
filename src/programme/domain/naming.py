"""What things are called: the names that facts and charter give to ids, for people to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from programme.domain.aggregates.charters import Charters
from programme.domain.charter import Charter, Words
from programme.domain.event import Event
from programme.domain.events import (
    ActionPlanned,
    AmbiguityFlagged,
    BodyConstituted,
    BodyPlanned,
    BudgetAssumptionProposed,
    BudgetContributionRecorded,
    BudgetLineStated,
    CallExpected,
    CallOpened,
    CharterAdopted,
    DocumentAnnounced,
    DocumentDrafted,
    DocumentFiled,
    DocumentSigned,
    DocumentValidated,
    FlagshipProposed,
    FundingApplied,
    IndicatorDefined,
    MeetingConvened,
    MeetingHeld,
    PartnershipProposed,
    QuestionAsked,
    RiskRaised,
    SeatsPlanned,
    StakeholderRegistered,
    TerritoryEnvisaged,
    TerritoryProposed,
    VolunteeringValued,
    WorkshopCycleSetOut,
)
from programme.domain.reading import Reading

NAMED_BY: dict[type[Event], tuple[str, str]] = {
    TerritoryProposed: ("territory", "name"),
    TerritoryEnvisaged: ("territory", "name"),
    BodyPlanned: ("body", "name"),
    BodyConstituted: ("body", "name"),
    MeetingConvened: ("meeting", "title"),
    MeetingHeld: ("meeting", "title"),
    ActionPlanned: ("action", "title"),
    SeatsPlanned: ("seat", "title"),
    QuestionAsked: ("question", "title"),
    StakeholderRegistered: ("stakeholder", "name"),
    PartnershipProposed: ("partnership", "title"),
    DocumentAnnounced: ("document", "title"),
    DocumentDrafted: ("document", "title"),
    DocumentValidated: ("document", "title"),
    DocumentSigned: ("document", "title"),
    DocumentFiled: ("document", "title"),
    IndicatorDefined: ("indicator", "name"),
    RiskRaised: ("risk", "title"),
    AmbiguityFlagged: ("ambiguity", "title"),
    BudgetLineStated: ("line", "label"),
    BudgetContributionRecorded: ("line", "label"),
    VolunteeringValued: ("line", "label"),
    BudgetAssumptionProposed: ("assumption", "title"),
    CallExpected: ("call", "title"),
    CallOpened: ("call", "title"),
    FundingApplied: ("funding", "title"),
    WorkshopCycleSetOut: ("cycle", "title"),
    FlagshipProposed: ("flagship", "title"),
}
"""The events that name a thing: the kind of thing, which is the field that holds its id, and the field of the name."""


def names(reading: Reading, lang: Literal["fr", "en"]) -> dict[str, str]:
    """Return what to call each thing, by ``kind:id``; what the facts say comes before the latest charter's words."""
    latest = Charters.of(reading.facts(CharterAdopted)).latest
    found = dict(_of_charter(latest.rules, lang)) if latest is not None else {}
    for fact in reading.facts(*NAMED_BY):
        kind, name = NAMED_BY[type(fact.event)]
        found[f"{kind}:{getattr(fact.event, kind)}"] = getattr(fact.event, name)
    return found


def _of_charter(rules: Charter, lang: Literal["fr", "en"]) -> Iterator[tuple[str, str]]:
    parts: tuple[tuple[str, tuple[Words, ...]], ...] = (
        ("phase", rules.phases),
        ("body", rules.bodies),
        ("office", rules.offices),
    )
    for kind, words in parts:
        for one in words:
            yield f"{kind}:{getattr(one, 'id', '')}", one.fr if lang == "fr" else one.en
    phases = {phase.id: phase for phase in rules.phases}
    for gate in rules.gates:
        target = phases[gate.to]
        yield f"gate:{gate.id}", target.fr if lang == "fr" else target.en
