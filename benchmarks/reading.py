"""Entries read, validated and taken into views: against the database's own SELECT, and against smaller registers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from benchmarks.measuring import Row
from benchmarks.registers import register_of, rows_of
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.projections.base.sqlite_store import SQLiteStore
from programme.projections.base.views import Views
from programme.projections.timeline import TIMELINE, Selection, timeline
from programme.projections.trail import TRAIL, trail
from programme.register.codec import decode
from programme.register.recorder import Recorder
from programme.register.rows import Row as Entry

SMALL = 10_000
DAY = date(2018, 6, 1)
TERRITORY = "territoire-000001"
LATER = "2030-01-01T00:00:00.000000Z"


def rows(folder: Path, entries: int) -> Iterator[Row]:
    """Yield the rows of this page."""
    path = register_of(folder, entries)
    raw = sqlite3.connect(path)

    def validated() -> None:
        with Recorder.open(path, read_only=True) as recorder:
            for batch in recorder.scan():
                for position, data in batch:
                    decode(position, data)

    def select() -> None:
        for _ in raw.execute("SELECT position, bytes, type, id, time FROM entry ORDER BY position"):
            pass

    yield Row(f"{entries} entries read and validated", "raw SELECT", 3.5, 2.5, validated, select, entries)
    yield _rebuilding(folder, path, entries)


def sizes(folder: Path, entries: int) -> Iterator[Row]:
    """Yield the rows that hold a large register against a small one."""
    yield _catching_up(folder, entries)
    yield _one_territory(folder, entries)


def _rebuilding(folder: Path, path: Path, entries: int) -> Row:
    """Return the row of the timeline and the trail made anew, against their rows inserted in one go."""
    recorder = Recorder.open(path, read_only=True)
    views = Views(recorder, folder / "rebuilt.db")
    names = count()
    for view in (TIMELINE, TRAIL):
        views.rebuild(view)
    kept = sqlite3.connect(folder / "rebuilt.views.db")
    tables = [one for view in (TIMELINE, TRAIL) for one in view.tables.sorted_tables]
    ready = {one.name: kept.execute(f'SELECT * FROM "{one.name}"').fetchall() for one in tables}  # noqa: S608 - ours

    def ours() -> None:
        for view in (TIMELINE, TRAIL):
            views.rebuild(view)

    def raw() -> None:
        target = folder / f"raw-views-{next(names)}.db"
        store = SQLiteStore.in_file(target)
        with store.writing() as connection:
            for view in (TIMELINE, TRAIL):
                store.make_anew(connection, view)
                for one in view.tables.sorted_tables:
                    places = ", ".join("?" * len(one.columns))
                    insert = f'INSERT INTO "{one.name}" VALUES ({places})'  # noqa: S608 - a table of ours
                    connection.exec_driver_sql(insert, ready[one.name])
                store.finish(connection, view)
        store.close()
        target.unlink()

    return Row(f"timeline and trail rebuilt from {entries}", "raw executemany", 5.0, 3.5, ours, raw, entries)


def _catching_up(folder: Path, entries: int) -> Row:
    """Return the row of one entry taken in, on a large register against a small one."""
    given = rows_of(register_of(folder, SMALL), SMALL)
    return Row(
        f"catching up 1 entry on {entries}",
        f"the same on {SMALL}",
        1.2,
        1.0,
        _Follower(folder, entries, given),
        _Follower(folder, SMALL, given),
    )


class _Follower:
    """Records an entry in a copy of a register, then reads the timeline of a territory; the first time is not told."""

    def __init__(self, folder: Path, entries: int, given: list[Entry]) -> None:
        path = folder / f"followed-{entries}.db"
        for old in folder.glob(f"followed-{entries}.*"):
            old.unlink()
        with sqlite3.connect(register_of(folder, entries)) as source, sqlite3.connect(path) as copy:
            source.backup(copy)
        self.recorder = Recorder.open(path)
        self.views = Views(self.recorder, path)
        self.given, self.numbers = given, count(1)
        self()

    def __call__(self) -> None:
        number = next(self.numbers)
        row = self.given[number]
        self.recorder.append_rows([Entry(row.type, row.data, row.tags, f"more-{number}#1", LATER)])
        self.views.read(TRAIL, lambda _, position: position)
        self.views.read(TIMELINE, lambda _, position: position)


def _one_territory(folder: Path, entries: int) -> Row:
    """Return the row of one territory looked at, at a day and a position, in a large register against a small one."""
    return Row(
        f"one territory at (V, K) of {entries // 200}, {entries} entries",
        f"the same of {SMALL // 200}, {SMALL} entries",
        3.0,
        1.0,
        _Onlooker(folder, entries),
        _Onlooker(folder, SMALL),
    )


class _Onlooker:
    """Reads the state, the timeline and the trail of a territory, in the middle of the register's life."""

    def __init__(self, folder: Path, entries: int) -> None:
        path = register_of(folder, entries)
        self.views = Views(Recorder.open(path, read_only=True), path)
        self.position = entries * 3 // 4
        self()

    def __call__(self) -> None:
        self.views.source.reading(self.position).of(TerritoryProject, TERRITORY)
        timeline(self.views, DAY, self.position, Selection(territory=TERRITORY))
        trail(self.views, self.position, TERRITORY)
