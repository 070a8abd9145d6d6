"""The doctor says each setting and where it comes from, what the register holds, and what is wrong."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from programme import __version__
from tests.support.cli import Ran, Shell


def found(ran: Ran) -> dict[str, tuple[str, str, str]]:
    """Return value, origin and state of each check."""
    return {one["check"]: (one["value"], one["origin"], one["state"]) for one in ran.json["checks"]}


def test_a_sound_register_is_told_with_all_its_particulars(shell: Shell) -> None:
    ran = shell.run("doctor", "--json")
    checks = found(ran)
    assert (ran.code, ran.json["ok"]) == (0, True)
    assert checks["programme"][0] == __version__
    assert checks["register"] == ("register.db", "PROGRAMME_REGISTER", "ok")
    assert checks["by"] == ("coordinator", "PROGRAMME_BY", "ok")
    assert checks["clock"] == ("2018-01-10T09:00:00+00:00", "PROGRAMME_NOW", "ok")
    assert checks["lang"] == ("en", "system", "ok")
    assert checks["format"] == ("1, programme trial", "", "ok")
    assert checks["entries"] == ("11", "2018-01-10T09:00:00.000000Z", "ok")
    assert checks["charter"] == ("trial, edition 1", "", "ok")
    assert checks["pages"] == ("ok", "", "ok")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_it_is_a_table_in_words(shell: Shell, lang: str) -> None:
    ran = shell.run("doctor", "--lang", lang)
    assert ran.code == 0
    assert ("registre" in ran.out) is (lang == "fr")


def test_without_a_register_the_rest_is_told_all_the_same(nowhere: Shell) -> None:
    ran = nowhere.run("doctor", "--json")
    assert ran.code == 2
    assert found(ran)["register"][2] == "broken"
    assert found(ran)["lang"][2] == "ok"
    assert "programme init" in ran.err


def test_everything_that_is_wrong_is_told_and_the_worst_counts(shell: Shell) -> None:
    ran = shell.run("doctor", "--json", PROGRAMME_NOW="soon", PROGRAMME_REGISTER="charter.toml")
    states = {name: state for name, (_, _, state) in found(ran).items()}
    assert ran.code == 5
    assert (states["clock"], states["format"], states["by"]) == ("broken", "broken", "ok")
    assert "'soon'" in ran.err
    assert "not a SQLite file" in ran.err


def test_a_settings_file_that_is_no_toml_is_told(nowhere: Shell) -> None:
    (nowhere.folder / "programme.toml").write_text("by = ", encoding="utf-8")
    ran = nowhere.run("doctor", "--json")
    assert ran.code == 2
    assert found(ran)["by"][2] == "broken"


def test_an_entry_of_an_unknown_type_is_told_with_its_position(shell: Shell) -> None:
    with closing(sqlite3.connect(shell.folder / "register.db")) as connection:
        query = "SELECT sql FROM sqlite_master WHERE name = 'entry_update'"
        trigger = connection.execute(query).fetchone()[0]
        connection.execute("DROP TRIGGER entry_update")
        connection.execute(
            "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'phase-entered', 'moon-landed') AS BLOB)"
        )
        connection.commit()
        connection.execute(trigger)
    ran = shell.run("doctor")
    assert ran.code == 5
    assert "Entry 10 is of a type that this program does not know: moon-landed, version 1." in ran.err


def test_pages_that_do_not_hang_together_are_damage(shell: Shell) -> None:
    path = shell.folder / "register.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'tag_by_position'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    data = bytearray(path.read_bytes())
    data[(root - 1) * size + 8 : root * size] = bytes(size - 8)
    path.write_bytes(data)
    ran = shell.run("doctor", "--json")
    assert ran.code == 5
    assert found(ran)["pages"][2] == "broken"


def test_views_that_are_damaged_are_a_warning_since_they_are_made_again(shell: Shell) -> None:
    (shell.folder / "register.views.db").write_text("not a database, " * 100, encoding="utf-8")
    ran = shell.run("doctor", "--json")
    assert (ran.code, found(ran)["views"][2]) == (0, "warning")
    assert "Warning: " in ran.err


def test_a_last_entry_that_is_yet_to_come_is_a_warning(shell: Shell) -> None:
    ran = shell.run("doctor", "--json", PROGRAMME_NOW="2018-01-10T08:00:00Z")
    assert (ran.code, found(ran)["entries"][2]) == (0, "warning")


def test_it_changes_nothing(shell: Shell) -> None:
    before = {path.name: path.read_bytes() for path in shell.folder.iterdir()}
    shell.run("doctor")
    assert {path.name: path.read_bytes() for path in shell.folder.iterdir()} == before
