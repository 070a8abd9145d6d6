"""`programme diff` as people and scripts use it: between two positions, two days, or both; and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.cli import Shell

NEXT_DAY = {"PROGRAMME_NOW": "2018-01-11T09:00:00Z"}


def rectify(shell: Shell) -> None:
    change = ("--field", "on", "--to", "2017-07-01", "--reason", "Faute de frappe")
    assert shell.run("entry", "rectify", 12, *change, **NEXT_DAY).code == 0


def found(shell: Shell, *arguments: object) -> dict[str, Any]:
    difference: dict[str, Any] = shell.run("diff", *arguments, "--json", **NEXT_DAY).json
    return difference


def test_between_two_positions_what_was_recorded_and_what_it_changed(shell: Shell) -> None:
    difference = found(shell, "@9", "@11", "--as-of", "2018-01-10")
    assert difference["from"] == {"as_of": "2018-01-10", "position": 9}
    assert [(one["change"], one["position"]) for one in difference["facts"]] == [("recorded", 10), ("recorded", 11)]
    phases = [one for one in difference["territories"] if one["aspect"] == "phase"]
    assert phases == [{"territory": "venelles", "aspect": "phase", "criterion": None, "before": None, "after": "first"}]


def test_one_position_is_compared_with_now(shell: Shell) -> None:
    rectify(shell)
    (rectified,) = found(shell, "@18")["facts"]
    assert (rectified["change"], rectified["position"], rectified["by"]) == ("rectified", 12, [19])
    assert (rectified["field"], rectified["before"], rectified["after"]) == ("on", "2017-06", "2017-07-01")
    shown = " ".join(shell.run("diff", "2018-01-10", **NEXT_DAY).out.split())
    assert "on: June 2017 → 1 July 2017 · by entry 19" in shown


def test_what_is_known_of_a_period_is_seen_on_its_last_day(shell: Shell) -> None:
    rectify(shell)
    june = found(shell, "@18", "--period", "2017-06")
    assert june["to"] == {"as_of": "2017-06-30", "position": 19}
    assert {one["change"] for one in june["facts"]} == {"rectified", "happened"}
    assert found(shell, "@18", "--period", "2017-11")["facts"] == []


def test_between_two_days_what_came_to_be_certain(shell: Shell) -> None:
    difference = found(shell, "2017-06-15", "2017-06-30", "--along", "happened", "--territory", "venelles")
    assert [(one["position"], one["before"], one["after"]) for one in difference["facts"]] == [
        (12, "undecidable", "yes")
    ]


def test_where_nothing_differs_it_says_so(shell: Shell) -> None:
    assert found(shell, "@18", "@18")["facts"] == []
    assert "Nothing differs." in shell.run("diff", "@18", "@18").out


@pytest.mark.parametrize("shape", ["table", "md", "tsv", "csv", "csv-excel", "json", "jsonl"])
def test_each_format_holds_changes_and_facts(shell: Shell, shape: str) -> None:
    for lang, words in (("fr", "Enregistré"), ("en", "Recorded")):
        shown = shell.run("diff", "@9", "@11", "--format", shape, "--lang", lang).out
        assert (words if shape in {"table", "md"} else "recorded") in shown


def test_two_points_are_needed_and_must_exist(shell: Shell) -> None:
    assert shell.run("diff").code == 2
    assert shell.run("diff", "@9", "--along", "happened").code == 2
    assert shell.run("diff", "tomorrow").code == 2
    assert shell.run("diff", "@99").code == 3
    assert shell.run("diff", "@9", "--territory", "gardanne").code == 3


def test_a_rectified_name_shows_as_dots_before_and_after(shell: Shell) -> None:
    made = shell.run("person", "register", "--full-name", "Quelqu’un", "--on", "2017-05")
    assert made.code == 0, made.err
    change = ("--field", "full_name", "--to", "Quelqu’une", "--reason", "Faute de frappe")
    assert shell.run("entry", "rectify", 19, *change, **NEXT_DAY).code == 0
    (renamed,) = found(shell, "@19")["facts"]
    assert (renamed["field"], renamed["before"], renamed["after"]) == ("full_name", "•••", "•••")
    assert "sealed:" not in shell.run("diff", "@18", **NEXT_DAY).out
