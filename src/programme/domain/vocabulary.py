"""The words of the register: identifiers, closed lists, and texts as they may be stored."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
ENTRY_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._:/#-]*$"
KEY_PATTERN = r"^[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*$"
CLOCK_PATTERN = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
PERSON_PATTERN = r"^p-[0-9a-f]{16}$"
HASH_PATTERN = r"^[0-9a-f]{64}$"
PUBLIC_KEY_PATTERN = r"^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$"
QUANTITY_PATTERN = r"^-?[0-9]{1,15}(?:\.[0-9]{1,9})?$"
POSITIONS_PATTERN = r"^(?:[1-9][0-9]{0,15}(?:-[1-9][0-9]{0,15})?(?:,[1-9][0-9]{0,15}(?:-[1-9][0-9]{0,15})?)*)?$"
SOURCE_PATTERN = r"^[a-z0-9]+(?:[-.][a-z0-9]+)*(?::[0-9]{1,6}(?:-[0-9]{1,6})?)?$"


@dataclass(frozen=True, slots=True)
class Names:
    """Marks a field as the identifier of something of ``kind``: the field becomes a tag of its entry."""

    kind: str


_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters but line end and tab, and halves of a pair."""


def _clean(text: str) -> str:
    """Return the text in Unicode NFC without surrounding blanks; refuse what no screen or paper shows."""
    text = unicodedata.normalize("NFC", text.strip())
    if not text:
        kind, message = "blank_text", "the text is empty"
        raise PydanticCustomError(kind, message)
    if _UNSEEN.search(text):
        kind, message = "control_characters", "the text holds control characters"
        raise PydanticCustomError(kind, message)
    return text


def _one_line(text: str) -> str:
    """Return the text; refuse one of several lines, or in columns."""
    if "\n" in text or "\t" in text:
        kind, message = "several_lines", "the text must be on one line"
        raise PydanticCustomError(kind, message)
    return text


def is_title(text: str) -> bool:
    """Return whether a text is short enough for a title, and on one line."""
    return len(text) <= TITLE_LENGTH and "\n" not in text and "\t" not in text


def _plain_number(value: object) -> object:
    """Write a number as the register keeps it: « 1 234,5 » is ``1234.5``; a float stays one, and is refused."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return value
    return re.sub(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))", "", value.strip()).replace(",", ".")


Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=80)]
TITLE_LENGTH = 300
Title = Annotated[str, Field(max_length=TITLE_LENGTH), AfterValidator(_clean), AfterValidator(_one_line)]
Text = Annotated[str, Field(max_length=8000), AfterValidator(_clean)]
Clock = Annotated[str, Field(pattern=CLOCK_PATTERN)]
Hash = Annotated[str, Field(pattern=HASH_PATTERN)]
PublicKey = Annotated[str, Field(pattern=PUBLIC_KEY_PATTERN, max_length=300)]
Source = Annotated[str, Field(pattern=SOURCE_PATTERN, max_length=120)]
Ordinal = Annotated[int, Field(ge=1, lt=2**53)]
Position = Ordinal
Positions = Annotated[str, Field(pattern=POSITIONS_PATTERN, max_length=40_000)]
"""Positions in rising order, with runs as ranges: ``1-15,37``."""
Count = Annotated[int, Field(ge=0, lt=2**53)]
Quantity = Annotated[str, Field(pattern=QUANTITY_PATTERN), BeforeValidator(_plain_number)]
Degree = Annotated[int, Field(ge=1, le=5)]
Year = Annotated[int, Field(ge=1900, le=2200)]

ActionId = Annotated[Id, Names("action")]
AmbiguityId = Annotated[Id, Names("ambiguity")]
AssumptionId = Annotated[Id, Names("assumption")]
BodyId = Annotated[Id, Names("body")]
BudgetLineId = Annotated[Id, Names("line")]
CallId = Annotated[Id, Names("call")]
CharterId = Annotated[Id, Names("charter")]
CriterionId = Annotated[Id, Names("criterion")]
CycleId = Annotated[Id, Names("cycle")]
DecisionId = Annotated[Id, Names("decision")]
DocumentId = Annotated[Id, Names("document")]
DocumentKindId = Annotated[Id, Names("document-kind")]
EntryId = Annotated[str, Field(pattern=ENTRY_PATTERN, max_length=200), Names("entry")]
EventType = Annotated[str, Field(pattern=ID_PATTERN, max_length=80), Names("of")]
FlagshipId = Annotated[Id, Names("flagship")]
FundingId = Annotated[Id, Names("funding")]
GateId = Annotated[Id, Names("gate")]
IndicatorId = Annotated[Id, Names("indicator")]
MeetingId = Annotated[Id, Names("meeting")]
OfficeId = Annotated[Id, Names("office")]
OptionId = Annotated[Id, Names("option")]
PartnershipId = Annotated[Id, Names("partnership")]
PersonId = Annotated[str, Field(pattern=PERSON_PATTERN), Names("person")]
PhaseId = Annotated[Id, Names("phase")]
QuestionId = Annotated[Id, Names("question")]
ReservationId = Annotated[Id, Names("reservation")]
ReviewId = Annotated[Id, Names("review")]
RiskId = Annotated[Id, Names("risk")]
SeatId = Annotated[Id, Names("seat")]
StakeholderId = Annotated[Id, Names("stakeholder")]
StepId = Annotated[Id, Names("step")]
SubjectId = Annotated[Id, Names("subject")]
TerritoryId = Annotated[Id, Names("territory")]


class Ladder(StrEnum):
    """A closed list whose values are in order, each beyond the one before."""

    def reaches(self, wanted: Self) -> bool:
        """Return whether it is ``wanted`` or beyond."""
        rungs = list(type(self))
        return rungs.index(self) >= rungs.index(wanted)


class KeyKind(StrEnum):
    """What is held under lock: the key that seals the register, and the vault with the keys of persons."""

    SEAL = "seal"
    VAULT = "vault"


class Category(StrEnum):
    """The six families of stakeholders of the source (lines 405 to 521)."""

    PUBLIC_AUTHORITIES = "pouvoirs-publics"
    ASSOCIATIONS = "associations"
    COMPANIES = "entreprises"
    CITIZENS = "citoyens"
    HIGHER_EDUCATION = "enseignement-superieur"
    MEDIA = "media"


class Involvement(Ladder):
    """How far a stakeholder goes with the programme: four facts, of which the weaker never stands for the stronger."""

    CONTACT = "contact"
    SUPPORT = "support"
    ENGAGEMENT = "engagement"
    COMMITMENT = "commitment"


class Column(StrEnum):
    """The two columns of the matrix: what a stakeholder gives, and what it expects."""

    CONTRIBUTIONS = "contributions"
    BENEFITS = "benefits"


class PartnershipKind(StrEnum):
    """An action between several, which is a balanced exchange; or a position of openness (source, lines 182 to 193)."""

    PARTNERSHIP = "partnership"
    ALLIANCE = "alliance"


class PartnershipForm(StrEnum):
    """The four types of partnership of the RAMEAU (source, lines 529 to 561)."""

    PATRONAGE = "patronage"
    SOCIETAL_INNOVATION = "societal-innovation"
    ECONOMIC_COOPERATION = "economic-cooperation"
    RESPONSIBLE_PRACTICES = "responsible-practices"


class PartnershipStatus(Ladder):
    """How far a partnership has come."""

    PROPOSED = "proposed"
    SIGNED = "signed"
    EVALUATED = "evaluated"


class FlagshipKind(StrEnum):
    """Whose project it is: one stakeholder's, or a shared one."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"


class FlagshipStatus(Ladder):
    """How far a flagship project has come; it is presented to companies, and finds its partners among them."""

    PROPOSED = "proposed"
    WRITTEN = "written"
    PRESENTED = "presented"
    PARTNERED = "partnered"


class Ending(StrEnum):
    """How something is closed: it did what it was for, or it was given up and counts no more."""

    COMPLETED = "completed"
    ABANDONED = "abandoned"


class MeetingKind(StrEnum):
    """What a meeting is; one evening may be several of these at once."""

    COMMITTEE = "committee"
    WORKSHOP = "workshop"
    INTERVIEW = "interview"
    TRAINING = "training"
    PRESENTATION = "presentation"
    LAUNCH = "launch"
    CLOSING = "closing"


class Finding(StrEnum):
    """What is found of a criterion."""

    MET = "met"
    UNMET = "unmet"
    UNDECIDABLE = "undecidable"
    WAIVED = "waived"
    NOT_APPLICABLE = "not-applicable"


class AttestedFinding(StrEnum):
    """What a person may answer to a criterion that only a person can judge."""

    MET = "met"
    UNMET = "unmet"
    NOT_APPLICABLE = "not-applicable"


class Rule(StrEnum):
    """Who makes a criterion a condition: the source, or the programme by hypothesis."""

    SOURCE = "source"
    HYPOTHESIS = "hypothesis"


class Outcome(StrEnum):
    """The five ways a phase review ends."""

    PASSED = "passed"
    PASSED_WITH_RESERVATIONS = "passed-with-reservations"
    DEFERRED = "deferred"
    REWORK = "rework"
    STOPPED = "stopped"

    @property
    def passes(self) -> bool:
        """Whether the territory goes on to the next phase."""
        return self in {Outcome.PASSED, Outcome.PASSED_WITH_RESERVATIONS}


class Ballot(StrEnum):
    """One vote."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Colour(StrEnum):
    """An opinion at a glance; never a verdict."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Nature(StrEnum):
    """What a sum of the budget stands for; sums of different natures are never added up."""

    CASH = "cash"
    IN_KIND = "in-kind"
    VOLUNTEER_TIME = "volunteer-time"


class BudgetStatus(StrEnum):
    """What is claimed of a sum: as somebody declares it, planned, really had, or a rough estimate."""

    DECLARED = "declared"
    PLANNED = "planned"
    RECORDED = "recorded"
    ESTIMATED = "estimated"


class Purpose(StrEnum):
    """What a budget line pays for."""

    PRODUCTION = "production"
    COORDINATION = "coordination"


class CallState(StrEnum):
    """What has become of a call for projects."""

    EXPECTED = "expected"
    OPEN = "open"
    ANSWERED = "answered"


class FundingStatus(Ladder):
    """How far a funding request has come; a refused one was applied for."""

    APPLIED = "applied"
    GRANTED = "granted"
    REPORTED = "reported"


class DocumentStatus(StrEnum):
    """What has become of a document. A filed one exists; that it is filed says nothing of its being signed."""

    ANNOUNCED = "announced"
    DRAFTED = "drafted"
    VALIDATED = "validated"
    SIGNED = "signed"
    FILED = "filed"


class IndicatorKind(StrEnum):
    """What an indicator tells of: the value that the programme wants to see shared (source, lines 229 to 238)."""

    SOCIAL = "social"
    ECONOMIC = "economic"
    ENVIRONMENTAL = "environmental"
    PARTICIPATION = "participation"


class Trend(StrEnum):
    """Where a risk is going."""

    RISING = "rising"
    STABLE = "stable"
    FALLING = "falling"


class GapKind(StrEnum):
    """What the record does not say."""

    DECIDER = "decider"
    AMBIGUITY = "ambiguity"
    DOUBT = "doubt"
    DATE = "date"
    STEP = "step"
    FOLLOW_UP = "follow-up"
    OWNER = "owner"
    SEAT = "seat"
    SUM = "sum"
    ASSUMPTION = "assumption"
    CRITERION = "criterion"


class DecisionState(StrEnum):
    """What has become of a decision."""

    STANDS = "stands"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    UNDECIDABLE = "undecidable"


class ActionState(StrEnum):
    """What has become of an action."""

    OPEN = "open"
    COMPLETED = "completed"
    ABANDONED = "abandoned"


class QuestionState(StrEnum):
    """What has become of a question."""

    OPEN = "open"
    DEFERRED = "deferred"
    SETTLED = "settled"


class PlanKind(StrEnum):
    """What the agenda looks after: whatever is planned for a date, or allowed until one."""

    ACTION = "action"
    MEETING = "meeting"
    TERRITORY = "territory"
    QUESTION = "question"
    DOCUMENT = "document"
    CALL = "call"
    RESERVATION = "reservation"
    WAIVER = "waiver"
    PHASE = "phase"
    BODY = "body"
    SEAT = "seat"


class Timeliness(StrEnum):
    """Where a plan stands on a day: its date has gone by, or has not, or nobody can say."""

    LATE = "late"
    DUE = "due"
    UNDECIDABLE = "undecidable"


class Holiday(StrEnum):
    """The eleven public holidays of France, in the order of an ordinary year."""

    NEW_YEAR = "new-year"
    EASTER_MONDAY = "easter-monday"
    LABOUR_DAY = "labour-day"
    VICTORY_DAY = "victory-day"
    ASCENSION = "ascension"
    WHIT_MONDAY = "whit-monday"
    NATIONAL_DAY = "national-day"
    ASSUMPTION = "assumption"
    ALL_SAINTS = "all-saints"
    ARMISTICE = "armistice"
    CHRISTMAS = "christmas"


class TerritoryState(StrEnum):
    """Where a territory stands in the programme, whatever its phase."""

    PROPOSED = "proposed"
    ENVISAGED = "envisaged"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class ReportKind(StrEnum):
    """The kinds of report."""

    TRANSITION = "transition"
    ANNUAL = "annual"
    DECISIONS = "decisions"
    COMPLETENESS = "completeness"


class ReportState(StrEnum):
    """What later knowledge does to a report that was issued, the gravest last."""

    CURRENT = "current"
    OUTDATED = "outdated"
    CORRECTED = "corrected"
    SHAKEN = "shaken"
