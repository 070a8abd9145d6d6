"""Gates: from the opening of a review to the passage."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.quorum import Tally
from programme.domain.vocabulary import (
    AttestedFinding,
    Ballot,
    BodyId,
    Colour,
    Count,
    CriterionId,
    EntryId,
    Finding,
    GateId,
    Hash,
    Id,
    MeetingId,
    OfficeId,
    Ordinal,
    Outcome,
    Position,
    ReservationId,
    ReviewId,
    TerritoryId,
    Text,
)


class ReviewOpened(Event):
    """A phase review began, under one edition of the charter."""

    type: ClassVar[str] = "review-opened"
    sentence: ClassVar[str] = "A review of the gate “{gate}” opens for {territory}."
    fixed: ClassVar[frozenset[str]] = frozenset({"attempt", "edition", "hash"})

    review: ReviewId
    territory: TerritoryId
    gate: GateId
    attempt: Ordinal
    edition: Id
    hash: Hash
    proposer: OfficeId


class FindingChanged(BaseModel):
    """A criterion found otherwise under other rules; None where they do not ask it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    criterion: Id
    before: Finding | None = None
    after: Finding | None = None


class ReviewMigrated(Event):
    """An open review goes on under another edition of the charter.

    ``changes`` holds the criteria that are found otherwise, or that one edition alone asks; ``without_effect`` the
    positions of the answers and waivers that the new edition has no use for: they stay on record.
    """

    type: ClassVar[str] = "review-migrated"
    sentence: ClassVar[str] = (
        "The review of the gate “{gate}” of {territory} goes on under edition {edition} of the charter, "
        "no longer under edition {edition_before}."
    )
    fixed: ClassVar[frozenset[str]] = frozenset(
        {"edition_before", "hash_before", "edition", "hash", "changes", "without_effect"}
    )

    review: ReviewId
    territory: Annotated[TerritoryId, Field(description="The territory.")]
    gate: GateId
    edition_before: Id
    hash_before: Hash
    edition: Id
    hash: Hash
    reason: Text | None = None
    changes: tuple[FindingChanged, ...] = ()
    without_effect: tuple[Position, ...] = ()
    replaces: EntryId


class CriterionAnswered(Event):
    """A person judged a criterion that only a person can judge, and said why."""

    type: ClassVar[str] = "criterion-answered"
    sentence: ClassVar[str] = "{territory}, criterion “{criterion}”: {finding}. {because}"

    territory: TerritoryId
    gate: GateId
    criterion: CriterionId
    finding: AttestedFinding
    because: Text
    answered_by: OfficeId
    evidence: tuple[Position, ...] = ()
    replaces: EntryId | None = None


class CriterionWaived(Event):
    """A criterion was set aside for a reason, until a day if one is given."""

    type: ClassVar[str] = "criterion-waived"
    sentence: ClassVar[str] = "{territory}, criterion “{criterion}” is waived: {reason}"

    territory: TerritoryId
    gate: GateId
    criterion: CriterionId
    reason: Text
    authorised_by: BodyId
    until: ImpreciseDate | None = None


class OpinionGiven(Event):
    """An independent opinion on a passage, with a colour; it decides nothing."""

    type: ClassVar[str] = "opinion-given"
    sentence: ClassVar[str] = "Opinion of {office} on {territory}: {colour}. {text}"

    review: ReviewId
    territory: TerritoryId
    office: OfficeId
    colour: Colour
    text: Text


class BallotCast(Event):
    """An office voted on a passage; ``cast_by`` holds its proxy."""

    type: ClassVar[str] = "ballot-cast"
    sentence: ClassVar[str] = "{office} votes on {territory}: {ballot}"
    fixed: ClassVar[frozenset[str]] = frozenset({"ballot"})

    review: ReviewId
    territory: TerritoryId
    body: BodyId
    office: OfficeId
    ballot: Ballot
    cast_by: OfficeId | None = None


class CriterionFound(BaseModel):
    """What was found of one criterion at the decision: at most 50 positions of evidence, with their count."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    criterion: Id
    finding: Finding
    evidence: Annotated[tuple[Position, ...], Field(max_length=50)] = ()
    evidence_count: Count = 0


class GateDecided(Event):
    """A phase review ended: what was decided, on which findings, under which edition, by which count."""

    type: ClassVar[str] = "gate-decided"
    sentence: ClassVar[str] = "Gate “{gate}”, {territory}: {outcome}."
    fixed: ClassVar[frozenset[str]] = frozenset(
        {"on", "outcome", "edition", "hash", "as_of", "known_at", "findings", "tally", "four_eyes"}
    )

    review: ReviewId
    territory: TerritoryId
    gate: GateId
    outcome: Outcome
    body: BodyId
    motive: Text | None = None
    meeting: MeetingId | None = None
    edition: Id
    hash: Hash
    as_of: ImpreciseDate
    known_at: Count
    findings: tuple[CriterionFound, ...]
    tally: Tally | None = None
    four_eyes: bool
    applies_from: ImpreciseDate | None = None
    ends: EntryId


class ReservationAttached(Event):
    """A condition was attached to a passage."""

    type: ClassVar[str] = "reservation-attached"
    sentence: ClassVar[str] = "Reservation on {territory}: {text}"

    reservation: ReservationId
    review: ReviewId
    territory: TerritoryId
    gate: GateId
    text: Text
    owner: OfficeId | None = None
    due: ImpreciseDate | None = None
    consequence: Annotated[Text | None, Field(description="What follows if it is not lifted.")] = None


class ReservationLifted(Event):
    """A reservation is satisfied."""

    type: ClassVar[str] = "reservation-lifted"
    sentence: ClassVar[str] = "Reservation {reservation} on {territory} is lifted: {because}"

    reservation: ReservationId
    territory: TerritoryId
    because: Text
    ends: EntryId


class GateReopened(Event):
    """The body changed its mind about a passage: the territory goes back to the phase it had left."""

    type: ClassVar[str] = "gate-reopened"
    sentence: ClassVar[str] = "Gate “{gate}” is reopened for {territory}: {reason}"

    review: ReviewId
    territory: TerritoryId
    gate: GateId
    body: BodyId
    reason: Text
    ends: EntryId
