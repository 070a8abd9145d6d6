"""A line of the budget, whose amount may be revised; and an assumption about what the lines mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from programme.domain.event import Event
from programme.domain.events import (
    BudgetAssumptionProposed,
    BudgetContributionRecorded,
    BudgetLineRevised,
    BudgetLineStated,
    VolunteeringValued,
)
from programme.domain.fact import Fact
from programme.domain.money import Cents
from programme.domain.timed import Chain, with_fact
from programme.domain.vocabulary import AssumptionId, BudgetLineId, BudgetStatus, Nature, Purpose, TerritoryId, Text

Stated = BudgetLineStated | BudgetContributionRecorded | VolunteeringValued


@dataclass(frozen=True, slots=True)
class LineState:
    """What a budget line amounts to once a fact has stated or revised it."""

    amount: Cents
    status: BudgetStatus
    unclear: Text | None
    fact: Fact

    @property
    def sums(self) -> bool:
        """Whether it may enter a sum: it is no estimate, and nothing is unclear about what it covers."""
        return self.status is not BudgetStatus.ESTIMATED and self.unclear is None


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """What is known of one line: a chain of amounts, begun by what states it."""

    KIND: ClassVar[str] = "line"
    TYPES: ClassVar[tuple[type[Event], ...]] = (
        BudgetLineStated,
        BudgetContributionRecorded,
        VolunteeringValued,
        BudgetLineRevised,
    )

    id: BudgetLineId
    stated: tuple[Fact, ...] = ()
    amounts: Chain = Chain()

    @classmethod
    def new(cls, id: BudgetLineId) -> Self:
        """Return a line of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the line with one more fact."""
        amounts = self.amounts.with_link(fact)
        if isinstance(fact.event, BudgetLineRevised):
            return replace(self, amounts=amounts)
        return replace(self, stated=with_fact(self.stated, fact), amounts=amounts)

    @property
    def exists(self) -> bool:
        """Whether it was ever stated."""
        return bool(self.stated)

    @property
    def statement(self) -> Stated | None:
        """What was first said of it, or None."""
        events = [fact.event for fact in self.stated]
        return next((event for event in events if isinstance(event, Stated)), None)

    @property
    def nature(self) -> Nature | None:
        """What its amount stands for."""
        stated = self.statement
        if isinstance(stated, VolunteeringValued):
            return Nature.VOLUNTEER_TIME
        return stated.nature if stated is not None else None

    @property
    def purpose(self) -> Purpose | None:
        """What it pays for, if that is said."""
        return self.statement.purpose if isinstance(self.statement, BudgetLineStated) else None

    @property
    def territories(self) -> tuple[TerritoryId, ...]:
        """The territories it is about; none where it is about the whole programme."""
        return self.statement.territories if self.statement is not None else ()

    @property
    def latest(self) -> LineState | None:
        """The last recorded amount and status, whatever its date: what the next revision replaces."""
        return line_state(self.amounts.tail)

    def states(self, day: date) -> tuple[LineState | None, ...]:
        """Return each amount and status that may be in place at the end of ``day``; None where none may be yet."""
        return tuple(line_state(link) for link in self.amounts.candidates(day))


def line_state(link: Fact | None) -> LineState | None:
    """Return the amount and status that a fact puts in place."""
    match link.event if link is not None else None:
        case (BudgetLineStated() | BudgetLineRevised()) as event if link is not None:
            return LineState(event.amount, event.status, event.unclear, link)
        case (BudgetContributionRecorded() | VolunteeringValued()) as event if link is not None:
            return LineState(event.amount, BudgetStatus.RECORDED, None, link)
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Assumption:
    """What is known of one reading of the budget."""

    KIND: ClassVar[str] = "assumption"
    TYPES: ClassVar[tuple[type[Event], ...]] = (BudgetAssumptionProposed,)

    id: AssumptionId
    proposed: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: AssumptionId) -> Self:
        """Return an assumption of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the assumption with one more fact."""
        return replace(self, proposed=with_fact(self.proposed, fact))

    @property
    def exists(self) -> bool:
        """Whether it was ever proposed."""
        return bool(self.proposed)

    @property
    def proposal(self) -> BudgetAssumptionProposed | None:
        """What it says, or None."""
        events = [fact.event for fact in self.proposed]
        return next((event for event in events if isinstance(event, BudgetAssumptionProposed)), None)
