"""The connections to a PostgreSQL server: lent from a pool, each with the schema of one register as its search path."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
import sqlalchemy as sa
from eventsourcing.persistence import ProgrammingError
from psycopg import sql
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from programme.register.errors import MalformedAddress, ServerUnreachable
from programme.register.place import Database

DIALECT = PGDialect_psycopg(paramstyle="format")  # type: ignore[no-untyped-call]
PATIENCE = 10  # seconds to wait for a server that does not answer; `connect_timeout` in the address says otherwise
Connection = psycopg.Connection[tuple[Any, ...]]
Cursor = psycopg.Cursor[tuple[Any, ...]]
DriverError = psycopg.Error


def connect(place: Database, schema: str | None = None, *, patience: int = PATIENCE) -> Connection:
    """Return a connection in which transactions begin and end where the code says.

    Raises ServerUnreachable, MalformedAddress.
    """
    try:
        given = psycopg.conninfo.conninfo_to_dict(place.conninfo)
    except psycopg.ProgrammingError as error:
        raise MalformedAddress(str(place), str(error).strip()) from None
    options = {"connect_timeout": patience, "application_name": "programme"} | given
    try:
        connection: Connection = psycopg.connect(**options, autocommit=True)  # type: ignore[arg-type]
    except psycopg.OperationalError as error:
        raise ServerUnreachable(place, _said(error, given)) from None
    connection.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(schema or place.schema)))
    return connection


class Connections:
    """Lends connections to one thread at a time each."""

    def __init__(self, place: Database) -> None:
        self._pool = sa.QueuePool(lambda: connect(place), max_overflow=-1)  # type: ignore[arg-type]
        self._closed = False

    @contextmanager
    def cursor(self) -> Iterator[Cursor]:
        """A cursor outside a transaction; what it leaves open is rolled back."""
        if self._closed:
            raise ProgrammingError("the register is closed")
        lent = self._pool.connect()
        connection: Connection = lent.driver_connection  # type: ignore[assignment]
        try:
            yield connection.cursor(binary=True)
        finally:
            if connection.closed:
                lent.invalidate()
            lent.close()

    def close(self) -> None:
        """Closes them all."""
        self._closed = True
        self._pool.dispose()


def copy_in(connection: Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    """Put rows into a table, their values in the order of its columns.

    :raises DriverError: the server does not take them.
    """
    statement = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _said(error: psycopg.OperationalError, given: dict[str, Any]) -> str:
    """What the server said, in one line and without the password."""
    text = " ".join(str(error).split())
    password = str(given.get("password") or "")
    return text.replace(password, "***") if password else text
