"""A phase review: one attempt to pass a gate, with its opinions, proxies, recusals, ballots and decision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from programme.domain.event import Event
from programme.domain.events import BallotCast, GateDecided, OpinionGiven, ProxyGiven, RecusalRecorded, ReviewOpened
from programme.domain.fact import Fact
from programme.domain.quorum import CastBallot
from programme.domain.timed import with_fact
from programme.domain.vocabulary import BodyId, OfficeId, ReviewId


@dataclass(frozen=True, slots=True)
class PhaseReview:
    """What is known of one review."""

    KIND: ClassVar[str] = "review"
    TYPES: ClassVar[tuple[type[Event], ...]] = (
        ReviewOpened,
        OpinionGiven,
        ProxyGiven,
        RecusalRecorded,
        BallotCast,
        GateDecided,
    )

    id: ReviewId
    opened: Fact | None = None
    decided: Fact | None = None
    opinions: tuple[Fact, ...] = ()
    proxies: tuple[Fact, ...] = ()
    recusals: tuple[Fact, ...] = ()
    votes: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: ReviewId) -> Self:
        """Return a review of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the review with one more fact."""
        match fact.event:
            case ReviewOpened():
                return replace(self, opened=fact)
            case OpinionGiven():
                return replace(self, opinions=with_fact(self.opinions, fact))
            case ProxyGiven():
                return replace(self, proxies=with_fact(self.proxies, fact))
            case RecusalRecorded():
                return replace(self, recusals=with_fact(self.recusals, fact))
            case BallotCast():
                return replace(self, votes=with_fact(self.votes, fact))
            case _:
                return replace(self, decided=fact)

    @property
    def exists(self) -> bool:
        """Whether it was ever opened."""
        return self.opened is not None

    def recused(self, body: BodyId) -> frozenset[OfficeId]:
        """Return the offices that stepped aside from this review in a body."""
        events = [fact.event for fact in self.recusals]
        return frozenset(e.office for e in events if isinstance(e, RecusalRecorded) and e.body == body)

    def ballots(self, body: BodyId) -> tuple[CastBallot, ...]:
        """Return the ballots cast in a body."""
        events = [fact.event for fact in self.votes]
        return tuple(
            CastBallot(e.office, e.ballot, e.cast_by) for e in events if isinstance(e, BallotCast) and e.body == body
        )

    def proxy_of(self, office: OfficeId, body: BodyId) -> OfficeId | None:
        """Return who holds the proxy of an office in a body for this review, or None."""
        events = [fact.event for fact in self.proxies]
        held = [e.holder for e in events if isinstance(e, ProxyGiven) and (e.office, e.body) == (office, body)]
        return held[-1] if held else None
