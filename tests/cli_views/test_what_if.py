"""What if: a journal supposed to be recorded, another edition to count; marked everywhere, recorded nowhere."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

import pytest

from programme.cli import tree
from programme.cli.declared import ASSUME
from tests.cli_views.conftest import SECOND
from tests.support.cli import Shell

IDEAS = """
journal: ideas
by: coordinator
entries:
  - act: gate answer
    key: answer
    territory: venelles
    criterion: useful
    finding: met
    because: Because.
    on: 2017-12-20
  - act: meeting hold
    key: workshop
    kind: workshop
    title: Trois
    territory: venelles
    on: 2017-12-21
"""
LINE = "WHAT IF: as if the journal ideas.yaml were recorded after entry 18 (entries added: 2). None of it is recorded."
DATA = {"assume": "ideas.yaml", "after": 18, "entries": [19, 20], "charter": None}


@pytest.fixture
def supposing(shell: Shell) -> Shell:
    (shell.folder / "ideas.yaml").write_text(IDEAS, encoding="utf-8")
    return shell


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_journal_is_supposed_and_the_gate_is_assessed_with_it(supposing: Shell) -> None:
    before = digest(supposing.folder / "register.db")
    real = supposing.run("gate", "assess", "venelles", "--json").json
    found = supposing.run("gate", "assess", "venelles", "--json", "--assume", "ideas.yaml").json
    assert {one["id"]: one["finding"] for one in real["criteria"]}["useful"] == "undecidable"
    assert {one["id"]: one["finding"] for one in found["criteria"]}["useful"] == "met"
    assert (real["passable"], found["passable"]) == (False, True)
    assert "what_if" not in real
    assert found["what_if"] == DATA
    assert digest(supposing.folder / "register.db") == before
    assert supposing.run("gate", "assess", "venelles", "--json").json == real


def test_the_views_that_are_kept_never_hold_what_was_supposed(supposing: Shell) -> None:
    supposing.run("status", "--assume", "ideas.yaml")
    supposing.run("timeline", "--assume", "ideas.yaml")
    assert len(supposing.run("trail", "--json").json) == 18
    assert supposing.run("audit", "verify", "--json").json["problems"] == []


def test_a_page_begins_with_the_mark(supposing: Shell) -> None:
    page = supposing.run("status", "--assume", "ideas.yaml").out
    assert " ".join(page.split()).startswith(LINE)


@pytest.mark.parametrize("format", ["table", "md"])
def test_a_list_for_people_begins_with_the_mark(supposing: Shell, format: str) -> None:
    out = supposing.run("meeting", "list", "--assume", "ideas.yaml", "--format", format).out
    assert LINE in out.splitlines()[0]
    assert "Trois" in out


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("tsv", "\t"), ("csv-excel", ";")])
def test_each_row_of_a_table_for_machines_bears_the_mark(supposing: Shell, format: str, delimiter: str) -> None:
    out = supposing.run("trail", "--assume", "ideas.yaml", "--format", format).out.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(out), delimiter=delimiter))
    assert len(rows) == 20
    assert {row["what_if"].removeprefix("'") for row in rows} == {"--assume ideas.yaml"}


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_each_row_of_json_bears_the_mark(supposing: Shell, format: str) -> None:
    out = supposing.run("timeline", "--assume", "ideas.yaml", "--format", format).out
    assert out.count('"what_if"') == out.count('"position"') > 0


def test_a_supposed_entry_is_told_from_those_on_record(supposing: Shell) -> None:
    lines = supposing.run("timeline", "--assume", "ideas.yaml").out.splitlines()
    assert next(line for line in lines if "Trois" in line).rstrip().endswith("supposed  20")
    trail = supposing.run("trail", "--assume", "ideas.yaml").out.splitlines()
    assert [line.split()[1] for line in trail[-2:]] == ["supposed", "supposed"]
    assert "supposed" not in "".join(trail[1:-2])


@pytest.mark.parametrize("report", [("transition", "venelles"), ("annual",), ("decisions",), ("completeness",)])
@pytest.mark.parametrize("format", ["html", "md", "json"])
def test_every_report_bears_the_mark(supposing: Shell, report: tuple[str, ...], format: str) -> None:
    ran = supposing.run("report", *report, "--assume", "ideas.yaml", "--format", format)
    assert ran.code == 0, ran.err
    assert LINE in ran.out.replace("\\", "")
    assert "--known-at @18 --assume ideas.yaml" in ran.out


def test_the_log_of_decisions_as_a_table_bears_the_mark(supposing: Shell) -> None:
    out = supposing.run("report", "decisions", "--assume", "ideas.yaml", "--format", "csv").out
    assert {row["what_if"] for row in csv.DictReader(io.StringIO(out))} == {"--assume ideas.yaml"}


def test_the_journal_is_decided_on_what_was_known_then(supposing: Shell) -> None:
    ran = supposing.run("gate", "assess", "venelles", "--assume", "ideas.yaml", "--known-at", "@11", "--json")
    assert ran.json["what_if"] == DATA | {"after": 11, "entries": [12, 13]}
    assert ran.json["position"] == 13
    assert {one["id"]: one["finding"] for one in ran.json["criteria"]}["useful"] == "met"


def test_what_may_only_come_by_the_day_looked_from_may_be_supposed(supposing: Shell) -> None:
    (supposing.folder / "ideas.yaml").write_text(IDEAS.replace("2017-12-2", "2019-03-1"), encoding="utf-8")
    late = supposing.run("gate", "assess", "venelles", "--as-of", "2019-03-31", "--assume", "ideas.yaml", "--json")
    assert late.json["passable"]
    early = supposing.run("gate", "assess", "venelles", "--assume", "ideas.yaml")
    assert early.code == 1
    assert "It has not happened yet" in early.err


def test_the_rules_that_refuse_a_record_refuse_a_supposition(supposing: Shell) -> None:
    (supposing.folder / "ideas.yaml").write_text(IDEAS.replace("useful", "workshops"), encoding="utf-8")
    ran = supposing.run("status", "--assume", "ideas.yaml")
    assert ran.code == 1
    assert ran.out == ""
    assert "ideas.yaml:5:5: Criterion workshops is found from the facts" in ran.err


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("ideas.yaml", "entries: 3", "ideas.yaml:1:10"),
        ("ideas.txt", IDEAS, "journal (.yaml)"),
        ("none.yaml", None, "none"),
    ],
)
def test_what_is_no_journal_is_said_where_it_is_wrong(shell: Shell, name: str, text: str | None, said: str) -> None:
    if text is not None:
        (shell.folder / name).write_text(text, encoding="utf-8")
    ran = shell.run("status", "--assume", name)
    assert ran.code == 2
    assert said in ran.err


def test_every_command_that_takes_two_times_takes_a_supposition() -> None:
    without = [
        command.path
        for command in tree.COMMANDS
        if {"as_of", "known_at"} <= {one.name for one in command.parameters} and ASSUME not in command.parameters
    ]
    assert without == []


def test_the_mark_speaks_french(supposing: Shell) -> None:
    page = supposing.run("territoire", "liste", "--assume", "ideas.yaml", "--lang", "fr").out
    assert page.startswith("SUPPOSITION\u00a0: comme si le journal ideas.yaml était enregistré après l’écriture 18")


def test_another_edition_judges_as_if_it_alone_counted(shell: Shell) -> None:
    (shell.folder / "second.toml").write_text(SECOND, encoding="utf-8")
    assert shell.run("charter", "adopt", "second.toml", "--on", "2017-12-30").code == 0
    real = shell.run("gate", "assess", "venelles", "--json").json
    other = shell.run("gate", "assess", "venelles", "--charter", "2", "--json").json
    assert real["charter"]["edition"] == "1"  # the edition of the open review
    assert other["charter"]["edition"] == "2"
    assert [one["id"] for one in other["criteria"]] == ["useful", "workshops", "pleasant"]
    assert other["what_if"] == {"assume": None, "after": 19, "entries": [], "charter": "2"}
    assert "what_if" not in real


def test_the_board_and_the_report_take_another_edition_too(shell: Shell) -> None:
    assert shell.run("charter", "adopt", "second.toml", "--on", "2017-12-30").code == 0
    line = "WHAT IF: judged by edition 2 of the charter alone."
    board = shell.run("status", "--charter", "2")
    assert board.out.startswith(line)
    assert shell.run("status", "--json").json["territories"][0]["unmet"] == ["workshops"]
    found = shell.run("status", "--charter", "2", "--json").json["territories"][0]
    assert found["undecidable"] == ["useful", "pleasant"]
    report = shell.run("report", "transition", "venelles", "--charter", "2")
    assert line in report.out
    assert "--charter 2" in report.out
    assert shell.run("status", "--json").json == shell.run("status", "--json").json


def test_an_edition_that_a_journal_would_adopt_can_be_tried(shell: Shell) -> None:
    journal = "journal: amended\nby: coordinator\nentries:\n  - act: charter adopt\n    file: second.toml\n"
    (shell.folder / "amended.yaml").write_text(journal, encoding="utf-8")
    found = shell.run("gate", "assess", "venelles", "--assume", "amended.yaml", "--charter", "2", "--json").json
    assert found["charter"]["edition"] == "2"
    assert found["what_if"] == {"assume": "amended.yaml", "after": 18, "entries": [19], "charter": "2"}
    assert shell.run("charter", "list", "--json").json[-1]["id"] == "1"


@pytest.mark.parametrize("command", [("gate", "assess", "venelles"), ("status",), ("report", "transition", "venelles")])
def test_an_edition_that_is_not_adopted_is_unknown(shell: Shell, command: tuple[str, ...]) -> None:
    ran = shell.run(*command, "--charter", "9")
    assert ran.code == 3
    assert "Unknown edition: '9'" in ran.err


def test_migrating_a_review_shows_first_and_then_records_what_changes(shell: Shell) -> None:
    assert shell.run("gate", "answer", "venelles", "nice", "--finding", "met", "--because", "Oui").code == 0
    assert shell.run("charter", "adopt", "second.toml", "--on", "2017-12-30").code == 0
    dry = shell.run("charter", "migrate", "--dry-run")
    first, *changes = dry.out.splitlines()
    assert first.endswith("goes on under edition 2 of the charter, no longer under edition 1.")
    assert changes == [
        "    pleasant: asked from then on: undecidable",
        "    nice: asked no more (it was: met)",
        "    Answers and waivers without effect from then on: entries 19.",
    ]
    assert shell.run("gate", "assess", "venelles", "--json").json["charter"]["edition"] == "1"
    done = shell.run("charter", "migrate", "--reason", "Trois ateliers", "--json")
    assert done.json["positions"] == [21]
    assert shell.run("gate", "assess", "venelles", "--json").json["charter"]["edition"] == "2"
    page = shell.run("gate", "show", "venelles", "--json").json
    assert page["review"]["edition"] == "2"
    assert [one["position"] for one in page["migrations"]] == [21]
    before = shell.run("gate", "show", "venelles", "--as-of", "2018-01-09", "--json").json
    assert (before["review"]["edition"], before["migrations"]) == ("1", [])
    again = shell.run("charter", "migrate", "--json")
    assert (again.code, [one["rule"] for one in again.json["reasons"]]) == (1, ["already-there"])
