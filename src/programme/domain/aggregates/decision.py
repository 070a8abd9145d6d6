"""A decision: recorded, made known, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from programme.domain.event import Event
from programme.domain.events import DecisionCommunicated, DecisionRecorded, DecisionWithdrawn
from programme.domain.fact import Fact
from programme.domain.timed import Mandate, with_fact
from programme.domain.vocabulary import DecisionId


@dataclass(frozen=True, slots=True)
class Decision:
    """What is known of one decision."""

    KIND: ClassVar[str] = "decision"
    TYPES: ClassVar[tuple[type[Event], ...]] = (DecisionRecorded, DecisionCommunicated, DecisionWithdrawn)

    id: DecisionId
    recorded: tuple[Fact, ...] = ()
    communicated: tuple[Fact, ...] = ()
    withdrawn: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: DecisionId) -> Self:
        """Return a decision of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the decision with one more fact."""
        match fact.event:
            case DecisionRecorded():
                return replace(self, recorded=with_fact(self.recorded, fact))
            case DecisionCommunicated():
                return replace(self, communicated=with_fact(self.communicated, fact))
            case _:
                return replace(self, withdrawn=with_fact(self.withdrawn, fact))

    @property
    def exists(self) -> bool:
        """Whether it was ever recorded."""
        return bool(self.recorded)

    @property
    def mandate(self) -> Mandate | None:
        """The time in which it stands: from its own day until it is withdrawn, if ever."""
        return Mandate(self.recorded[0], self.withdrawn) if self.recorded else None
