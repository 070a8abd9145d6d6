"""Silences: the periods in which nothing was recorded."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from programme.domain.silence import Silence, silences

START = date(2018, 1, 1)
GAPS = st.lists(st.integers(min_value=0, max_value=400), max_size=20)


def recorded(gaps: list[int]) -> list[tuple[int, date]]:
    """Return an entry on the first day, then one after each gap of so many days."""
    return [(place + 1, START + timedelta(days=sum(gaps[:place]))) for place in range(len(gaps) + 1)]


@given(GAPS, st.integers(min_value=0, max_value=400))
def test_every_gap_longer_than_asked_is_a_silence_and_no_other(gaps: list[int], longer_than: int) -> None:
    found = [(one.after, one.before, one.days) for one in silences(recorded(gaps), longer_than)]
    assert found == [(place, place + 1, gap) for place, gap in enumerate(gaps, 1) if gap > longer_than]


def test_the_last_silence_lasts_until_the_day_asked_for() -> None:
    entries = [(4, date(2018, 1, 1)), (9, date(2018, 1, 31))]
    lasting = Silence(date(2018, 1, 31), date(2018, 3, 2), 9, None)
    assert list(silences(entries, 29, date(2018, 3, 2))) == [
        Silence(date(2018, 1, 1), date(2018, 1, 31), 4, 9),
        lasting,
    ]
    assert lasting.days == 30
    assert list(silences(entries, 30, date(2018, 3, 2))) == []
    assert list(silences(entries, 29))[-1].before == 9


def test_a_register_without_entries_is_not_called_silent() -> None:
    assert list(silences([], 0, START)) == []
