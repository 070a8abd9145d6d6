"""The kept views held against a replay of the register: whoever may write them could make them say anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from typing import Any

import sqlalchemy as sa

from programme.projections.base.answers import Answers, Asked
from programme.projections.base.errors import StoreDamaged, StoreUnusable
from programme.projections.base.follow import follow
from programme.projections.base.projection import Projection
from programme.projections.base.shelf import shelf_beside
from programme.projections.base.source import Source
from programme.projections.base.sqlite_store import SQLiteStore
from programme.projections.base.store import Store
from programme.register.place import Place
from programme.register.recorder import Recorder


def differences(recorder: Recorder, place: Place, views: Iterable[Projection]) -> Iterator[tuple[str, int | None]]:
    """Yield each view that does not show what the entries say, with the position of the first entry shown otherwise.

    A view that is not there, or is of another register, says nothing: it is made when it is next read. A file that
    cannot be read is made again then.
    """
    shelf = shelf_beside(place)
    if not shelf.is_there():
        return
    try:
        store = shelf.open()
    except (StoreDamaged, StoreUnusable):
        return
    try:
        for view in views:
            yield from _difference(store, recorder, view)
    finally:
        store.close()


def _difference(store: Store, recorder: Recorder, view: Projection) -> Iterator[tuple[str, int | None]]:
    """Yield the view, once, if the file holds something else than a replay of the same entries."""
    with store.reading() as connection:
        reached = store.reached(connection, view)
        source = Source(recorder)
        if reached is None or not source.holds(reached, ""):
            return
        if not isinstance(view, Answers):
            yield from _first_other_row(connection, view, source.prefix(reached.position))
            return
        answers = _rows(connection, view.table)
        if not all(_is_right(row, view, connection, source, reached.position) for row in answers):
            yield view.name, None


def _first_other_row(connection: sa.Connection, view: Projection, source: Source) -> Iterator[tuple[str, int | None]]:
    """Yield the view with the position of the first row that a replay does not give, if there is one."""
    replayed = SQLiteStore.in_memory()
    try:
        follow(replayed, source, view)
        with replayed.reading() as fresh:
            for table in view.tables.sorted_tables:
                for found, expected in zip_longest(_rows(connection, table), _rows(fresh, table)):
                    if found != expected:
                        yield view.name, _position(found or expected)
                        return
    finally:
        replayed.close()


def _is_right(row: sa.Row[Any], view: Answers, connection: sa.Connection, source: Source, position: int) -> bool:
    """Return whether an answer that is kept is what would be found on the first of the days that it is kept for."""
    try:
        asked = Asked(view, connection, source, position, date.fromisoformat(row.first))
        asked.find(row.key)
    except (ValueError, TypeError):
        return False
    return asked.found == [row._asdict()]


def _rows(connection: sa.Connection, table: sa.Table) -> Iterable[sa.Row[Any]]:
    return connection.execute(sa.select(table).order_by(*table.primary_key.columns)).yield_per(1000)


def _position(row: sa.Row[Any]) -> int | None:
    position = getattr(row, "position", None)
    return position if isinstance(position, int) else None
