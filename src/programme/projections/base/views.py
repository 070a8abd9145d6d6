"""The views of one register: brought up to date when they are read, in the tables that are kept or without them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self, TypeVar

import sqlalchemy as sa

from programme.projections.base.errors import ProjectionStopped, StoreDamaged, StoreUnusable
from programme.projections.base.follow import Progress, follow, rebuild
from programme.projections.base.projection import Projection, RowView
from programme.projections.base.shelf import Shelf, shelf_beside
from programme.projections.base.source import Source
from programme.projections.base.sqlite_store import SQLiteStore
from programme.projections.base.store import Store
from programme.register.errors import RegisterError
from programme.register.place import Place
from programme.register.recorder import Recorder

T = TypeVar("T")


class Views:
    """Reads views of a register. The tables are kept beside it; where they cannot serve, they are made in memory.

    So a reader who may not write there, or finds them held by another program, gets the same answer, made from
    the register itself; damaged tables are made again. ``trouble`` says what last kept them from serving.
    Without a place no tables are kept: for a register that exists in the mind alone.
    """

    def __init__(self, recorder: Recorder, place: Place | None) -> None:
        self.source = Source(recorder)
        self.shelf = shelf_beside(place) if place is not None else None
        self.trouble: StoreUnusable | None = None
        self._store: Store | None = None
        self._memories: dict[int | None, Store] = {}

    def read(self, projection: Projection, query: Callable[[sa.Connection, int], T], known_at: int | None = None) -> T:
        """Return what a query finds in the up-to-date tables of a projection; it is given their position.

        With ``known_at``, the tables hold the entries up to that position and no more.

        :raises ProjectionStopped: a handler failed.
        """
        if self.shelf is not None and (known_at is None or known_at >= self.source.head()):
            try:
                return self._on_shelf(lambda store: _read(store, self.source, projection, query))
            except StoreUnusable as error:
                known_at, self.trouble = None, error
        if known_at is not None and self.shelf is not None and isinstance(projection, RowView):
            try:
                return self._on_shelf(lambda store: _read(store, self.source, projection, query, known_at))
            except (StoreUnusable, ProjectionStopped, RegisterError):
                pass  # perhaps for an entry above K, which does not matter
        source = self.source if known_at is None else self.source.prefix(known_at)
        return _read(self._memory(known_at), source, projection, query)

    def keep(self, projection: Projection, position: int, write: Callable[[sa.Connection], None]) -> None:
        """Write what was found at a position, if the tables are still there and somebody may."""
        try:
            self._on_shelf(lambda store: _keep(store, projection, position, write))
        except StoreUnusable:
            return

    def rebuild(self, projection: Projection, progress: Progress | None = None) -> None:
        """Make the tables of a projection again, from the first entry.

        :raises ProjectionStopped: a handler failed.
        :raises StoreUnusable: the tables cannot be written.
        """
        self._on_shelf(lambda store: rebuild(store, self.source, projection, progress))

    def close(self) -> None:
        """Let go of the tables; the register is left to whoever opened it."""
        for store in (self._store, *self._memories.values()):
            if store is not None:
                store.close()
        self._store, self._memories = None, {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _on_shelf(self, work: Callable[[Store], T]) -> T:
        """Work on the tables that are kept, made again once if damaged; what is damaged again cannot serve."""
        if self.shelf is None:
            raise StoreUnusable
        try:
            return work(self._kept(self.shelf))
        except StoreDamaged:
            self.close()
            self.shelf.discard()
        try:
            return work(self._kept(self.shelf))
        except StoreDamaged as error:
            raise StoreUnusable from error

    def _kept(self, shelf: Shelf) -> Store:
        if self._store is None:
            self._store = shelf.open()
        return self._store

    def _memory(self, known_at: int | None) -> Store:
        if known_at not in self._memories:
            self._memories[known_at] = SQLiteStore.in_memory()
        return self._memories[known_at]


def _read(
    store: Store,
    source: Source,
    projection: Projection,
    query: Callable[[sa.Connection, int], T],
    upto: int | None = None,
) -> T:
    follow(store, source, projection)
    with store.reading() as connection:
        reached = store.reached(connection, projection)
        if reached is None:  # somebody removed the tables just now
            raise StoreUnusable
        if upto is None:
            return query(connection, reached.position)
        with store.upto(connection, projection, upto):
            return query(connection, upto)


def _keep(store: Store, projection: Projection, position: int, write: Callable[[sa.Connection], None]) -> None:
    with store.writing() as connection:
        reached = store.reached(connection, projection)
        if reached is not None and reached.position == position:
            write(connection)
