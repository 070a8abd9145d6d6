"""Small imprecise dates: few enough days that every possible world can be looked at."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from programme.domain.dates import ImpreciseDate

FIRST, LAST = date(2017, 1, 29), date(2017, 2, 4)
"""The days that small dates are written with; they lie on both sides of the end of a month."""

PAST, FUTURE = FIRST - timedelta(days=3), LAST + timedelta(days=3)
"""How far an open end needs to reach, so that any few facts can stand in any order beyond the days above."""

DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
VIEWPOINTS = [FIRST - timedelta(days=1), *DAYS, LAST + timedelta(days=1)]

days = st.sampled_from(DAYS)


@st.composite
def _intervals(draw: st.DrawFn) -> str:
    start, end = sorted((draw(days), draw(days)))
    return f"{start}/{end}"


small_dates: st.SearchStrategy[ImpreciseDate] = st.one_of(
    days.map(str),
    days.map(lambda day: f"{day}?"),
    _intervals(),
    days.map(lambda day: f"../{day}"),
    days.map(lambda day: f"{day}/.."),
).map(ImpreciseDate.parse)
"""Days, short intervals and open ends."""

any_dates: st.SearchStrategy[ImpreciseDate] = st.one_of(
    small_dates, st.sampled_from(["2017-01", "2017-02", "2017-01-31~", "2017-02-01~?"]).map(ImpreciseDate.parse)
)
"""The same, with months."""
