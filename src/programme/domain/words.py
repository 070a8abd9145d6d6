"""How the closed lists read to people: an English word for each value, translated at the edge."""

from __future__ import annotations

from enum import StrEnum

from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import (
    AttestedFinding,
    Ballot,
    Category,
    Colour,
    Column,
    Finding,
    Involvement,
    MeetingKind,
    Outcome,
    Rule,
    TerritoryState,
)

_WORDS: dict[StrEnum, Sentence] = {
    Category.PUBLIC_AUTHORITIES: say("public authorities"),
    Category.ASSOCIATIONS: say("associations"),
    Category.COMPANIES: say("companies"),
    Category.CITIZENS: say("citizens"),
    Category.HIGHER_EDUCATION: say("higher education and research"),
    Category.MEDIA: say("media"),
    Involvement.CONTACT: say("contact"),
    Involvement.SUPPORT: say("support"),
    Involvement.ENGAGEMENT: say("engagement"),
    Involvement.COMMITMENT: say("signed commitment"),
    Column.CONTRIBUTIONS: say("contributions"),
    Column.BENEFITS: say("benefits"),
    MeetingKind.COMMITTEE: say("committee meeting"),
    MeetingKind.WORKSHOP: say("workshop"),
    MeetingKind.INTERVIEW: say("interview"),
    MeetingKind.TRAINING: say("training"),
    MeetingKind.PRESENTATION: say("presentation"),
    MeetingKind.LAUNCH: say("launch meeting"),
    MeetingKind.CLOSING: say("closing meeting"),
    Finding.MET: say("met"),
    Finding.UNMET: say("not met"),
    Finding.UNDECIDABLE: say("undecidable"),
    Finding.WAIVED: say("waived"),
    Finding.NOT_APPLICABLE: say("not applicable"),
    Rule.SOURCE: say("rule of the source"),
    Rule.HYPOTHESIS: say("hypothesis"),
    Outcome.PASSED: say("passed"),
    Outcome.PASSED_WITH_RESERVATIONS: say("passed with reservations"),
    Outcome.DEFERRED: say("deferred"),
    Outcome.REWORK: say("to be reworked"),
    Outcome.STOPPED: say("stopped"),
    Ballot.FOR: say("for"),
    Ballot.AGAINST: say("against"),
    Ballot.ABSTAIN: say("abstention"),
    Colour.GREEN: say("green"),
    Colour.AMBER: say("amber"),
    Colour.RED: say("red"),
    TerritoryState.PROPOSED: say("proposed"),
    TerritoryState.ENVISAGED: say("envisaged"),
    TerritoryState.ACTIVE: say("active"),
    TerritoryState.SUSPENDED: say("suspended"),
    TerritoryState.CLOSED: say("closed"),
}


def word(value: StrEnum) -> Sentence:
    """Return how a value of a closed list reads."""
    return _WORDS[Finding(value.value) if isinstance(value, AttestedFinding) else value]
