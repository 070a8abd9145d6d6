"""Point 35: every correction of what a report cites, and what it does to the decision."""

from __future__ import annotations

from typing import Any

from tests.reports.support import Trial, content, points


def passed(trial: Trial) -> int:
    """Let a passage rest on two workshops, and return the position of one of them."""
    trial.ready()
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("passed", "2018-02-01")
    trial.on(2018, 3, 1)
    facts = trial.desk.register.facts()
    return next(fact.position for fact in facts if getattr(fact.event, "title", None) == "Workshop")


def rows(report: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = content(report, 35)["corrections"]
    return found


def test_where_nothing_that_is_cited_is_corrected_the_point_says_so(trial: Trial) -> None:
    passed(trial)
    assert "no entry of the register corrects one that is cited" in str(points(trial.json(gate="onward"))[35])


def test_a_correction_shows_old_and_new_value_and_that_the_decision_is_shaken(trial: Trial) -> None:
    workshop = passed(trial)
    position = trial.do("entry rectify", position=workshop, field="on", to=["2018-02-15"], reason="Faute de frappe")
    report = trial.json(gate="onward")
    (row,) = rows(report)
    assert (row["corrected"], row["entry"], row["reason"]) == ([workshop], [position], "Faute de frappe")
    assert row["what"].endswith("becomes “2018-02-15”")
    since = content(report, 35)["since"]
    assert since[0] == "The decision is touched: an entry that it cites was corrected since."
    assert since[1] == "The decision is shaken: criterion workshops was found “met”; judged again, “not met”."


def test_as_known_before_it_the_correction_is_not_there(trial: Trial) -> None:
    workshop = passed(trial)
    head = trial.desk.register.head()
    before = trial.text("md", gate="onward", position=head)
    trial.do("entry annul", position=workshop, reason="Saisie deux fois")
    assert trial.text("md", gate="onward", position=head) == before
    assert rows(trial.json(gate="onward"))[0]["what"] == "annulment"
