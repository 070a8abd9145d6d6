"""What goes into a register and comes out of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from programme.register.errors import MalformedEntry

AT_ONCE = 5_000


class Row(NamedTuple):
    """An entry: its bytes, and what is indexed of them.

    `time` is a UTC instant with microseconds, as 2017-11-30T09:00:00.000000Z: the order of texts is that of instants.
    """

    type: str
    data: bytes
    tags: tuple[str, ...]
    id: str | None
    time: str | None


@dataclass(frozen=True, slots=True)
class Command:
    """What an append answers to: an id, and a fingerprint of what was asked."""

    id: str
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Batch:
    """The entries of one command, or of none."""

    rows: Sequence[Row]
    command: Command | None


def of_bytes(found: list[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
    """What was found: positions with bytes. Raises MalformedEntry where a damaged file gives anything else as bytes."""
    for position, data in found:
        if type(data) is not bytes:
            raise MalformedEntry(position, f"{type(data).__name__} instead of bytes")
    return found


def portions(batches: Iterable[Batch]) -> Iterator[list[Batch]]:
    """The batches in portions of about `AT_ONCE` entries: as many as are held in memory together."""
    portion: list[Batch] = []
    size = 0
    for batch in batches:
        portion.append(batch)
        size += len(batch.rows)
        if size >= AT_ONCE:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


@dataclass(frozen=True, slots=True)
class Appended:
    """The positions of the entries of an append; `replayed` when they had been recorded before."""

    first: int
    last: int
    replayed: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """What is kept of a command: the positions of its entries, and its fingerprint."""

    first: int
    last: int
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A checkpoint as it is kept: the signed note over the first `size` entries, and the frontier of their tree."""

    size: int
    note: str
    frontier: bytes
