"""A register as it was at a position, with entries after it that are held in memory and recorded nowhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from eventsourcing.dcb.api import DCBQuery

from programme.register.recorder import Recorder
from programme.register.rows import Answered, Row


class Supposed(Recorder):
    """What readers see of it: the entries of a register up to ``position``, then ``rows``, in one numbering.

    The register must be open for reading only. What others record there meanwhile is not seen.
    """

    def __init__(self, register: Recorder, position: int, rows: Sequence[Row] = ()) -> None:
        super().__init__(register._store)  # noqa: SLF001  # one of its own kind
        self._register = register
        self._position = position
        self._added = rows

    def with_rows(self, rows: Sequence[Row]) -> Supposed:
        """Return the same beginning with other entries after it."""
        return Supposed(self._register, self._position, rows)

    def read_rows(
        self, query: DCBQuery | None = None, *, after: int = 0, upto: int | None = None
    ) -> tuple[list[tuple[int, bytes]], int]:
        """The matching entries, as `Recorder.read_rows` gives them."""
        recorded, _ = self._register.read_rows(query, after=after, upto=self._within(upto))
        added = [(at, row.data) for at, row in self._rows_between(after, upto) if _matches(query, row)]
        return [*recorded, *added], self.head()

    def scan(self, after: int = 0, upto: int | None = None, batch: int = 5_000) -> Iterator[list[tuple[int, bytes]]]:
        """All entries, by batches, as `Recorder.scan` gives them; those that are supposed are the last batch."""
        if after < self._position:
            yield from self._register.scan(after, self._within(upto), batch)
        if added := [(at, row.data) for at, row in self._rows_between(after, upto)]:
            yield added

    def head(self) -> int:
        """The position of the last entry."""
        return self._position + len(self._added)

    def last_time(self) -> str | None:
        """The instant of the last entry."""
        if self._added:
            return self._added[-1].time
        last = [row.time for batch in self._register.scan_rows(self._position - 1, self._position) for _, row in batch]
        return last[0] if last else None

    def position_at(self, time: str) -> int:
        """The position of the last entry recorded, or supposed to be, at or before the instant."""
        recorded = self._register.position_at(time)
        if recorded < self._position:
            return recorded
        return self._position + bisect_right([row.time or "" for row in self._added], time)

    def command(self, id: str) -> Answered | None:
        """What was recorded for the command by then, if anything."""
        answered = self._register.command(id)
        return answered if answered is not None and answered.last <= self._position else None

    def _within(self, upto: int | None) -> int:
        return self._position if upto is None else min(upto, self._position)

    def _rows_between(self, after: int, upto: int | None) -> Iterator[tuple[int, Row]]:
        for at, row in enumerate(self._added, self._position + 1):
            if at > after and (upto is None or at <= upto):
                yield at, row


def _matches(query: DCBQuery | None, row: Row) -> bool:
    """Return whether an entry is one that a query asks for, as the library defines it."""
    if query is None or not query.items:
        return True
    return any((not item.types or row.type in item.types) and set(item.tags) <= set(row.tags) for item in query.items)
