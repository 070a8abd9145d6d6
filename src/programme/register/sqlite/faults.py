"""SQLite's errors, told apart by their code and said in the register's own terms."""

import sqlite3
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


class told:  # noqa: N801  # read as a verb: with told(...)
    """Raises what SQLite met as RegisterDamaged, RegisterBusy, EntryRefused or, for faults of the medium, as `medium`.

    Anything else is a fault of the program and stays as it is. No generator, for every act passes here.
    """

    __slots__ = ("_medium", "_path")

    def __init__(self, path: Path, medium: type[RegisterUnreadable] | type[RegisterUnwritable]) -> None:
        self._path = path
        self._medium = medium

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> None:
        if isinstance(error, UnicodeDecodeError):  # what SQLite says quotes what it found
            raise RegisterDamaged(self._path, str(error)) from error
        if isinstance(error, sqlite3.Error) and (said := _said(self._path, error, self._medium)):
            raise said from error


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
