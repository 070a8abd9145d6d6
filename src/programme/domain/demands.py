"""The demands a criterion may make, as data: their names and parameters, as a charter writes them."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError, PydanticKnownError

from programme.domain.vocabulary import (
    ActionId,
    BodyId,
    Category,
    DocumentKindId,
    DocumentStatus,
    FlagshipKind,
    FlagshipStatus,
    FundingStatus,
    Id,
    IndicatorKind,
    Involvement,
    MeetingKind,
    PartnershipForm,
    PartnershipKind,
    PartnershipStatus,
    StepId,
    SubjectId,
)

AtLeast = Annotated[int, Field(ge=1, le=1000)]


class _Demand(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    scope: Literal["territory", "programme"] = "territory"


class Attested(_Demand):
    """A person judges it and says why; where asked, another person than the one who proposes the passage."""

    name: Literal["attested"]
    by_other_than: Literal["proposer"] | None = None


class Done(_Demand):
    """Steps are complete, actions are done: all of those named."""

    name: Literal["done"]
    steps: tuple[StepId, ...] = ()
    actions: tuple[ActionId, ...] = ()

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not self.steps and not self.actions:
            kind, message = "nothing_demanded", "neither steps nor actions are named"
            raise PydanticCustomError(kind, message)
        return self


class Meetings(_Demand):
    """At least so many meetings of a kind were held, by a body if one is named, with minutes if asked."""

    name: Literal["meetings"]
    kind: MeetingKind
    body: BodyId | None = None
    at_least: AtLeast = 1
    minutes: bool = False


class Seats(_Demand):
    """A body has at least ``each`` seats filled from each category."""

    name: Literal["seats"]
    body: BodyId
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]
    each: AtLeast = 1


class Decided(_Demand):
    """A decision on a subject is recorded and not withdrawn."""

    name: Literal["decided"]
    subject: SubjectId


def _all_or_some(value: object) -> object:
    """Return the ids of a list, or none for ``all``; an empty list stands for nothing."""
    if isinstance(value, list | tuple) and not value:
        raise PydanticKnownError("too_short", {"field_type": "Tuple", "min_length": 1, "actual_length": 0})
    return () if value == "all" else value


def _as_written(ids: tuple[Id, ...]) -> tuple[Id, ...] | Literal["all"]:
    return ids or "all"


AllOrSome = Annotated[tuple[Id, ...], BeforeValidator(_all_or_some), PlainSerializer(_as_written)]
"""The ids of a list; none stand for all there are, written ``all``."""


class Settled(_Demand):
    """Matters of one kind are settled: those of these ids or, without any, all that have come up.

    Reservations of earlier reviews are lifted; questions are settled by a decision or, if ``deferral_allowed``,
    deferred by one to a date that has not gone by. Risks are closed or, if that is the ``state``, owned by an office;
    ambiguities are settled.
    """

    name: Literal["settled"]
    what: Literal["reservation", "question", "risk", "ambiguity"]
    ids: AllOrSome = ()
    deferral_allowed: bool = False
    state: Literal["owned", "closed"] | None = None

    @model_validator(mode="after")
    def _defers_questions(self) -> Self:
        if self.deferral_allowed and self.what != "question":
            kind, message = "not_deferrable", "only questions are deferred"
            raise PydanticCustomError(kind, message)
        if self.state is not None and self.what != "risk":
            kind, message = "no_such_state", "only risks are owned or closed"
            raise PydanticCustomError(kind, message)
        return self


class Partnerships(_Demand):
    """At least so many partnerships, or alliances, have come to a status and are not abandoned.

    Where asked: of so many types between them, each with partners of all these categories, each balanced (what every
    partner gives and expects is on record).
    """

    name: Literal["partnerships"]
    kind: PartnershipKind = PartnershipKind.PARTNERSHIP
    status: PartnershipStatus = PartnershipStatus.SIGNED
    at_least: AtLeast = 1
    types_at_least: Annotated[int, Field(ge=1, le=len(PartnershipForm))] | None = None
    categories: tuple[Category, ...] = ()
    balanced: bool = False


class Documented(_Demand):
    """A document of a kind has come to a status."""

    name: Literal["document"]
    kind: DocumentKindId
    status: DocumentStatus


class Measured(_Demand):
    """An indicator of each of these kinds was measured within so many months before."""

    name: Literal["measured"]
    kinds: Annotated[tuple[IndicatorKind, ...], Field(min_length=1)]
    within_months: Annotated[int, Field(ge=1, le=120)]


class Funded(_Demand):
    """Funding has come so far: for so many requests, or for a share of what the year's production costs, in cash.

    What the year costs is known once a decision has adopted a reading of the budget; so a share needs one.
    """

    name: Literal["funded"]
    status: FundingStatus
    at_least: AtLeast | None = None
    share: Annotated[int, Field(ge=1, le=100)] | None = None
    needs: Literal["budget-assumption"] | None = None

    @model_validator(mode="after")
    def _counts_one_thing(self) -> Self:
        if (self.at_least is None) == (self.share is None):
            kind, message = "one_measure", "either so many requests or a share is demanded"
            raise PydanticCustomError(kind, message)
        if self.share is not None and (self.needs is None or self.status is not FundingStatus.GRANTED):
            kind, message = "share_of_what", "a share is of what is granted, and needs a budget assumption"
            raise PydanticCustomError(kind, message)
        return self


class Committed(_Demand):
    """At least ``each`` stakeholders of every category have come to a level, or are members of the group.

    Of ``categories_at_least`` of the categories only, where that is asked.
    """

    name: Literal["committed"]
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]
    level: Involvement | Literal["member"]
    each: AtLeast = 1
    categories_at_least: Annotated[int, Field(ge=1, le=len(Category))] | None = None


class Flagships(_Demand):
    """At least so many flagship projects have come to a status and are not abandoned.

    Where asked, each member of the group has one; of these categories only, if any is named.
    """

    name: Literal["flagships"]
    kind: FlagshipKind | None = None
    status: FlagshipStatus
    at_least: AtLeast = 1
    each: Literal["member"] | None = None
    categories: tuple[Category, ...] = ()


class Spread(_Demand):
    """At least so many other territories or groups start from the results of this one, handed over if asked."""

    name: Literal["spread"]
    at_least: AtLeast = 1
    handed_over: bool = False


Demand = Annotated[
    Attested
    | Done
    | Meetings
    | Seats
    | Decided
    | Settled
    | Partnerships
    | Committed
    | Flagships
    | Documented
    | Funded
    | Measured
    | Spread,
    Field(discriminator="name"),
]
