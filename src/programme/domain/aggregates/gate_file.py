"""The gate file of a territory: its reviews, answers, waivers and reservations, whatever the gate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from programme.domain.answer import Answer
from programme.domain.event import Event
from programme.domain.events import (
    CriterionAnswered,
    CriterionWaived,
    GateDecided,
    GateReopened,
    ReservationAttached,
    ReservationLifted,
    ReviewMigrated,
    ReviewOpened,
)
from programme.domain.fact import Fact
from programme.domain.timed import Chain, Mandate, mandates, with_fact
from programme.domain.vocabulary import CriterionId, GateId, ReservationId, ReviewId, TerritoryId


@dataclass(frozen=True, slots=True)
class GateFile:
    """What is known of the passages of one territory."""

    KIND: ClassVar[str] = "territory"
    TYPES: ClassVar[tuple[type[Event], ...]] = (
        ReviewOpened,
        ReviewMigrated,
        CriterionAnswered,
        CriterionWaived,
        GateDecided,
        GateReopened,
        ReservationAttached,
        ReservationLifted,
    )

    id: TerritoryId
    facts: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: TerritoryId) -> Self:
        """Return an empty file."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the file with one more fact."""
        return replace(self, facts=with_fact(self.facts, fact))

    def reviews(self, gate: GateId | None = None) -> tuple[Mandate, ...]:
        """Return each review, as a mandate that its decision ends; of one gate, or of all."""
        return tuple(one for one in self._mandates(ReviewOpened, GateDecided) if gate in (None, _gate(one.start)))

    def editions(self, review: Fact) -> Chain:
        """Return what says under which edition of the charter a review is: its opening, and each migration of it."""
        named = _review(review)
        return Chain((review, *(one for one in self._of(ReviewMigrated) if _review(one) == named)))

    def decisions(self) -> tuple[Mandate, ...]:
        """Return each decision on a passage, as a mandate that a reopening ends."""
        return self._mandates(GateDecided, GateReopened)

    def reservations(self) -> tuple[Mandate, ...]:
        """Return each reservation, as a mandate that its lifting ends."""
        return self._mandates(ReservationAttached, ReservationLifted)

    def reservation(self, wanted: ReservationId) -> Mandate | None:
        """Return the reservation of that id, or None."""
        return next((one for one in self.reservations() if _reservation(one.start) == wanted), None)

    def answers(self, gate: GateId, criterion: CriterionId) -> Chain:
        """Return the answers given to one criterion of a gate."""
        return Chain(
            tuple(
                fact
                for fact in self.facts
                if isinstance(event := fact.event, CriterionAnswered)
                and (event.gate, event.criterion) == (gate, criterion)
            )
        )

    def waivers(self, gate: GateId, criterion: CriterionId) -> tuple[Mandate, ...]:
        """Return the waivers of one criterion of a gate, each until its last day if it has one."""
        return tuple(
            Mandate(fact, until=event.until)
            for fact in self.facts
            if isinstance(event := fact.event, CriterionWaived) and (event.gate, event.criterion) == (gate, criterion)
        )

    @property
    def pending(self) -> Mandate | None:
        """The review that no decision has ended, whatever the dates: what the next act continues."""
        return next((one for one in self.reviews() if not one.ends), None)

    def review_at(self, gate: GateId | None, day: date) -> Fact | None:
        """Return the review, of a gate or of any, that is certainly open at the end of ``day``, or None."""
        return next((one.start for one in self.reviews(gate) if one.holds(day) is Answer.YES), None)

    def _mandates(self, start: type[Event], end: type[Event]) -> tuple[Mandate, ...]:
        return mandates(self._of(start), self._of(end))

    def _of(self, kind: type[Event]) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if isinstance(fact.event, kind))


def _gate(fact: Fact) -> GateId | None:
    return fact.event.gate if isinstance(fact.event, ReviewOpened) else None


def _review(fact: Fact) -> ReviewId | None:
    return fact.event.review if isinstance(fact.event, ReviewOpened | ReviewMigrated) else None


def _reservation(fact: Fact) -> ReservationId | None:
    return fact.event.reservation if isinstance(fact.event, ReservationAttached) else None
