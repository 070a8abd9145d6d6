"""Simulated registers to measure on, made once for each size and kept in a folder."""

from __future__ import annotations

import sqlite3
from itertools import islice
from pathlib import Path

from programme.cli.demo import example_folder
from programme.exchange.charter_file import load
from programme.register.recorder import Recorder
from programme.register.rows import Row
from programme.simulation.programme import PROGRAMME_ID, Size, simulated

PER_TERRITORY = 200
AT_ONCE = 5_000


def register_of(folder: Path, entries: int) -> Path:
    """Return the register of so many entries, 200 a territory."""
    path = folder / f"{entries}.db"
    if not path.exists():
        unfinished = folder / "unfinished.db"
        batches = simulated(Size(entries, max(1, entries // PER_TERRITORY)), load(example_folder() / "charter.toml"))
        with Recorder.create(unfinished, PROGRAMME_ID) as recorder:
            head = 0
            while some := list(islice(batches, AT_ONCE)):
                head = recorder.restore(some, after=head)
        unfinished.rename(path)
    return path


def rows_of(path: Path, count: int) -> list[Row]:
    """Return the first rows of a register."""
    with Recorder.open(path, read_only=True) as recorder:
        return [row for batch in recorder.scan_rows(0, count) for _, row in batch]


def raw_register(path: Path) -> sqlite3.Connection:
    """Return a connection to the tables and indexes of an empty register, without a trigger, as durable as ours."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


ENTRY = "INSERT INTO entry (position, bytes, type, id, time) VALUES (?, ?, ?, ?, ?)"
TAG = "INSERT INTO tag (tag, type, position) VALUES (?, ?, ?)"
COMMAND = "INSERT INTO command (id, fingerprint, first, last) VALUES (?, ?, ?, ?)"


def without_triggers(path: Path) -> sqlite3.Connection:
    """Return a raw connection to a new register whose triggers were removed: its tables and indexes alone."""
    Recorder.create(path, PROGRAMME_ID).close()
    connection = raw_register(path)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for name in names:
        connection.execute(f'DROP TRIGGER "{name}"')
    return connection
