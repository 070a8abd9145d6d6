"""On which days the answer to a question stays the same, whatever the question, given the facts it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pydantic import BaseModel

from programme.domain.dates import OPEN_FUTURE, OPEN_PAST, ImpreciseDate, next_day
from programme.domain.events import IndicatorMeasured
from programme.domain.fact import Fact


def window(facts: Iterable[Fact], day: date) -> tuple[date, date]:
    """Return the first and last day around ``day`` between which no turning day lies.

    The domain compares a day with the dates of facts and with nothing else; so between two turning days every
    comparison, and the answer with it, comes out the same. The age of a measure is the exception: it grows every
    day, and what was read from one holds for that day alone.
    """
    facts = list(facts)
    if any(isinstance(fact.event, IndicatorMeasured) for fact in facts):
        return day, day
    turning = {turn for fact in facts for turn in turning_days(fact)}
    first = max((turn for turn in turning if turn <= day), default=OPEN_PAST)
    following = min((turn for turn in turning if turn > day), default=None)
    return first, following - timedelta(days=1) if following is not None else OPEN_FUTURE


def turning_days(fact: Fact) -> Iterator[date]:
    """Yield the days on which what a fact says of the day may change: it may have happened, it has, it may be over.

    That is the earliest and the latest day of its date; and of every date in the event, both and the days after them,
    since something may last to the end of a day.
    """
    yield from (fact.on.earliest, fact.on.latest)
    for when in _dates_in(fact.event):
        for end in (when.earliest, when.latest):
            yield from (end, next_day(end))


def _dates_in(value: object) -> Iterator[ImpreciseDate]:
    """Yield every imprecise date in a value, at any depth."""
    if isinstance(value, ImpreciseDate):
        yield value
    elif isinstance(value, BaseModel):
        for _, inner in value:
            yield from _dates_in(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _dates_in(inner)
