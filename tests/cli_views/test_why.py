"""`programme why`: each value that is shown is led back to its entries, through rectifications, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from programme.cli.commands import explaining
from programme.cli.views.why import SUBJECTS
from programme.cli.views.why_things import THINGS, WHOLES
from tests.support.cli import Shell

NEXT_DAY = {"PROGRAMME_NOW": "2018-01-11T09:00:00Z"}


def why(shell: Shell, *arguments: object) -> dict[str, Any]:
    ran = shell.run("why", *arguments, "--json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = ran.json
    return found


def positions(found: dict[str, Any], part: str = "rests_on") -> list[int]:
    return [one["position"] for one in found[part]]


def test_a_phase_rests_on_the_entry_that_began_it(shell: Shell) -> None:
    found = why(shell, "territory", "venelles", "phase")
    assert (found["value"], found["undecidable"], positions(found)) == ("first", False, [11])
    (entry,) = found["rests_on"]
    assert (entry["type"], entry["recorded_by"]) == ("phase-entered", "coordinator")


def test_before_it_the_phase_rests_on_nothing(shell: Shell) -> None:
    found = why(shell, "territory", "venelles", "phase", "--as-of", "2017-03-01")
    assert (found["value"], found["rests_on"]) == (None, [])
    shown = shell.run("why", "territory", "venelles", "phase", "--as-of", "2017-03-01").out
    assert "No entry says anything of it." in shown


def test_where_dates_leave_a_choice_the_entries_are_named_whose_dates_would_settle_it(shell: Shell) -> None:
    found = why(shell, "territory", "pertuis", "state", "--as-of", "2017-02-10")
    assert (found["value"], found["undecidable"], found["would_settle"]) == ([None, "proposed"], True, [7])


def test_a_criterion_rests_on_its_evidence_and_on_the_edition_that_asks_for_it(shell: Shell) -> None:
    found = why(shell, "gate", "venelles", "workshops", "--as-of", "2018-01-10")
    assert (found["value"], positions(found)) == ("unmet", [2, 12])
    assert (found["edition"], found["rule"]) == ("1", "hypothesis")
    shown = " ".join(shell.run("why", "gate", "venelles", "workshops").out.split())
    assert "Asks for Two workshops." in shown
    assert "Meeting: Un (entry 12) Recorded 10 January 2018 at 10:00 by Coordination. Doubt: Vu ?" in shown


def test_an_annulled_fact_is_left_aside_and_named(shell: Shell) -> None:
    shell.run("entry", "annul", 12, "--reason", "Saisie deux fois", **NEXT_DAY)
    found = why(shell, "gate", "venelles", "workshops")
    assert (positions(found), positions(found, "set_aside")) == ([2], [12])
    assert found["set_aside"][0]["annulled_by"] == 19
    assert positions(why(shell, "gate", "venelles", "workshops", "--known-at", "@18"), "set_aside") == []


def test_a_gate_rests_on_what_stands_in_its_way(shell: Shell) -> None:
    assert why(shell, "gate", "venelles")["value"] == {"passable": False, "blocking": ["useful", "workshops"]}


def test_a_field_of_an_entry_is_followed_through_its_rectifications(shell: Shell) -> None:
    for day in ("2017-07-01", "2017-07-02"):
        change = ("--field", "on", "--to", day, "--reason", "Faute de frappe")
        shell.run("entry", "rectify", 12, *change, **NEXT_DAY)
    shell.run("entry", "annul", 20, "--reason", "Non", **NEXT_DAY)
    found = why(shell, "entry", 12, "on")
    corrected = found["rests_on"][0]["corrections"][:2]
    assert found["value"] == "2017-07-01"
    assert [(one["position"], one["before"], one["after"], one["annulled_since"]) for one in corrected] == [
        (19, "2017-06", "2017-07-01", False),
        (20, "2017-07-01", "2017-07-02", True),
    ]
    assert why(shell, "entry", 12, "on", "--known-at", "@18")["value"] == "2017-06"
    assert why(shell, "entry", 12, "title")["value"] == "Un"


@pytest.mark.parametrize(
    ("subject", "what", "value", "rests_on"),
    [
        (  # measured some day in November, and on the 15th: which is the later one nobody can say
            ("indicator", "stays"),
            "value",
            ["3", "4"],
            [("indicator-measured", "2017-11"), ("indicator-measured", "2017-11-15")],
        ),
        (("indicator", "stays"), "target", "12", [("indicator-defined", "2017-10")]),
        (("risk", "tired"), "likelihood", 3, [("risk-raised", "2017-10")]),
        (("action", "press"), "due", "2018-05-01", [("action-postponed", "2017-11-20")]),
    ],
)
def test_a_value_of_a_thing_rests_on_the_few_facts_that_make_it(
    chapters: Shell, subject: tuple[str, str], what: str, value: object, rests_on: list[tuple[str, str]]
) -> None:
    found = why(chapters, *subject, what)
    assert (found["value"], [(one["type"], one["on"]) for one in found["rests_on"]]) == (value, rests_on)


@pytest.mark.parametrize("noun", list(THINGS))
def test_each_value_of_each_kind_is_explained_by_entries_known_then(chapters: Shell, noun: str) -> None:
    head = chapters.run("trail", "--json").json[-1]["position"]
    shown = {column.key for kind in THINGS[noun] for column in kind.columns}
    for row in chapters.run(noun, "list", "--json").json:
        assert positions(why(chapters, noun, row["id"]))
        for key in shown & set(row):
            found = why(chapters, noun, row["id"], key)
            assert found["value"] in (row[key], row.get("possible", {}).get(key))
            assert all(1 <= one <= head for one in positions(found))
            then = why(chapters, noun, row["id"], "--known-at", f"@{row['position']}")
            assert all(one <= row["position"] for one in positions(then))


def test_it_is_asked_and_answered_in_french(french: Shell) -> None:
    ran = french.run("pourquoi", "territoire", "venelles", "Thème")
    assert ran.code == 0, ran.err
    assert "Cela repose sur" in ran.out
    assert "Silver" in ran.out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("teritory", "venelles"), 2, "Did you mean 'territory'"),
        (("territory", "vennelles", "phase"), 3, "Did you mean 'venelles'"),
        (("territory", "venelles", "fase"), 2, "Did you mean 'phase'"),
        (("gate", "venelles", "workshop"), 3, "Did you mean 'workshops'"),
        (("entry", "99"), 3, "There is no entry 99"),
        (("entry", "12", "titel"), 2, "Did you mean 'title'"),
        (("risk", "none"), 3, "Unknown risk"),
    ],
)
def test_what_is_unknown_is_told_with_what_looks_like_it(
    shell: Shell, arguments: tuple[str, ...], code: int, told: str
) -> None:
    ran = shell.run("why", *arguments)
    assert (ran.code, told in ran.err) == (code, True), ran.err


def test_the_subjects_that_are_completed_are_those_that_are_explained() -> None:
    assert sorted(explaining.SUBJECTS) == sorted(SUBJECTS)


@pytest.mark.parametrize("subject", WHOLES)
def test_a_thing_as_a_whole_rests_on_every_entry_that_names_it(shell: Shell, subject: str) -> None:
    listed = [one for one in shell.run(subject, "list", "--json").json if one["position"] is not None]
    for one in listed:
        found = why(shell, subject, one["id"])
        assert one["position"] in positions(found)
        assert found["value"] is None


def test_of_a_meeting_the_whole_is_explained_and_a_field_in_its_entry(shell: Shell) -> None:
    meeting = shell.run("meeting", "list", "--json").json[0]
    ran = shell.run("why", "meeting", meeting["id"], "title")
    assert (ran.code, f"programme why entry {meeting['position']} title" in ran.err) == (2, True)
    assert shell.run("why", "meeting", "nothing").code == 3
