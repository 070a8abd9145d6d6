"""A body: whether it exists, who sits in it and is to, how it votes, which interests its members have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from programme.domain.answer import Answer
from programme.domain.event import Event
from programme.domain.events import (
    BodyConstituted,
    BodyPlanDropped,
    BodyPlanned,
    InterestDeclared,
    InterestNoted,
    SeatFilled,
    SeatsDropped,
    SeatsPlanned,
    SeatVacated,
    VotingRuleSet,
)
from programme.domain.fact import Fact
from programme.domain.quorum import VotingRule
from programme.domain.timed import Chain, Mandate, mandates, with_fact
from programme.domain.vocabulary import BodyId, OfficeId, SeatId


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of one body."""

    KIND: ClassVar[str] = "body"
    TYPES: ClassVar[tuple[type[Event], ...]] = (
        BodyPlanned,
        BodyPlanDropped,
        BodyConstituted,
        SeatsPlanned,
        SeatsDropped,
        SeatFilled,
        SeatVacated,
        VotingRuleSet,
        InterestDeclared,
        InterestNoted,
    )

    id: BodyId
    planning: Chain = Chain()
    constitutions: tuple[Fact, ...] = ()
    seat_plans: tuple[Fact, ...] = ()
    filled: tuple[Fact, ...] = ()
    vacated: tuple[Fact, ...] = ()
    interests: tuple[Fact, ...] = ()
    noted: tuple[Fact, ...] = ()
    rules: Chain = Chain()

    @classmethod
    def new(cls, id: BodyId) -> Self:
        """Return a body of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the body with one more fact."""
        match fact.event:
            case BodyPlanned() | BodyPlanDropped():
                return replace(self, planning=self.planning.with_link(fact))
            case BodyConstituted():
                return replace(self, constitutions=with_fact(self.constitutions, fact))
            case SeatsPlanned() | SeatsDropped():
                return replace(self, seat_plans=with_fact(self.seat_plans, fact))
            case SeatFilled():
                return replace(self, filled=with_fact(self.filled, fact))
            case SeatVacated():
                return replace(self, vacated=with_fact(self.vacated, fact))
            case InterestNoted():
                return replace(self, noted=with_fact(self.noted, fact))
            case VotingRuleSet():
                return replace(self, rules=self.rules.with_link(fact))
            case _:
                return replace(self, interests=with_fact(self.interests, fact))

    @property
    def plans(self) -> tuple[Fact, ...]:
        """The facts that planned it, each in place of the one before."""
        return tuple(link for link in self.planning.links if isinstance(link.event, BodyPlanned))

    @property
    def exists(self) -> bool:
        """Whether it was ever planned or constituted."""
        return bool(self.plans or self.constitutions)

    @property
    def name(self) -> str:
        """The name given when it was constituted or planned, or its id."""
        events = [fact.event for fact in (*self.plans, *self.constitutions)]
        names = [event.name for event in events if isinstance(event, BodyPlanned | BodyConstituted)]
        return names[-1] if names else self.id

    @property
    def planned_seats(self) -> dict[SeatId, Chain]:
        """The plans of each kind of seat, by its id: a chain that a dropping may end."""
        chains: dict[SeatId, Chain] = {}
        for fact, seat in [(fact, getattr(fact.event, "seat", "")) for fact in self.seat_plans]:
            chains[seat] = chains.get(seat, Chain()).with_link(fact)
        return chains

    @property
    def seats(self) -> tuple[Mandate, ...]:
        """Every seat ever filled, as a mandate that its vacating ends."""
        return mandates(self.filled, self.vacated)

    def seats_of(self, seat: SeatId) -> tuple[Mandate, ...]:
        """Return every seat ever filled among the open ones of an id."""
        return tuple(one for one in self.seats if getattr(one.start.event, "seat", None) == seat)

    def seat_of(self, office: OfficeId) -> Mandate | None:
        """Return the seat that an office holds and has not left, whatever the dates, or None."""
        return next((one for one in self.seats if _office(one.start) == office and not one.ends), None)

    def sitting(self, day: date) -> frozenset[OfficeId]:
        """Return the offices that certainly hold a seat at the end of ``day``."""
        return frozenset(_office(one.start) for one in self.seats if one.holds(day) is Answer.YES)

    def voting(self, day: date) -> VotingRule | None:
        """Return the rule the body certainly set for itself by ``day``, or None."""
        link = self.rules.at(day)
        return link.event.voting if link is not None and isinstance(link.event, VotingRuleSet) else None


def _office(fact: Fact) -> OfficeId:
    office: OfficeId = getattr(fact.event, "office", "")
    return office
