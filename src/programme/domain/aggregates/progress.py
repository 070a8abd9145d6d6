"""What comes to one status after another, until it is closed: completed, or abandoned."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date
from typing import Generic, TypeVar

from programme.domain.answer import Answer, some
from programme.domain.fact import Fact
from programme.domain.vocabulary import Ending, Ladder

S = TypeVar("S", bound=Ladder)


class Progress(Generic[S]):
    """The part of a state that says how far it has come; completed it keeps its status, abandoned it counts no more."""

    __slots__ = ()

    closed: tuple[Fact, ...]

    @abstractmethod
    def steps(self) -> dict[S, tuple[Fact, ...]]:
        """Return the facts that bring it to each status, the lowest first."""

    @property
    def abandoned(self) -> tuple[Fact, ...]:
        """The facts that gave it up."""
        return tuple(fact for fact in self.closed if getattr(fact.event, "ending", None) is Ending.ABANDONED)

    def reaching(self, status: S) -> tuple[Fact, ...]:
        """Return the facts that bring it to a status, or beyond."""
        return tuple(fact for step, facts in self.steps().items() if step.reaches(status) for fact in facts)

    def has_reached(self, status: S, day: date) -> Answer:
        """Say whether it has come to a status by the end of ``day``, and is not abandoned."""
        reached = some(fact.on.by(day) for fact in self.reaching(status))
        return reached & ~some(fact.on.by(day) for fact in self.abandoned)
