"""What the record does not say: each gap with the entries that leave it open, and no gap where it may be filled."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from programme.domain.completeness import gaps
from programme.domain.vocabulary import GapKind
from tests.support.charters import charter, criterion
from tests.support.history import History

END = date(2029, 12, 31)


def found(history: History, day: date = END) -> list[tuple[str, tuple[int, ...]]]:
    """Return the kind and the positions of each gap."""
    return [(one.kind.value, one.positions) for one in gaps(history.reading(), day)]


def test_an_empty_record_has_no_gap() -> None:
    assert found(History()) == []


def test_a_decision_without_decider_is_a_gap() -> None:
    history = History()
    history.do("body constitute", body="committee", name="Committee", on="2016-01-01")
    history.do("decision record", title="Theme", on="2017-02-13")
    history.do("decision record", title="Budget", decided_by="committee", on="2017-02-13")
    assert found(history) == [("decider", (2,))]
    assert found(history, date(2017, 2, 12)) == []


def test_an_ambiguity_is_a_gap_until_it_may_be_settled() -> None:
    history = History()
    history.do("ambiguity flag", ambiguity="amb-06", title="Gardanne ?", on="2017-11-30")
    history.do("ambiguity settle", ambiguity="amb-06", text="T", on="2018-03")
    days = (date(2017, 11, 29), date(2018, 2, 28), date(2018, 3, 15))
    assert [found(history, day) for day in days] == [[], [("ambiguity", (1,))], []]


def test_what_is_doubtful_and_what_has_no_day_are_gaps() -> None:
    history = History()
    history.do("territory propose", territory="a", name="A", on="2017-03-24?", doubt="Listed after the 27th")
    history.do("territory envisage", territory="b", name="B", on="../2017-10")
    history.do("stakeholder register", stakeholder="s", name="S", category="media")
    assert found(history) == [("doubt", (1,)), ("doubt", (1,)), ("date", (2,))]
    sentences = [one.sentence.values for one in gaps(history.reading(), END)]
    assert [next(iter(values.values())) for values in sentences[:2]] == ["Listed after the 27th", "2017-03-24?"]


def test_a_number_that_is_absent_between_two_steps_is_a_gap() -> None:
    history = History()
    for step in ("5", "8", "1", "2", "extra"):
        history.do("step open", step=step, title=step, on="2017")
    absent = [(one.sentence.values["step"], one.positions) for one in gaps(history.reading(), END)]
    assert absent == [("6", (1, 2)), ("7", (1, 2)), ("3", (4, 1)), ("4", (4, 1))]


@pytest.mark.parametrize(
    ("plan", "fields", "follow", "more"),
    [
        ("meeting convene", {"kinds": ["closing"], "title": "M", "id": "m"}, "meeting hold", {"meeting": "m"}),
        ("body plan", {"body": "b", "name": "B"}, "body constitute", {"body": "b", "name": "B"}),
        (
            "document announce",
            {"document": "d", "title": "D", "kind": "k"},
            "document draft",
            {"document": "d"},
        ),
        (
            "funding announce",
            {"call": "c", "title": "C", "state": "expected"},
            "funding announce",
            {"call": "c", "title": "C"},
        ),
    ],
)
def test_a_plan_whose_date_has_gone_by_is_a_gap_until_it_may_be_followed(
    plan: str, fields: dict[str, Any], follow: str, more: dict[str, Any]
) -> None:
    history = History()
    history.do(plan, **fields, due="2018-01", on="2017-10-01")
    assert [found(history, date(2018, month, 1)) for month in (1, 2)] == [[], [("follow-up", (1,))]]
    history.do(follow, **more, on="2018-03")
    assert found(history, date(2018, 3, 15)) == []


def test_what_was_announced_for_no_date_is_a_gap_from_then_on() -> None:
    history = History()
    history.do("document announce", document="d", title="D", kind="k", on="2017-10-01")
    assert found(history, date(2017, 10, 1)) == [("follow-up", (1,))]


def test_a_postponed_action_is_a_gap_once_every_date_has_gone_by() -> None:
    history = History()
    history.do("action plan", title="Budget", due="2017-12", owners=["treasurer"], id="budget", on="2017-10-01")
    history.do("action postpone", action="budget", due="2018-02", on="2017-12-20")
    assert found(history, date(2018, 2, 1)) == []
    assert found(history, date(2018, 3, 1)) == [("follow-up", (1, 2))]
    history.do("action complete", action="budget", on="2018-03-01")
    assert found(history, date(2018, 3, 1)) == []


def test_an_action_or_a_risk_that_certainly_nobody_sees_to_is_a_gap() -> None:
    history = History()
    history.do("action plan", title="Press", due="2029-12-31", id="press", on="2017-10-01")
    history.do("risk raise", risk="r", title="R", on="2017-10-01")
    history.do("action assign", action="press", owners=["pilot"], on="2018-01")
    history.do("risk reassess", risk="r", owner="pilot", on="2018-02")
    days = (date(2017, 12, 31), date(2018, 1, 15), date(2018, 2, 15))
    assert [found(history, day) for day in days] == [[("owner", (1,)), ("owner", (2,))], [("owner", (2,))], []]


def test_what_is_over_needs_no_owner() -> None:
    history = History()
    history.do("action plan", title="Press", due="2018-12", id="press", on="2017-10-01")
    history.do("risk raise", risk="r", title="R", on="2017-10-01")
    history.do("action abandon", action="press", reason="R", on="2018-01-01")
    history.do("risk close", risk="r", reason="R", on="2018-01-01")
    assert found(history) == []


def test_a_sum_that_is_unclear_is_a_gap_and_an_estimate_is_none() -> None:
    history = History()
    line = {"nature": "cash", "amount": "97 500", "on": "2017"}
    history.do("budget line", line="a", label="A", status="planned", unclear="Per year?", **line)
    history.do("budget line", line="b", label="B", status="estimated", **line)
    assert found(history) == [("sum", (1,))]
    history.do("budget revise", line="a", amount="90 000", on="2018-01-01")
    assert found(history) == []


def test_gaps_come_kind_by_kind_in_the_order_of_recording() -> None:
    history = History()
    history.do("risk raise", risk="r", title="R", doubt="D", on="2017-10-01")
    history.do("decision record", title="Theme", doubt="D", on="2017-02-13")
    assert [one.kind for one in gaps(history.reading(), END)] == [
        GapKind.DECIDER,
        GapKind.DOUBT,
        GapKind.DOUBT,
        GapKind.OWNER,
    ]


def test_seats_whose_number_nobody_has_said_are_a_gap_and_seats_to_fill_are_none() -> None:
    history = History()
    history.do("body constitute", body="committee", name="Committee", on="2016-01-01")
    plan = {"body": "committee", "on": "2017-01-01"}
    history.do("body open", seat="experts", title="Experts ?", at_most=1, **plan)
    history.do("body open", seat="members", title="Members", at_least=3, at_most=3, **plan)
    history.do("body open", seat="guests", title="Guests", at_least=1, **plan)
    assert found(history) == [("seat", (2,)), ("seat", (4,))]


def test_readings_of_the_budget_are_a_gap_until_one_may_be_adopted() -> None:
    history = History()
    history.do("body constitute", body="committee", name="Committee", on="2016-01-01")
    line = {"nature": "cash", "amount": "97 500", "status": "planned", "on": "2017"}
    history.do("budget line", line="a", label="A", **line)
    proposed = {"each": ("a",), "among": 3, "years": 3, "on": "2017-12-01"}
    for reading in ("one", "two"):
        history.do("budget propose", assumption=reading, title=reading, **proposed)
    assert found(history) == [("assumption", (3, 4))]
    decision = {"decided_by": "committee", "subject": "budget-assumption", "on": "2018-03"}
    history.do("decision record", id="d", title="D", **decision)
    history.do("budget assume", assumption="one", decision="d", on="2018-03")
    assert found(history, date(2018, 2, 28)) == [("assumption", (3, 4))]
    assert found(history, date(2018, 3, 15)) == []


def test_each_condition_that_no_source_makes_is_a_gap() -> None:
    history = History()
    history.do("charter adopt", rules=charter(criterion("a"), criterion("b")), on="2017-01-01")
    assert found(history) == [("criterion", (1,))] * 8
