"""A cycle of workshops: its objectives, and the meetings that belong to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from programme.domain.event import Event
from programme.domain.events import MeetingConvened, MeetingHeld, WorkshopCycleSetOut
from programme.domain.fact import Fact
from programme.domain.timed import with_fact
from programme.domain.vocabulary import CycleId


@dataclass(frozen=True, slots=True)
class Cycle:
    """What is known of one cycle of workshops."""

    KIND: ClassVar[str] = "cycle"
    TYPES: ClassVar[tuple[type[Event], ...]] = (WorkshopCycleSetOut, MeetingConvened, MeetingHeld)

    id: CycleId
    set_out: tuple[Fact, ...] = ()
    convened: tuple[Fact, ...] = ()
    held: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: CycleId) -> Self:
        """Return a cycle of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the cycle with one more fact."""
        match fact.event:
            case WorkshopCycleSetOut():
                return replace(self, set_out=with_fact(self.set_out, fact))
            case MeetingConvened():
                return replace(self, convened=with_fact(self.convened, fact))
            case _:
                return replace(self, held=with_fact(self.held, fact))

    @property
    def exists(self) -> bool:
        """Whether it was ever set out."""
        return bool(self.set_out)

    @property
    def objectives(self) -> tuple[str, ...]:
        """What it is to reach, in the order given."""
        events = [fact.event for fact in self.set_out]
        return next((event.objectives for event in events if isinstance(event, WorkshopCycleSetOut)), ())
