"""Where the tables of the views are kept: a SQLite file beside the register, or memory; and how far each has come."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from programme.projections.base.errors import StoreDamaged, StoreUnusable
from programme.projections.base.maker import maker
from programme.projections.base.projection import Projection
from programme.projections.base.source import Reached
from programme.register.sqlite.faults import primary_code

APPLICATION_ID = 0x50524756  # "PRGV": tells the file of the views from any other SQLite file
FORMAT = 1  # of the table `reached`; of each view, its own version tells
PATIENCE = 1.0  # seconds; whoever waits longer computes the view without the file
_UNUSABLE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}

_reached = sa.Table(
    "reached",
    sa.MetaData(),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("maker", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("imprint", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)


class Store:
    """One connection to the tables. Losing them loses nothing: they are filled again from the register."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._engine = sa.create_engine("sqlite+pysqlite://", creator=self._connect, poolclass=sa.StaticPool)

    @classmethod
    def in_file(cls, path: Path) -> Self:
        """The tables in a file, which is made where there is none.

        :raises StoreUnusable: it cannot be opened or made, or is another program's.
        :raises StoreDamaged: it is no SQLite file, or of another format.
        """
        store = cls(path)
        try:
            store._recognise()
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def in_memory(cls) -> Self:
        """Empty tables, gone when they are closed."""
        store = cls(None)
        store._recognise()
        return store

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @staticmethod
    def discard(path: Path) -> None:
        """Remove the file, and what SQLite keeps beside it.

        :raises StoreUnusable: it cannot be removed.
        """
        try:
            for end in ("", "-wal", "-shm"):
                Path(f"{path}{end}").unlink(missing_ok=True)
        except OSError as error:
            raise StoreUnusable from error

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that sees all tables at one moment."""
        with self._transaction("DEFERRED") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """The only transaction that writes, undone by any exception; others go on reading what was there before it."""
        with self._transaction("IMMEDIATE") as connection:
            yield connection

    def reached(self, connection: sa.Connection, projection: Projection) -> Reached | None:
        """Return how far a projection has come, or None before its tables are made by this very program."""
        columns = (_reached.c.position, _reached.c.digest, _reached.c.imprint)
        found = connection.execute(sa.select(*columns).where(*_row_of(projection))).one_or_none()
        return None if found is None else Reached(*found)

    def advance(self, connection: sa.Connection, projection: Projection, start: Reached, end: Reached) -> bool:
        """Note how far a projection has come, unless it is no longer where it started from: return whether it was."""
        still_there = (_reached.c.position == start.position) & (_reached.c.digest == start.digest)
        update = sa.update(_reached).where(*_row_of(projection), still_there, _reached.c.position <= end.position)
        return connection.execute(update.values(_values(end))).rowcount == 1

    def make_anew(self, connection: sa.Connection, projection: Projection) -> Reached:
        """Make the tables of a projection, empty and without indexes; remove those of this version and earlier ones."""
        names = sa.inspect(connection).get_table_names()
        for name in names:
            if (version := _version_of(name, projection)) is not None and version <= projection.version:
                connection.exec_driver_sql(f'DROP TABLE "{name}"')
        older = (_reached.c.name == projection.name, _reached.c.version <= projection.version)
        connection.execute(sa.delete(_reached).where(*older))
        for table in projection.tables.sorted_tables:
            connection.execute(CreateTable(table))
        start = Reached(0, b"", "")
        key = {"name": projection.name, "version": projection.version, "maker": maker()}
        connection.execute(sa.insert(_reached).values(**key, **_values(start)))
        return start

    def index(self, connection: sa.Connection, projection: Projection) -> None:
        """Make the indexes, which is quicker once the rows are there."""
        for table in projection.tables.sorted_tables:
            for index in table.indexes:
                index.create(connection)

    def _connect(self) -> sqlite3.Connection:
        name = self.path.absolute().as_uri() if self.path is not None else "file::memory:"
        connection = sqlite3.connect(name, uri=True, timeout=PATIENCE, isolation_level=None)
        connection.execute("PRAGMA synchronous = NORMAL")  # a crash may cost the newest rows, which are made again
        return connection

    def _recognise(self) -> None:
        with self._told(), self._engine.connect() as connection:
            application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            empty = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0
            if not empty and application != APPLICATION_ID:
                raise StoreUnusable(f"{self.path} is another program's")
            if not empty and connection.exec_driver_sql("PRAGMA user_version").scalar_one() != FORMAT:
                raise StoreDamaged(f"{self.path} is of another format")
            if empty:
                self._make(connection)

    def _make(self, connection: sa.Connection) -> None:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
        _reached.create(connection, checkfirst=True)
        connection.commit()

    @contextmanager
    def _transaction(self, kind: str) -> Iterator[sa.Connection]:
        with self._told(), self._engine.connect() as connection:
            connection.exec_driver_sql(f"BEGIN {kind}")
            yield connection
            connection.commit()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell a file that cannot serve now from one that is damaged; in memory, every error is the program's own."""
        try:
            yield
        except (sa.exc.DatabaseError, sqlite3.DatabaseError) as error:
            if self.path is None:
                raise
            cause = error.orig if isinstance(error, sa.exc.DatabaseError) else error
            unusable = primary_code(cause) in _UNUSABLE
            raise (StoreUnusable if unusable else StoreDamaged)(f"{self.path}: {cause}") from error


def _row_of(projection: Projection) -> tuple[sa.ColumnElement[bool], ...]:
    return _reached.c.name == projection.name, _reached.c.version == projection.version, _reached.c.maker == maker()


def _values(reached: Reached) -> dict[str, object]:
    return {"position": reached.position, "digest": reached.digest, "imprint": reached.imprint}


def _version_of(table: str, projection: Projection) -> int | None:
    found = re.match(rf"{re.escape(projection.name)}_v([0-9]+)(?:_|$)", table)
    return int(found[1]) if found else None
