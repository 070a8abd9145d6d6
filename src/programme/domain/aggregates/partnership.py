"""A partnership or an alliance: proposed, signed, evaluated, closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from programme.domain.aggregates.progress import Progress
from programme.domain.answer import Answer
from programme.domain.event import Event
from programme.domain.events import PartnershipClosed, PartnershipEvaluated, PartnershipProposed, PartnershipSigned
from programme.domain.fact import Fact
from programme.domain.timed import with_fact
from programme.domain.vocabulary import PartnershipId, PartnershipStatus, StakeholderId


@dataclass(frozen=True, slots=True)
class Partnership(Progress[PartnershipStatus]):
    """What is known of one partnership or alliance."""

    KIND: ClassVar[str] = "partnership"
    TYPES: ClassVar[tuple[type[Event], ...]] = (
        PartnershipProposed,
        PartnershipSigned,
        PartnershipEvaluated,
        PartnershipClosed,
    )

    id: PartnershipId
    proposed: tuple[Fact, ...] = ()
    signed: tuple[Fact, ...] = ()
    evaluated: tuple[Fact, ...] = ()
    closed: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: PartnershipId) -> Self:
        """Return a partnership of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the partnership with one more fact."""
        match fact.event:
            case PartnershipProposed():
                return replace(self, proposed=with_fact(self.proposed, fact))
            case PartnershipSigned():
                return replace(self, signed=with_fact(self.signed, fact))
            case PartnershipEvaluated():
                return replace(self, evaluated=with_fact(self.evaluated, fact))
            case _:
                return replace(self, closed=with_fact(self.closed, fact))

    @property
    def exists(self) -> bool:
        """Whether it was ever proposed."""
        return bool(self.proposed)

    @property
    def proposal(self) -> PartnershipProposed | None:
        """What was proposed, or None."""
        events = [fact.event for fact in self.proposed]
        return next((event for event in events if isinstance(event, PartnershipProposed)), None)

    def steps(self) -> dict[PartnershipStatus, tuple[Fact, ...]]:
        """Return the facts that bring it to each status."""
        return {
            PartnershipStatus.PROPOSED: self.proposed,
            PartnershipStatus.SIGNED: self.signed,
            PartnershipStatus.EVALUATED: self.evaluated,
        }

    def partners(self, status: PartnershipStatus, day: date) -> tuple[StakeholderId, ...]:
        """Return the partners that count for a status: once it is signed those who signed, before those thought of.

        A signature or a proposal that may have come by the end of ``day`` is enough.
        """
        bound = self.signed if status.reaches(PartnershipStatus.SIGNED) else self.proposed
        come = [fact for fact in bound if fact.on.by(day) is not Answer.NO]
        return tuple(dict.fromkeys(one for fact in come for one in partners_of(fact)))


def partners_of(fact: Fact) -> tuple[StakeholderId, ...]:
    """Return the partners that a proposal thinks of, or that a signature binds."""
    partners: tuple[StakeholderId, ...] = getattr(fact.event, "partners", ())
    return partners
