"""PostgreSQL itself refuses whatever would change what is recorded: from its owner and from a superuser too."""

from __future__ import annotations

import psycopg
import pytest

from programme.register.errors import EntryRefused
from programme.register.place import Database
from programme.register.recorder import Recorder
from programme.register.rows import Command, Kept, Row
from tests.register.support import instant, row
from tests.support.postgres import raw

TABLES = ("entry", "tag", "command", "checkpoint")


@pytest.fixture
def register(database: Database) -> Database:
    """A register of three entries, the last two recorded by one command, and a checkpoint over the first two."""
    with Recorder.create(database, "test") as recorder:
        recorder.append_rows([row("a", "x", id="1", time=instant(1))])
        second, third = row("b", "x", "y", id="2", time=instant(2)), row("c", "y", id="3", time=instant(2))
        recorder.append_rows([second, third], None, Command("command", b"content"))
        recorder.keep_checkpoint(Kept(2, "note", b"frontier"))
    return database


def contents(place: Database) -> list[list[tuple[object, ...]]]:
    with raw(place) as connection:
        return [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2".encode()).fetchall() for table in TABLES]


def require_refused(place: Database, statement: str) -> None:
    before = contents(place)
    for role in ("origin", "replica"):  # in a session that plays a replica, ordinary triggers sleep
        with raw(place, f"SET session_replication_role = {role}") as connection, pytest.raises(psycopg.Error) as caught:
            connection.execute(statement.encode())
        assert (caught.value.sqlstate or "").startswith(("P0001", "23")), caught.value
        assert contents(place) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET bytes = '' WHERE position = 3",
        "UPDATE entry SET position = 4 WHERE position = 3",
        "UPDATE entry SET time = NULL",
        "DELETE FROM entry WHERE position = 3",
        "DELETE FROM entry",
        "TRUNCATE entry",
        "TRUNCATE entry, tag, command, checkpoint CASCADE",
        "UPDATE tag SET tag = 'z' WHERE position = 3",
        "DELETE FROM tag",
        "TRUNCATE tag",
        "UPDATE command SET last = 2",
        "DELETE FROM command",
        "TRUNCATE command",
        "UPDATE checkpoint SET note = ''",
        "DELETE FROM checkpoint",
        "TRUNCATE checkpoint",
        "MERGE INTO entry e USING (SELECT 3 AS at) n ON e.position = n.at WHEN MATCHED THEN DELETE",
        "MERGE INTO entry e USING (SELECT 3 AS at) n ON e.position = n.at WHEN MATCHED THEN UPDATE SET bytes = ''",
        "WITH gone AS (DELETE FROM entry RETURNING *) SELECT count(*) FROM gone",
    ],
)
def test_nothing_recorded_is_changed_or_removed(register: Database, statement: str) -> None:
    require_refused(register, statement)


@pytest.mark.parametrize(
    "into",
    [
        f"entry VALUES (3, '', 'noted', '4', '{instant(3)}')",
        f"entry VALUES (0, '', 'noted', '4', '{instant(3)}')",
        f"entry VALUES (5, '', 'noted', '4', '{instant(3)}')",
        f"entry VALUES (NULL, '', 'noted', '4', '{instant(3)}')",
        f"entry VALUES (4, '', 'noted', '4', '{instant(3)}'), (6, '', 'noted', '6', '{instant(3)}')",
        f"entry VALUES (4, '', 'noted', '1', '{instant(3)}')",
        f"entry VALUES (4, '', 'noted', '4', '{instant(1)}')",
        f"entry VALUES (4, '', 'noted', '4', '{instant(4)}'), (5, '', 'noted', '5', '{instant(3)}')",
        "entry VALUES (4, '', 'noted', '4', NULL)",
        "entry VALUES (4, '', 'noted', '4', '2018-01-01T00:00:01Z')",
        "entry VALUES (4, '', 'noted', '4', '2018-01-01t00:00:01.000000z')",
        f"entry VALUES (4, decode(repeat('00', 65536), 'hex'), 'noted', '4', '{instant(3)}')",
        f"entry VALUES (3, '', 'noted', '3', '{instant(3)}') ON CONFLICT (position) DO UPDATE SET bytes = ''",
        "tag VALUES ('new', 'noted', 2)",
        "tag VALUES ('new', 'noted', 3)",
        "tag VALUES ('new', 'noted', 4)",
        "tag VALUES ('new', 'another', 3)",
        "command VALUES ('command', '', 3, 3)",
        "command VALUES ('new', '', 1, 1)",
        "command VALUES ('new', '', 3, 4)",
        "command VALUES ('new', '', 0, 3)",
        "command VALUES ('new', '', 4, 3)",
        "command VALUES ('new', '', 2, 3), ('newer', '', 3, 3)",
        "checkpoint VALUES (1, 'note', '')",
        "checkpoint VALUES (2, 'note', '')",
        "checkpoint VALUES (4, 'note', '')",
    ],
)
def test_nothing_is_inserted_but_the_next_entry_with_its_tags_and_command(register: Database, into: str) -> None:
    require_refused(register, f"INSERT INTO {into}")


def test_the_next_entry_is_inserted(register: Database) -> None:
    """What the refusals above rest on: the same statement, well made, is accepted."""
    with raw(register) as connection:
        connection.execute(f"INSERT INTO entry VALUES (4, '', 'noted', '4', '{instant(3)}')".encode())
        connection.execute("INSERT INTO tag VALUES ('new', 'noted', 4)")
        connection.execute("INSERT INTO command VALUES ('new', '', 4, 4)")
        connection.execute("INSERT INTO checkpoint VALUES (3, 'note', '')")
    with Recorder.open(register) as recorder:
        assert recorder.head() == 4


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
def test_rows_that_are_not_well_made_are_refused_with_all_their_batch(register: Database, rows: list[Row]) -> None:
    before = contents(register)
    with Recorder.open(register) as recorder, pytest.raises(EntryRefused):
        recorder.append_rows(rows, None, Command("another", b"content"))
    assert contents(register) == before
