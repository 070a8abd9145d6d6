"""The budget on a day: columns that are never mixed, readings that are shown, no total before one is adopted."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from programme.domain.budget import assumptions, budget_columns, budget_lines, lines_apart, per_territory
from programme.domain.money import Cents
from programme.domain.vocabulary import BudgetStatus, Nature
from tests.support.history import History

END = date(2017, 12, 31)
UNCLEAR = "Per year or in all?"
LINES: dict[str, dict[str, Any]] = {
    "own": {"nature": "cash", "status": "declared", "amount": "12 500", "period": "2017"},
    "volunteers": {"nature": "volunteer-time", "status": "declared", "amount": "27 600", "period": "2017"},
    "coordination": {"nature": "cash", "status": "planned", "amount": "50 000", "purpose": "coordination"},
    "production": {"nature": "cash", "status": "planned", "amount": "97 500", "purpose": "production"},
    "estimate": {"nature": "cash", "status": "estimated", "amount": "120 000", "period": "2018/2020"},
}
READINGS: dict[str, tuple[dict[str, Any], int, int]] = {
    "a": ({"each": ["production"], "shared": ["coordination"]}, 11_416_667, -583_333),
    "b": ({"each": ["production"], "shared": ["coordination"], "yearly": ["coordination"]}, 14_750_000, 2_750_000),
    "c": ({"each": ["production", "coordination"]}, 14_750_000, 2_750_000),
    "d": ({"shared": ["production", "coordination"]}, 4_916_667, -7_083_333),
    "e": ({"each": ["production"], "shared": ["coordination", "own"]}, 11_833_333, -166_667),
    "f": ({"each": ["production"], "shared": ["coordination", "own", "volunteers"]}, 12_753_333, 753_333),
    "g": ({"each": ["production"], "shared": ["coordination"], "among": 4}, 11_000_000, -1_000_000),
}
"""Seven ways to read five figures: how, what a territory then costs, by how much that exceeds the estimate."""


def budget(*readings: str) -> History:
    """Return the five lines of a budget, and some of its readings."""
    history = History()
    for line, fields in LINES.items():
        unclear = UNCLEAR if fields["status"] == "planned" else None
        history.do("budget line", line=line, label=line.title(), unclear=unclear, on="2017-10", **fields)
    for name in readings:
        how = {"among": 3, "years": 3, "estimate": "estimate", **READINGS[name][0]}
        history.do("budget propose", assumption=name, title=f"Lecture {name}", on="2017-11-01", **how)
    return history


@pytest.mark.parametrize("name", READINGS)
def test_each_reading_is_computed_from_the_lines_and_compared_with_the_declared_estimate(name: str) -> None:
    _, cost, gap = READINGS[name]
    (found,) = assumptions(budget(name).reading(), END)
    assert found.per_territory is not None
    assert (found.per_territory.cents, found.gap, found.estimate) == (cost, gap, 12_000_000)


def test_a_reading_that_mixes_cash_and_volunteer_time_says_so() -> None:
    found = {one.assumption.assumption: one.natures for one in assumptions(budget("a", "f").reading(), END)}
    assert found == {"a": (Nature.CASH,), "f": (Nature.CASH, Nature.VOLUNTEER_TIME)}


def test_cash_and_volunteer_time_are_two_columns_and_what_is_unclear_or_estimated_is_in_none() -> None:
    history = budget()
    lines = budget_lines(history.reading(), END)
    columns = [(one.period, one.nature, one.status, one.sum.cents) for one in budget_columns(lines, END)]
    assert columns == [
        ("2017", Nature.CASH, BudgetStatus.DECLARED, 1_250_000),
        ("2017", Nature.VOLUNTEER_TIME, BudgetStatus.DECLARED, 2_760_000),
    ]
    assert [one.id for one in lines_apart(lines, END)] == ["coordination", "production", "estimate"]


def test_lines_of_one_nature_status_and_period_are_added_up() -> None:
    history = History()
    for name, amount in (("a", "100,10"), ("b", "200,20")):
        history.do("budget contribute", line=name, label=name, nature="cash", amount=amount, period="2018", on="2018")
    history.do("budget value", line="time", label="Time", amount=30, basis="3 hours", on="2018")
    day = date(2018, 12, 31)
    lines = budget_lines(history.reading(), day)
    columns = [(one.period, one.nature, one.status, one.sum.cents, one.lines) for one in budget_columns(lines, day)]
    assert columns == [
        ("2018", Nature.CASH, BudgetStatus.RECORDED, 30_030, ("a", "b")),
        (None, Nature.VOLUNTEER_TIME, BudgetStatus.RECORDED, 3_000, ("time",)),
    ]


def test_a_sum_lies_between_bounds_while_the_day_of_a_revision_is_open() -> None:
    history = budget()
    history.do("budget revise", line="own", amount="15 000", on="2018-02")
    history.do("budget revise", line="own", status="recorded", on="2018-03-01")
    sums = {}
    for day in (date(2018, 1, 31), date(2018, 2, 15), date(2018, 2, 28), date(2018, 3, 1)):
        columns = budget_columns(budget_lines(history.reading(), day), day)
        sums[day.isoformat()] = [
            (one.status.value, int(one.sum.low), int(one.sum.high)) for one in columns if one.nature is Nature.CASH
        ]
    assert sums == {
        "2018-01-31": [("declared", 1_250_000, 1_250_000)],
        "2018-02-15": [("declared", 1_250_000, 1_500_000)],
        "2018-02-28": [("declared", 1_500_000, 1_500_000)],
        "2018-03-01": [("recorded", 1_500_000, 1_500_000)],
    }


def test_what_may_not_be_stated_yet_is_a_sum_from_nothing() -> None:
    history = budget()
    lines = budget_lines(history.reading(), date(2017, 10, 15))
    column, _ = budget_columns(lines, date(2017, 10, 15))
    assert (int(column.sum.low), int(column.sum.high), column.sum.cents) == (0, 1_250_000, None)
    assert budget_lines(history.reading(), date(2017, 9, 30)) == ()


# --- What a territory costs ------------------------------------------------------------------------------------------


def adopt(history: History, name: str, decision: str, on: str) -> None:
    history.do("decision record", title="Budget", id=decision, subject="budget-assumption", on=on)
    history.do("budget assume", assumption=name, decision=decision, on=on)


def totals(history: History, *days: str) -> list[Cents | None]:
    """Return the total per territory on each day, None where none is known."""
    found = [per_territory(history.reading(), date.fromisoformat(day)) for day in days]
    return [one.per_territory.cents if one is not None and one.per_territory is not None else None for one in found]


def test_no_total_per_territory_is_known_before_a_reading_is_adopted() -> None:
    history = budget(*READINGS)
    assert totals(history, "2017-12-31") == [None]
    adopt(history, "a", "d1", "2018-01-15")
    assert totals(history, "2018-01-14", "2018-01-15") == [None, 11_416_667]


def test_the_latest_adoption_counts_and_none_while_its_day_is_open() -> None:
    history = budget("a", "e")
    adopt(history, "a", "d1", "2018-01-15")
    adopt(history, "e", "d2", "2018-02")
    assert totals(history, "2018-01-31", "2018-02-15", "2018-02-28") == [11_416_667, None, 11_833_333]


def test_an_adoption_falls_with_its_decision() -> None:
    history = budget("a")
    adopt(history, "a", "d1", "2018-01-15")
    history.do("decision withdraw", decision="d1", reason="R", on="2018-03")
    assert totals(history, "2018-02-28", "2018-03-15", "2018-03-31") == [11_416_667, None, None]


def test_a_revised_line_changes_what_a_territory_costs() -> None:
    history = budget("a")
    adopt(history, "a", "d1", "2018-01-15")
    history.do("budget revise", line="coordination", amount="53 000", on="2018-02-01")
    assert totals(history, "2018-01-31", "2018-02-01") == [11_416_667, 11_516_667]


def test_an_amount_that_is_open_is_no_total_and_has_no_gap() -> None:
    history = budget("a")
    history.do("budget revise", line="coordination", amount="53 000", on="2018-02")
    (found,) = assumptions(history.reading(), date(2018, 2, 15))
    assert found.per_territory is not None
    assert (found.per_territory.cents, found.gap) == (None, None)
    assert found.per_territory.low == Fraction(9_750_000) + Fraction(5_000_000, 3)


def test_a_reading_without_an_estimate_has_no_gap() -> None:
    history = budget()
    history.do("budget propose", assumption="x", title="X", each=["production"], among=3, years=3)
    (found,) = assumptions(history.reading(), date(2030, 1, 1))
    assert (found.estimate, found.gap) == (None, None)
