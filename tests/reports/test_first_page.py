"""The first page: the verdict, then every mandatory criterion in the way, with all that is needed to settle it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.reports.support import Page, Trial


def test_the_verdict_comes_first_in_every_format(trial: Trial) -> None:
    headline = "The passage cannot be decided as things stand."
    assert re.findall(r"^## (.*)$", trial.text("md", "en", "2018-01-31"), re.MULTILINE)[0] == headline
    assert next(Page(trial.text("html", "en", "2018-01-31")).text_of("h2")) == headline
    report = json.loads(trial.text("json", "en", "2018-01-31"))
    assert list(report).index("verdict") < list(report).index("missing") < list(report).index("groups")
    assert report["verdict"]["sentence"] == headline


def test_a_verdict_counts_the_mandatory_criteria(trial: Trial) -> None:
    trial.workshop("2017-05-04")
    trial.workshop("2017-10")
    verdict = trial.json("2018-01-31")["verdict"]
    assert (verdict["standing"], verdict["outcome"], verdict["passable"]) == ("blocked", None, False)
    assert verdict["details"] == ["Mandatory criteria: 3 (met: 1, not met: 1, undecidable: 1)."]


def test_every_mandatory_criterion_in_the_way_is_named_with_all_that_settles_it(trial: Trial) -> None:
    trial.workshop("2017-05-04")
    assert trial.json("2018-01-31")["missing"] == [
        {
            "id": "useful",
            "sentence": "It is useful.",
            "finding": "undecidable",
            "rule": "source",
            "cites": {"document": "study", "lines": [3, 4], "text": "utile à tous"},
            "missing": "Nobody has answered yet.",
            "who_can_settle": ["pilot"],
            "by_when": "2017",
            "by_when_because": "planned end of the phase",
            "command": "programme gate answer alder useful --finding met --because …",
            "evidence": [],
            "doubts": [],
        },
        {
            "id": "workshops",
            "sentence": "Two workshops.",
            "finding": "unmet",
            "rule": "hypothesis",
            "cites": None,
            "missing": "1 of 2 meetings of this kind (workshop) on record.",
            "who_can_settle": ["committee"],
            "by_when": "2017",
            "by_when_because": "planned end of the phase",
            "command": "programme meeting hold --kind workshop --title … --on … --territory alder",
            "evidence": [9],
            "doubts": [],
        },
        {
            "id": "theme",
            "sentence": "The theme is set.",
            "finding": "unmet",
            "rule": "hypothesis",
            "cites": None,
            "missing": "No decision on this subject (theme) on record.",
            "who_can_settle": ["committee"],
            "by_when": "2017",
            "by_when_because": "planned end of the phase",
            "command": "programme decision record --subject theme --title … --on … --territory alder",
            "evidence": [],
            "doubts": [],
        },
    ]


@pytest.mark.parametrize("format", ["html", "md"])
def test_what_is_missing_reads_on_paper_with_its_source_and_who_can_settle_it(trial: Trial, format: str) -> None:
    text = trial.text(format, "en", "2018-01-31")
    first_page = text[: text.index("Identity and scope")] if format == "md" else text[: text.index('id="points"')]
    for needed in (
        "It is useful.",
        "utile à tous",
        "study, lines 3 to 4",
        "Nobody has answered yet.",
        "Pilot",
        "2017",
        "programme gate answer alder useful --finding met --because …",
        "Two workshops.",
        "The theme is set.",
        "Committee",
        "For trial.",
    ):
        assert needed in first_page, needed
    assert "It is known." not in first_page  # it is not mandatory


def test_a_doubt_travels_to_the_first_page(trial: Trial) -> None:
    trial.workshop("2017-05-04", doubt="Perhaps a visit.")
    workshops = trial.json("2018-01-31")["missing"][1]
    assert (workshops["id"], workshops["doubts"]) == ("workshops", ["Perhaps a visit."])
    assert "Perhaps a visit." in trial.text("html", "en", "2018-01-31").split('id="points"')[0]


def test_a_meeting_that_is_called_says_by_when(trial: Trial) -> None:
    call = {"kinds": ("workshop",), "title": "Second workshop", "territories": ("alder",)}
    position = trial.do("meeting convene", due="2018-03-15~", on="2018-01-02", **call)
    workshops = trial.json("2018-01-31")["missing"][1]
    assert (workshops["by_when"], workshops["by_when_because"]) == ("2018-03-15~", f"planned, entry {position}")


def test_a_gate_that_asks_nothing_more_can_be_decided(trial: Trial) -> None:
    trial.ready()
    report = trial.json("2018-01-31")
    assert report["verdict"] == {
        "standing": "open",
        "outcome": None,
        "passable": True,
        "sentence": "The passage can be decided.",
        "details": ["Mandatory criteria: 3 (met: 3)."],
    }
    assert report["missing"] == []


def test_a_phase_that_is_undecidable_is_no_passage(tmp_path: Path) -> None:
    trial = Trial.started(tmp_path)
    trial.ready()
    trial.do("territory propose", territory="birch", name="Birch", on="2017-02")
    entered = trial.desk.do("territory select", territory="birch", phase="first", on="2017-03/2017-12").facts[1]
    report = trial.json("2017-06-30", territory="birch", gate="onward")
    assert report["verdict"]["passable"] is False
    assert str(entered.position) in report["verdict"]["details"][-1]


def test_the_notice_of_the_rules_stands_on_every_report(trial: Trial) -> None:
    assert trial.json("2018-01-31")["notice"] == "For trial."
    assert "> For trial." in trial.text("md", "en", "2018-01-31")
