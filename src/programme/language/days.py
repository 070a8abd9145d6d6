"""Dates in words, with what is imprecise about them: « entre octobre et décembre 2017 », « vers le 15 décembre 2017 ».

A date means "at one moment within its bounds", so an interval reads "between", never "from ... to".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from programme.language.amounts import LOCALES
from programme.language.choice import Lang
from programme.language.messages import N_

if TYPE_CHECKING:
    from programme.domain.dates import ImpreciseDate

Translate = Callable[[str], str]

_PATTERNS = ("y", "MMMM y", "d MMMM y")  # by precision: year, month, day
_ONLY_THE_DAY, _NO_YEAR, _ONLY_THE_MONTH = "d", "d MMMM", "MMMM"


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month or a day (precision 0, 1, 2) as its author wrote it, with its ``~``."""

    start: date
    precision: int
    about: bool

    @classmethod
    def parse(cls, text: str) -> Point:
        """Read one side of a date that is known to be well formed."""
        parts = [int(part) for part in text.rstrip("~?").split("-")]
        year, month, day = (*parts, 1, 1)[:3]
        return cls(date(year, month, day), len(parts) - 1, "~" in text)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Says points in one language."""

    lang: Lang
    translate: Translate

    def t(self, msgid: str, **values: str) -> str:
        """Return a message with its values."""
        return self.translate(msgid).format(**values)

    def bare(self, point: Point, pattern: str | None = None) -> str:
        """Return a point without an article: « 1er décembre 2017 »."""
        from babel.dates import format_date

        pattern = pattern or _PATTERNS[point.precision]
        words = format_date(point.start, pattern, locale=LOCALES[self.lang])
        first = self.lang == "fr" and pattern.startswith("d") and point.start.day == 1
        return f"1er{words[1:]}" if first else words

    def definite(self, point: Point, pattern: str | None = None) -> str:
        """Return a point as it stands after a preposition: « le 1er décembre 2017 », « décembre 2017 »."""
        article = "le " if self.lang == "fr" and point.precision == 2 else ""  # noqa: PLR2004 - a day
        words = article + self.bare(point, pattern)
        return self.t("{date} (about)", date=words) if point.about else words


def in_words(lang: Lang, translate: Translate, when: ImpreciseDate | date) -> str:
    """Return a date in words."""
    text = when.isoformat() if isinstance(when, date) else when.text
    calendar = Calendar(lang, translate)
    words = _in_words(calendar, *text.partition("/"))
    return calendar.t("{date} (uncertain date)", date=words) if "?" in text else words


def _in_words(calendar: Calendar, start: str, slash: str, end: str) -> str:
    if start == "..":
        return _by(calendar, Point.parse(end))
    if end == "..":
        return _or_later(calendar, Point.parse(start))
    first, last = Point.parse(start), Point.parse(end or start)
    if slash and first != last:
        return _between(calendar, first, last)
    if first.about:
        return calendar.t("about {date}", date=calendar.definite(Point(first.start, first.precision, about=False)))
    return calendar.bare(first)


def _by(calendar: Calendar, point: Point) -> str:
    msgid = N_("by {date}") if point.precision == 2 else N_("by the end of {date}")  # noqa: PLR2004 - a day
    return calendar.t(msgid, date=calendar.definite(point))


def _or_later(calendar: Calendar, point: Point) -> str:
    msgid = N_("on {date} or later") if point.precision == 2 else N_("in {date} or later")  # noqa: PLR2004 - a day
    return calendar.t(msgid, date=calendar.definite(point))


def _between(calendar: Calendar, first: Point, last: Point) -> str:
    start = calendar.definite(first, _left_of(first, last))
    return calendar.t("between {start} and {end}", start=start, end=calendar.definite(last))


def _left_of(first: Point, last: Point) -> str | None:
    """Return the pattern of a start that shares its year, or month and year, with the end; None if it shares none."""
    alike = first.precision == last.precision and not (first.about or last.about)
    if not alike or first.start.year != last.start.year:
        return None
    if first.precision == 1:
        return _ONLY_THE_MONTH
    return _ONLY_THE_DAY if first.start.month == last.start.month else _NO_YEAR
