"""Measured: an indicator of each kind was measured not too long before."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from programme.domain.aggregates.indicator import Indicator
from programme.domain.answer import Answer, every, some
from programme.domain.charter import Criterion
from programme.domain.criteria.finding import Found, Judged, Viewpoint, found_from, judge_demand
from programme.domain.dates import OPEN_PAST
from programme.domain.demands import Measured
from programme.domain.events import IndicatorDefined
from programme.domain.fact import Fact
from programme.domain.scope import concerns
from programme.domain.sentences import say
from programme.domain.vocabulary import IndicatorKind
from programme.domain.words import word


@judge_demand.register
def _measured(demand: Measured, _criterion: Criterion, view: Viewpoint) -> Found:
    by_kind = {kind: _recent(kind, demand, view) for kind in dict.fromkeys(demand.kinds)}
    answers = {kind: some(one.answer for one in found) for kind, found in by_kind.items()}
    lacking = tuple(word(kind) for kind, answer in answers.items() if answer is not Answer.YES)
    missing = say(
        "No measure less than {months} months old on record: {kinds}.", months=demand.within_months, kinds=lacking
    )
    found = [one for judged in by_kind.values() for one in judged]
    return found_from(every(answers.values()), found, view.day, missing)


def _recent(kind: IndicatorKind, demand: Measured, view: Viewpoint) -> list[Judged]:
    """Say of each measure of a kind whether it has come, and was not yet so many months ago."""
    too_old = months_before(view.day, demand.within_months)
    return [
        Judged(fact.on.by(view.day) & ~fact.on.by(too_old), fact)
        for fact in _measures(kind, view)
        if demand.scope == "programme" or concerns(fact, view.territory)
    ]


def _measures(kind: IndicatorKind, view: Viewpoint) -> list[Fact]:
    """Return the measures of the indicators of a kind; they follow its definition, whose day opens no question."""
    return [
        fact
        for defined in view.reading.facts(IndicatorDefined)
        if isinstance(event := defined.event, IndicatorDefined) and event.kind is kind
        for fact in view.reading.of(Indicator, event.indicator).measured
    ]


def months_before(day: date, months: int) -> date:
    """Return the same day so many months before, or the last day of that month where it is shorter.

    The first day of the calendar where that does not reach so far back.
    """
    whole = day.year * 12 + day.month - 1 - months
    year, month = whole // 12, whole % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])) if year >= 1 else OPEN_PAST
