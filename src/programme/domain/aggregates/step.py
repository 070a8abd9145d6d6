"""A step of the checklist: opened, complete."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from programme.domain.event import Event
from programme.domain.events import StepCompleted, StepOpened
from programme.domain.fact import Fact
from programme.domain.scope import concerns
from programme.domain.timed import with_fact
from programme.domain.vocabulary import StepId, TerritoryId


@dataclass(frozen=True, slots=True)
class Step:
    """What is known of one step. A fact that names no territory concerns them all."""

    KIND: ClassVar[str] = "step"
    TYPES: ClassVar[tuple[type[Event], ...]] = (StepOpened, StepCompleted)

    id: StepId
    opened: tuple[Fact, ...] = ()
    completed: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: StepId) -> Self:
        """Return a step of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the step with one more fact."""
        if isinstance(fact.event, StepOpened):
            return replace(self, opened=with_fact(self.opened, fact))
        return replace(self, completed=with_fact(self.completed, fact))

    @property
    def exists(self) -> bool:
        """Whether it was ever opened."""
        return bool(self.opened)

    def completions(self, territory: TerritoryId) -> tuple[Fact, ...]:
        """Return the facts that complete the step for a territory, or for all of them."""
        return tuple(fact for fact in self.completed if concerns(fact, territory))
