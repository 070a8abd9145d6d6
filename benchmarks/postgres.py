"""The register on a PostgreSQL server of its own, durable: one act, reading, following, views, eight writers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import cast
from uuid import uuid4

import psycopg
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from benchmarks.appending import ACTS, acts, fresh
from benchmarks.measuring import Row
from benchmarks.peers import emmett
from benchmarks.reading import LATER
from benchmarks.registers import AT_ONCE, register_of, rows_of
from programme.projections.base.postgres_store import PostgresStore
from programme.projections.base.views import Views
from programme.projections.timeline import TIMELINE
from programme.projections.trail import TRAIL
from programme.register.codec import decode
from programme.register.place import Database, place_of
from programme.register.recorder import Recorder
from programme.register.rows import Row as Entry
from programme.simulation.programme import PROGRAMME_ID
from tests.support.postgres import Server, running

SMALL = 10_000
VIEWS = (TIMELINE, TRAIL)
DURABLE = {"fsync": "on", "full_page_writes": "on"}
ACT = """
    WITH lock AS MATERIALIZED (SELECT pg_advisory_xact_lock(1)), stored AS (
        INSERT INTO entry (position, bytes, type, id, time)
            SELECT %s::bigint, %s::bytea, %s::text, %s::text, %s::text FROM lock
    ), tagged AS (
        INSERT INTO tag (tag, type, position) SELECT tag, %s::text, %s::bigint FROM lock, unnest(%s::text[]) tag
    )
    INSERT INTO command (id, fingerprint, first, last) SELECT %s::text, %s::bytea, %s::bigint, %s::bigint FROM lock
"""


@contextmanager
def server() -> Iterator[Server]:
    """Give a server that writes to disk what it says it has, unlike that of the tests."""
    with running(**DURABLE) as found:
        yield found


def place(server: Server, schema: str) -> Database:
    """Return a schema on it."""
    return cast("Database", place_of(f"{server.url}&schema={schema}"))


def raw_register(place: Database) -> psycopg.Connection[tuple[object, ...]]:
    """Return a raw connection to a new register whose triggers are switched off: its tables and indexes alone."""
    Recorder.create(place, PROGRAMME_ID).close()
    connection = psycopg.connect(place.conninfo, autocommit=True, prepare_threshold=1)
    connection.execute(f"SET search_path TO {place.schema}".encode())
    for table in ("entry", "tag", "command"):
        connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL".encode())
    return connection


def rows(folder: Path, entries: int) -> Iterator[Row]:
    """Yield the rows of this page."""
    with server() as found:
        yield from _acts(folder, found)
        yield from _reading(folder, found, entries)


def _acts(folder: Path, found: Server) -> Iterator[Row]:
    """Yield the rows of one act, against raw statements and the recorders of others."""
    given = rows_of(register_of(folder, SMALL), SMALL)
    act = acts(Recorder.create(place(found, "acts"), PROGRAMME_ID), given)
    cursor = raw_register(place(found, "raw_acts")).cursor(binary=True)
    raw_places = count(1)

    def raw_act() -> None:
        for _ in range(ACTS):
            at = next(raw_places)
            entry, command = fresh(given, at)
            values = [at, entry.data, entry.type, entry.id, entry.time, entry.type, at, list(entry.tags)]
            cursor.execute(ACT, [*values, command.id, command.fingerprint, at, at])

    yield Row("one act recorded on PostgreSQL", "raw psycopg: same rows and lock", 1.7, 1.4, act, raw_act, ACTS)

    with PostgresDatastore("postgres", str(found.home), 5432, "postgres", "") as datastore:
        library = PostgresApplicationRecorder(datastore)
        library.create_table()
        numbers = count()

        def library_act() -> None:
            for _ in range(ACTS):
                data = given[next(numbers) % len(given)].data
                library.insert_events([StoredEvent(uuid4(), 1, "programme:Event", data)])

        yield Row("the same", "eventsourcing's recorder, a bare event", 1.0, 1.3, act, library_act, ACTS, times=True)
    with emmett("postgresql", place(found, "emmett").conninfo, ACTS) as peer:
        if peer is not None:
            yield Row("the same", "emmett-postgresql, a bare event", 2.0, 3.0, act, peer, ACTS, times=True)


def _reading(folder: Path, found: Server, entries: int) -> Iterator[Row]:
    """Yield the rows of a register that was copied to the server."""
    large = _copied(folder, found, "large", entries)
    recorder, raw = Recorder.open(large, read_only=True), psycopg.connect(large.conninfo, autocommit=True)

    def validated() -> None:
        for batch in recorder.scan():
            for position, data in batch:
                decode(position, data)

    def select() -> None:
        with raw.transaction(), raw.cursor(name="all", binary=True) as cursor:
            cursor.itersize = AT_ONCE
            statement = f"SELECT position, bytes, type, id, time FROM {large.schema}.entry ORDER BY position"  # noqa: S608 - ours
            for _ in cursor.execute(statement.encode()):
                pass

    yield Row(f"{entries} entries read and validated", "raw SELECT", 3.5, 2.5, validated, select, entries)
    yield _rebuilding(recorder, large, entries)
    yield Row(
        f"catching up 1 entry on {entries}",
        f"the same on {SMALL}",
        1.2,
        1.0,
        _Follower(large, folder),
        _Follower(_copied(folder, found, "small", SMALL), folder),
    )


def _copied(folder: Path, found: Server, schema: str, entries: int) -> Database:
    """Return a register on the server with as many simulated entries."""
    target = place(found, schema)
    stored = rows_of(register_of(folder, entries), entries)
    with Recorder.create(target, PROGRAMME_ID) as recorder:
        for start in range(0, len(stored), AT_ONCE):
            recorder.append_rows(stored[start : start + AT_ONCE])
    return target


def _rebuilding(recorder: Recorder, large: Database, entries: int) -> Row:
    """Return the row of the timeline and the trail made anew, against their rows inserted in one go."""
    views, store = Views(recorder, large), PostgresStore(large)
    tables = [(view, table) for view in VIEWS for table in view.tables.sorted_tables]
    for view in VIEWS:
        views.rebuild(view)
    with psycopg.connect(large.conninfo) as connection:
        connection.execute(f"SET search_path TO {large.views}".encode())
        ready = {table.name: connection.execute(f"TABLE {table.name}".encode()).fetchall() for _, table in tables}

    def ours() -> None:
        for view in VIEWS:
            views.rebuild(view)

    def raw() -> None:
        for view in VIEWS:
            with store.writing() as connection:
                store.make_anew(connection, view)
                for table in view.tables.sorted_tables:
                    places = ", ".join(["%s"] * len(table.columns))
                    insert = f'INSERT INTO "{table.name}" VALUES ({places})'  # noqa: S608 - a table of ours
                    cursor = connection.connection.cursor()
                    cursor.executemany(insert, ready[table.name])
                store.finish(connection, view)

    return Row(f"timeline and trail rebuilt from {entries}", "raw executemany", 5.0, 3.5, ours, raw, entries)


class _Follower:
    """Records an entry, then brings both views up to date; the first time is not told."""

    def __init__(self, place: Database, folder: Path) -> None:
        self.recorder = Recorder.open(place)
        self.views = Views(self.recorder, place)
        self.given, self.numbers = rows_of(register_of(folder, SMALL), SMALL), count(1)
        self()

    def __call__(self) -> None:
        number = next(self.numbers)
        row = self.given[number]
        self.recorder.append_rows([Entry(row.type, row.data, row.tags, f"more-{number}#1", LATER)])
        for view in VIEWS:
            self.views.read(view, lambda _, position: position)
