"""The report on what the record does not say."""

from __future__ import annotations

from typing import Any

from programme.domain.vocabulary import GapKind
from tests.reports.support import Trial
from tests.reports.survey_support import as_json, text, told

DAY = "2018-12-31"


def report(trial: Trial, day: str = DAY, **asked: Any) -> Any:
    return as_json(trial.desk.register, "completeness", day, **asked)


def test_an_ambiguity_comes_with_its_readings_its_default_and_who_may_settle_it(trial: Trial) -> None:
    trial.do(
        "ambiguity flag",
        ambiguity="amb-06",
        title="Gardanne ?",
        readings=("Joins Alder", "A fourth one"),
        default="Not counted",
        who_can_settle="committee",
        sources=("study:805",),
        on="2017-11-30",
    )
    [row] = told(report(trial), "ambiguities")["open"]
    assert row == {
        "id": "amb-06",
        "what": "Gardanne ?",
        "readings": ["Joins Alder", "A fourth one"],
        "default": "Not counted",
        "doubt": None,
        "who_can_settle": "committee",
        "sources": ["study:805"],
        "entries": [9],
    }
    assert "Committee" in text(trial.desk.register, "completeness", DAY, "md")


def test_once_settled_it_moves_to_what_is_known(trial: Trial) -> None:
    trial.do("ambiguity flag", ambiguity="amb-06", title="Gardanne ?", on="2017-11-30")
    trial.on(2018, 3, 1)
    trial.do("ambiguity settle", ambiguity="amb-06", text="A fourth one", on="2018-03-01")
    assert told(report(trial, "2018-02-28"), "ambiguities") is not None
    late = report(trial)
    assert told(late, "ambiguities") is None
    [row] = told(late, "settled")["settled"]
    assert (row["what"], row["entries"]) == ("Gardanne ?", [9, 10])
    assert late["glance"]["ambiguity"] == 0


def test_each_gap_comes_with_the_lines_it_rests_on(trial: Trial) -> None:
    trial.do("step open", step="5", title="Five", on="2017", sources=("study:50",))
    trial.do("step open", step="7", title="Seven", on="2017", sources=("study:70",))
    [row] = told(report(trial), "steps")["gaps"]
    assert (row["what"], row["sources"], row["entries"]) == (
        "Step 6 is absent: 5 is followed by 7.",
        ["study:50", "study:70"],
        [9, 10],
    )


def test_the_numbers_at_a_glance_are_those_of_the_tables(trial: Trial) -> None:
    trial.do("action plan", id="a", title="A", due="2018-03", on="2018-01-01", doubt="Perhaps")
    trial.do("decision record", title="D", on="2017-11")
    found = report(trial)
    points = {one["key"]: one["content"] for group in found["groups"] for one in group["points"]}
    counted = [len(content["gaps"]) for content in points.values() if content is not None and "gaps" in content]
    assert sum(found["glance"].values()) == sum(counted)
    assert set(found["glance"]) == {kind.value for kind in GapKind}


def test_the_hypotheses_of_the_rules_are_said(trial: Trial) -> None:
    rows = told(report(trial), "criteria")["gaps"]
    assert [row["what"] for row in rows] == [
        "A hypothesis, at the gate “Second”: Two workshops.",
        "A hypothesis, at the gate “Second”: The theme is set.",
        "A hypothesis, at the gate “Second”: It is known.",
    ]
