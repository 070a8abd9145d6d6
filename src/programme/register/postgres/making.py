"""A register on a server that is being made, in one transaction: it is there when that ends, or never was."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

import sqlalchemy as sa
from eventsourcing.dcb.api import DCBAppendCondition, DCBSubscription
from eventsourcing.persistence import ProgrammingError
from psycopg import sql
from sqlalchemy.schema import CreateIndex, CreateTable

from programme.register.backend import AnsweredBefore
from programme.register.errors import AlreadyARegister
from programme.register.place import Database
from programme.register.postgres.appending import append, keep
from programme.register.postgres.connections import DIALECT, Cursor
from programme.register.postgres.recognition import identity, names_in, require_register
from programme.register.queries import Queries
from programme.register.rows import Batch, Kept
from programme.register.schema import FORMAT, metadata
from programme.register.statements import Statements


class Making:
    """A register that is being made, as its maker alone sees it: a backend in one transaction."""

    def __init__(self, place: Database, programme_id: str, cursor: Cursor) -> None:
        self.place = place
        self.programme_id = programme_id
        self.sql = Statements(DIALECT)
        self.queries = Queries(DIALECT)
        self._cursor = cursor

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """As the backend promises."""
        yield self._cursor.connection.cursor(binary=True)

    def append(self, batches: Sequence[Batch], condition: DCBAppendCondition | None) -> int | AnsweredBefore:
        """As the backend promises."""
        return append(self._cursor, batches, condition)

    def keep(self, kept: Kept) -> None:
        """As the backend promises."""
        keep(self._cursor, kept)

    def subscribe(self, *_: object) -> DCBSubscription[Any]:
        """Nobody is told of what is not there yet."""
        raise ProgrammingError("the register is not made yet")

    def imprint(self) -> str:
        """As the backend promises."""
        return identity(self._cursor)

    def close(self) -> None:
        """The transaction ends where it began."""


def make(cursor: Cursor, place: Database, programme_id: str) -> None:
    """Make a register in a schema where nothing is. Raises AlreadyARegister, NotARegister."""
    cursor.execute("SELECT pg_advisory_xact_lock(1347571527, hashtext(%s::text))", [place.schema])
    if names_in(cursor, place.schema):
        require_register(cursor, place)
        raise AlreadyARegister(place)
    for schema in (place.schema, *place.view_schemas):
        cursor.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(schema)))
    for table in metadata.sorted_tables:
        cursor.execute(_sql(CreateTable(table)))
        for index in table.indexes:
            cursor.execute(_sql(CreateIndex(index)))
    # Every function keeps this path. Named last, the temporary tables of a caller are never taken for ours.
    cursor.execute(sql.SQL("SET LOCAL search_path TO {}, pg_temp").format(sql.Identifier(place.schema)))
    script = files(__package__).joinpath("register.sql").read_text(encoding="utf-8")
    cursor.connection.execute(script)  # several statements, from our own file
    known = {"format": str(FORMAT), "programme": programme_id}
    cursor.executemany("INSERT INTO about (key, value) VALUES (%s, %s)", list(known.items()))


def _sql(statement: sa.DDLElement) -> Any:
    return str(statement.compile(dialect=DIALECT))
