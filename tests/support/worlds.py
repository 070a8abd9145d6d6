"""Every possible world of a small history: each fact on one exact day within the bounds of its date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from programme.domain.answer import Answer
from programme.domain.dates import ImpreciseDate
from tests.support.dates import FUTURE, PAST
from tests.support.facts import days_of


def worlds(dates: Sequence[ImpreciseDate]) -> Iterator[tuple[date, ...]]:
    """Yield every choice of one day for each date; each is free of the others."""
    return product(*(list(days_of(when, PAST, FUTURE)) for when in dates))


def ordered_worlds(dates: Sequence[ImpreciseDate], first: date = PAST) -> Iterator[tuple[date, ...]]:
    """Yield every choice of one day for each date in which no day is earlier than the one before it."""
    if not dates:
        yield ()
        return
    for day in days_of(dates[0], first, FUTURE):
        yield from ((day, *rest) for rest in ordered_worlds(dates[1:], day))


def summary(outcomes: Sequence[bool]) -> Answer:
    """Return what can be said of a statement that is true in some worlds and false in others."""
    if all(outcomes):
        return Answer.YES
    return Answer.UNDECIDABLE if any(outcomes) else Answer.NO
