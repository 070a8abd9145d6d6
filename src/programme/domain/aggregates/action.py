"""An action: planned for a date, handed to someone, postponed, done or given up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from programme.domain.answer import Answer, some
from programme.domain.event import Event
from programme.domain.events import ActionAbandoned, ActionAssigned, ActionCompleted, ActionPlanned, ActionPostponed
from programme.domain.fact import Fact
from programme.domain.scope import concerns
from programme.domain.timed import Chain, Mandate, with_fact
from programme.domain.vocabulary import ActionId, ActionState, OfficeId, TerritoryId


@dataclass(frozen=True, slots=True)
class Action:
    """What is known of one action: two chains that its plan begins (its dates, its owners), and what ended it."""

    KIND: ClassVar[str] = "action"
    TYPES: ClassVar[tuple[type[Event], ...]] = (
        ActionPlanned,
        ActionAssigned,
        ActionPostponed,
        ActionCompleted,
        ActionAbandoned,
    )

    id: ActionId
    planned: tuple[Fact, ...] = ()
    dates: Chain = Chain()
    assignments: Chain = Chain()
    completed: tuple[Fact, ...] = ()
    abandoned: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: ActionId) -> Self:
        """Return an action of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the action with one more fact."""
        match fact.event:
            case ActionPlanned():
                dates, assignments = self.dates.with_link(fact), self.assignments.with_link(fact)
                return replace(self, planned=with_fact(self.planned, fact), dates=dates, assignments=assignments)
            case ActionAssigned():
                return replace(self, assignments=self.assignments.with_link(fact))
            case ActionPostponed():
                return replace(self, dates=self.dates.with_link(fact))
            case ActionCompleted():
                return replace(self, completed=with_fact(self.completed, fact))
            case _:
                return replace(self, abandoned=with_fact(self.abandoned, fact))

    @property
    def exists(self) -> bool:
        """Whether it was ever planned."""
        return bool(self.planned)

    @property
    def plan(self) -> ActionPlanned | None:
        """What was planned, or None."""
        events = [fact.event for fact in self.planned]
        return next((event for event in events if isinstance(event, ActionPlanned)), None)

    @property
    def mandate(self) -> Mandate | None:
        """The time in which it is to be done: from its planning until it is done or given up."""
        return Mandate(self.planned[0], (*self.completed, *self.abandoned)) if self.planned else None

    @property
    def territories(self) -> tuple[TerritoryId, ...]:
        """The territories it is planned for; none where it is for the whole programme."""
        return self.plan.territories if self.plan is not None else ()

    def completions(self, territory: TerritoryId) -> tuple[Fact, ...]:
        """Return the facts that say it is done, for a territory or for all of them."""
        return tuple(fact for fact in self.completed if concerns(fact, territory))

    @property
    def assigned(self) -> tuple[OfficeId, ...]:
        """The offices it was last handed to, whatever the day: what the next assignment changes."""
        return _owners(self.assignments.tail)

    def owners(self, day: date) -> tuple[OfficeId, ...]:
        """Return the offices that certainly see to it at the end of ``day``; none where that is not known."""
        return _owners(self.assignments.at(day))

    def states(self, day: date) -> tuple[ActionState, ...]:
        """Return what may have become of it at the end of ``day``; nothing before it is planned."""
        answers = {
            ActionState.OPEN: self.mandate.holds(day) if self.mandate is not None else Answer.NO,
            ActionState.COMPLETED: some(fact.on.by(day) for fact in self.completed),
            ActionState.ABANDONED: some(fact.on.by(day) for fact in self.abandoned),
        }
        return tuple(state for state, answer in answers.items() if answer is not Answer.NO)


def _owners(link: Fact | None) -> tuple[OfficeId, ...]:
    return link.event.owners if link is not None and isinstance(link.event, ActionPlanned | ActionAssigned) else ()
