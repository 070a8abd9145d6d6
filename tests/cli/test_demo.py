"""The demonstration: on a fresh folder, all of it; the same everywhere; and the first things a stranger tries in it."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from tests.support.cli import Ran, Shell

TERRITORIES = ("aix-en-provence", "pertuis", "venelles")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    folder = tmp_path_factory.mktemp("demo")
    return folder, Shell.at(folder).run("--lang", "fr", "demo")


@pytest.fixture
def shell(made: tuple[Path, Ran], tmp_path: Path) -> Shell:
    """Return a shell in a copy of the demonstration: it may be moved and copied whole."""
    shutil.copytree(made[0] / "demo", tmp_path / "elsewhere")
    return Shell.at(tmp_path / "elsewhere", PROGRAMME_NOW="2018-01-10T09:00:00Z")


def stored(folder: Path) -> list[bytes]:
    with closing(sqlite3.connect(folder / "register.db")) as connection:
        return [data for (data,) in connection.execute("SELECT bytes FROM entry ORDER BY position")]


def test_it_shows_the_board_of_the_first_year_with_what_its_rules_are(made: tuple[Path, Ran]) -> None:
    _, ran = made
    assert ran.code == 0
    for expected in ("Aix-en-Provence", "Venelles", "Pertuis", "31 décembre 2017", "non adoptées par l’association"):
        assert expected in ran.out


def test_the_folder_holds_two_registers_each_with_a_report_for_each_territory(made: tuple[Path, Ran]) -> None:
    root = made[0] / "demo"
    for folder in (root, root / "scenario"):
        assert (folder / "programme.toml").read_text() == 'register = "register.db"\nby = "coordinator"\nlang = "fr"\n'
        reports = sorted(path.name for path in (folder / "reports").iterdir())
        programme = ["annual.html", "completeness.html", "decisions.html"]
        assert reports == [*programme, *(f"transition-{one}.{kind}" for one in TERRITORIES for kind in ("html", "md"))]


def test_the_scenario_comes_with_the_documents_that_it_files(
    made: tuple[Path, Ran],
) -> None:
    root = made[0] / "demo"
    filed = b"".join(one for one in stored(root / "scenario") if b'"document-filed"' in one)
    files = list((root / "scenario" / "pieces").iterdir())
    assert len(files) == 3
    assert all(sha256(one.read_bytes()).hexdigest().encode() in filed for one in files)
    assert not (root / "pieces").exists()


def test_made_twice_it_is_the_same_to_the_byte(made: tuple[Path, Ran], tmp_path: Path) -> None:
    assert Shell.at(tmp_path, PROGRAMME_NOW="2029-05-05T05:05:05Z").run("demo", "other").code == 0
    for inner in (".", "scenario"):
        first, second = made[0] / "demo" / inner, tmp_path / "other" / inner
        assert stored(first) == stored(second)
        for report in (first / "reports").iterdir():
            assert report.read_bytes() == (second / "reports" / report.name).read_bytes()


def test_the_first_year_is_recorded_at_one_instant_and_says_that_its_clock_was_set(made: tuple[Path, Ran]) -> None:
    entries = stored(made[0] / "demo")
    assert all(b'"time":"2017-11-30T09:00:00.000000Z"' in one and b'"clockset":true' in one for one in entries)


def test_run_again_it_refuses_and_says_how_to_go_on(made: tuple[Path, Ran]) -> None:
    again = Shell.at(made[0]).run("demo")
    assert again.code == 1
    assert "programme status" in again.err


def test_stopped_half_way_it_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("programme.cli.demo._report", stop)
    assert Shell.at(tmp_path).run("demo").code == 130
    assert list(tmp_path.iterdir()) == []


def test_the_report_of_aix_begins_with_the_verdict_and_agrees_with_what_was_worked_by_hand(shell: Shell) -> None:
    ran = shell.run("--json", "gate", "assess", "aix-en-provence", "--as-of", "2017-12-31")
    musts = {one["id"]: one["finding"] for one in ran.json["criteria"] if one["must"]}
    assert musts == {
        "red-line": "undecidable",
        "group": "met",
        "workshops": "met",
        "city-engaged": "unmet",
        "flagships-written": "unmet",
        "budget-final": "unmet",
        "question-1": "unmet",
        "closing-meeting": "unmet",
    }
    report = (shell.folder / "reports" / "transition-aix-en-provence.md").read_text()
    first = report[: report.index("## A.")]
    verdict = first.index("le passage ne peut pas être décidé")
    assert verdict < first.index("ligne rouge")
    assert len(re.findall(r"^\d+\. ", first, re.MULTILINE)) == 6
    assert first.count("**Qui peut y remédier**") == 6


def test_in_mid_june_the_fourth_workshop_is_undecidable(shell: Shell) -> None:
    ran = shell.run("--json", "gate", "assess", "aix-en-provence", "--as-of", "2017-06-15")
    [workshops] = [one for one in ran.json["criteria"] if one["id"] == "workshops"]
    assert workshops["finding"] == "undecidable"


@pytest.mark.parametrize(("day", "finding"), [("2017-10-31", "undecidable"), ("2017-12-31", "met")])
def test_the_three_undated_committees_count_only_at_the_end_of_the_year(shell: Shell, day: str, finding: str) -> None:
    ran = shell.run("--json", "gate", "assess", "aix-en-provence", "--as-of", day)
    [committee] = [one for one in ran.json["criteria"] if one["id"] == "internal-committee"]
    assert committee["finding"] == finding
    assert committee["doubt"]


def test_the_passage_is_refused_with_every_reason_at_once(shell: Shell) -> None:
    ran = shell.run("--json", "gate", "decide", "aix-en-provence", "--outcome", "passed")
    assert ran.code == 1
    assert ran.json["refused"] == "gate decide"
    rules = [reason["rule"] for reason in ran.json["reasons"]]
    assert rules == ["no-open-review", "criterion-undecidable", *["criterion-unmet"] * 5]


def test_on_the_scenario_each_territory_goes_through_the_four_phases_at_its_own_pace(shell: Shell) -> None:
    scenario = Shell(shell.folder / "scenario", shell.env)
    seen = {}
    for day in ("2017-12-31", "2018-12-31", "2019-06-30", "2020-12-31"):
        board = scenario.run("--json", "status", "--as-of", day).json
        seen[day] = {one["id"]: one["phase"] for one in board["territories"]}
    amorcage, consolidation = "amorcage", "consolidation"
    assert seen == {
        "2017-12-31": dict.fromkeys(TERRITORIES, amorcage),
        "2018-12-31": {"aix-en-provence": consolidation, "venelles": consolidation, "pertuis": amorcage},
        "2019-06-30": {"aix-en-provence": "decollage", "venelles": consolidation, "pertuis": consolidation},
        "2020-12-31": dict.fromkeys(TERRITORIES, "exemplarite"),
    }
