"""Where the tables of the views are kept, whatever the database; and how far each view has come."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from programme.projections.base.maker import maker
from programme.projections.base.projection import Projection, Stored
from programme.projections.base.source import Reached

PATIENCE = 1.0  # seconds; whoever waits longer computes the view without the tables

REACHED = sa.Table(
    "reached",
    sa.MetaData(),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("maker", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("ends", sa.LargeBinary, nullable=False),
    sa.Column("imprint", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)


class Store(ABC):
    """One connection to the tables. Losing them loses nothing: they are filled again from the register.

    Whatever is done raises StoreUnusable where the tables cannot serve now, StoreDamaged where they never will.
    """

    @abstractmethod
    def reading(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that sees all tables at one moment."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[sa.Connection]:
        """The only transaction that writes, undone by any exception; others go on reading what was there before it."""

    @abstractmethod
    def upto(self, connection: sa.Connection, projection: Projection, position: int) -> AbstractContextManager[None]:
        """Hide the rows above a position from a transaction."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the tables."""

    def reached(self, connection: sa.Connection, projection: Projection) -> Reached | None:
        """Return how far a projection has come, or None before its tables are made by this very program."""
        columns = (REACHED.c.position, REACHED.c.digest, REACHED.c.ends, REACHED.c.imprint)
        found = connection.execute(sa.select(*columns).where(*_row_of(projection))).one_or_none()
        return None if found is None else Reached(*found)

    def advance(self, connection: sa.Connection, projection: Projection, start: Reached, end: Reached) -> bool:
        """Note how far a projection has come, unless it is no longer where it started from: return whether it was."""
        still_there = (REACHED.c.position == start.position) & (REACHED.c.digest == start.digest)
        update = sa.update(REACHED).where(*_row_of(projection), still_there, REACHED.c.position <= end.position)
        return connection.execute(update.values(_values(end))).rowcount == 1

    def make_anew(self, connection: sa.Connection, projection: Projection) -> Reached:
        """Make the tables of a projection, empty and without indexes; forget those of this version and earlier ones."""
        self._make_tables(connection, projection)
        older = (REACHED.c.name == projection.name, REACHED.c.version <= projection.version)
        connection.execute(sa.delete(REACHED).where(*older))
        start = Reached(0, b"", b"", "")
        key = {"name": projection.name, "version": projection.version, "maker": maker()}
        connection.execute(sa.insert(REACHED).values(**key, **_values(start)))
        return start

    def fill(self, connection: sa.Connection, projection: Projection, entries: Sequence[Stored]) -> None:
        """Take the next entries into tables that were made anew, and have no row of them yet."""
        projection.apply(connection, entries)

    def finish(self, connection: sa.Connection, projection: Projection) -> None:
        """Make the indexes, which is quicker once the rows are there."""
        for table in projection.tables.sorted_tables:
            for index in table.indexes:
                index.create(connection)

    def _make_tables(self, connection: sa.Connection, projection: Projection) -> None:
        for name in obsolete(connection, projection):
            connection.exec_driver_sql(f'DROP TABLE "{name}"')
        for table in projection.tables.sorted_tables:
            connection.execute(CreateTable(table))


def obsolete(connection: sa.Connection, projection: Projection, schema: str | None = None) -> list[str]:
    """Return the names of the tables of this version of a projection, and of earlier ones."""
    found = [(name, _version_of(name, projection)) for name in sa.inspect(connection).get_table_names(schema)]
    return [name for name, version in found if version is not None and version <= projection.version]


def _row_of(projection: Projection) -> tuple[sa.ColumnElement[bool], ...]:
    return REACHED.c.name == projection.name, REACHED.c.version == projection.version, REACHED.c.maker == maker()


def _values(reached: Reached) -> dict[str, object]:
    return asdict(reached)


def _version_of(table: str, projection: Projection) -> int | None:
    found = re.match(rf"{re.escape(projection.name)}_v([0-9]+)(?:_|$)", table)
    return int(found[1]) if found else None
