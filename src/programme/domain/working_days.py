"""Working days in France: the public holidays are computed for any year, never listed.

- A *jour ouvré* is a working day: Monday to Friday, public holidays left out.
- A *jour franc* is a clear day: neither the day from which a period runs nor the one on which it runs out counts.

The eleven holidays are those of article L3133-1 of the Code du travail, as it stands; Good Friday and 26 December, kept
in Alsace and Moselle only, are working days here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from programme.domain.dates import next_day
from programme.domain.vocabulary import Holiday

_SATURDAY = 5
_FIXED = {
    Holiday.NEW_YEAR: (1, 1),
    Holiday.LABOUR_DAY: (5, 1),
    Holiday.VICTORY_DAY: (5, 8),
    Holiday.NATIONAL_DAY: (7, 14),
    Holiday.ASSUMPTION: (8, 15),
    Holiday.ALL_SAINTS: (11, 1),
    Holiday.ARMISTICE: (11, 11),
    Holiday.CHRISTMAS: (12, 25),
}
_AFTER_EASTER = {Holiday.EASTER_MONDAY: 1, Holiday.ASCENSION: 39, Holiday.WHIT_MONDAY: 50}


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> Mapping[Holiday, date]:
    """Return the day of each of the eleven public holidays of a year; two of them may fall on one day, as in 2008."""
    fixed = {holiday: date(year, month, day) for holiday, (month, day) in _FIXED.items()}
    sunday = easter(year)
    moving = {holiday: sunday + timedelta(days=days) for holiday, days in _AFTER_EASTER.items()}
    return MappingProxyType(fixed | moving)


def is_working_day(day: date) -> bool:
    """Return whether a day is a *jour ouvré*: Monday to Friday, and no public holiday."""
    return day.weekday() < _SATURDAY and day not in public_holidays(day.year).values()


def next_working_day(day: date) -> date:
    """Return the day itself if it is a working day, else the first one after it."""
    while not is_working_day(day):
        day = next_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """Return how many working days lie after ``start``, up to ``end`` included; negative when ``end`` comes first.

    It is what is left: from a Friday to the next Monday, one; from a day to itself, none.
    """
    if end < start:
        return -working_days_between(end, start)
    years = range(start.year, end.year + 1)
    holidays = {day for year in years for day in public_holidays(year).values() if start < day <= end}
    return _weekdays(end) - _weekdays(start) - sum(day.weekday() < _SATURDAY for day in holidays)


def _weekdays(day: date) -> int:
    """Return how many days from Monday to Friday the calendar has up to a day; its first one is a Monday."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * _SATURDAY + min(rest, _SATURDAY)


def after_clear_days(start: date, days: int) -> date:
    """Return the first day on which something may happen that ``days`` *jours francs* must separate from ``start``.

    With three clear days after a Monday, Tuesday to Thursday count, and Friday is the first day free; when that is no
    working day, the next one is.
    """
    return next_working_day(start + timedelta(days=days + 1))
