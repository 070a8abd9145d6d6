"""The register as the views see it: its entries up to a position, and how to tell that it is still the same one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Self

from programme.projections.base.projection import Stored
from programme.register.errors import RegisterDamaged
from programme.register.recorder import Recorder

if TYPE_CHECKING:
    from programme.domain.fact import Fact
    from programme.domain.reading import Query, Reading

BATCH = 5_000
_SIZE = sha256().digest_size


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a projection has come: the last position taken in, and the digest of everything up to it.

    ``ends`` holds the digests of the first entry and of the last one, in this order; nothing at position 0.
    ``imprint`` is the outer look of the register's file when that was last checked (see `Source.imprint`).
    """

    position: int
    digest: bytes
    ends: bytes
    imprint: str

    def after(self, entries: Sequence[Stored]) -> Self:
        """Return how far it has come once these entries, the next ones, are taken in."""
        if not entries:
            return self
        digest = _digest(self.digest, (entry.bytes for entry in entries))
        ends = (self.ends[:_SIZE] or _one(entries[0].bytes)) + _one(entries[-1].bytes)
        return replace(self, position=entries[-1].position, digest=digest, ends=ends)


class Source:
    """The entries of a register up to ``upto``; of all of it, if None."""

    def __init__(self, recorder: Recorder, upto: int | None = None) -> None:
        self.recorder = recorder
        self.upto = upto

    def prefix(self, upto: int) -> Source:
        """Return the same register as it was at a position."""
        return Source(self.recorder, upto)

    def head(self) -> int:
        """Return the last position."""
        head = self.recorder.head()
        return head if self.upto is None else min(head, self.upto)

    def entries(self, after: int, upto: int, batch: int = BATCH) -> Iterator[list[Stored]]:
        """Yield the entries above ``after`` and up to ``upto``, in order, by batches.

        :raises RegisterDamaged: the last of them are missing.
        """
        for rows in self.recorder.scan(after, upto, batch):
            after = rows[-1][0]
            yield [Stored(position, data) for position, data in rows]
        if after < upto:
            raise RegisterDamaged(self.recorder.place, f"entry {after + 1} is missing")

    def reading(self, upto: int) -> Reading:
        """Return a reading of what was known at a position."""
        from programme.domain.reading import Reading

        return Reading(lambda query: self._fetch(query, upto), lambda position: self._entry(position, upto))

    def facts(self, queries: Iterable[Query], after: int, upto: int) -> list[Fact]:
        """Return what matches one of the queries above ``after`` and up to ``upto``, as recorded, in order.

        At times a correction more: what may correct such a fact.
        """
        return self._found(queries, after, upto)[0]

    def imprint(self) -> str:
        """Return the outer look of the register, which tells one that was replaced by another."""
        return self.recorder.imprint()

    def holds(self, reached: Reached, imprint: str) -> bool:
        """Return whether the register still begins with the entries that a projection has taken in.

        Its files look as they did (``imprint``); or they are the same files, written to since, with the first entry and
        the last one taken in at their places; or every entry is digested again. So one that was replaced by another,
        or cut short, does not pass for the one that the view was made from. Whether an entry between was changed in
        the file itself is for verification to tell.
        """
        if reached.imprint == imprint:
            return True
        if _which(reached.imprint) == _which(imprint) and self._ends(reached.position) == reached.ends:
            return True
        position, digest = 0, b""
        for rows in self.recorder.scan(0, reached.position):
            position, digest = rows[-1][0], _digest(digest, (data for _, data in rows))
        return (position, digest) == (reached.position, reached.digest)

    def _ends(self, position: int) -> bytes:
        """Return the digests of the first entry and of that at a position, as far as they are there."""
        wanted = (1, position) if position else ()
        rows = (row for one in wanted for batch in self.recorder.scan(one - 1, one) for row in batch)
        return b"".join(_one(data) for _, data in rows)

    def _fetch(self, query: Query, upto: int) -> tuple[list[Fact], int]:
        return self._found([query], 0, upto)

    def _found(self, queries: Iterable[Query], after: int, upto: int) -> tuple[list[Fact], int]:
        from programme.register.codec import decode_again
        from programme.register.stored_query import stored

        rows, head = self.recorder.read_rows(stored(queries), after=after, upto=upto)
        return [decode_again(position, data) for position, data in rows], min(head, upto)

    def _entry(self, position: int, upto: int) -> Fact | None:
        if position > upto:
            return None
        return next((entry.fact for entries in self.entries(position - 1, position) for entry in entries), None)


def _digest(digest: bytes, entries: Iterable[bytes]) -> bytes:
    """Return the digest of a series of entries from that of those before them."""
    for data in entries:
        digest = sha256(digest + data).digest()
    return digest


def _one(data: bytes) -> bytes:
    return sha256(data).digest()


def _which(imprint: str) -> str:
    """Return the part of an imprint that tells which register it is, whatever was written to it."""
    return imprint.partition(" ")[0]
