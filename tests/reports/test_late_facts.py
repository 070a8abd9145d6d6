"""What was recorded after a decision shows: beside the findings stored with it, and marked fact by fact."""

from __future__ import annotations

from typing import Any

from tests.reports.support import Trial, content


def compared(report: Any) -> list[tuple[str, str, str, str]]:
    """The criteria whose findings differ: as stored, judged again, and as known at the end of the day."""
    rows = content(report, 36).get("compared", [])
    return [(one["criterion"], one["at_decision"], one["again"], one["known_then"]) for one in rows]


def entries_of(report: Any, gap: str) -> list[int] | None:
    """The entries that point 36 names for a gap."""
    gaps = {one["gap"]: one["entries"] for one in content(report, 36)["gaps"]}
    entries: list[int] | None = gaps.get(gap)
    return entries


LATE = "Cited, but recorded after the day of the decision."


def test_a_decision_recorded_on_its_day_with_all_that_it_rests_on_is_as_it_was(trial: Trial) -> None:
    trial.ready()
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("passed", "2018-02-01")
    report = trial.json(gate="onward")
    assert compared(report) == []
    assert not any(one.startswith("At the decision") for one in report["verdict"]["details"])
    assert len(content(report, 36)["comparison"]) == 1
    assert entries_of(report, LATE) is None
    assert {one["late"] for one in content(report, 7)["evidence"]} == {None}


def test_a_fact_recorded_late_changes_the_finding_again_but_not_the_stored_one(trial: Trial) -> None:
    trial.workshop("2017-05-04")
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("deferred", "2018-02-01", motive="One workshop is missing.")
    trial.on(2018, 2, 5)
    late = trial.workshop("2017-10-04")
    report = trial.json("2018-02-01")
    assert compared(report) == [("workshops", "unmet", "met", "unmet")]
    assert entries_of(report, LATE) == [late]
    assert [one["entry"] for one in content(report, 7)["evidence"] if one["late"]] == [[late]]
    assert "Facts cited that were recorded after the day of the decision: 1." in report["verdict"]["details"]
    assert "Mandatory criteria: 3 (met: 1, not met: 1, undecidable: 1)." in report["verdict"]["details"]
    assert "At the decision: not met: 2, undecidable: 1." in report["verdict"]["details"]
    assert content(report, 5)["criteria"][1]["finding"] == "met"
    assert content(report, 5)["criteria"][1]["at_decision"] == "unmet"


def test_as_known_before_the_late_fact_the_report_is_without_it(trial: Trial) -> None:
    trial.workshop("2017-05-04")
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("deferred", "2018-02-01", motive="One workshop is missing.")
    before = trial.desk.register.head()
    trial.on(2018, 2, 5)
    trial.workshop("2017-10-04")
    assert compared(trial.json("2018-02-01", position=before)) == []


def test_a_decision_recorded_the_day_after_says_so(trial: Trial) -> None:
    trial.ready()
    trial.on(2018, 2, 2)
    trial.open_and_vote("2018-02-01")
    decision = trial.decide("passed", "2018-02-01")
    report = trial.json(gate="onward")
    assert entries_of(report, "The decision itself was recorded after its day.") == [decision]


def test_the_day_of_the_decision_ends_at_midnight_in_the_programmes_own_time_zone(trial: Trial) -> None:
    trial.ready()
    trial.open_and_vote("2018-01-02")
    trial.desk.at = trial.desk.at.replace(hour=22, minute=59, second=0)  # 23:59 in Paris
    trial.decide("passed", "2018-01-02")
    assert entries_of(trial.json(gate="onward"), "The decision itself was recorded after its day.") is None


def test_a_minute_later_it_is_the_next_day_there(trial: Trial) -> None:
    trial.ready()
    trial.open_and_vote("2018-01-02")
    trial.desk.at = trial.desk.at.replace(hour=23, minute=0, second=0)  # midnight in Paris
    decision = trial.decide("passed", "2018-01-02")
    assert entries_of(trial.json(gate="onward"), "The decision itself was recorded after its day.") == [decision]


def test_the_answer_of_the_proposer_that_did_not_count_still_does_not_after_the_decision(trial: Trial) -> None:
    """The decision closes the review; judged again, the review must still be seen as open."""
    trial.ready()
    trial.on(2018, 2, 1)
    trial.do("gate open", territory="alder", proposer="pilot", on="2018-02-01")
    trial.vote("2018-02-01", president="for", pilot="for")
    trial.decide("passed", "2018-02-01")
    report = trial.json(gate="onward")
    assert content(report, 1)["scope"]["attempt"] == 1
    assert content(report, 3)["people"]["proposer"] == "pilot"
