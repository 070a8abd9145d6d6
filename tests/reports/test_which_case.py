"""Which gate, which attempt and which day a report is about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from programme.domain.refusals import Refused
from programme.register.register import Register
from programme.reports.transition.gather import Asked, gather
from tests.reports.support import TODAY, Trial, content
from tests.support.registers import Desk


def reasons(trial: Trial, **asked: Any) -> list[str]:
    """The rules that refuse a report."""
    with pytest.raises(Refused) as refused:
        trial.report(**asked)
    return [reason.rule for reason in refused.value.reasons]


def about(report: Any) -> tuple[str, str, str | None]:
    """The gate, the day and the outcome that a report is about."""
    return report["gate"]["id"], report["as_of"], report["verdict"]["outcome"]


@pytest.fixture
def passed(trial: Trial) -> Trial:
    """Alder deferred on 1 February 2018, then passed on 1 March."""
    trial.ready()
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("deferred", "2018-02-01", motive="Too early.")
    trial.on(2018, 3, 1)
    trial.open_and_vote("2018-03-01")
    trial.decide("passed", "2018-03-01")
    return trial


def test_the_gate_is_the_one_before_the_territory_and_the_day_is_today(trial: Trial) -> None:
    assert about(trial.json()) == ("onward", TODAY.isoformat(), None)


def test_a_gate_that_is_named_and_decided_is_reported_on_the_day_of_its_last_decision(passed: Trial) -> None:
    assert about(passed.json(gate="onward")) == ("onward", "2018-03-01", "passed")


def test_an_earlier_decision_is_reported_as_of_its_day(passed: Trial) -> None:
    assert about(passed.json("2018-02-01")) == ("onward", "2018-02-01", "deferred")
    assert about(passed.json("2018-02-28")) == ("onward", "2018-02-28", "deferred")


def test_between_two_decisions_an_open_review_counts(passed: Trial) -> None:
    passed.on(2018, 3, 2)
    early = passed.json("2018-01-31")
    assert about(early) == ("onward", "2018-01-31", None)
    assert content(early, 1)["scope"]["attempt"] == "no review is open"


def test_a_new_review_takes_the_place_of_a_deferral(trial: Trial) -> None:
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("deferred", "2018-02-01", motive="Too early.")
    trial.on(2018, 3, 1)
    trial.do("gate open", territory="alder", on="2018-03-01")
    report = trial.json(gate="onward")
    assert about(report) == ("onward", TODAY.isoformat(), None)
    assert content(report, 1)["scope"]["attempt"] == 2
    assert [one["outcome"] for one in content(report, 1)["reviews"]] == ["deferred", None]


def test_at_the_end_of_the_way_the_last_passage_is_reported(passed: Trial) -> None:
    assert about(passed.json()) == ("onward", TODAY.isoformat(), "passed")


def test_a_passage_that_was_reopened_is_no_decision_any_more(passed: Trial) -> None:
    passed.on(2018, 4, 3)
    passed.do("gate reopen", territory="alder", reason="The lease fell through.", on="2018-04-03")
    assert about(passed.json()) == ("onward", TODAY.isoformat(), None)
    assert "The lease fell through." in passed.text("md")


def test_what_came_after_the_day_is_left_out(passed: Trial) -> None:
    report = passed.json("2018-01-31")
    assert content(report, 1).get("reviews") is None
    assert content(report, 25) is None


def test_an_unknown_territory_is_refused_with_those_that_look_alike(trial: Trial) -> None:
    with pytest.raises(Refused) as refused:
        trial.report(territory="adler")
    assert refused.value.reasons[0].near == ("alder",)  # type: ignore[attr-defined]


def test_an_unknown_gate_is_refused(trial: Trial) -> None:
    assert reasons(trial, gate="onwards") == ["unknown-id"]


def test_without_rules_there_is_no_report(tmp_path: Path) -> None:
    desk = Desk(Register.create(tmp_path / "register.db", "test"))
    desk.do("territory propose", territory="alder", name="Alder", on="2017-02")
    with pytest.raises(Refused) as refused:
        gather(desk.register, Asked("alder", desk.register.head(), TODAY))
    assert [reason.rule for reason in refused.value.reasons] == ["no-gate"]


def test_a_phase_that_is_undecidable_needs_the_gate_to_be_named(trial: Trial) -> None:
    trial.do("territory propose", territory="birch", name="Birch", on="2017-02")
    trial.do("territory select", territory="birch", phase="first", on="2017-03/2017-12")
    assert reasons(trial, territory="birch", day="2017-06-30") == ["no-gate"]
    assert trial.json("2017-06-30", territory="birch", gate="onward")["gate"]["id"] == "onward"
