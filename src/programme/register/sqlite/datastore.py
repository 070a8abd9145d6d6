"""The SQLite file of a register: making it, recognising it, its connections and its transactions."""

import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Self

import sqlalchemy as sa
from eventsourcing.dcb.api import DCBAppendCondition, DCBQuery, DCBRecorder
from eventsourcing.persistence import ProgrammingError

from programme.register.backend import AnsweredBefore, in_portions
from programme.register.errors import (
    AlreadyARegister,
    NewerFormat,
    NotARegister,
    RegisterDamaged,
    RegisterUnreadable,
    RegisterUnwritable,
)
from programme.register.queries import Queries
from programme.register.rows import Batch, Kept
from programme.register.schema import FORMAT, checkpoint
from programme.register.sqlite import triggers
from programme.register.sqlite.appending import Appender
from programme.register.sqlite.faults import primary_code, told
from programme.register.sqlite.files import folder_beside, look_of, publish
from programme.register.sqlite.lock import WriterQueue
from programme.register.sqlite.subscription import PollingSubscription
from programme.register.sqlite.writer import Writer
from programme.register.statements import Statements, compiled

SMALLEST_PAGE = 512  # bytes; SQLite takes a shorter file for a new one
VALUE_LIMIT = 1_000_000  # bytes of one value that is read; an entry has far fewer
BUSY_TIMEOUT = 10.0  # seconds; a safety net against programs that do not queue


class Datastore:
    """The connections to one register file.

    Open the file by no other means in the same process: closing it again would release SQLite's locks on it.
    """

    def __init__(self, path: Path, mode: str, unwritable: str) -> None:
        """`mode` as in SQLite's file addresses; `unwritable` says why nothing may be recorded, if so."""
        self.place = path
        self._unwritable = unwritable
        self._closed = False
        self._writer = Writer(path, lambda: _connect(path, "mode=rw"))
        self._engine = sa.create_engine(
            "sqlite+pysqlite://",
            creator=lambda: _connect(path, mode),
            poolclass=sa.QueuePool,
            max_overflow=-1,
        )
        dialect = self._engine.dialect
        self.sql = Statements(dialect)
        self.queries = Queries(dialect)
        self._appender = Appender(dialect, self.sql, self.queries)
        self._keep = compiled(dialect, sa.insert(checkpoint)).sql
        try:
            self.programme_id = self._recognised()
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(cls, path: Path, programme_id: str) -> Self:
        """A register without entries in a new file.

        Raises AlreadyARegister, NotARegister (another file is there), RegisterUnwritable.
        """
        require_nothing(path)
        with (
            closing(WriterQueue(path)) as queue,
            queue,
            told(path, RegisterUnwritable),
            closing(_connect(path, "mode=rwc")) as connection,
        ):
            _make(connection, path, programme_id)
        return cls.open(path, read_only=False)

    @classmethod
    def open(cls, path: Path, *, read_only: bool) -> Self:
        """The register in an existing file.

        Raises NotARegister, NewerFormat, RegisterDamaged, RegisterUnreadable.
        """
        _require_file(path)
        try:
            return cls(path, "mode=rw", "opened for reading only" if read_only else "")
        except RegisterUnreadable:
            if os.access(path.resolve().parent, os.W_OK):
                raise
            _require_no_wal(path)  # else SQLite lacks only the files that readers share, and cannot make them here
            return cls(path, "mode=ro&immutable=1", "its folder is read-only")

    @classmethod
    @contextmanager
    def making(cls, path: Path, programme_id: str) -> Iterator[Self]:
        """A new register, made in a folder beside its place and put there when it is whole. Raises as `create`."""
        require_nothing(path)
        with folder_beside(path) as folder:
            new = folder / path.name
            with closing(cls.create(new, programme_id)) as store:
                yield store
            require_nothing(path)
            publish(new, path)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Cursor]:
        """As the backend promises."""
        with told(self.place, RegisterUnreadable), self._cursor() as cursor:
            cursor.execute("BEGIN")
            yield cursor
            cursor.execute("COMMIT")

    def append(self, batches: Sequence[Batch], condition: DCBAppendCondition | None) -> int | AnsweredBefore:
        """As the backend promises."""
        with self.writer as cursor:
            return self._appender.append(cursor, batches, condition)

    def append_portions(self, portions: Iterable[Sequence[Batch]], condition: DCBAppendCondition | None) -> int:
        """As the backend promises."""
        with self.writer as cursor:
            return in_portions(partial(self._appender.append, cursor), portions, condition)

    def keep(self, kept: Kept) -> None:
        """As the backend promises."""
        with self.writer as cursor:
            cursor.execute(self._keep, (kept.size, kept.note, kept.frontier))

    def subscribe(
        self, recorder: DCBRecorder, query: DCBQuery | None, after: int | None
    ) -> PollingSubscription[DCBRecorder]:
        """As the backend promises."""
        return PollingSubscription(recorder, query=query, after=after)

    def imprint(self) -> str:
        """What the file system says of the files of the register: it changes with whatever is written to them.

        Take it *before* reading: what is written meanwhile then makes a difference next time.
        """
        return " ".join(look_of(Path(f"{self.place}{end}")) for end in ("", "-wal"))

    def faults(self) -> list[str]:
        """As the backend promises."""
        try:
            with self.reading() as cursor:
                rows = cursor.execute("PRAGMA integrity_check(100)").fetchall()
        except RegisterDamaged as error:
            return [error.detail]
        lines = [line for (text,) in rows for line in text.splitlines() if not line.startswith("***")]  # a heading
        return [] if lines == ["ok"] else lines

    @property
    def writer(self) -> Writer:
        """As a context, a transaction of the only writer. Raises RegisterUnwritable where nothing may be recorded."""
        if self._unwritable:
            raise RegisterUnwritable(self.place, self._unwritable)
        return self._writer

    def close(self) -> None:
        """Closes the connections; the last one of all processes puts everything in the one file."""
        self._closed = True
        self._engine.dispose()
        self._writer.close()

    @contextmanager
    def _cursor(self) -> Iterator[sqlite3.Cursor]:
        if self._closed:
            raise ProgrammingError("the register is closed")
        connection = self._engine.raw_connection()
        try:
            yield connection.cursor()  # type: ignore[misc]
        finally:
            connection.close()  # to the pool, which rolls back what was not committed

    def _recognised(self) -> str:
        """The id of the programme whose register this is."""
        try:
            with self.reading() as cursor:
                return _programme_id(cursor, self.place)
        except RegisterDamaged as error:
            if primary_code(error.__cause__) == sqlite3.SQLITE_NOTADB:
                raise NotARegister(self.place, "not-sqlite") from error
            raise


def require_nothing(path: Path) -> None:
    """Raises AlreadyARegister or NotARegister where there is a register, or anything else but an empty file."""
    if path.exists() and (not path.is_file() or path.stat().st_size):
        Datastore.open(path, read_only=True).close()
        raise AlreadyARegister(path)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?{mode}",
        uri=True,
        timeout=BUSY_TIMEOUT,
        isolation_level=None,  # transactions begin and end where this module says
        check_same_thread=False,  # the pool lends a connection to one thread at a time
    )
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA trusted_schema = OFF")  # the file may come from anybody
    connection.execute("PRAGMA cell_size_check = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, VALUE_LIMIT)
    return connection


def _make(connection: sqlite3.Connection, path: Path, programme_id: str) -> None:
    connection.execute("BEGIN EXCLUSIVE")
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise AlreadyARegister(path)
    for statement in triggers.statements():
        connection.execute(statement)
    known = {"format": str(FORMAT), "programme": programme_id}
    connection.executemany("INSERT INTO about (key, value) VALUES (?, ?)", known.items())
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")


def _require_file(path: Path) -> None:
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise NotARegister(path, "missing") from None
    except OSError as error:
        raise RegisterUnreadable(path, str(error)) from error
    if stat.S_ISDIR(status.st_mode):
        raise NotARegister(path, "directory")
    if status.st_size == 0 and stat.S_ISREG(status.st_mode):
        raise NotARegister(path, "empty")
    if status.st_size < SMALLEST_PAGE:
        raise NotARegister(path, "not-sqlite")


def _require_no_wal(path: Path) -> None:
    wal = path.resolve().with_name(f"{path.resolve().name}-wal")
    if wal.exists() and wal.stat().st_size:
        raise RegisterUnreadable(path, f"{wal.name} holds entries that only a program that may write here can read")


def _programme_id(cursor: sqlite3.Cursor, path: Path) -> str:
    if cursor.execute("PRAGMA application_id").fetchone()[0] != triggers.APPLICATION_ID:
        raise NotARegister(path, "foreign")
    objects = cursor.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    names = {name for _, name, _ in objects}
    about: dict[str, str] = dict(cursor.execute("SELECT key, value FROM about")) if "about" in names else {}
    if not about.get("format", "").isdecimal():
        raise RegisterDamaged(path, "missing: format")
    if (found := int(about["format"])) > FORMAT:
        raise NewerFormat(path, found, FORMAT)
    if missing := (triggers.names() - names) | ({"programme"} - about.keys()):
        raise RegisterDamaged(path, f"missing: {', '.join(sorted(missing))}")
    if strangers := triggers.strangers(objects):
        raise RegisterDamaged(path, f"no part of a register: {', '.join(strangers)}")
    return about["programme"]
