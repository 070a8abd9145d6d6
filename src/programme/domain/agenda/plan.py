"""A plan, and where it stands on a day: still to be carried out or not, its date gone by or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from programme.domain.answer import Answer, common
from programme.domain.dates import OPEN_FUTURE, ImpreciseDate
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence
from programme.domain.timed import Chain, due_of
from programme.domain.vocabulary import OfficeId, PlanKind, TerritoryId, Timeliness
from programme.domain.working_days import working_days_between

Standing = Callable[[Fact], Answer]
"""Says of the link that is in place whether what it plans is still to be carried out."""


def unless(over: Answer) -> Standing:
    """Return the standing of a plan that is over or not whatever link is in place."""
    return lambda _link: ~over


@dataclass(frozen=True, slots=True)
class Plan:
    """Something planned, before the day is looked at.

    ``dates`` is the chain of what set its date, which ``date_of`` reads off a link; a link without one, such as a plan
    given up, takes it off the agenda. ``advice`` is the command that records how it ends.
    """

    kind: PlanKind
    id: str
    what: Sentence
    dates: Chain
    standing: Standing
    advice: str
    territories: tuple[TerritoryId, ...] = ()
    owners: tuple[OfficeId, ...] = ()
    date_of: Callable[[Fact], ImpreciseDate | None] = due_of


@dataclass(frozen=True, slots=True)
class Due:
    """A plan on a day, with its date and every former one.

    Where several dates may be in place, ``due`` is the last of them. ``outstanding`` says whether the plan is still to
    be carried out (yes or undecidable), ``gone_by`` whether its date lies before the day; ``fact`` set that date.
    """

    plan: Plan
    fact: Fact
    due: ImpreciseDate
    former: tuple[ImpreciseDate, ...]
    outstanding: Answer
    gone_by: Answer

    @property
    def timeliness(self) -> Timeliness:
        """Late or due where that is certain, whatever the open dates turn out to be."""
        if self.outstanding & self.gone_by is Answer.YES:
            return Timeliness.LATE
        return Timeliness.DUE if self.outstanding & ~self.gone_by is Answer.YES else Timeliness.UNDECIDABLE

    def working_days_left(self, day: date) -> int | None:
        """Return how many working days are left after ``day``, at most; negative when late, None without an end."""
        return working_days_between(day, self.due.latest) if self.due.latest != OPEN_FUTURE else None


def due_on(plan: Plan, day: date) -> Due | None:
    """Return where a plan stands at the end of ``day``; None where it has no date, or is certainly over or to come."""
    answers = [(link, _standing(plan, link)) for link in plan.dates.candidates(day)]
    outstanding = common(answer for _, answer in answers)
    if outstanding is Answer.NO:
        return None
    fact = [link for link, answer in answers if link is not None and answer is not Answer.NO][-1]
    dates = [one for link, answer in answers if answer is not Answer.NO for one in _dates(plan, (link,))]
    former = [one for one, _ in groupby(_dates(plan, plan.dates.leading_to(fact)))]
    return Due(plan, fact, former[-1], tuple(former[:-1]), outstanding, common(one.gone_by(day) for one in dates))


def _standing(plan: Plan, link: Fact | None) -> Answer:
    """Say of a link that is in place whether something with a date is still to be carried out."""
    return plan.standing(link) if link is not None and plan.date_of(link) is not None else Answer.NO


def _dates(plan: Plan, links: Iterable[Fact | None]) -> list[ImpreciseDate]:
    return [one for link in links if link is not None and (one := plan.date_of(link)) is not None]
