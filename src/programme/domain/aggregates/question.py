"""A question: asked, with its options and opinions, settled or deferred by decisions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from programme.domain.event import Event
from programme.domain.events import (
    OptionProposed,
    QuestionAsked,
    QuestionDeferred,
    QuestionOpinionGiven,
    QuestionSettled,
)
from programme.domain.fact import Fact
from programme.domain.timed import Chain, with_fact
from programme.domain.vocabulary import OptionId, QuestionId, TerritoryId


@dataclass(frozen=True, slots=True)
class Question:
    """What is known of one question. Whether a settlement or a deferral stands depends on its decision."""

    KIND: ClassVar[str] = "question"
    TYPES: ClassVar[tuple[type[Event], ...]] = (
        QuestionAsked,
        OptionProposed,
        QuestionOpinionGiven,
        QuestionSettled,
        QuestionDeferred,
    )

    id: QuestionId
    asked: tuple[Fact, ...] = ()
    proposed: tuple[Fact, ...] = ()
    opinions: tuple[Fact, ...] = ()
    settled: tuple[Fact, ...] = ()
    deferrals: Chain = Chain()

    @classmethod
    def new(cls, id: QuestionId) -> Self:
        """Return a question of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the question with one more fact."""
        match fact.event:
            case QuestionAsked():
                return replace(self, asked=with_fact(self.asked, fact))
            case OptionProposed():
                return replace(self, proposed=with_fact(self.proposed, fact))
            case QuestionOpinionGiven():
                return replace(self, opinions=with_fact(self.opinions, fact))
            case QuestionSettled():
                return replace(self, settled=with_fact(self.settled, fact))
            case _:
                return replace(self, deferrals=self.deferrals.with_link(fact))

    @property
    def exists(self) -> bool:
        """Whether it was ever asked."""
        return bool(self.asked)

    @property
    def wording(self) -> QuestionAsked | None:
        """How it was asked, or None."""
        events = [fact.event for fact in self.asked]
        return next((event for event in events if isinstance(event, QuestionAsked)), None)

    @property
    def territories(self) -> tuple[TerritoryId, ...]:
        """The territories it is about; none where it is about the whole programme."""
        return self.wording.territories if self.wording is not None else ()

    @property
    def options(self) -> dict[OptionId, OptionProposed]:
        """Every option proposed, by its id."""
        events = [fact.event for fact in self.proposed]
        return {event.option: event for event in events if isinstance(event, OptionProposed)}
