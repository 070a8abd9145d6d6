"""Who may do what with a register on a server: an owner, those who record under their offices, those who audit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from psycopg import sql

from programme.register.errors import RegisterUnwritable
from programme.register.place import Database
from programme.register.postgres.connections import Connection, connect
from programme.register.postgres.faults import told

Kind = Literal["recorder", "auditor"]
_TO_RECORDERS = ("append", "keep_checkpoint")  # the functions through which everything comes in
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1"
_FUNCTIONS = """
    SELECT p.proname, pg_get_function_identity_arguments(p.oid) FROM pg_proc p
    WHERE p.pronamespace = to_regnamespace(%s) ORDER BY 1
"""
_MEMBERS = """
    SELECT m.rolname::text, g.rolname::text, ARRAY(
        SELECT o.office FROM office_of o WHERE o.role = m.rolname ORDER BY 1)
    FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member JOIN pg_roles g ON g.oid = a.roleid
    WHERE g.rolname = ANY (%s) AND m.rolname <> ALL (%s) ORDER BY 2, 1
"""


@dataclass(frozen=True)
class Member:
    """A login, the role it has, and the offices as which it may record."""

    login: str
    role: str
    offices: tuple[str, ...]


class UnknownLogin(Exception):
    """The server has no such role."""


def role(place: Database, name: str) -> str:
    """Return the role of the register of that name: owner, recorder or auditor."""
    return f"{place.schema}_{name}"


def script(place: Database) -> list[str]:
    """Return the statements that make the roles and hand the register over to them, as SQL to read or to run.

    :raises NotAllowed: whoever asks may not look.
    """
    with _connected(place) as connection:
        return [one.as_string(connection) for one in _statements(connection, place)]


def make(place: Database) -> None:
    """Make the roles, as far as they are not there, and give each its rights; those of before go on as they were.

    :raises NotAllowed: whoever asks may not make roles.
    """
    with _connected(place) as connection, connection.transaction():
        for statement in _statements(connection, place):
            connection.execute(statement)


def admit(place: Database, login: str, kind: Kind, offices: Sequence[str]) -> None:
    """Let a login record under its offices, or audit.

    :raises UnknownLogin: there is none of that name.
    """
    with _connected(place) as connection, connection.transaction():
        if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login]).fetchone() is None:
            raise UnknownLogin(login)
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(role(place, kind)), sql.Identifier(login)))
        for office in offices:
            connection.execute("INSERT INTO office_of VALUES (%s, %s) ON CONFLICT DO NOTHING", [login, office])


def members(place: Database) -> list[Member]:
    """Return who has which role."""
    roles = [role(place, name) for name in ("owner", "recorder", "auditor")]
    with _connected(place) as connection:
        return [
            Member(login, of, tuple(offices)) for login, of, offices in connection.execute(_MEMBERS, [roles, roles])
        ]


@contextmanager
def _connected(place: Database) -> Iterator[Connection]:
    with told(place, RegisterUnwritable), connect(place) as connection:
        yield connection


def _statements(connection: Connection, place: Database) -> Iterator[sql.Composed]:
    owner, recorder, auditor = (sql.Identifier(role(place, name)) for name in ("owner", "recorder", "auditor"))
    schema = sql.Identifier(place.schema)
    there = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
    for name in ("owner", "recorder", "auditor"):
        if role(place, name) not in there:
            yield sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(role(place, name)))
    yield sql.SQL("GRANT {} TO {}").format(recorder, owner)
    yield sql.SQL("GRANT {} TO CURRENT_USER").format(owner)
    yield from _given(connection, place.schema, owner)
    for views in place.view_schemas:
        yield from _given(connection, views, recorder)
    readers = sql.SQL("{}, {}").format(recorder, auditor)
    yield sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(schema, readers)
    yield sql.SQL("GRANT SELECT ON ALL TABLES IN SCHEMA {} TO {}").format(schema, readers)
    for name, arguments in connection.execute(_FUNCTIONS, [place.schema]).fetchall():
        if name in _TO_RECORDERS:
            function = sql.SQL("{}.{}({})").format(schema, sql.Identifier(name), sql.SQL(arguments))
            yield sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(function, recorder)


def _given(connection: Connection, schema: str, role: sql.Identifier) -> Iterator[sql.Composed]:
    """Yield what makes a schema, with all that is in it, the property of a role."""
    of = sql.Identifier(schema)
    yield sql.SQL("ALTER SCHEMA {} OWNER TO {}").format(of, role)
    for (table,) in connection.execute(_TABLES, [schema]).fetchall():
        yield sql.SQL("ALTER TABLE {}.{} OWNER TO {}").format(of, sql.Identifier(table), role)
    for name, arguments in connection.execute(_FUNCTIONS, [schema]).fetchall():
        function = sql.SQL("{}.{}({})").format(of, sql.Identifier(name), sql.SQL(arguments))
        yield sql.SQL("ALTER FUNCTION {} OWNER TO {}").format(function, role)
