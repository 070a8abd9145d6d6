"""Draws a timeline with letters, one a month: for Markdown, and for those who read it raw."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from programme.reports.document import Bar, Lane, Timeline
from programme.reports.wording import Wording

PLANNED, CERTAIN, POSSIBLE, MARK, NOTHING = "-", "#", "~", "*", " "
_RANK = (NOTHING, PLANNED, POSSIBLE, CERTAIN, MARK)


def text_timeline(timeline: Timeline, wording: Wording) -> Iterator[str]:
    """Yield the lines of the drawing: the years, a line a lane, the day of the report, the legend."""
    names = [" ".join(wording.text(lane.label).split()) for lane in timeline.lanes]
    wide = max((len(name) for name in names), default=0) + 2
    months = 12 * (timeline.end.year - timeline.start.year + 1)
    yield " " * wide + "".join(f"|{year:<11}" for year in range(timeline.start.year, timeline.end.year + 1))
    for name, lane in zip(names, timeline.lanes, strict=True):
        yield (name.ljust(wide) + "".join(_letters(lane, timeline.start, months))).rstrip()
    yield " " * (wide + _month(timeline.day, timeline.start)) + "^ " + wording.t("as of {day}", day=timeline.day)
    yield wording.t(
        "{planned} planned, {certain} certain, {possible} possible, {mark} a fact of that month",
        planned=PLANNED,
        certain=CERTAIN,
        possible=POSSIBLE,
        mark=MARK,
    )


def _letters(lane: Lane, start: date, months: int) -> list[str]:
    letters = [NOTHING] * months
    for bar in lane.bars:
        for month, letter in _months(bar, start):
            if 0 <= month < months:
                letters[month] = max(letter, letters[month], key=_RANK.index)
    return letters


def _months(bar: Bar, start: date) -> Iterator[tuple[int, str]]:
    first, last = _month(bar.start, start), _month(bar.end, start)
    certain = range(_month(bar.surely_from, start), _month(bar.surely_to, start) + 1)
    for month in range(max(first, 0), last + 1):
        if bar.kind == "planned":
            yield month, PLANNED
        elif bar.kind == "actual":
            yield month, CERTAIN if month in certain else POSSIBLE
        else:
            yield month, MARK if first == last else POSSIBLE


def _month(day: date, start: date) -> int:
    return 12 * (day.year - start.year) + day.month - 1
