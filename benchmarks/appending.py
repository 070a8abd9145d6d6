"""One act recorded, and many imported, against raw inserts of the same rows; and against the library's own recorder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from uuid import uuid4

from eventsourcing.dcb.api import DCBAppendCondition, DCBQuery, DCBQueryItem
from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

from benchmarks.measuring import Row, Work
from benchmarks.peers import emmett
from benchmarks.registers import COMMAND, ENTRY, TAG, register_of, rows_of, without_triggers
from programme.exchange.cloudevents import lines, new_batches
from programme.register.recorder import Recorder
from programme.register.rows import Command
from programme.register.rows import Row as Entry
from programme.simulation.programme import PROGRAMME_ID

ACTS = 200
_NOW = datetime(2100, 1, 1, tzinfo=UTC)


def rows(folder: Path, entries: int) -> Iterator[Row]:
    """Yield the rows of this page."""
    given = rows_of(register_of(folder, 10_000), 10_000)
    act = acts(Recorder.create(folder / "append.db", PROGRAMME_ID), given)
    raw = without_triggers(folder / "append-raw.db")
    raw_places = count(1)

    def raw_act() -> None:
        for _ in range(ACTS):
            at = next(raw_places)
            entry, command = fresh(given, at)
            raw.execute("BEGIN IMMEDIATE")
            raw.execute(ENTRY, (at, entry.data, entry.type, entry.id, entry.time))
            raw.executemany(TAG, [(tag, entry.type, at) for tag in entry.tags])
            raw.execute(COMMAND, (command.id, command.fingerprint, at, at))
            raw.execute("COMMIT")

    yield Row("one act recorded, durable", "raw sqlite3, the same rows", 1.7, 1.3, act, raw_act, ACTS)

    library = SQLiteApplicationRecorder(SQLiteDatastore(str(folder / "library.db")))  # WAL, and FULL by default
    library.create_table()
    topics = count()

    def library_act() -> None:
        for _ in range(ACTS):
            number = next(topics)
            data = given[number % len(given)].data
            library.insert_events([StoredEvent(uuid4(), 1, "programme:Event", data)])

    yield Row("the same", "eventsourcing's recorder, a bare event", 1.0, 1.3, act, library_act, ACTS, times=True)
    with emmett("sqlite", str(folder / "emmett.db"), ACTS) as peer:
        if peer is not None:
            yield Row("the same", "emmett-sqlite, a bare event", 2.0, 3.0, act, peer, ACTS, times=True)
    yield _import(folder, entries)


def _import(folder: Path, entries: int) -> Row:
    """Return the row of an import of entries from a file."""
    source, file = register_of(folder, entries), folder / f"{entries}.jsonl"
    if not file.exists():
        with Recorder.open(source, read_only=True) as recorder, file.open("wb") as output:
            output.writelines(lines(recorder))
    numbers = count()
    stored = rows_of(source, entries)
    tables = [
        [(at, row.data, row.type, row.id, row.time) for at, row in enumerate(stored, 1)],
        [(tag, row.type, at) for at, row in enumerate(stored, 1) for tag in row.tags],
        [(row.id, b"", at, at) for at, row in enumerate(stored, 1)],
    ]

    def ours() -> None:
        path = folder / f"import-{next(numbers)}.db"
        with Recorder.create(path, PROGRAMME_ID) as recorder:
            recorder.restore(new_batches(file, recorder, _NOW), after=0)
        path.unlink()

    def raw() -> None:
        path = folder / f"import-raw-{next(numbers)}.db"
        connection = without_triggers(path)
        connection.execute("BEGIN IMMEDIATE")
        for statement, values in zip((ENTRY, TAG, COMMAND), tables, strict=True):
            connection.executemany(statement, values)
        connection.execute("COMMIT")
        connection.close()
        path.unlink()

    return Row(
        f"import of {entries} entries (.jsonl), file to durable", "raw executemany", 5.0, 3.0, ours, raw, entries
    )


def acts(recorder: Recorder, given: list[Entry]) -> Work:
    """Return what records so many acts, each an entry of its own under a condition and a command."""
    places = count(1)

    def work() -> None:
        for _ in range(ACTS):
            at = next(places)
            entry, command = fresh(given, at)
            recorder.append_rows([entry], condition(entry, after=at - 1), command)

    return work


def fresh(given: list[Entry], number: int) -> tuple[Entry, Command]:
    """Return a row that was not recorded yet, with its command."""
    row = given[number % len(given)]
    command = f"bench-{number}"
    entry = Entry(row.type, row.data, row.tags, f"{command}#1", f"2030-01-01T00:00:00.{number % 10**6:06}Z")
    return entry, Command(command, b"\0" * 32)


def condition(entry: Entry, *, after: int) -> DCBAppendCondition:
    """Return what a decision on the first thing of an entry would rest on: nothing new about it."""
    query = DCBQuery([DCBQueryItem(types=[entry.type], tags=list(entry.tags[:1]))])
    return DCBAppendCondition(query, after=after)
