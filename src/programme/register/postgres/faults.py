"""PostgreSQL's errors, told apart by their SQLSTATE and said in the register's own terms."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from programme.register.errors import (
    EntryRefused,
    NotAllowed,
    NotARegister,
    RegisterBusy,
    RegisterDamaged,
    RegisterError,
    RegisterUnreadable,
    RegisterUnwritable,
)
from programme.register.place import Database

NOT_THAT_OFFICE = "PR001"  # raised by the function that appends
_BUSY = {"40001", "40P01", "55P03"}  # serialisation, deadlock, lock timeout
_MISSING = {"3F000", "42P01", "42883"}  # schema, table, function
_REFUSED = ("23", "22", "P0001")  # constraints, malformed values, our triggers
_DAMAGED = {"XX001", "XX002"}
_MEDIUM = ("08", "53", "54", "55", "57", "58", "25006", "42501")
"""Connection, space and memory, limits, state, shutdown and timeouts, disk, standby, rights."""


@contextmanager
def told(place: Database, medium: type[RegisterUnreadable] | type[RegisterUnwritable]) -> Iterator[None]:
    """Raises what the server met in the register's own terms; faults of its medium, and lost connections, as `medium`.

    Anything else is a fault of the program and stays as it is.
    """
    try:
        yield
    except psycopg.Error as error:
        if said := _said(place, error, medium):
            raise said from error
        raise


def is_lost(error: psycopg.Error) -> bool:
    """Whether the connection is gone, and with it the answer to what was asked."""
    code = error.sqlstate
    gone = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError) and code is None
    return gone or (code is not None and (code.startswith("08") or code in {"57P01", "57P02", "57P03"}))


def summary(error: psycopg.Error) -> str:
    """What the server said, in one line."""
    return " ".join((error.diag.message_primary or str(error)).split())


def _said(
    place: Database, error: psycopg.Error, medium: type[RegisterUnreadable] | type[RegisterUnwritable]
) -> RegisterError | None:
    code = error.sqlstate or ""
    if code == NOT_THAT_OFFICE or (code == "42501" and medium is RegisterUnwritable):
        return NotAllowed(place, role_of(place), summary(error))
    if code in _DAMAGED:
        return RegisterDamaged(place, summary(error))
    if code in _BUSY:
        return RegisterBusy(place)
    if code in _MISSING:
        return NotARegister(place, "missing")
    if code.startswith(_REFUSED):
        return EntryRefused(summary(error))
    if is_lost(error) or code.startswith(_MEDIUM):
        return medium(place, summary(error))
    return None


def role_of(place: Database) -> str:
    """The login that an address names; nothing where the server is left to find it."""
    return str(psycopg.conninfo.conninfo_to_dict(place.conninfo).get("user") or "")
