"""Ids that an act gives by itself: the wanted one, or the next number that nothing bears, found in few queries."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.domain.acts.act import free_id
from programme.domain.aggregates.action import Action
from programme.domain.dates import ImpreciseDate
from programme.domain.events import ActionPlanned
from programme.domain.reading import Reading, reading_of
from tests.support.facts import facts

DUE = ImpreciseDate.day(date(2017, 12, 1))


def id_of(number: int) -> str:
    return "budget" if number == 1 else f"budget-{number}"


def with_actions(*numbers: int) -> Reading:
    """A history in which actions were planned under these numbers."""
    events = [ActionPlanned(action=id_of(number), title="Budget", due=DUE) for number in numbers]
    return reading_of(facts(*(("2017-10", event) for event in events)))


@pytest.mark.parametrize("count", range(20))
def test_the_next_number_in_turn_is_given(count: int) -> None:
    assert free_id(with_actions(*range(1, count + 1)), Action, "budget") == id_of(count + 1)


@given(st.sets(st.integers(1, 40)))
def test_whatever_numbers_were_given_out_of_turn_the_id_is_free_and_the_number_before_it_is_not(
    taken: set[int],
) -> None:
    given = free_id(with_actions(*sorted(taken)), Action, "budget")
    number = int(given.removeprefix("budget-")) if given != "budget" else 1
    assert number not in taken
    assert number == 1 or number - 1 in taken


def test_a_thousand_of_one_title_are_told_apart_by_twenty_queries() -> None:
    reading = with_actions(*range(1, 1001))
    assert free_id(reading, Action, "budget") == "budget-1001"
    assert len(reading.queries) == 20  # 1, 2, 4 ... 1024, then nine halvings of the 512 between
