"""A risk: raised, reassessed, closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from programme.domain.answer import Answer, common
from programme.domain.event import Event
from programme.domain.events import RiskClosed, RiskRaised, RiskReassessed
from programme.domain.fact import Fact
from programme.domain.timed import Chain, Mandate, with_fact
from programme.domain.vocabulary import RiskId

Assessed = RiskRaised | RiskReassessed


@dataclass(frozen=True, slots=True)
class Risk:
    """What is known of one risk: a chain of assessments, begun when it is raised, and what closed it."""

    KIND: ClassVar[str] = "risk"
    TYPES: ClassVar[tuple[type[Event], ...]] = (RiskRaised, RiskReassessed, RiskClosed)

    id: RiskId
    raised: tuple[Fact, ...] = ()
    assessments: Chain = Chain()
    closed: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: RiskId) -> Self:
        """Return a risk of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the risk with one more fact."""
        if isinstance(fact.event, RiskClosed):
            return replace(self, closed=with_fact(self.closed, fact))
        raised = with_fact(self.raised, fact) if isinstance(fact.event, RiskRaised) else self.raised
        return replace(self, raised=raised, assessments=self.assessments.with_link(fact))

    @property
    def exists(self) -> bool:
        """Whether it was ever raised."""
        return bool(self.raised)

    @property
    def mandate(self) -> Mandate | None:
        """The time in which it is open: from its own day until it is closed, if ever."""
        return Mandate(self.raised[0], self.closed) if self.raised else None

    @property
    def latest(self) -> Assessed | None:
        """The last assessment recorded, whatever its date: what the next one changes."""
        return assessed(self.assessments.tail)

    def owned(self, day: date) -> Answer:
        """Say whether an office sees to it at the end of ``day``, or none has to yet."""
        links = self.assessments.candidates(day)
        return common(Answer.of(link is None or _owner(link) is not None) for link in links)


def assessed(link: Fact | None) -> Assessed | None:
    """Return the assessment that a fact makes of a risk, or None."""
    return link.event if link is not None and isinstance(link.event, Assessed) else None


def score(assessment: Assessed) -> int | None:
    """Return likelihood times impact, from 1 to 25, or None where one of them is not assessed."""
    if assessment.likelihood is None or assessment.impact is None:
        return None
    return assessment.likelihood * assessment.impact


def _owner(link: Fact) -> str | None:
    found = assessed(link)
    return found.owner if found is not None else None
