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
            raise RegisterDamaged(register.path, f"no entry at position {count}")
        last = fact.recorded_at
    if last is None:
        return "0", "", None
    late = say("The last entry was recorded at {last}, after the clock of this machine.", last=stamp(last))
    return str(count), stamp(last), late if last > now else None


def charter_of(register: Register) -> str:
    """Return the id and edition of the latest charter."""
    latest = Charters.of(register.reading().facts(CharterAdopted)).latest
    return f"{latest.rules.id}, edition {latest.id}" if latest is not None else "-"


def views_of(path: Path) -> tuple[str, str, Sentence | None]:
    """Return how far each view has come, and the file they are in; a view that is behind catches up when it is read."""
    from programme.projections.base.views import views_file

    file = views_file(path)
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
