"""SQLite's errors, told apart by their code and said in the register's own terms."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from programme.register.errors import (
    EntryRefused,
    RegisterBusy,
    RegisterDamaged,
    RegisterError,
    RegisterUnreadable,
    RegisterUnwritable,
)

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_MEDIUM = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}


@contextmanager
def told(path: Path, medium: type[RegisterUnreadable] | type[RegisterUnwritable]) -> Iterator[None]:
    """Raises what SQLite met as RegisterDamaged, RegisterBusy, EntryRefused or, for faults of the medium, as `medium`.

    Anything else is a fault of the program and stays as it is.
    """
    try:
        yield
    except sqlite3.Error as error:
        if said := _said(path, error, medium):
            raise said from error
        raise


def primary_code(error: object) -> int | None:
    """SQLite's result code without its extension; none where the error is not SQLite's own."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def _said(
    path: Path, error: sqlite3.Error, medium: type[RegisterUnreadable] | type[RegisterUnwritable]
) -> RegisterError | None:
    code = primary_code(error)
    if code in _DAMAGED or (code is None and isinstance(error, sqlite3.OperationalError)):  # none: text is not UTF-8
        return RegisterDamaged(path, str(error))
    if code in _BUSY:
        return RegisterBusy(path)
    if code == sqlite3.SQLITE_CONSTRAINT:
        return EntryRefused(str(error))
    if code in _MEDIUM:
        return medium(path, str(error))
    return None
