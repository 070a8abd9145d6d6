"""Imprecise dates: a year, a month, an interval, "about", "doubtful"; bounds and three-valued comparison.

The notation is a small part of ISO 8601-2 (EDTF levels 0 and 1): ``2017``, ``2017-02``, ``2017-02-13``,
``2017-10/2017-12``, ``../2017-10``, ``2017-10/..``, ``2017-12-15~`` (about), ``2017-03-24?`` (doubtful).
A date means "at one moment within its bounds", never "all along them".
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from programme.domain.answer import Answer

if TYPE_CHECKING:  # pydantic is felt at start-up, and a date is said in words without it
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

OPEN_PAST = date.min
OPEN_FUTURE = date.max
_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~\?|\?~|~|\?)?")


class MalformedDate(ValueError):
    """A text that is no date of the notation; ``text`` holds it."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not a date: {text!r}")
        self.text = text


@dataclass(frozen=True, slots=True)
class ImpreciseDate:
    """One moment somewhere from ``earliest`` to ``latest`` (days, both included), as its author wrote it."""

    text: str
    earliest: date
    latest: date

    @classmethod
    def parse(cls, text: str) -> ImpreciseDate:
        """Read a date of the notation.

        :raises MalformedDate: the text is not of the notation, names no day of the calendar, ends before it
            starts, or is open on both sides.
        """
        start, slash, end = text.partition("/")
        if not slash:
            return cls(text, *_bounds(start, text))
        if start == end == "..":
            raise MalformedDate(text)
        earliest = OPEN_PAST if start == ".." else _bounds(start, text)[0]
        latest = OPEN_FUTURE if end == ".." else _bounds(end, text)[1]
        if earliest > latest:
            raise MalformedDate(text)
        return cls(text, earliest, latest)

    @classmethod
    def day(cls, day: date) -> ImpreciseDate:
        """Return the date that is exactly one day."""
        return cls(day.isoformat(), day, day)

    @property
    def is_day(self) -> bool:
        """Whether the date is one certain day: no interval, not about, not doubtful."""
        return self.earliest == self.latest and not self.is_doubtful

    @property
    def is_doubtful(self) -> bool:
        """Whether its author doubts it (``?``); a doubt is printed, it never changes an answer."""
        return "?" in self.text

    @property
    def is_sharp(self) -> bool:
        """Whether it can serve as a viewpoint: closed on both sides, neither about nor doubtful."""
        return not any(mark in self.text for mark in ("~", "?", ".."))

    def by(self, day: date) -> Answer:
        """Say whether it has happened by the end of ``day``."""
        if self.latest <= day:
            return Answer.YES
        return Answer.NO if self.earliest > day else Answer.UNDECIDABLE

    def gone_by(self, day: date) -> Answer:
        """Say whether it has gone by when ``day`` begins."""
        if self.latest < day:
            return Answer.YES
        return Answer.NO if self.earliest >= day else Answer.UNDECIDABLE

    def before(self, other: ImpreciseDate) -> Answer:
        """Say whether it happened on an earlier day than ``other``."""
        if self.latest < other.earliest:
            return Answer.YES
        return Answer.NO if self.earliest >= other.latest else Answer.UNDECIDABLE

    def after(self, other: ImpreciseDate) -> Answer:
        """Say whether it happened on a later day than ``other``."""
        return other.before(self)

    def within(self, period: ImpreciseDate) -> Answer:
        """Say whether it happened inside the outer bounds of ``period``."""
        if period.earliest <= self.earliest and self.latest <= period.latest:
            return Answer.YES
        apart = self.latest < period.earliest or self.earliest > period.latest
        return Answer.NO if apart else Answer.UNDECIDABLE

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            _validate,
            serialization=core_schema.plain_serializer_function_ser_schema(str, return_schema=core_schema.str_schema()),
            json_schema_input_schema=core_schema.str_schema(),
        )


def _validate(value: object) -> ImpreciseDate:
    if isinstance(value, ImpreciseDate):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return ImpreciseDate.day(value)
    try:
        return parsed(str(value))
    except MalformedDate as error:
        from pydantic_core import PydanticCustomError

        kind, message = "imprecise_date", "'{text}' is not a date"
        raise PydanticCustomError(kind, message, {"text": error.text}) from error


parsed = lru_cache(maxsize=4096)(ImpreciseDate.parse)
"""As ``ImpreciseDate.parse``: a register names the same few thousand days again and again."""


def _bounds(point: str, whole: str) -> tuple[date, date]:
    found = _POINT.fullmatch(point)
    if found is None:
        raise MalformedDate(whole)
    year, month, day, marks = found.groups()
    try:
        if "~" in (marks or ""):
            return _about(int(year), month, day)
        return _unit(int(year), month, day)
    except ValueError as error:
        raise MalformedDate(whole) from error


def _unit(year: int, month: str | None, day: str | None) -> tuple[date, date]:
    if day is not None:
        return (exact := date(year, int(month or 0), int(day))), exact
    if month is not None:
        return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])
    return date(year, 1, 1), date(year, 12, 31)


def _about(year: int, month: str | None, day: str | None) -> tuple[date, date]:
    """Widen to the next coarser unit: a day to its month, a month to its year, a year to the years beside it."""
    _unit(year, month, day)
    if day is not None:
        return _unit(year, month, None)
    if month is not None:
        return _unit(year, None, None)
    return date(year - 1, 1, 1), date(year + 1, 12, 31)


def next_day(day: date) -> date:
    """Return the day after, or the last day there is."""
    return day if day == OPEN_FUTURE else day + timedelta(days=1)
