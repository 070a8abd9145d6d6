"""Entries next to one another looked at: each by itself, with all that must follow from its bytes, and in its row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

from programme.domain.canonical import canonical, digest
from programme.domain.events import CharterAdopted
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.register.codec import attributes, decode, entry_of, stamp
from programme.register.errors import MalformedEntry, UnknownEvent
from programme.register.proofs.flaws import Flaw
from programme.register.proofs.succession import of_keys
from programme.register.proofs.tree import leaf_hash
from programme.register.rows import Row
from programme.register.schema import ENTRY_LIMIT

NUMBER_LIMIT = 2**53  # beyond it, not every program reads the number that was written
SHOWN = 200  # characters of what was found
_UNREADABLE = (AttributeError, TypeError, ValueError, RecursionError, MalformedEntry)


@dataclass(slots=True)
class Portion:
    """What is found of consecutive entries, and what it takes to tell whether others follow from them.

    ``positions`` are where they stand; ``leaves`` their hashes in the tree; ``of_keys`` those that may speak of keys;
    ``times`` the positions and stamps of the first and of the last that can be read; ``commands`` the first and last
    position of each run of entries of one command, with its id.
    """

    positions: list[int] = field(default_factory=list)
    leaves: list[bytes] = field(default_factory=list)
    of_keys: list[tuple[int, bytes]] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    times: list[tuple[int, str]] = field(default_factory=list)
    commands: list[tuple[int, int, str]] = field(default_factory=list)

    def hash(self, entries: Iterable[tuple[int, Any]]) -> None:
        """Take in entries for the tree alone. What the database calls bytes may be anything: it is not trusted."""
        for position, data in entries:
            self._hash(position, data)

    def look(self, entries: Iterable[tuple[int, Row]], programme: str) -> None:
        """Take in entries of a programme, and find what is wrong with each."""
        for position, row in entries:
            self._hash(position, row.data)
            fact = _sound(position, row, programme)
            if fact is not None:
                self._follow(position, str(row.time), fact.command_id)
            else:
                self._search(position, row, programme)

    def _hash(self, position: int, data: Any) -> None:
        self.positions.append(position)
        self.leaves.append(leaf_hash(data if isinstance(data, bytes) else str(data).encode()))
        if isinstance(data, bytes) and of_keys(data):
            self.of_keys.append((position, data))

    def _follow(self, position: int, time: str, command: str) -> None:
        if self.times and time < self.times[-1][1]:
            self.flaws.append(backdated(position))
        self.times[1:] = [(position, time)]
        if self.commands and self.commands[-1][2] == command:
            self.commands[-1] = (self.commands[-1][0], position, command)
        else:
            self.commands.append((position, position, command))

    def _search(self, position: int, row: Row, programme: str) -> None:
        """Find each thing that is wrong with an entry, by name."""
        try:
            document = _document(row.data)
            fact = decode(position, row.data)
        except _UNREADABLE as error:
            self.flaws.append(_flaw("malformed", position, say("it is no entry: {detail}", detail=short(error))))
        except UnknownEvent as error:
            name = {"type": error.type, "version": error.version}
            sentence = say("this program does not know {type}, version {version}", **name)
            self.flaws.append(_flaw("unknown-type", position, sentence))
        else:
            self.flaws += _ill_written(position, row, document, fact, programme)
            self.flaws += _columns(position, row, document, fact)
            self._follow(position, str(document["time"]), document["commandid"])


def backdated(position: int) -> Flaw:
    """Return the flaw of an entry that was recorded before the one in front of it."""
    return _flaw("time-went-back", position, say("it was recorded before the entry in front of it"), "time")


def _sound(position: int, row: Row, programme: str) -> Fact | None:
    """Return the fact of an entry whose bytes and columns are what its fact makes; else say nothing yet of why."""
    try:
        found = entry_of(position, row.data, programme)
    except (*_UNREADABLE, UnknownEvent):
        return None
    by_hash = isinstance(found.fact.event, CharterAdopted)
    return found.fact if found.row == row and len(row.data) <= ENTRY_LIMIT and not by_hash else None


def _ill_written(position: int, row: Row, document: dict[str, Any], fact: Fact, programme: str) -> Iterator[Flaw]:
    """Yield where an entry is not written as its own content asks."""
    if canonical(document) != row.data:
        yield _flaw("not-canonical", position, say("its bytes are not in canonical form"))
    expected = attributes(fact, programme, stamp(fact.recorded_at))
    expected["data"] = fact.event.model_dump(mode="json", by_alias=True, exclude_none=True)
    for name, value in expected.items():
        if document.get(name) != value:
            found = {"name": name, "found": short(document.get(name)), "expected": short(value)}
            sentence = say("its {name} is “{found}”, where “{expected}” is expected", **found)
            yield _flaw("attribute", position, sentence, name)
    if isinstance(fact.event, CharterAdopted) and digest(document["data"]["rules"]) != fact.event.hash:
        yield _flaw("charter-hash", position, say("the hash of the charter is not that of its rules"), "hash")


def _columns(position: int, row: Row, document: dict[str, Any], fact: Fact) -> Iterator[Flaw]:
    """Yield the columns that do not say what the bytes say."""
    for name, found in (("type", row.type), ("id", row.id), ("time", row.time)):
        if found != document[name]:
            yield column(position, f"entry.{name}", found, document[name])
    if row.tags != (tags := fact.event.tags()):
        yield column(position, "tag.tag", " ".join(map(str, row.tags)), " ".join(tags))


def _document(data: bytes) -> dict[str, Any]:
    """Return the JSON object that an entry is.

    :raises ValueError: it is none, is too large, or holds a number that an entry may not hold.
    """
    if len(data) > ENTRY_LIMIT:
        raise ValueError(f"{len(data)} bytes")
    document: dict[str, Any] = _DECODER.decode(data.decode())
    return document


def _number(text: str) -> int:
    if len(text) > len(str(NUMBER_LIMIT)) or abs(int(text)) >= NUMBER_LIMIT:
        _refuse(text)
    return int(text)


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"the number {text[:40]}")


_DECODER = json.JSONDecoder(parse_float=_refuse, parse_constant=_refuse, parse_int=_number)


def _flaw(rule: str, position: int, what: Sentence, place: str = "") -> Flaw:
    return Flaw(rule, say("Entry {position}: {what}.", position=position, what=what), position, place)


def column(position: object, place: str, found: object, expected: str) -> Flaw:
    """Return the flaw of a cell beside the bytes that does not say what they say."""
    sentence = say(
        "Entry {position}: the column {place} holds “{found}”; by the bytes of the entry it is “{expected}”.",
        position=short(position),
        place=place,
        found=short(found),
        expected=short(expected),
    )
    return Flaw("column", sentence, number_or_none(position), place)


def number_or_none(position: object) -> int | None:
    """Return a position; none where the database holds something else in its place."""
    return position if isinstance(position, int) else None


def short(found: object) -> str:
    """Return what was found as text, cut where it is long."""
    text = str(found)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
