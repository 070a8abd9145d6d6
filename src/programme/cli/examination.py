"""What the doctor finds in a register: rights, pages, entries, charter, views."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from programme.domain.aggregates.charters import Charters
from programme.domain.events import CharterAdopted
from programme.domain.sentences import Sentence, say
from programme.register.codec import stamp
from programme.register.errors import RegisterDamaged
from programme.register.place import Database
from programme.register.register import Register


def rights_of(path: Path) -> str:
    """Return what may be done with the file."""
    writable = os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)
    return "read, write" if writable else "read"


def pages_of(path: Path) -> str:
    """Return what SQLite finds when it goes through the pages of the file.

    :raises RegisterDamaged: they do not hang together.
    """
    try:
        found = _asked(path, "mode=ro", "PRAGMA quick_check(3)")
    except sqlite3.OperationalError:  # a read-only folder, where readers cannot make the file they share
        found = _asked(path, "immutable=1", "PRAGMA quick_check(3)")
    except sqlite3.DatabaseError as error:
        raise RegisterDamaged(path, str(error)) from error
    problems = [str(row[0]) for row in found]
    if problems != ["ok"]:
        raise RegisterDamaged(path, "; ".join(problems))
    return "ok"


def entries_of(register: Register, now: datetime) -> tuple[str, str, Sentence | None]:
    """Return how many entries there are, when the last one was recorded, and a warning if that is yet to come.

    Every entry is read.

    :raises UnknownEvent: one is of a type that the program does not know.
    :raises MalformedEntry: one is not made as it should be.
    :raises RegisterDamaged: a position is missing.
    """
    count, last = 0, None
    for count, fact in enumerate(register.facts(), 1):
        if fact.position != count:
            raise RegisterDamaged(register.place, f"no entry at position {count}")
        last = fact.recorded_at
    if last is None:
        return "0", "", None
    late = say("The last entry was recorded at {last}, after the clock of this machine.", last=stamp(last))
    return str(count), stamp(last), late if last > now else None


def charter_of(register: Register) -> str:
    """Return the id and edition of the latest charter."""
    latest = Charters.of(register.reading().facts(CharterAdopted)).latest
    return f"{latest.rules.id}, edition {latest.id}" if latest is not None else "-"


def server_of(place: Database) -> tuple[str, str]:
    """Return the version of the server, and what the role that asks may do there."""
    from programme.register.postgres.examination import standing

    found = standing(place)
    version = f"PostgreSQL {found.version}{' (standby)' if found.is_standby else ''}"
    writable = found.may_record and not found.is_standby
    return version, f"{found.role}: {'read, write' if writable else 'read'}"


def triggers_of(place: Database) -> str:
    """Return that the triggers that keep the register append-only are awake.

    :raises RegisterDamaged: some are not.
    """
    from programme.register.postgres.examination import require_awake

    require_awake(place)
    return "ok"


def views_on_server(place: Database) -> tuple[str, str, Sentence | None]:
    """Return how far each view has come, and the schema they are in; who may not keep them computes them."""
    import sqlalchemy as sa

    from programme.projections.base.errors import StoreDamaged, StoreUnusable
    from programme.projections.base.shelf import shelf_beside
    from programme.projections.base.store import REACHED

    shelf = shelf_beside(place)
    try:
        with closing(shelf.open()) as store, store.reading() as connection:
            query = sa.select(REACHED.c.name, REACHED.c.position).order_by(REACHED.c.name)
            found = connection.execute(query).all()
    except (StoreUnusable, StoreDamaged) as error:
        computed = say("The views cannot be kept ({detail}): they are computed each time.", detail=str(error))
        return "-", str(shelf), computed
    return ", ".join(f"{name} {position}" for name, position in found) or "-", str(shelf), None


def views_of(path: Path) -> tuple[str, str, Sentence | None]:
    """Return how far each view has come, and the file they are in; a view that is behind catches up when it is read."""
    from programme.projections.base.shelf import file_beside

    file = file_beside(path)
    if not file.exists():
        return "-", str(file), None
    try:
        found = _asked(file, "mode=ro", "SELECT name, position FROM reached ORDER BY name")
    except sqlite3.Error as error:
        damaged = say(
            "The views in {path} cannot be read ({detail}); they are made again.", path=str(file), detail=str(error)
        )
        return "-", str(file), damaged
    return ", ".join(f"{name} {position}" for name, position in found) or "-", str(file), None


def _asked(path: Path, mode: str, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True)) as connection:
        return connection.execute(query).fetchall()
