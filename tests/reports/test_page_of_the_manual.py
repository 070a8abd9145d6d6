"""docs/reports.md names the points and the keys that the reports have."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.reports.support import Trial, points
from tests.reports.survey_support import MADE, as_json

PAGE = Path(__file__).parents[2] / "docs" / "reports.md"


def keys_of(value: Any) -> set[str]:
    """Every key of a JSON value, those of the contents of points left out."""
    if isinstance(value, list):
        return {key for one in value for key in keys_of(one)}
    if not isinstance(value, dict):
        return set()
    inside = [keys_of(one) for key, one in value.items() if key not in {"content", "cites"}]
    return set(value).union(*inside)


def test_the_table_of_points_is_that_of_the_reports(trial: Trial) -> None:
    rows = re.findall(r"^\| ([0-9]+) \| `([a-z_]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    found = points(trial.json("2018-01-31"))
    assert [(int(number), key) for number, key in rows] == [(one["number"], one["key"]) for one in found.values()]


def test_the_keys_of_the_json_are_those_of_the_page(trial: Trial) -> None:
    trial.ready()
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("passed-with-reservations", "2018-02-01", reservations=("Sign the lease.",))
    blocked = trial.json("2018-01-01")
    shape = PAGE.read_text(encoding="utf-8").split("```")[1]
    assert keys_of(blocked) | keys_of(trial.json(gate="onward")) == set(re.findall(r'"([a-z_]+)"', shape)) - {
        "transition"
    }


def test_no_point_is_left_for_later() -> None:
    assert "| *later* |" not in PAGE.read_text(encoding="utf-8")


def test_the_keys_of_the_reports_on_the_programme_are_those_of_the_page(trial: Trial) -> None:
    shown = json.loads(PAGE.read_text(encoding="utf-8").split("```json")[1].split("```")[0])
    point = shown["groups"][0]["points"][0]
    for kind in MADE:
        found = as_json(trial.desk.register, kind, "2018-01-31", period="2016/2017")
        assert list(found) == list(shown)
        assert list(found["period"]) == list(shown["period"])
        assert {tuple(one) for group in found["groups"] for one in group["points"]} == {tuple(point)}
