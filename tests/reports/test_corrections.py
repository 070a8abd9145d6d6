"""Point 35: every correction of what a report cites, and what it does to the decision."""

from __future__ import annotations

from typing import Any

from tests.reports.support import Trial, content


def passed(trial: Trial) -> int:
    """Let a passage rest on two workshops, and return the position of one of them."""
    trial.ready()
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("passed", "2018-02-01")
    trial.on(2018, 3, 1)
    facts = trial.desk.register.facts()
    return next(fact.position for fact in facts if getattr(fact.event, "title", None) == "Workshop")


def since(report: Any) -> list[str]:
    found: list[str] = (content(report, 35) or {}).get("since", [])
    return found


def test_where_nothing_was_corrected_nothing_is_said_of_the_decision(trial: Trial) -> None:
    passed(trial)
    assert since(trial.json(gate="onward")) == []


def test_a_correction_of_what_the_decision_rested_on_is_shown_and_that_it_is_shaken(trial: Trial) -> None:
    workshop = passed(trial)
    position = trial.do("entry rectify", position=workshop, field="on", to=["2018-02-15"], reason="Faute de frappe")
    report = trial.json(gate="onward")
    (row,) = content(report, 35)["rectified"]
    assert (row["entry"], row["corrected_by"], row["new"]) == ([workshop], [position], "2018-02-15")
    assert since(report) == [
        "The decision is touched: an entry that it cites was corrected since.",
        "The decision is shaken: criterion workshops was found “met”; judged again, “not met”.",
    ]


def test_as_known_before_it_the_correction_is_not_there(trial: Trial) -> None:
    workshop = passed(trial)
    head = trial.desk.register.head()
    before = trial.text("md", gate="onward", position=head)
    trial.do("entry annul", position=workshop, reason="Saisie deux fois")
    assert trial.text("md", gate="onward", position=head) == before
    assert len(since(trial.json(gate="onward"))) == 2
