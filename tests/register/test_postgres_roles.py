"""Who may do what on a server: the database itself says so, whatever program asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from programme.register.errors import NotAllowed
from programme.register.place import Database
from programme.register.postgres import roles
from programme.register.recorder import Recorder
from programme.register.rows import Kept, Row
from tests.register.support import row
from tests.support.postgres import raw

APPEND = "SELECT append(ARRAY['{}'::bytea], '[{\"type\": \"noted\", \"tags\": []}]', '[]', NULL, 0)"


@dataclass(frozen=True)
class Logins:
    """The addresses of a register for each of its people; the owner's login is no superuser."""

    owner: Database
    recorder: Database
    auditor: Database


def by(office: str, number: int = 1) -> Row:
    """An entry that says which office recorded it."""
    return row(f'{{"recordedby":"{office}"}}', id=f"{office}-{number}")


def login(place: Database, name: str) -> Database:
    """The address of a register for a new login."""
    user = f"{place.schema}_{name}"
    with raw(place) as connection:
        statement = sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'secret'").format(sql.Identifier(user))
        connection.execute(statement)
    parts = urlsplit(place.conninfo)
    host = parts.netloc.rpartition("@")[2]
    return Database(parts._replace(netloc=f"{user}:secret@{host}").geturl(), place.schema)


@pytest.fixture
def logins(database: Database) -> Iterator[Logins]:
    """A register of one entry with its roles, made by a login that may make roles and schemas and nothing else."""
    boss, zoe, ada = (login(database, name) for name in ("boss", "zoe", "ada"))
    with raw(database) as connection:
        connection.execute(sql.SQL("ALTER ROLE {} CREATEROLE").format(sql.Identifier(f"{database.schema}_boss")))
        found = connection.execute("SELECT current_database()").fetchone()
        base = sql.Identifier(str(found[0] if found else ""))
        boss_role = sql.Identifier(f"{database.schema}_boss")
        connection.execute(sql.SQL("GRANT CREATE ON DATABASE {} TO {}").format(base, boss_role))
    with Recorder.create(boss, "test") as recorder:
        recorder.append_rows([row("{}", "a", id="0")])
    roles.make(boss)
    roles.admit(boss, f"{database.schema}_zoe", "recorder", ["coordinator", "pilot"])
    roles.admit(boss, f"{database.schema}_ada", "auditor", [])
    yield Logins(boss, zoe, ada)
    with raw(database) as connection:
        connection.execute(sql.SQL("DROP OWNED BY {} CASCADE").format(boss_role))


def test_a_recorder_records_under_its_own_offices_only(logins: Logins) -> None:
    with Recorder.open(logins.recorder) as recorder:
        assert recorder.append_rows([by("coordinator")]).last == 2
        assert recorder.append_rows([by("pilot")]).last == 3
        for rows in ([by("president")], [by("coordinator", 2), by("president")], [row("{}")]):
            with pytest.raises(NotAllowed):
                recorder.append_rows(rows)
        recorder.keep_checkpoint(Kept(3, "note", b""))
        assert recorder.head() == 3


def test_an_auditor_reads_everything_and_is_refused_before_anything_is_sent(logins: Logins) -> None:
    with Recorder.open(logins.auditor, read_only=True) as recorder:
        assert recorder.read_rows() == ([(1, b"{}")], 1)
        assert [len(batch) for batch in recorder.scan_rows()] == [1]
        assert recorder.checkpoints() == []
    with pytest.raises(NotAllowed) as caught:
        Recorder.open(logins.auditor)
    assert caught.value.role.endswith("_ada")


FORGED = "INSERT INTO entry VALUES (2, '', 'noted', '2', NULL)"


@pytest.mark.parametrize("who", ["recorder", "auditor"])
@pytest.mark.parametrize(
    "statement",
    [
        FORGED,
        "INSERT INTO tag VALUES ('b', 'noted', 1)",
        "INSERT INTO command VALUES ('c', '', 1, 1)",
        "INSERT INTO checkpoint VALUES (1, 'note', '')",
        "INSERT INTO office_of VALUES (session_user, 'president')",
        "UPDATE office_of SET office = 'president'",
        "UPDATE entry SET bytes = ''",
        "DELETE FROM entry",
        "TRUNCATE entry",
        "ALTER TABLE entry DISABLE TRIGGER ALL",
        "DROP TRIGGER entry_change ON entry",
        "DROP TABLE tag",
        "CREATE OR REPLACE FUNCTION require_offices(bytea[]) RETURNS void LANGUAGE sql AS 'SELECT'",
        "CREATE TABLE mine (id integer)",
        "SET ROLE postgres",
    ],
)
def test_nothing_but_the_function_lets_anything_in(logins: Logins, who: str, statement: str) -> None:
    with raw(getattr(logins, who)) as connection, pytest.raises(psycopg.Error) as caught:
        connection.execute(statement.encode())
    assert caught.value.sqlstate in {"42501", "22023"}


def test_an_auditor_may_not_call_the_functions_either(logins: Logins) -> None:
    for statement in (APPEND, "SELECT keep_checkpoint(1, 'note', '')", "SELECT require_offices('{}')"):
        with raw(logins.auditor) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement.encode())


def test_tables_of_ones_own_do_not_deceive_the_functions(logins: Logins) -> None:
    """A function that runs with the rights of the owner must not look where the caller may write."""
    with raw(logins.recorder) as connection:
        connection.execute("CREATE TEMPORARY TABLE office_of AS SELECT session_user::text AS role, '' AS office")
        connection.execute("CREATE TEMPORARY TABLE entry (position bigint, bytes bytea, type text, id text, time text)")
        with pytest.raises(psycopg.Error, match="may not record as "):
            connection.execute(APPEND.encode())


def test_the_owner_too_cannot_change_what_is_recorded(logins: Logins) -> None:
    for statement in ("UPDATE entry SET bytes = ''", "DELETE FROM entry", "TRUNCATE entry CASCADE"):
        with raw(logins.owner) as connection, pytest.raises(psycopg.errors.RaiseException, match="append-only"):
            connection.execute(statement.encode())


def test_making_the_roles_again_changes_nothing(logins: Logins) -> None:
    before = roles.members(logins.owner)
    roles.make(logins.owner)
    assert roles.members(logins.owner) == before
    assert [(one.role.rpartition("_")[2], one.offices) for one in before] == [
        ("auditor", ()),
        ("owner", ()),
        ("recorder", ("coordinator", "pilot")),
    ]


def test_whoever_may_not_make_roles_is_told_so(logins: Logins) -> None:
    with pytest.raises(NotAllowed):
        roles.make(logins.recorder)
    with pytest.raises(roles.UnknownLogin):
        roles.admit(logins.owner, "nobody-at-all", "auditor", [])
