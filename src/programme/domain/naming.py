"""What things are called: the names that facts and charter give to ids, for people to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from programme.domain.aggregates.charters import Charters
from programme.domain.charter import BodyRules, Charter, Criterion, Office, Phase, Term, Words
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
    words = latest_words(reading)
    return {name: one.fr if lang == "fr" else one.en for name, one in words.items()} | given_names(reading)


def latest_words(reading: Reading) -> dict[str, Words]:
    """Return the words of the latest charter for each thing, by ``kind:id``."""
    latest = Charters.of(reading.facts(CharterAdopted)).latest
    return words_of(latest.rules) if latest is not None else {}


def given_names(reading: Reading) -> dict[str, str]:
    """Return what the facts call each thing, by ``kind:id``; the last one recorded counts."""
    found: dict[str, str] = {}
    for fact in reading.facts(*NAMED_BY):
        kind, name = NAMED_BY[type(fact.event)]
        found[f"{kind}:{getattr(fact.event, kind)}"] = getattr(fact.event, name)
    return found


def words_of(rules: Charter) -> dict[str, Words]:
    """Return the words of a charter for each thing, by ``kind:id``; a gate is called by the phase that it leads to."""
    parts: dict[str, Sequence[Phase | BodyRules | Office | Term]] = {
        "phase": rules.phases,
        "body": rules.bodies,
        "office": rules.offices,
        "document-kind": rules.terms,
        "subject": rules.terms,
    }
    found: dict[str, Words] = {f"{kind}:{one.id}": one for kind, named in parts.items() for one in named}
    gates = {f"gate:{gate.id}": found[f"phase:{gate.to}"] for gate in rules.gates}
    return found | gates | _of_criteria([one for gate in rules.gates for one in gate.criteria])


def _of_criteria(criteria: Sequence[Criterion]) -> dict[str, Words]:
    """Return the names of criteria; an id that two gates call differently has none."""
    named: dict[str, list[Words | None]] = {}
    for one in criteria:
        named.setdefault(f"criterion:{one.id}", []).append(one.name)
    return {name: first for name, (first, *others) in named.items() if first and all(one == first for one in others)}
