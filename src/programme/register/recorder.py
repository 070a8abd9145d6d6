"""The recorder: appends batches of entries under a condition, once for each command, and reads them back."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

from eventsourcing.dcb.api import (
    DCBAppendCondition,
    DCBEvent,
    DCBQuery,
    DCBReadResponse,
    DCBRecorder,
    DCBSequencedEvent,
    DCBSubscription,
)
from eventsourcing.dcb.popo import SimpleDCBReadResponse
from eventsourcing.persistence import ProgrammingError

from programme.register.backend import AnsweredBefore, Backend, Cursor
from programme.register.errors import CommandReused, DriverMissing, EntryTooLarge, RegisterDamaged
from programme.register.place import Place
from programme.register.queries import LAST
from programme.register.rows import Answered, Appended, Batch, Command, Kept, Row, of_bytes, portions
from programme.register.schema import ENTRY_LIMIT, entry

_BYTES = (entry.c.position, entry.c.bytes)
_EVENT = (entry.c.position, entry.c.type, entry.c.bytes)
_Found = TypeVar("_Found", tuple[int, bytes], tuple[int, Row])


class Recorder(DCBRecorder):
    """The entries of one register, at positions 1, 2, 3 without a gap.

    Every method may be called from several threads, and raises RegisterDamaged, RegisterUnreadable or RegisterBusy
    where the file or the server fails it.
    """

    def __init__(self, store: Backend) -> None:
        self._store = store
        self._sql = store.sql
        self._queries = store.queries

    @classmethod
    def create(cls, place: Place, programme_id: str) -> Self:
        """A new register. Raises AlreadyARegister, NotARegister (something else is there), RegisterUnwritable."""
        return cls(_kind(place).create(place, programme_id))

    @classmethod
    def open(cls, place: Place, *, read_only: bool = False) -> Self:
        """An existing register; read-only files and folders too. Raises NotARegister, NewerFormat, NotAllowed."""
        return cls(_kind(place).open(place, read_only=read_only))

    @classmethod
    @contextmanager
    def making(cls, place: Place, programme_id: str) -> Iterator[Self]:
        """A new register that nobody sees before the block has ended, and that never was if it ends by an error.

        Raises as `create`.
        """
        with _kind(place).making(place, programme_id) as store:
            yield cls(store)

    @property
    def place(self) -> Place:
        """Where the register is."""
        return self._store.place

    @property
    def programme_id(self) -> str:
        """The id of the programme whose register this is."""
        return self._store.programme_id

    def close(self) -> None:
        """Closes the connections. Once nobody has a file open, it is a single file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def append_rows(
        self, rows: Sequence[Row], condition: DCBAppendCondition | None = None, command: Command | None = None
    ) -> Appended:
        """Records the rows after the last entry, all of them or none, unless something matches the condition.

        A command already answered gives its first result, whatever the condition. Raises Conflict, CommandReused,
        TimeWentBack, EntryTooLarge, EntryRefused, RegisterUnwritable; ProgrammingError where there are no rows.
        """
        _require_sizes(rows)
        head = self._store.append([Batch(rows, command)], condition)
        return Appended(head - len(rows) + 1, head, replayed=False) if isinstance(head, int) else _replayed(head)

    def append_batches(self, batches: Sequence[Batch], condition: DCBAppendCondition | None = None) -> int:
        """Records the entries of several commands after the last entry, all or none, and returns the new head.

        Raises as `append_rows`; CommandReused also where a command was answered meanwhile with the same content.
        """
        _require_sizes([row for batch in batches for row in batch.rows])
        head = self._store.append(batches, condition)
        if isinstance(head, AnsweredBefore):
            raise CommandReused(head.command.id, head.answered.first, head.answered.last)
        return head

    def restore(self, batches: Iterable[Batch], after: int) -> int:
        """Records entries that were stored before, with their instants, if `after` is still the head; the new head.

        They are taken as they come, a portion in memory at a time; all of them or none. Raises as `append_batches`,
        and whatever the iteration raises.
        """
        return self._store.append_portions(_checked(portions(batches)), DCBAppendCondition(after=after))

    def read_rows(
        self, query: DCBQuery | None = None, *, after: int = 0, upto: int | None = None
    ) -> tuple[list[tuple[int, bytes]], int]:
        """The positions and bytes of the matching entries, in order, and the head: the position of the last entry.

        Both are of one moment. The positions are above `after` and at most `upto`; the head is that of the register.
        """
        with self._store.reading() as cursor:
            found = self._queries.matching(cursor, _BYTES, query, after, LAST if upto is None else upto)
            return of_bytes(found), self._head(cursor)[0]

    def scan(self, after: int = 0, upto: int | None = None, batch: int = 5_000) -> Iterator[list[tuple[int, bytes]]]:
        """The positions and bytes of all entries above `after`, up to `upto` (else the head of now), by batches."""
        return self._batches(self._bytes, after, upto, batch)

    def scan_rows(self, after: int = 0, upto: int | None = None, batch: int = 5_000) -> Iterator[list[tuple[int, Row]]]:
        """As `scan`, with all that is indexed of each entry; its tags in alphabetical order."""
        return self._batches(self._rows, after, upto, batch)

    def head(self) -> int:
        """The position of the last entry, 0 where there is none."""
        with self._store.reading() as cursor:
            return self._head(cursor)[0]

    def last_time(self) -> str | None:
        """The instant of the last entry."""
        with self._store.reading() as cursor:
            return self._head(cursor)[1]

    def position_at(self, time: str) -> int:
        """The position of the last entry recorded at or before the instant, 0 where there is none."""
        with self._store.reading() as cursor:
            found = self._sql.position_at.run(cursor, time=time).fetchone()
            return found[0] if found else 0

    def command(self, id: str) -> Answered | None:
        """What was recorded for the command, if anything."""
        with self._store.reading() as cursor:
            found = self._sql.command.run(cursor, id=id).fetchone()
            return Answered(*found) if found else None

    def keep_checkpoint(self, kept: Kept) -> None:
        """Keeps a checkpoint for good. Raises EntryRefused where it is not later than the last one."""
        self._store.keep(kept)

    def checkpoints(self) -> list[Kept]:
        """The checkpoints, the smallest first."""
        with self._store.reading() as cursor:
            return [Kept(*found) for found in self._sql.checkpoints.run(cursor)]

    def stray_tags(self) -> list[tuple[int, str]]:
        """The first rows of the index of tags, as position and tag, of which there is no entry of that type."""
        with self._store.reading() as cursor:
            return self._sql.stray_tags.run(cursor).fetchall()

    def commands(self) -> Iterator[tuple[int, int, str]]:
        """Every command, as its first and last position and its id, in order of the first."""
        with self._store.reading() as cursor:
            yield from self._sql.commands.run(cursor)

    def read(
        self, query: DCBQuery | None = None, *, after: int | None = None, limit: int | None = None
    ) -> DCBReadResponse:
        """As the library defines it; the tags of an event come in alphabetical order."""
        with self._store.reading() as cursor:
            found = self._queries.matching(cursor, _EVENT, query, after or 0, limit=LAST if limit is None else limit)
            tags = {at: self._tags(cursor, at - 1, at)[at] for at, *_ in found}  # a look-up each, as SQLite likes it
            head = self._head(cursor)[0] if limit is None else found[-1][0] if found else 0
        events = (DCBSequencedEvent(DCBEvent(name, data, list(tags[at])), at) for at, name, data in found)
        return SimpleDCBReadResponse(events, head or None)

    def append(self, events: Sequence[DCBEvent], condition: DCBAppendCondition | None = None) -> int:
        """As the library defines it: opaque bytes, without id or instant."""
        rows = [Row(event.type, event.data, tuple(event.tags), id=None, time=None) for event in events]
        return self.append_rows(rows, condition).last

    def subscribe(self, query: DCBQuery | None = None, *, after: int | None = None) -> DCBSubscription[Any]:
        """As the library defines it."""
        return self._store.subscribe(self, query, after)

    def imprint(self) -> str:
        """How the register looks from outside: while it stays the same, its entries were not replaced by others."""
        return self._store.imprint()

    def faults(self) -> list[str]:
        """What the database finds wrong with its own pages and indexes, in its words; the first hundred."""
        return self._store.faults()

    def _head(self, cursor: Cursor) -> tuple[int, str | None]:
        return self._sql.head.run(cursor).fetchone() or (0, None)

    def _batches(
        self, fetch: Callable[[Cursor, int, int, int], list[_Found]], after: int, upto: int | None, batch: int
    ) -> Iterator[list[_Found]]:
        last = self.head() if upto is None else upto
        while after < last:
            with self._store.reading() as cursor:
                found = fetch(cursor, after, last, batch)
            if not found:
                return
            if found[-1][0] <= after:  # or a damaged file would be read for ever
                raise RegisterDamaged(self.place, f"out of order after entry {after}")
            yield found
            after = found[-1][0]

    def _bytes(self, cursor: Cursor, after: int, upto: int, limit: int) -> list[tuple[int, bytes]]:
        return of_bytes(self._sql.scan.run(cursor, after=after, upto=upto, limit=limit).fetchall())

    def _rows(self, cursor: Cursor, after: int, upto: int, limit: int) -> list[tuple[int, Row]]:
        found = self._sql.rows.run(cursor, after=after, upto=upto, limit=limit).fetchall()
        tags = self._tags(cursor, after, found[-1][0] if found else after)
        return [(at, Row(name, data, tuple(tags[at]), own, time)) for at, name, data, own, time in found]

    def _tags(self, cursor: Cursor, after: int, upto: int) -> dict[int, list[str]]:
        tags: dict[int, list[str]] = defaultdict(list)
        for position, tag in self._sql.tags.run(cursor, after=after, upto=upto):
            tags[position].append(tag)
        return tags


def _kind(place: Place) -> Any:
    """The kind of backend that holds registers at such places; the other one is not imported."""
    if isinstance(place, Path):
        from programme.register.sqlite.datastore import Datastore

        return Datastore
    try:
        from programme.register.postgres import datastore
    except ModuleNotFoundError as error:
        raise DriverMissing(place) from error
    return datastore.Datastore


def _require_sizes(rows: Sequence[Row]) -> None:
    if not rows:
        raise ProgrammingError("nothing to append")
    if (size := max(len(row.data) for row in rows)) > ENTRY_LIMIT:
        raise EntryTooLarge(size, ENTRY_LIMIT)


def _checked(portions: Iterable[Sequence[Batch]]) -> Iterator[Sequence[Batch]]:
    for portion in portions:
        _require_sizes([row for batch in portion for row in batch.rows])
        yield portion


def _replayed(before: AnsweredBefore) -> Appended:
    command, answered = before.command, before.answered
    if answered.fingerprint != command.fingerprint:
        raise CommandReused(command.id, answered.first, answered.last)
    return Appended(answered.first, answered.last, replayed=True)
