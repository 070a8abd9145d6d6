"""A planned window has a start and an end, each as its author wrote it."""

from __future__ import annotations

from programme.domain.dates import ImpreciseDate


def ends(window: ImpreciseDate) -> tuple[ImpreciseDate, ImpreciseDate]:
    """Return the start and the end of a window, as its author wrote them; an end left open is the one there is."""
    start, slash, end = window.text.partition("/")
    first, last = (start, end) if slash else (start, start)
    return ImpreciseDate.parse(last if first == ".." else first), ImpreciseDate.parse(first if last == ".." else last)
