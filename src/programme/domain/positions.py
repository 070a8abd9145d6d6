"""Positions of entries as a short text: ``1-15,37``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def as_ranges(positions: Iterable[int]) -> str:
    """Return positions in rising order, each run as a range."""
    runs: list[list[int]] = []
    for position in sorted(set(positions)):
        if runs and runs[-1][-1] == position - 1:
            runs[-1][1:] = [position]
        else:
            runs.append([position])
    return ",".join("-".join(map(str, run)) for run in runs)


def from_ranges(text: str) -> Iterator[range]:
    """Yield the runs of positions that a text holds, as ranges."""
    for run in filter(None, text.split(",")):
        first, _, last = run.partition("-")
        yield range(int(first), int(last or first) + 1)
