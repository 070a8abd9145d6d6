"""What became of facts from one point to another: each change, and nothing where nothing changed."""

from __future__ import annotations

from datetime import date

import pytest

from programme.domain.answer import Answer
from programme.domain.difference import Point, concerning, differences
from tests.support.history import History

START, END = date(2017, 1, 1), date(2017, 12, 31)


def held(*dates: str) -> History:
    """Return meetings held on these dates, at the positions from 1 on."""
    history = History()
    for number, on in enumerate(dates, 1):
        history.do("meeting hold", kinds=["workshop"], title="Atelier", id=f"m{number}", on=on)
    return history


def rectified() -> History:
    """Return a meeting of 24 March at position 1, put right to 24 April at position 2."""
    history = held("2017-03-24")
    history.do("entry rectify", position=1, field="on", to=["2017-04-24"], reason="Faute de frappe")
    return history


def annulled() -> History:
    """Return a meeting at position 1, annulled at position 2, which is annulled at position 3."""
    history = held("2017-03-24")
    for position in (1, 2):
        history.do("entry annul", position=position, reason="Saisie deux fois")
    return history


def changes(history: History, before: int, after: int, days: tuple[date, date] = (END, END)) -> list[tuple[str, int]]:
    """Return what changed between two positions, each seen on its day, and the fact's position."""
    points = [Point(day, position) for day, position in zip(days, (before, after), strict=True)]
    return [(one.change.value, one.fact.position) for one in differences(history.facts, *points)]


def test_a_point_differs_in_nothing_from_itself() -> None:
    assert changes(annulled(), 3, 3) == []


def test_what_is_recorded_in_between_is_told_in_order_and_backwards_it_is_not_yet_recorded() -> None:
    history = held("2017-05", "2017-03", "2017-04")
    assert changes(history, 1, 3) == [("recorded", 2), ("recorded", 3)]
    assert changes(history, 3, 1) == [("not-recorded", 2), ("not-recorded", 3)]


def test_what_neither_point_knows_is_not_told() -> None:
    assert changes(held("2017-05", "2017-03"), 1, 1) == []


def test_a_rectification_gives_the_value_before_and_after_and_says_where_it_is() -> None:
    (found,) = differences(rectified().facts, Point(END, 1), Point(END, 2))
    assert (found.change.value, found.field, found.by) == ("rectified", "on", (2,))
    assert (found.before, found.after) == ("2017-03-24", "2017-04-24")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (1, 2, [("annulled", 1)]),
        (2, 3, [("restored", 1)]),
        (0, 2, [("recorded", 1), ("annulled", 1)]),
        (0, 3, [("recorded", 1)]),
        (1, 3, []),
        (2, 2, []),
    ],
)
def test_an_annulment_takes_a_fact_away_and_its_own_annulment_gives_it_back(
    before: int, after: int, told: list[tuple[str, int]]
) -> None:
    assert changes(annulled(), before, after) == told


def test_a_later_day_makes_certain_what_may_have_happened() -> None:
    history = held("2017-06")
    (found,) = differences(history.facts, Point(date(2017, 6, 15), 1), Point(date(2017, 6, 30), 1))
    assert (found.change.value, found.before, found.after) == ("happened", Answer.UNDECIDABLE, Answer.YES)


def test_only_what_may_lie_in_a_period_concerns_it() -> None:
    found = differences(held("2017-02", "2017-03/2017-05", "2017-07").facts, Point(END, 0), Point(END, 3))
    kept = concerning(found, date(2017, 3, 1), date(2017, 4, 30))
    assert [one.fact.position for one in kept] == [2]


@pytest.mark.parametrize("month", [3, 4])
def test_what_was_moved_concerns_the_month_that_it_left_and_the_one_it_came_to(month: int) -> None:
    found = differences(rectified().facts, Point(END, 1), Point(END, 2))
    assert concerning(found, date(2017, month, 1), date(2017, month, 28)) == found
    assert concerning(found, date(2017, 5, 1), date(2017, 5, 31)) == ()
