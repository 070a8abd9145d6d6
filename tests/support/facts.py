"""Facts written by hand, for tests that need no act: an event, when it happened, its place in the register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.fact import Fact

RECORDED = datetime(2030, 1, 1, 9, tzinfo=UTC)


def fact(event: Event, on: str | ImpreciseDate, position: int = 1) -> Fact:
    """Return the fact at a position of the register; its entry id is ``e`` and the position."""
    date = ImpreciseDate.parse(on) if isinstance(on, str) else on
    command = f"command-{position}"
    return Fact(position, f"e{position}", event, date, RECORDED, "coordinator", command, command)


def facts(*dated: tuple[str, Event]) -> list[Fact]:
    """Return facts at the positions 1, 2, 3... from pairs of a date and an event."""
    return [fact(event, on, position) for position, (on, event) in enumerate(dated, 1)]


def on_day(one: Fact, day: date) -> Fact:
    """Return the same fact, known to the day."""
    return replace(one, on=ImpreciseDate.day(day))


def days_of(when: ImpreciseDate, first: date, last: date) -> Iterator[date]:
    """Yield the days on which something may have happened, as far as they lie from ``first`` to ``last``."""
    day = max(when.earliest, first)
    while day <= min(when.latest, last):
        yield day
        day += timedelta(days=1)
