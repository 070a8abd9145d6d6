"""What generated cases are drawn from: few days, dates, territories and gates, so that every world can be looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event

DAYS = [date(2017, 1, 31), date(2017, 2, 1), date(2017, 2, 2)]
PAST, FUTURE = date(2017, 1, 30), date(2017, 2, 3)
"""How far an open end needs to reach: a day before and a day after those above."""

days = st.sampled_from(DAYS)
intervals = st.tuples(days, days).map(lambda pair: f"{min(pair)}/{max(pair)}")
tiny_dates = st.one_of(
    days.map(str), intervals, days.map(lambda day: f"../{day}"), days.map(lambda day: f"{day}/..")
).map(ImpreciseDate.parse)

territories = st.sampled_from([("t",), ("t",), ("t", "u"), ("u",), ()])
gates = st.sampled_from(["g", "g", "g", "other"])

Drawn = Callable[[st.DrawFn], tuple[dict[str, Any], list[Event]]]
"""Draws the parameters of a demand and the events that it is judged by; the event of place n has the id ``en``."""
