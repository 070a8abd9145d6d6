"""A call for projects: expected, open; and a funding request: submitted, granted, refused, reported on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from programme.domain.event import Event
from programme.domain.events import (
    CallExpected,
    CallOpened,
    FundingApplied,
    FundingGranted,
    FundingRefused,
    FundingReported,
)
from programme.domain.fact import Fact
from programme.domain.timed import with_fact
from programme.domain.vocabulary import CallId, CallState, FundingId, FundingStatus, TerritoryId


@dataclass(frozen=True, slots=True)
class Call:
    """What is known of one call for projects; a request that names it answers it."""

    KIND: ClassVar[str] = "call"
    TYPES: ClassVar[tuple[type[Event], ...]] = (CallExpected, CallOpened, FundingApplied)

    id: CallId
    expected: tuple[Fact, ...] = ()
    opened: tuple[Fact, ...] = ()
    answered: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: CallId) -> Self:
        """Return a call of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the call with one more fact."""
        match fact.event:
            case CallExpected():
                return replace(self, expected=with_fact(self.expected, fact))
            case CallOpened():
                return replace(self, opened=with_fact(self.opened, fact))
            case _:
                return replace(self, answered=with_fact(self.answered, fact))

    @property
    def exists(self) -> bool:
        """Whether it was ever announced."""
        return bool(self.expected or self.opened)

    @property
    def reaching(self) -> dict[CallState, tuple[Fact, ...]]:
        """The facts that bring it to each state: a set, in which none needs the one before."""
        return {CallState.EXPECTED: self.expected, CallState.OPEN: self.opened, CallState.ANSWERED: self.answered}


@dataclass(frozen=True, slots=True)
class FundingRequest:
    """What is known of one funding request."""

    KIND: ClassVar[str] = "funding"
    TYPES: ClassVar[tuple[type[Event], ...]] = (FundingApplied, FundingGranted, FundingRefused, FundingReported)

    id: FundingId
    applied: tuple[Fact, ...] = ()
    granted: tuple[Fact, ...] = ()
    refused: tuple[Fact, ...] = ()
    reported: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: FundingId) -> Self:
        """Return a request of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the request with one more fact."""
        match fact.event:
            case FundingApplied():
                return replace(self, applied=with_fact(self.applied, fact))
            case FundingGranted():
                return replace(self, granted=with_fact(self.granted, fact))
            case FundingRefused():
                return replace(self, refused=with_fact(self.refused, fact))
            case _:
                return replace(self, reported=with_fact(self.reported, fact))

    @property
    def exists(self) -> bool:
        """Whether it was ever submitted."""
        return bool(self.applied)

    @property
    def territories(self) -> tuple[TerritoryId, ...]:
        """The territories it is for; none where it is for the whole programme."""
        events = [fact.event for fact in self.applied]
        return next((event.territories for event in events if isinstance(event, FundingApplied)), ())

    def reaching(self, status: FundingStatus) -> tuple[Fact, ...]:
        """Return the facts that bring it to a status, or beyond."""
        steps = {
            FundingStatus.APPLIED: self.applied,
            FundingStatus.GRANTED: self.granted,
            FundingStatus.REPORTED: self.reported,
        }
        return tuple(fact for step, facts in steps.items() if step.reaches(status) for fact in facts)
