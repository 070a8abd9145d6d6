"""An ambiguity of the sources: flagged, with its readings; settled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from programme.domain.event import Event
from programme.domain.events import AmbiguityFlagged, AmbiguitySettled
from programme.domain.fact import Fact
from programme.domain.timed import Mandate, with_fact
from programme.domain.vocabulary import AmbiguityId


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """What is known of one ambiguity."""

    KIND: ClassVar[str] = "ambiguity"
    TYPES: ClassVar[tuple[type[Event], ...]] = (AmbiguityFlagged, AmbiguitySettled)

    id: AmbiguityId
    flagged: tuple[Fact, ...] = ()
    settled: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: AmbiguityId) -> Self:
        """Return an ambiguity of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the ambiguity with one more fact."""
        if isinstance(fact.event, AmbiguityFlagged):
            return replace(self, flagged=with_fact(self.flagged, fact))
        return replace(self, settled=with_fact(self.settled, fact))

    @property
    def exists(self) -> bool:
        """Whether it was ever flagged."""
        return bool(self.flagged)

    @property
    def flag(self) -> AmbiguityFlagged | None:
        """What is ambiguous, with the readings, or None."""
        events = [fact.event for fact in self.flagged]
        return next((event for event in events if isinstance(event, AmbiguityFlagged)), None)

    @property
    def mandate(self) -> Mandate | None:
        """The time in which it is open: from its own day until it is settled, if ever."""
        return Mandate(self.flagged[0], self.settled) if self.flagged else None
