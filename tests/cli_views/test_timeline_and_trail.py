"""`programme timeline` and `programme trail`: the order of happening, and the order of recording."""

from __future__ import annotations

import csv
import re

import pytest

from tests.support.cli import Shell

TIMELINE = [
    "position",
    "type",
    "on",
    "earliest",
    "latest",
    "certain",
    "recorded_at",
    "territories",
    "sentence",
    "doubt",
    "rectified_by",
    "annulled_by",
    "source",
]


def positions(shell: Shell, *arguments: str) -> list[int]:
    return [row["position"] for row in shell.run(*arguments, "--json").json]


def cells(table: str) -> list[list[str]]:
    """Return the cells of a table, its headings first."""
    headings, _, *lines = table.splitlines()
    return [re.split(r" {2,}", line) for line in (headings, *lines)]


def test_the_timeline_is_in_the_order_of_happening(shell: Shell) -> None:
    found = positions(shell, "timeline")
    assert found == [2, 1, 3, 4, 14, 5, 6, 7, 15, 8, 16, 9, 10, 11, 17, 12, 13, 18]


def test_a_row_of_the_timeline_is_as_scripts_read_it(shell: Shell) -> None:
    rows = {row["position"]: row for row in shell.run("timeline", "--json", "--as-of", "2017-06-15").json}
    assert list(rows[12]) == TIMELINE
    assert rows[12] == {
        "position": 12,
        "type": "meeting-held",
        "on": "2017-06",
        "earliest": "2017-06-01",
        "latest": "2017-06-30",
        "certain": False,
        "recorded_at": "2018-01-10T09:00:00.000000Z",
        "territories": ["venelles"],
        "sentence": "Meeting: Un",
        "doubt": "Vu ?",
        "rectified_by": [],
        "annulled_by": None,
        "source": None,
    }
    assert (rows[1]["source"], rows[1]["certain"]) == ("report:3", True)
    assert set(rows) == {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17}


def test_the_timeline_in_words_marks_what_is_doubtful_or_not_certain(shell: Shell) -> None:
    shown = shell.run("timeline", "--type", "meeting-held", "--as-of", "2017-06-15").out
    assert cells(shown)[1] == ["June 2017", "Meeting: Un", "perhaps later, doubtful", "12"]


def test_things_are_called_by_their_names(shell: Shell, french: Shell) -> None:
    of_phases = ("timeline", "--type", "phase-entered", "--format", "tsv")
    assert "Venelles enters the phase “First”." in shell.run(*of_phases).out
    assert "Venelles entre dans la phase « Première »." in french.run(*of_phases).out.replace("\u00a0", " ")


def test_the_timeline_is_chosen_by_territory_type_and_time(shell: Shell) -> None:
    assert positions(shell, "timeline", "--territory", "pertuis") == [7]
    assert positions(shell, "frise", "--type", "step-opened", "--type", "step-completed") == [14, 15, 16]
    assert positions(shell, "timeline", "--since", "2017-04", "--until", "2017-06-01") == [17, 12]
    assert positions(shell, "timeline", "--known-at", "@4") == [2, 1, 3, 4]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--territory", "venel"), 3, "Unknown territory: 'venel'. Did you mean 'venelles'?"),
        (("--type", "meeting-hold"), 2, "There is no type of event 'meeting-hold'. Did you mean 'meeting-held'"),
        (("--since", "2017-13"), 2, "'2017-13' is not a date."),
        (("--as-of", "2017~"), 2, "'2017~' is no day to look from"),
        (("--known-at", "@99"), 3, "There is no entry 99: the last one is 18."),
    ],
)
def test_what_makes_no_sense_is_said(shell: Shell, arguments: tuple[str, ...], code: int, told: str) -> None:
    ran = shell.run("timeline", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err


def test_every_format_holds_the_same_rows(shell: Shell) -> None:
    def run(format: str) -> str:
        return shell.run("timeline", "--format", format).out

    tsv = [line.split("\t") for line in run("tsv").splitlines()]
    commas = list(csv.reader(run("csv").splitlines()))
    excel = list(csv.reader(run("csv-excel").lstrip("\ufeff").splitlines(), delimiter=";"))
    assert tsv[0] == commas[0] == excel[0] == TIMELINE
    assert [row[0] for row in tsv] == [row[0] for row in commas] == [row[0] for row in excel]
    assert len(run("jsonl").splitlines()) == 18
    assert run("md").splitlines()[0] == "| When | What happened | Note | Entry |"


def test_the_trail_is_in_the_order_of_recording(shell: Shell) -> None:
    assert positions(shell, "trail") == list(range(1, 19))
    assert positions(shell, "piste", "--known-at", "@3") == [1, 2, 3]
    assert positions(shell, "trail", "--territory", "pertuis") == [7]
    assert positions(shell, "trail", "--as-of", "2016-09-30") == [1, 2]


def test_a_row_of_the_trail_is_as_scripts_read_it(shell: Shell) -> None:
    first, *_ = shell.run("trail", "--json").json
    command = first.pop("command_id")
    assert first == {
        "position": 1,
        "id": f"{command}#1",
        "type": "programme-started",
        "typeversion": 1,
        "subject": "programme:trial",
        "on": "2016-09",
        "recorded_at": "2018-01-10T09:00:00.000000Z",
        "recorded_by": "coordinator",
        "correlation_id": command,
        "causation_id": None,
        "clock_set": True,
        "data": {"name": "Trial", "sources": ["report:3"]},
        "source": "report:3",
        "rectified_by": [],
        "annulled_by": None,
        "touched_by": [],
        "shaken": [],
    }


def test_what_follows_from_one_command_names_its_cause(shell: Shell) -> None:
    decided, *others = shell.run("trail", "--json").json[8:11]
    assert decided["causation_id"] is None
    assert [one["causation_id"] for one in others] == [decided["id"]] * 2
    assert {one["command_id"] for one in others} == {decided["command_id"]}


def test_the_trail_in_words_says_who_recorded_what_and_when(shell: Shell) -> None:
    shown = shell.run("trail", "--known-at", "@1").out
    assert cells(shown)[1] == ["1", "2018-01-10 10:00", "coordinator", "2016-09", "The programme “Trial” begins."]
