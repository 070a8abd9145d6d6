"""The demand for measures: one of each kind, not too old, whatever the imprecise dates turn out to be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.domain.criteria.indicators import months_before
from programme.domain.dates import ImpreciseDate
from programme.domain.sentences import say
from programme.domain.vocabulary import Finding, IndicatorKind
from programme.domain.words import word
from tests.support.facts import days_of
from tests.support.history import History
from tests.support.one_gate import AIX, VENELLES, before_a_gate, findings, found

MET, UNMET, UNDECIDABLE = Finding.MET, Finding.UNMET, Finding.UNDECIDABLE
BOTH = {"name": "measured", "kinds": ["social", "economic"], "within_months": 12}


def measures(*dated: tuple[str, str], **demand: Any) -> History:
    """Return a social and an economic indicator, with measures of them in Aix."""
    history = before_a_gate(**{**BOTH, **demand})
    for kind in ("social", "economic"):
        history.do("indicator define", indicator=kind, name=kind, kind=kind, unit="u", on="2016-01-01")
    for indicator, on in dated:
        history.do("indicator measure", indicator=indicator, value="1", territories=[AIX], on=on)
    return history


def test_each_kind_needs_a_measure_and_those_without_are_named() -> None:
    history = measures(("social", "2018-06-01"))
    missing = say(
        "No measure less than {months} months old on record: {kinds}.",
        months=12,
        kinds=(word(IndicatorKind.ECONOMIC),),
    )
    result = found(history, "2018-12-31")
    assert (result.finding, result.found.missing) == (UNMET, missing)


def test_a_measure_counts_for_less_than_twelve_months() -> None:
    history = measures(("social", "2018-06-01"), ("economic", "2018-07-01"))
    assert findings(history, "2018-06-30", "2018-07-01", "2019-05-31", "2019-06-01") == [UNMET, MET, MET, UNMET]


def test_a_measure_of_a_whole_month_is_undecidable_while_it_may_come_and_while_it_may_be_too_old() -> None:
    history = measures(("social", "2018-06"), kinds=["social"])
    days = ("2018-05-31", "2018-06-15", "2018-06-30", "2019-05-31", "2019-06-15", "2019-06-30")
    assert findings(history, *days) == [UNMET, UNDECIDABLE, MET, MET, UNDECIDABLE, UNMET]
    assert [one.event.type for one in found(history, "2019-06-15").found.open_facts] == []


def test_a_measure_counts_where_it_was_taken_or_for_the_whole_programme() -> None:
    history = measures(("social", "2018-06-01"), kinds=["social"])
    assert findings(history, "2018-12-31", territory=VENELLES) == [UNMET]
    history.do("indicator measure", indicator="social", value="1", on="2018-06-01")
    assert findings(history, "2018-12-31", territory=VENELLES) == [MET]
    history = measures(("social", "2018-06-01"), kinds=["social"], scope="programme")
    assert findings(history, "2018-12-31", territory=VENELLES) == [MET]


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2018-06-15", 1, "2018-05-15"),
        ("2018-06-15", 12, "2017-06-15"),
        ("2018-01-31", 2, "2017-11-30"),
        ("2018-03-31", 1, "2018-02-28"),
        ("2020-02-29", 12, "2019-02-28"),
        ("2018-12-01", 12, "2017-12-01"),
        ("0001-03-01", 3, "0001-01-01"),
    ],
)
def test_so_many_months_before_is_the_same_day_or_the_last_of_a_shorter_month(
    day: str, months: int, before: str
) -> None:
    assert months_before(date.fromisoformat(day), months) == date.fromisoformat(before)


# --- Every possible world --------------------------------------------------------------------------------------------

START, END = date(2017, 1, 30), date(2017, 3, 3)
DAYS = [START + timedelta(days=number) for number in range((END - START).days + 1)]
EDGES = [date(2017, 1, 31), date(2017, 2, 1), date(2017, 2, 2), date(2017, 2, 28), date(2017, 3, 1), date(2017, 3, 2)]
edge = st.sampled_from(EDGES)
spans = st.tuples(edge, edge).map(lambda pair: f"{min(pair)}/{max(pair)}").map(ImpreciseDate.parse)


def in_worlds(dates: Sequence[ImpreciseDate], day: date) -> set[Finding]:
    """Return what is found on a day in each world: a measure counts from its day on, until the same day a month later.

    That is the first of March for the first of February, and so on for the days that are looked at.
    """
    oldest = {date(2017, 2, 28): date(2017, 1, 28), date(2017, 3, 1): date(2017, 2, 1), END: date(2017, 2, 3)}[day]
    worlds = product(*(list(days_of(one, START, END)) for one in dates))
    return {MET if any(oldest < one <= day for one in world) else UNMET for world in worlds}


@given(st.lists(spans, max_size=2), st.sampled_from([date(2017, 2, 28), date(2017, 3, 1), END]))
def test_a_finding_on_measures_holds_in_every_world(dates: list[ImpreciseDate], day: date) -> None:
    history = measures(*(("social", one.text) for one in dates), kinds=["social"], within_months=1)
    finding = found(history, day.isoformat()).finding
    assert finding is UNDECIDABLE or in_worlds(dates, day) == {finding}
    if len(dates) < 2 and finding is UNDECIDABLE:
        assert in_worlds(dates, day) == {MET, UNMET}
