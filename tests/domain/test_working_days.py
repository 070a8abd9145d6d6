"""Public holidays against the calendars published for each year, written here by hand; working days counted on them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.domain.vocabulary import Holiday
from programme.domain.words import word
from programme.domain.working_days import (
    after_clear_days,
    easter,
    is_working_day,
    next_working_day,
    public_holidays,
    working_days_between,
)

EASTERS = [
    *("1598-03-22", "1818-03-22", "1886-04-25", "1900-04-15", "1943-04-25", "1954-04-18", "1961-04-02", "1981-04-19"),
    *("1989-03-26", "1997-03-30", "2000-04-23", "2005-03-27", "2008-03-23", "2011-04-24", "2014-04-20", "2015-04-05"),
    *("2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09"),
    *("2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22"),
]

FIXED = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"]
MOVING = {  # Easter Monday, Ascension, Whit Monday
    2008: ("03-24", "05-01", "05-12"),
    2016: ("03-28", "05-05", "05-16"),
    2017: ("04-17", "05-25", "06-05"),
    2018: ("04-02", "05-10", "05-21"),
    2019: ("04-22", "05-30", "06-10"),
    2020: ("04-13", "05-21", "06-01"),
    2024: ("04-01", "05-09", "05-20"),
    2025: ("04-21", "05-29", "06-09"),
}
days = st.dates(date(2016, 1, 1), date(2020, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize("published", EASTERS)
def test_easter_falls_on_the_sunday_that_was_published(published: str) -> None:
    sunday = day(published)
    assert easter(sunday.year) == sunday


def by_epacts(year: int) -> date:
    """Return Easter as Clavius reckons it, from golden number and epact (The Art of Computer Programming, 1.3.2)."""
    golden, century = year % 19 + 1, year // 100 + 1
    dropped, moon = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    epact = (11 * golden + 20 + moon - dropped) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full_moon = 44 - epact if epact <= 23 else 74 - epact
    sunday = full_moon + 7 - (5 * year // 4 - dropped - 10 + full_moon) % 7
    return date(year, 3, 1) + timedelta(days=sunday - 1)


def test_easter_is_the_same_by_epacts_in_every_year_of_the_calendar() -> None:
    assert [year for year in range(1583, 10_000) if easter(year) != by_epacts(year)] == []


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_from_22_march_to_25_april(year: int) -> None:
    sunday = easter(year)
    assert sunday.weekday() == 6
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


@pytest.mark.parametrize("year", MOVING)
def test_the_public_holidays_are_those_of_the_calendar(year: int) -> None:
    found = public_holidays(year)
    assert sorted(found.values()) == sorted(day(f"{year}-{one}") for one in (*FIXED, *MOVING[year]))
    moving = (Holiday.EASTER_MONDAY, Holiday.ASCENSION, Holiday.WHIT_MONDAY)
    assert tuple(found[one] for one in moving) == tuple(day(f"{year}-{one}") for one in MOVING[year])


def test_there_are_eleven_in_every_year_even_where_two_fall_on_one_day() -> None:
    assert set(public_holidays(2008)) == set(Holiday)
    assert len(Holiday) == 11
    assert len(set(public_holidays(2008).values())) == 10


def test_nobody_changes_the_holidays_of_a_year() -> None:
    with pytest.raises(TypeError):
        public_holidays(2017)[Holiday.CHRISTMAS] = day("2017-12-24")  # type: ignore[index]


@pytest.mark.parametrize("of_alsace_and_moselle", ["2017-04-14", "2017-12-26", "2018-03-30", "2018-12-26"])
def test_the_holidays_of_alsace_and_moselle_are_working_days(of_alsace_and_moselle: str) -> None:
    assert is_working_day(day(of_alsace_and_moselle))


def test_every_holiday_has_a_name_of_its_own() -> None:
    assert len({word(one).template for one in Holiday}) == 11


def test_the_working_days_of_two_months() -> None:
    december = [number for number in range(1, 32) if is_working_day(date(2017, 12, number))]
    assert december == [1, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 18, 19, 20, 21, 22, 26, 27, 28, 29]
    may = [number for number in range(1, 32) if is_working_day(date(2018, 5, number))]
    assert may == [2, 3, 4, 7, 9, 11, 14, 15, 16, 17, 18, 22, 23, 24, 25, 28, 29, 30, 31]


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("2017-12-15", "2017-12-15"),
        ("2017-12-16", "2017-12-18"),
        ("2017-12-31", "2018-01-02"),
        ("2018-05-08", "2018-05-09"),
        ("2018-05-10", "2018-05-11"),
        ("2018-03-31", "2018-04-03"),
    ],
)
def test_the_next_working_day_is_the_day_itself_if_it_is_one(start: str, found: str) -> None:
    assert next_working_day(day(start)) == day(found)


@pytest.mark.parametrize(
    ("start", "end", "number"),
    [
        ("2017-12-15", "2017-12-15", 0),
        ("2017-12-15", "2017-12-16", 0),
        ("2017-12-15", "2017-12-18", 1),
        ("2017-12-14", "2017-12-15", 1),
        ("2017-12-22", "2018-01-02", 5),
        ("2018-01-02", "2017-12-22", -5),
        ("2018-05-07", "2018-05-11", 2),
    ],
)
def test_the_working_days_that_are_left_are_counted_after_today(start: str, end: str, number: int) -> None:
    assert working_days_between(day(start), day(end)) == number


def test_a_year_of_working_days() -> None:
    # 365 days, of which 105 on a weekend (2017 begins and ends on a Sunday), and nine holidays on Monday to Friday.
    assert working_days_between(day("2016-12-31"), day("2017-12-31")) == 365 - 105 - 9


@pytest.mark.parametrize(
    ("start", "clear", "found"),
    [
        ("2018-01-15", 3, "2018-01-19"),
        ("2018-01-16", 3, "2018-01-22"),
        ("2018-01-15", 0, "2018-01-16"),
        ("2017-11-29", 15, "2017-12-15"),
        ("2017-12-20", 10, "2018-01-02"),
    ],
)
def test_clear_days_leave_out_both_ends_and_end_on_a_working_day(start: str, clear: int, found: str) -> None:
    assert after_clear_days(day(start), clear) == day(found)


@given(days, days, days)
def test_what_is_left_adds_up(start: date, middle: date, end: date) -> None:
    whole = working_days_between(start, middle) + working_days_between(middle, end)
    assert whole == working_days_between(start, end)


@given(days)
def test_a_working_day_takes_one_from_what_is_left_and_no_other_day_does(end: date) -> None:
    before = end - timedelta(days=1)
    assert working_days_between(before, end) == int(is_working_day(end))


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(0, 1500))
def test_the_working_days_between_are_those_that_are_counted_one_by_one(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    one_by_one = sum(is_working_day(start + timedelta(days=number)) for number in range(1, length + 1))
    assert working_days_between(start, end) == one_by_one
    assert working_days_between(end, start) == -one_by_one
