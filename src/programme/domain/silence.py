"""Silences of the register: how long nothing was recorded, between one entry and the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Silence:
    """From the day of the entry ``after`` to that of the entry ``before``, or to the day asked for where None."""

    start: date
    end: date
    after: int
    before: int | None

    @property
    def days(self) -> int:
        """How many days lie between the two."""
        return (self.end - self.start).days


def silences(recorded: Iterable[tuple[int, date]], longer_than: int, until: date | None = None) -> Iterator[Silence]:
    """Yield the silences of more than so many days between entries, (position, day) in the order of recording.

    Where ``until`` is given, also that from the last entry until then.
    """
    entries = list(recorded)
    between = [Silence(start, end, after, before) for (after, start), (before, end) in pairwise(entries)]
    if entries and until is not None:
        after, start = entries[-1]
        between.append(Silence(start, until, after, None))
    yield from (one for one in between if one.days > longer_than)
