"""Which dates could flip an answer: each supposed before and after the day in turn."""

from __future__ import annotations

from datetime import date

import pytest

from programme.domain.flips import flips
from programme.domain.vocabulary import Finding
from tests.support.charters import criterion
from tests.support.history import History
from tests.support.scenes import T, programme

MET, UNMET, UNDECIDABLE = Finding.MET, Finding.UNMET, Finding.UNDECIDABLE
DAY = date(2017, 6, 15)


def workshops(*dates: str, at_least: int = 1) -> History:
    """Return a territory before a gate that asks for so many workshops, which were held on these dates."""
    history = programme(criterion("c", name="meetings", kind="workshop", at_least=at_least))
    for place, on in enumerate(dates):
        where = {"bodies": ["committee"], "territories": [T]}
        history.do("meeting hold", title="W", id=f"w{place}", kinds=["workshop"], on=on, **where)
    return history


def flipping(history: History) -> list[tuple[str, Finding, Finding, Finding]]:
    """Return the date of each fact that could flip the answer, with the three findings."""
    return [(one.fact.on.text, one.now, one.by_then, one.later) for one in flips(history.reading(), T, DAY)]


@pytest.mark.parametrize(
    "on", ["2017-06-15", "2017-05", "2017-06-01/2017-06-15", "2017-06-16", "2017-07", "../2017-06-15"]
)
def test_a_date_that_lies_wholly_on_one_side_flips_nothing(on: str) -> None:
    assert flipping(workshops(on)) == []


@pytest.mark.parametrize("on", ["2017-06", "2017", "2017-06-15~", "../2017-06-16", "2017-06-15/.."])
def test_a_date_on_both_sides_settles_the_criterion_either_way(on: str) -> None:
    assert flipping(workshops(on)) == [(on, UNDECIDABLE, MET, UNMET)]


def test_a_doubtful_date_would_flip_the_answer_if_it_were_wrong() -> None:
    assert flipping(workshops("2017-03-24?")) == [("2017-03-24?", MET, MET, UNMET)]
    assert flipping(workshops("2017-07-24?")) == [("2017-07-24?", UNMET, MET, UNMET)]


def test_a_date_on_which_nothing_hangs_is_left_out() -> None:
    assert flipping(workshops("2017-03-01", "2017-06", "2017-03-24?")) == []


def test_dates_that_only_together_settle_a_criterion_are_each_listed() -> None:
    waiting = (UNDECIDABLE, UNDECIDABLE, UNMET)
    assert flipping(workshops("2017-06", "2017", at_least=2)) == [("2017-06", *waiting), ("2017", *waiting)]


def test_where_more_are_open_than_are_missing_each_is_listed_though_none_settles_it_alone() -> None:
    three = workshops("2017-06", "2017", "2017-05/2017-07", at_least=2)
    assert [found[1:] for found in flipping(three)] == [(UNDECIDABLE, UNDECIDABLE, UNDECIDABLE)] * 3


def test_where_no_gate_is_to_be_passed_no_date_could_flip_an_answer() -> None:
    assert flipping(History()) == []
