"""The database itself refuses whatever would change what is recorded, whoever asks."""

import sqlite3
from pathlib import Path

import pytest

from programme.register.errors import EntryRefused
from programme.register.recorder import Recorder
from programme.register.rows import Command, Kept, Row
from tests.register.support import instant, raw, row

TABLES = ("entry", "tag", "command", "checkpoint")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A register of three entries, the last two recorded by one command."""
    with Recorder.create(tmp_path / "register.db", "test") as recorder:
        recorder.append_rows([row("a", "x", id="1", time=instant(1))])
        second, third = row("b", "x", "y", id="2", time=instant(2)), row("c", "y", id="3", time=instant(2))
        recorder.append_rows([second, third], None, Command("command", b"content"))
        recorder.keep_checkpoint(Kept(2, "note", bytes(32)))
    return tmp_path / "register.db"


def contents(path: Path) -> list[list[object]]:
    with raw(path) as connection:
        return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET bytes = x'00' WHERE position = 3",
        "UPDATE entry SET position = 4 WHERE position = 3",
        "UPDATE OR REPLACE entry SET position = 1 WHERE position = 3",
        "UPDATE entry SET time = NULL",
        "DELETE FROM entry WHERE position = 3",
        "DELETE FROM entry",
        "UPDATE tag SET tag = 'z' WHERE position = 3",
        "UPDATE OR REPLACE tag SET position = 1",
        "DELETE FROM tag",
        "UPDATE command SET last = 2",
        "DELETE FROM command",
        "UPDATE checkpoint SET note = 'another'",
        "DELETE FROM checkpoint",
    ],
)
def test_nothing_recorded_is_changed_or_removed(path: Path, statement: str) -> None:
    require_refused(path, statement)


@pytest.mark.parametrize(
    "into",
    [
        f"entry (position, bytes, type, id, time) VALUES (3, x'00', 'noted', '4', '{instant(3)}')",
        f"entry (position, bytes, type, id, time) VALUES (1, x'00', 'noted', '4', '{instant(3)}')",
        f"entry (position, bytes, type, id, time) VALUES (0, x'00', 'noted', '4', '{instant(3)}')",
        f"entry (position, bytes, type, id, time) VALUES (5, x'00', 'noted', '4', '{instant(3)}')",
        f"entry (position, bytes, type, id, time) VALUES (NULL, x'00', 'noted', '4', '{instant(3)}')",
        f"entry (bytes, type, id, time) VALUES (x'00', 'noted', '4', '{instant(3)}')",
        f"entry (rowid, bytes, type, id, time) VALUES (2, x'00', 'noted', '4', '{instant(3)}')",
        f"entry (position, bytes, type, id, time) VALUES (4, x'00', 'noted', '1', '{instant(3)}')",
        f"entry (position, bytes, type, id, time) VALUES (4, 'text', 'noted', '4', '{instant(3)}')",
        f"entry (position, bytes, type, id, time) VALUES (4, x'00', 'noted', '4', '{instant(1)}')",
        "entry (position, bytes, type, id, time) VALUES (4, x'00', 'noted', '4', NULL)",
        "entry (position, bytes, type, id, time) VALUES (4, x'00', 'noted', '4', '2018-01-01T00:00:01Z')",
        "entry (position, bytes, type, id, time) VALUES (4, x'00', 'noted', '4', '2018-01-01t00:00:01.000000z')",
        "entry (position, bytes, type, id, time) VALUES (4, x'00', 'noted', '4', 2018)",
        "tag (tag, type, position) VALUES ('new', 'noted', 2)",
        "tag (tag, type, position) VALUES ('new', 'noted', 4)",
        "tag (tag, type, position) VALUES ('new', 'another', 3)",
        "command (id, fingerprint, first, last) VALUES ('command', x'00', 3, 3)",
        "command (id, fingerprint, first, last) VALUES ('new', x'00', 1, 1)",
        "command (id, fingerprint, first, last) VALUES ('new', x'00', 3, 4)",
        "command (id, fingerprint, first, last) VALUES ('new', x'00', 0, 3)",
        "command (id, fingerprint, first, last) VALUES ('new', x'00', 4, 3)",
        "checkpoint (size, note, frontier) VALUES (1, 'note', x'00')",
        "checkpoint (size, note, frontier) VALUES (2, 'note', x'00')",
        "checkpoint (size, note, frontier) VALUES (4, 'note', x'00')",
        "checkpoint (size, note, frontier) VALUES (3, x'00', x'00')",
        "checkpoint (size, note, frontier) VALUES (3, 'note', 'note')",
    ],
)
def test_nothing_is_inserted_but_the_next_entry_with_its_tags_and_command(path: Path, into: str) -> None:
    for verb in ("INSERT", "INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE", "INSERT OR FAIL", "INSERT OR ROLLBACK"):
        require_refused(path, f"{verb} INTO {into}")


def test_an_upsert_changes_nothing(path: Path) -> None:
    values = f"(3, x'00', 'noted', '3', '{instant(3)}')"
    require_refused(path, f"INSERT INTO entry VALUES {values} ON CONFLICT DO UPDATE SET bytes = x'00'")


def test_recording_a_tag_again_changes_nothing(path: Path) -> None:
    before = contents(path)
    with raw(path) as connection:
        connection.execute("INSERT OR REPLACE INTO tag VALUES ('y', 'noted', 3)")
    assert contents(path) == before


def test_an_entry_above_the_limit_is_refused_by_the_database_too(path: Path) -> None:
    values = f"(4, zeroblob(65536), 'noted', '4', '{instant(3)}')"
    require_refused(path, f"INSERT INTO entry (position, bytes, type, id, time) VALUES {values}")


def require_refused(path: Path, statement: str) -> None:
    before = contents(path)
    for recursive in (0, 1):
        with raw(path) as connection:
            connection.execute(f"PRAGMA recursive_triggers = {recursive}")
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)
        assert contents(path) == before


@pytest.mark.parametrize(
    "rows",
    [
        [row("d", id="1", time=instant(3))],
        [row("d", id="4", time=instant(3)), row("e", id="4", time=instant(3))],
        [row("d", id="4", time=instant(4)), row("e", id="5", time=instant(3))],
        [row("d", id="4", time=instant(4)), row("e", id="5")],
        [row("d", id="4", time="2019")],
    ],
    ids=["id of another entry", "one id for two", "times in disorder", "an instant missing", "another form of time"],
)
def test_rows_that_are_not_well_made_are_refused_with_all_their_batch(path: Path, rows: list[Row]) -> None:
    before = contents(path)
    with Recorder.open(path) as recorder, pytest.raises(EntryRefused):
        recorder.append_rows(rows, None, Command("another", b"content"))
    assert contents(path) == before


def test_entries_without_instant_come_only_before_those_with_one(tmp_path: Path) -> None:
    with Recorder.create(tmp_path / "register.db", "test") as recorder:
        recorder.append_rows([row("a"), row("b")])
        recorder.append_rows([row("c", time=instant(1))])
        with pytest.raises(EntryRefused):
            recorder.append_rows([row("d")])
        assert recorder.head() == 3
