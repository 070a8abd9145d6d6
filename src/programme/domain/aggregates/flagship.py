"""A flagship project: proposed, written, presented to companies, carried by a partnership, closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from programme.domain.aggregates.progress import Progress
from programme.domain.event import Event
from programme.domain.events import (
    FlagshipClosed,
    FlagshipPartnered,
    FlagshipPresented,
    FlagshipProposed,
    FlagshipWritten,
)
from programme.domain.fact import Fact
from programme.domain.timed import with_fact
from programme.domain.vocabulary import FlagshipId, FlagshipStatus, StakeholderId


@dataclass(frozen=True, slots=True)
class Flagship(Progress[FlagshipStatus]):
    """What is known of one flagship project."""

    KIND: ClassVar[str] = "flagship"
    TYPES: ClassVar[tuple[type[Event], ...]] = (
        FlagshipProposed,
        FlagshipWritten,
        FlagshipPresented,
        FlagshipPartnered,
        FlagshipClosed,
    )

    id: FlagshipId
    proposed: tuple[Fact, ...] = ()
    written: tuple[Fact, ...] = ()
    presented: tuple[Fact, ...] = ()
    partnered: tuple[Fact, ...] = ()
    closed: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: FlagshipId) -> Self:
        """Return a flagship project of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the flagship project with one more fact."""
        match fact.event:
            case FlagshipProposed():
                return replace(self, proposed=with_fact(self.proposed, fact))
            case FlagshipWritten():
                return replace(self, written=with_fact(self.written, fact))
            case FlagshipPresented():
                return replace(self, presented=with_fact(self.presented, fact))
            case FlagshipPartnered():
                return replace(self, partnered=with_fact(self.partnered, fact))
            case _:
                return replace(self, closed=with_fact(self.closed, fact))

    @property
    def exists(self) -> bool:
        """Whether it was ever proposed."""
        return bool(self.proposed)

    @property
    def owners(self) -> tuple[StakeholderId, ...]:
        """Whose project it is; nobody in particular where it is that of the whole group."""
        events = [fact.event for fact in self.proposed]
        return next((event.owners for event in events if isinstance(event, FlagshipProposed)), ())

    def steps(self) -> dict[FlagshipStatus, tuple[Fact, ...]]:
        """Return the facts that bring it to each status."""
        return {
            FlagshipStatus.PROPOSED: self.proposed,
            FlagshipStatus.WRITTEN: self.written,
            FlagshipStatus.PRESENTED: self.presented,
            FlagshipStatus.PARTNERED: self.partnered,
        }
