"""Every entry looked at by itself: its bytes, and all that is kept beside them and must follow from them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from programme.domain.canonical import canonical, digest
from programme.domain.events import CharterAdopted
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.register.codec import attributes, decode, entry_of, stamp
from programme.register.errors import MalformedEntry, UnknownEvent
from programme.register.proofs.flaws import Flaw
from programme.register.recorder import Recorder
from programme.register.rows import Row
from programme.register.schema import ENTRY_LIMIT

NUMBER_LIMIT = 2**53  # beyond it, not every program reads the number that was written
SHOWN = 200  # characters of what was found
_UNREADABLE = (AttributeError, TypeError, ValueError, RecursionError, MalformedEntry)


class Examination:
    """Looks at the entries of a register one after another; some of what each must be depends on those before it."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._last_time = ""
        self._commands = recorder.commands()
        self._command: tuple[int, int, str] | None = None  # that of the last entries looked at
        self._agrees = True

    def look(self, position: int, row: Row) -> Iterable[Flaw]:
        """Return what is wrong with the next entry."""
        fact = self._sound(position, row)
        if fact is None:
            return self._searched(position, row)
        return self._follows(position, str(row.time), fact.command_id)

    def _follows(self, position: int, time: str, command: str) -> Iterable[Flaw]:
        """Return what is wrong with an entry beside the one in front of it."""
        if time >= self._last_time and self._command is not None and self._command[2] == command:
            self._last_time, self._command = time, (self._command[0], position, command)
            return ()
        return (*self._in_time(position, time), *self._command_of(position, command))

    def _sound(self, position: int, row: Row) -> Fact | None:
        """Return the fact of an entry whose bytes and columns are what its fact makes; else say nothing yet of why."""
        try:
            found = entry_of(position, row.data, self._recorder.programme_id)
        except (*_UNREADABLE, UnknownEvent):
            return None
        by_hash = isinstance(found.fact.event, CharterAdopted)
        return found.fact if found.row == row and len(row.data) <= ENTRY_LIMIT and not by_hash else None

    def _searched(self, position: int, row: Row) -> Iterator[Flaw]:
        """Yield each thing that is wrong with an entry, by name."""
        try:
            document = _document(row.data)
            fact = decode(position, row.data)
        except _UNREADABLE as error:
            yield _flaw("malformed", position, say("it is no entry: {detail}", detail=_short(error)))
        except UnknownEvent as error:
            name = {"type": error.type, "version": error.version}
            yield _flaw("unknown-type", position, say("this program does not know {type}, version {version}", **name))
        else:
            yield from self._document(position, row, document, fact)
            yield from self._columns(position, row, document, fact)
            yield from self._follows(position, str(document["time"]), document["commandid"])

    def finish(self, head: int) -> Iterator[Flaw]:
        """Yield what is left over beside the entries, once they were looked at up to the head."""
        yield from self._end_of_command()
        for row in self._commands if self._agrees else ():
            first = _number_or_none(row[0])
            if first is None or not head < first <= self._recorder.head():  # else it was recorded meanwhile
                yield _strange_command(row[0])
                break
        for position, tag in self._recorder.stray_tags():
            yield _column(position, "tag", tag, "")

    def _document(self, position: int, row: Row, document: dict[str, Any], fact: Fact) -> Iterator[Flaw]:
        """Yield where an entry is not written as its own content asks."""
        if canonical(document) != row.data:
            yield _flaw("not-canonical", position, say("its bytes are not in canonical form"))
        expected = attributes(fact, self._recorder.programme_id, stamp(fact.recorded_at))
        expected["data"] = fact.event.model_dump(mode="json", by_alias=True, exclude_none=True)
        for name, value in expected.items():
            if document.get(name) != value:
                found = {"name": name, "found": _short(document.get(name)), "expected": _short(value)}
                sentence = say("its {name} is “{found}”, where “{expected}” is expected", **found)
                yield _flaw("attribute", position, sentence, name)
        if isinstance(fact.event, CharterAdopted) and digest(document["data"]["rules"]) != fact.event.hash:
            yield _flaw("charter-hash", position, say("the hash of the charter is not that of its rules"), "hash")

    def _in_time(self, position: int, time: str) -> Iterator[Flaw]:
        if time < self._last_time:
            yield _flaw("time-went-back", position, say("it was recorded before the entry in front of it"), "time")
        self._last_time = time

    def _columns(self, position: int, row: Row, document: dict[str, Any], fact: Fact) -> Iterator[Flaw]:
        """Yield the columns that do not say what the bytes say."""
        for name, found in (("type", row.type), ("id", row.id), ("time", row.time)):
            if found != document[name]:
                yield _column(position, f"entry.{name}", found, document[name])
        if row.tags != (tags := fact.event.tags()):
            yield _column(position, "tag.tag", " ".join(map(str, row.tags)), " ".join(tags))

    def _command_of(self, position: int, id: str) -> Iterator[Flaw]:
        if self._command is not None and self._command[2] == id:
            self._command = (self._command[0], position, id)
            return
        yield from self._end_of_command()
        self._command = (position, position, id)

    def _end_of_command(self) -> Iterator[Flaw]:
        """Yield what is wrong with the row of the command whose last entry was looked at; the first that is."""
        if self._command is None or not self._agrees:
            return
        self._agrees = next(self._commands, None) == self._command
        if not self._agrees:
            yield _strange_command(self._command[0])


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


def _column(position: object, place: str, found: object, expected: str) -> Flaw:
    sentence = say(
        "Entry {position}: the column {place} holds “{found}”; by the bytes of the entry it is “{expected}”.",
        position=_short(position),
        place=place,
        found=_short(found),
        expected=_short(expected),
    )
    return Flaw("column", sentence, _number_or_none(position), place)


def _strange_command(first: object) -> Flaw:
    sentence = say(
        "Entry {position}: the table of commands does not say which entries each command has recorded.",
        position=_short(first),
    )
    return Flaw("column", sentence, _number_or_none(first), "command")


def _number_or_none(position: object) -> int | None:
    """Return a position; none where the database holds something else in its place."""
    return position if isinstance(position, int) else None


def _short(found: object) -> str:
    text = str(found)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
