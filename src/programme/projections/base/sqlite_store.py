"""The tables of the views in a SQLite file beside the register, or in none that lasts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import sqlalchemy as sa

from programme.projections.base.errors import StoreDamaged, StoreUnusable
from programme.projections.base.projection import Projection
from programme.projections.base.store import PATIENCE, REACHED, Store
from programme.register.sqlite.faults import primary_code

APPLICATION_ID = 0x50524756  # "PRGV": tells the file of the views from any other SQLite file
FORMAT = 2  # of the table `reached`; of each view, its own version tells
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


class SQLiteStore(Store):
    """A file; or memory, and a temporary file of SQLite's own for what is more than its cache."""

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

    @contextmanager
    def upto(self, connection: sa.Connection, projection: Projection, position: int) -> Iterator[None]:
        """Hide the rows above a position: a view of the connection's own stands before each table, under its name."""
        names = [table.name for table in projection.tables.sorted_tables]
        for name in names:
            select = f'SELECT * FROM main."{name}" WHERE position <= {position:d}'  # noqa: S608 - a table of ours
            connection.exec_driver_sql(f'CREATE TEMP VIEW "{name}" AS {select}')
        yield
        for name in names:
            connection.exec_driver_sql(f'DROP VIEW temp."{name}"')

    def _connect(self) -> sqlite3.Connection:
        name = self.path.absolute().as_uri() if self.path is not None else ""  # the views of a million take 900 MB
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
        REACHED.create(connection, checkfirst=True)
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
