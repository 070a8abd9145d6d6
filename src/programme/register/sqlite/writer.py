"""The writer of a register file: the one connection that writes, in its turn, a transaction at a time."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from eventsourcing.persistence import ProgrammingError

from programme.register.errors import RegisterUnwritable
from programme.register.sqlite.faults import told
from programme.register.sqlite.lock import WriterQueue


class Writer:
    """As a context, a transaction of the only writer among all threads and processes, undone by any exception.

    It raises RegisterDamaged, RegisterUnwritable, RegisterBusy, EntryRefused. The connection is kept, and this is no
    generator: both are felt at every act.
    """

    def __init__(self, path: Path, connect: Callable[[], sqlite3.Connection]) -> None:
        self._path = path
        self._connect = connect
        self._queue = WriterQueue(path)
        self._cursor: sqlite3.Cursor | None = None
        self._closed = False

    def __enter__(self) -> sqlite3.Cursor:
        self._queue.__enter__()
        try:
            with told(self._path, RegisterUnwritable):
                cursor = self.cursor()
                cursor.execute("BEGIN IMMEDIATE")
                return cursor
        except BaseException:
            self._queue.__exit__()
            raise

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> None:
        try:
            with told(self._path, RegisterUnwritable):
                self._end(self.cursor(), error)
        finally:
            self._queue.__exit__()

    def cursor(self) -> sqlite3.Cursor:
        """The cursor that writes; its connection is made at the first call."""
        if self._closed:
            raise ProgrammingError("the register is closed")
        if self._cursor is None:
            connection = self._connect()
            connection.execute("PRAGMA journal_mode = WAL")  # which a restored copy may not be in
            self._cursor = connection.cursor()
        return self._cursor

    def close(self) -> None:
        """Closes the connection, once nobody is writing."""
        self._closed = True
        self._queue.close()
        if self._cursor is not None:
            self._cursor.connection.close()

    def _end(self, cursor: sqlite3.Cursor, error: BaseException | None) -> None:
        try:
            if error is not None:
                raise error
            cursor.execute("COMMIT")
        finally:
            if cursor.connection.in_transaction:
                cursor.execute("ROLLBACK")
