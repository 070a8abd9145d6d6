"""CloudEvents, one stored entry a line, verbatim: line n of the file is the entry at position n of the register."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby, zip_longest
from operator import itemgetter
from pathlib import Path

from programme.domain.sentences import Sentence, say
from programme.exchange.problems import MalformedFile, Problem
from programme.exchange.text_file import unreadable
from programme.register.codec import entry_of, stamp
from programme.register.errors import MalformedEntry, UnknownEvent
from programme.register.recorder import Recorder
from programme.register.rows import Batch, Command, Row
from programme.register.schema import ENTRY_LIMIT

MOST_PROBLEMS = 100
UNKNOWN = b""
"""The fingerprint of a command whose content nobody kept: no other equals it, so the command cannot be repeated."""
_EXCERPT = 400  # bytes


class OtherProgramme(Exception):
    """The file holds the entries of another programme, whose register has the address ``source``."""

    def __init__(self, source: str) -> None:
        self.source = source
        super().__init__(f"entries of {source}")


class OtherHistory(Exception):
    """The register is not a beginning of the file: they part at ``position``, the first that differs."""

    def __init__(self, position: int) -> None:
        self.position = position
        super().__init__(f"the register and the file part at position {position}")


def lines(recorder: Recorder, upto: int | None = None) -> Iterator[bytes]:
    """Yield the entries of a register up to a position, each as a line."""
    for batch in recorder.scan(upto=upto):
        yield from (data + b"\n" for _, data in batch)


def new_batches(path: Path, recorder: Recorder, now: datetime) -> Iterator[Batch]:
    """Yield what a file holds beyond the entries of a register: the entries of each command, as they are stored.

    That the file is sound is known at its end: take in nothing of it before. What it says is held for a line at a time.

    :raises OtherProgramme: the first entry says so.
    :raises OtherHistory: the register holds an entry that the file does not have at its place.
    :raises MalformedFile: lines that are no entries of that programme, or do not follow from those above them: the
        first hundred of them.
    """
    with closing(_Commands()) as commands:
        check = _Check(path, recorder.programme_id, stamp(now), commands)
        _require_programme(check)
        stored = (data for batch in recorder.scan() for _, data in batch)
        for command, found in groupby(_new_rows(check, stored), key=itemgetter(0)):
            yield Batch(tuple(row for _, row in found), Command(command, UNKNOWN))
        if check.problems:
            raise MalformedFile(check.problems)


def _require_programme(check: _Check) -> None:
    """Look at the first line alone, whose source says which programme the file is about."""
    try:
        first = json.loads(next(_lines(check), b""))
    except (ValueError, RecursionError):
        return  # which is told with all the others
    source = first.get("source") if isinstance(first, dict) else None
    if isinstance(source, str) and source != f"urn:programme:{check.programme}":
        raise OtherProgramme(source)


def _new_rows(check: _Check, stored: Iterable[bytes]) -> Iterator[tuple[str, Row]]:
    """Yield the rows of the lines after those that are stored, which must come first, each with its command."""
    for line, (given, known) in enumerate(zip_longest(_lines(check), stored), 1):
        if known is not None and known != given:
            raise OtherHistory(line)
        if known is not None:
            document = json.loads(known)
            check.take_in(document["commandid"], document["time"])
        elif given is not None and (row := check.row(line, given)) is not None:
            yield check.command, row
        if len(check.problems) >= MOST_PROBLEMS:
            return


def _lines(check: _Check) -> Iterator[bytes]:
    """Yield each line without its end; of one that is too long for an entry, so much that this shows."""
    try:
        with check.path.open("rb") as file:
            while line := file.readline(ENTRY_LIMIT + 2):
                yield line.removesuffix(b"\n")
                while len(line) > ENTRY_LIMIT + 1 and not line.endswith(b"\n"):
                    line = file.readline(ENTRY_LIMIT + 2)
    except OSError as error:
        check.add(0, b"", unreadable(error))


class _Commands:
    """The ids of the commands so far, in a file that nobody else sees: there may be a million of them."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("")
        self._file.execute("CREATE TABLE command (id TEXT PRIMARY KEY) WITHOUT ROWID")

    def add(self, command: str) -> None:
        self._file.execute("INSERT OR IGNORE INTO command VALUES (?)", (command,))

    def __contains__(self, command: str) -> bool:
        return self._file.execute("SELECT 1 FROM command WHERE id = ?", (command,)).fetchone() is not None

    def close(self) -> None:
        self._file.close()


@dataclass
class _Check:
    """What the lines so far say that the next one must follow from, and what is wrong with them."""

    path: Path
    programme: str
    now: str
    commands: _Commands
    problems: list[Problem] = field(default_factory=list)
    command: str = ""
    time: str = ""
    number: int = 0
    """Which entry of its command the last one is, from 1."""

    def take_in(self, command: str, time: str) -> None:
        """Note the command and the instant of a line that stands."""
        same = command == self.command
        self.number = self.number + 1 if same else 1
        self.command, self.time = command, time
        if not same:
            self.commands.add(command)

    def row(self, line: int, data: bytes) -> Row | None:
        """Return the row of a line, or None where it is no entry or does not follow."""
        found = self._row_or_fault(line, data)
        if isinstance(found, Row):
            return found
        self.add(line, data, found)
        return None

    def add(self, line: int, data: bytes, sentence: Sentence) -> None:
        """Note what is wrong with a line, or with the file (line 0)."""
        excerpt = data[:_EXCERPT].decode("utf-8", errors="replace")
        self.problems.append(Problem(self.path, line, min(line, 1), sentence, excerpt))

    def _row_or_fault(self, line: int, data: bytes) -> Row | Sentence:
        if len(data) > ENTRY_LIMIT:
            return say("The line is longer than an entry may be: {most} bytes.", most=ENTRY_LIMIT)
        try:
            found = entry_of(line, data, self.programme)
        except UnknownEvent as error:
            return say("Unknown type of entry: {type}, version {version}.", type=error.type, version=error.version)
        except MalformedEntry as error:
            return say("This is no stored entry: {detail}.", detail=error.detail)
        command, time = found.fact.command_id, str(found.row.time)
        fault = self._what_does_not_follow(found.fact.id, command, time)
        self.take_in(command, time)
        return found.row if fault is None else fault

    def _what_does_not_follow(self, id: str, command: str, time: str) -> Sentence | None:
        number = self.number + 1 if command == self.command else 1
        if id != f"{command}#{number}" or (number == 1 and command in self.commands):
            return say("The id {id} is not that of the next entry of its command.", id=id)
        if time < self.time:
            return say("It is recorded at {time}, before the line above, {last}.", time=time, last=self.time)
        if time > self.now:
            return say("It is recorded at {time}, which is still to come.", time=time)
        return None
