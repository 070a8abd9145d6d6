"""How a projection is brought up to date: batch by batch, entries, rows and position in one transaction each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from programme.projections.base.projection import Projection
from programme.projections.base.source import Reached, Source
from programme.projections.base.store import Store

Progress = Callable[[int, int], None]
"""Told after each batch: how many entries are taken in, and how many there are."""


def follow(store: Store, source: Source, projection: Projection) -> None:
    """Take in what was recorded since the last time.

    What was taken in before is kept only if the register still begins with it. Several programs may do this at once:
    each batch is taken in by one of them.

    :raises ProjectionStopped: a handler failed; the batches before it are kept.
    """
    imprint, head = source.imprint(), source.head()
    while (reached := _reached(store, projection)) is None or (reached.position, reached.imprint) != (head, imprint):
        if reached is None or not source.holds(reached, imprint):
            rebuild(store, source, projection)
        elif reached.position > head:  # somebody else is further, on the same register
            return
        else:
            _take_in(store, source, projection, replace(reached, imprint=imprint), head)


def rebuild(store: Store, source: Source, projection: Projection, progress: Progress | None = None) -> None:
    """Fill new tables from the first entry, beside those that readers see until all is done: one transaction.

    :raises ProjectionStopped: a handler failed; the tables stay as they were.
    """
    reached, head = Reached(0, b"", b"", source.imprint()), source.head()
    with store.writing() as connection:
        start = store.make_anew(connection, projection)
        for entries in source.entries(0, head):
            store.fill(connection, projection, entries)
            reached = reached.after(entries)
            if progress is not None:
                progress(reached.position, head)
        store.finish(connection, projection)
        store.advance(connection, projection, start, reached)


def _take_in(store: Store, source: Source, projection: Projection, start: Reached, head: int) -> None:
    """Take in the next batch, or only note that the register was looked at, unless somebody else was faster."""
    entries = next(source.entries(start.position, head), [])
    with store.writing() as connection:
        if store.advance(connection, projection, start, start.after(entries)) and entries:
            projection.apply(connection, entries)


def _reached(store: Store, projection: Projection) -> Reached | None:
    with store.reading() as connection:
        return store.reached(connection, projection)
