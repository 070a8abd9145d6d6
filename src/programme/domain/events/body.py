"""Bodies, seats and who may not vote."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.quorum import VotingRule
from programme.domain.vocabulary import (
    BodyId,
    Category,
    EntryId,
    OfficeId,
    ReviewId,
    SeatId,
    StakeholderId,
    TerritoryId,
    Text,
    Title,
)


class BodyPlanned(Event):
    """A body is to be set up by a date."""

    type: ClassVar[str] = "body-planned"
    sentence: ClassVar[str] = "{body} is to be set up by {due}."

    body: BodyId
    name: Title
    due: ImpreciseDate
    replaces: EntryId | None = None


class BodyPlanDropped(Event):
    """The plan to set up a body was given up."""

    type: ClassVar[str] = "body-plan-dropped"
    sentence: ClassVar[str] = "{body} will not be set up: {reason}"

    body: BodyId
    reason: Text
    replaces: EntryId


class BodyConstituted(Event):
    """A body exists."""

    type: ClassVar[str] = "body-constituted"
    sentence: ClassVar[str] = "{body} is constituted."

    body: BodyId
    name: Title


class SeatsPlanned(Event):
    """Seats of a body are to be filled: at least so many, at most so many, if that is said.

    ``category``, ``territory`` and ``stakeholders`` say for whom they are kept.
    """

    type: ClassVar[str] = "seats-planned"
    sentence: ClassVar[str] = "Seats to be filled in {body}: {title}"

    body: BodyId
    seat: SeatId
    title: Title
    least: Annotated[int, Field(ge=0, le=500)]
    most: Annotated[int, Field(ge=1, le=500)] | None = None
    category: Category | None = None
    territory: TerritoryId | None = None
    stakeholders: tuple[StakeholderId, ...] = ()
    due: ImpreciseDate | None = None
    replaces: EntryId | None = None


class SeatsDropped(Event):
    """Seats that were to be filled will not be."""

    type: ClassVar[str] = "seats-dropped"
    sentence: ClassVar[str] = "The seats “{seat}” of {body} will not be filled: {reason}"

    body: BodyId
    seat: SeatId
    reason: Text
    replaces: EntryId


class SeatFilled(Event):
    """An office took a seat in a body, a planned one if ``seat`` says so.

    ``category`` and ``territory`` say for whom it sits.
    """

    type: ClassVar[str] = "seat-filled"
    sentence: ClassVar[str] = "{office} takes a seat in {body}."

    body: BodyId
    office: OfficeId
    seat: SeatId | None = None
    role: Title | None = None
    category: Category | None = None
    territory: TerritoryId | None = None


class SeatVacated(Event):
    """An office left its seat; ``ends`` names the entry that filled it."""

    type: ClassVar[str] = "seat-vacated"
    sentence: ClassVar[str] = "{office} leaves its seat in {body}."

    body: BodyId
    office: OfficeId
    ends: EntryId


class VotingRuleSet(Event):
    """A body set its own voting rule; it comes before the charter's."""

    type: ClassVar[str] = "voting-rule-set"
    sentence: ClassVar[str] = "{body} sets its voting rule."

    body: BodyId
    voting: VotingRule
    replaces: EntryId | None = None


class ProxyGiven(Event):
    """A member gave another one its vote for one review."""

    type: ClassVar[str] = "proxy-given"
    sentence: ClassVar[str] = "{office} gives its proxy to {holder} in {body}."

    body: BodyId
    office: OfficeId
    holder: OfficeId
    review: ReviewId


class InterestDeclared(Event):
    """A member declared an interest."""

    type: ClassVar[str] = "interest-declared"
    sentence: ClassVar[str] = "{office} declares an interest to {body}: {about}"

    body: BodyId
    office: OfficeId
    about: Text
    territory: TerritoryId | None = None


class InterestNoted(Event):
    """Someone else noted an interest of a member, who has not declared it."""

    type: ClassVar[str] = "interest-noted"
    sentence: ClassVar[str] = "{noted_by} notes an interest of {office} in {body}: {about}"

    body: BodyId
    office: OfficeId
    about: Text
    noted_by: OfficeId
    territory: TerritoryId | None = None


class RecusalRecorded(Event):
    """A member steps aside from one review."""

    type: ClassVar[str] = "recusal-recorded"
    sentence: ClassVar[str] = "{office} steps aside in {body}."

    body: BodyId
    office: OfficeId
    review: ReviewId
    reason: Text | None = None
