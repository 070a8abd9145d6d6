"""All 39 points stand in every report, in every format and language: what has no data says so, and never vanishes."""

from __future__ import annotations

import json
import re

import pytest

from programme.language import Lang
from tests.reports.support import FORMATS, LANGS, Page, Trial, points

GROUPS = {
    "A": (1, 4),
    "B": (5, 10),
    "C": (11, 15),
    "D": (16, 21),
    "E": (22, 24),
    "F": (25, 30),
    "G": (31, 34),
    "H": (35, 39),
}
EMPTY = {8, 12, 13, 14, 16, 19, 21, 31, 34, 35}
"""The points of which the trial programme has nothing on record."""


def decided(trial: Trial) -> None:
    trial.ready()
    trial.open_and_vote("2018-01-02")
    trial.decide("passed", "2018-01-02")


def headings(text: str, format: str) -> list[int]:
    """The numbers of the points that a report shows, in their order."""
    if format == "json":
        return list(points(json.loads(text)))
    if format == "md":
        return [int(number) for number in re.findall(r"^### ([0-9]+)\. \S", text, re.MULTILINE)]
    return [int(str(a["id"]).removeprefix("point-")) for a in Page(text).named("section") if a.get("id")]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format", FORMATS)
def test_a_report_before_the_decision_has_its_39_points(trial: Trial, format: str, lang: Lang) -> None:
    assert headings(trial.text(format, lang, "2018-01-31"), format) == list(range(1, 40))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format", FORMATS)
def test_a_report_on_a_decision_has_its_39_points(trial: Trial, format: str, lang: Lang) -> None:
    decided(trial)
    assert headings(trial.text(format, lang, gate="onward"), format) == list(range(1, 40))


def test_the_points_stand_in_their_eight_groups(trial: Trial) -> None:
    groups = trial.json("2018-01-31")["groups"]
    found = {group["letter"]: (group["points"][0]["number"], group["points"][-1]["number"]) for group in groups}
    assert found == GROUPS


def test_every_point_has_a_title_of_its_own_and_a_key_that_is_stable(trial: Trial) -> None:
    found = points(trial.json("2018-01-31"))
    assert len({point["title"] for point in found.values()}) == 39
    assert len({point["key"] for point in found.values()}) == 39
    assert [point["key"] for point in found.values()] == [
        "scope", "times", "people", "status",
        "criteria", "compliance", "evidence", "indicators", "hypotheses", "waivers",
        "dates", "budget", "deliverables", "benefits", "meetings",
        "risks", "open", "changes", "questions", "assumptions", "exceptions",
        "opinions", "earlier_reservations", "dissent",
        "outcome", "vote", "motive", "dates_of_decision", "reservations", "communicated",
        "next_plan", "next_gate", "follow_up", "lessons",
        "corrections", "completeness", "erased", "entries", "reproduce",
    ]  # fmt: skip


def test_a_point_without_data_says_why(trial: Trial) -> None:
    decided(trial)
    found = points(trial.json(gate="onward"))
    for point in found.values():
        assert point["stated"] == (point["content"] is not None) == (point["silence"] is None), point["key"]
    assert {number for number in EMPTY if found[number]["stated"]} == set()


def test_a_point_without_data_says_so_in_both_languages(trial: Trial) -> None:
    assert "### 12. Budget: planned, spent, in kind\n\n*not stated* (" in trial.text("md", "en", "2018-01-31")
    assert re.search(r"### 12\. .*\n\n\*non renseigné\* \(", trial.text("md", "fr", "2018-01-31"))
    page = trial.text("html", "fr", "2018-01-31")
    point = page[page.index('id="point-12"') : page.index('id="point-13"')]
    assert "non renseigné" in point
