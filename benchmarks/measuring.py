"""Measuring: every side of a row once a round, in turn; ratios are medians of the ratios within each round."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from os import cpu_count
from statistics import median
from time import perf_counter

Work = Callable[[], None]
LIBRARIES = ("eventsourcing", "sqlalchemy", "pydantic", "click")


@dataclass(frozen=True, slots=True)
class Row:
    """What is measured: ours and what it is held against, with the most that the ratio may be, and should be.

    ``number`` is how many things each side does in one round: its time is divided by it. ``times`` says what is
    compared where a larger ratio is better: how many times as long the other takes.
    """

    name: str
    against: str
    reach: float
    aim: float
    ours: Work
    other: Work
    number: int = 1
    times: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """The medians of a row: seconds for one thing on both sides, and the ratio, with the least and the largest."""

    row: Row
    ours: float
    other: float
    ratio: float
    least: float
    largest: float

    @property
    def verdict(self) -> str:
        """Return how the ratio stands to what is wanted."""
        wanted = [("aim", self.row.aim), ("reach", self.row.reach)]
        met = (name for name, bound in wanted if (self.ratio >= bound if self.row.times else self.ratio <= bound))
        return next(met, "missed")


def measured(row: Row, rounds: int) -> Measured:
    """Measure a row after a round to warm up, the order of the sides turned from round to round."""
    times = list(islice(_rounds(row), 1, rounds + 1))
    ratios = [other / ours if row.times else ours / other for ours, other in times]
    ours, other = (median(side) / row.number for side in zip(*times, strict=True))
    return Measured(row, ours, other, median(ratios), min(ratios), max(ratios))


def _rounds(row: Row) -> Iterator[tuple[float, float]]:
    while True:
        ours, other = _seconds(row.ours), _seconds(row.other)
        yield ours, other
        other, ours = _seconds(row.other), _seconds(row.ours)
        yield ours, other


def _seconds(work: Work) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def machine() -> str:
    """Return what it was measured on, in a line."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{platform.system()} {platform.machine()}, {cpu_count()} cores, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, {libraries}"
    )


def table(found: list[Measured]) -> list[str]:
    """Return the lines of a Markdown table."""
    lines = [
        "| work | against | ours | other | ratio (least, largest) | reach | aim | |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in found:
        more = " × faster" if one.row.times else " ×"
        ratio = f"{one.ratio:.2f}{more} ({one.least:.2f}, {one.largest:.2f})"
        bounds = f"{one.row.reach:g}{more} | {one.row.aim:g}{more}"
        cells = f"{one.row.name} | {one.row.against} | {_time(one.ours)} | {_time(one.other)} | {ratio}"
        lines.append(f"| {cells} | {bounds} | {one.verdict} |")
    return lines


def _time(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-6:.3g} µs"


def say(text: str) -> None:
    """Tell how far it is, at once."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
