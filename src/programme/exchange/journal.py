"""Journals: acts written down in a file, to be recorded together; the register knows a row by journal and key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from programme.domain.acts.act import Act
from programme.domain.refusals import Reason, Refused, UnknownId
from programme.domain.sentences import say
from programme.exchange.problems import Problem, meant
from programme.exchange.text_file import TextFile
from programme.register.errors import CommandReused
from programme.register.requests import RefusedRequests, Request


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a journal: an act, who records it, and under which key.

    ``recorded`` is the instant of recording that it asks for, if any. ``places`` says where each of its values stands,
    as (line, column) by text.
    """

    line: int
    column: int
    key: str
    act: Act
    by: str
    recorded: datetime | None = None
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal that is well formed; the rules have not been asked yet."""

    file: TextFile = field(compare=False, repr=False)
    name: str
    rows: tuple[Row, ...]
    notice: str | None = None


def requests(journal: Journal, now: datetime, *, clock_set: bool = False) -> list[Request]:
    """Return what to record, now, whatever instants the rows ask for; ``clock_set`` when the clock was set by hand."""
    return [_request(journal, row, now, clock_set=clock_set) for row in journal.rows]


def requests_as_recorded(journal: Journal, now: datetime) -> list[Request]:
    """Return what to record at the instants that the rows ask for (else now): for demonstrations, which say so."""
    return [_request(journal, row, row.recorded or now, clock_set=True) for row in journal.rows]


def _request(journal: Journal, row: Row, at: datetime, *, clock_set: bool) -> Request:
    return Request(row.act, row.by, f"{journal.name}:{row.key}", at, clock_set)


def refused_rows(journal: Journal, refused: RefusedRequests) -> list[tuple[Problem, Reason]]:
    """Return every reason against the requests of a journal, with the place of what it is about.

    What is unknown only because an earlier row is refused is left out: it goes away with that refusal.
    """
    found = []
    lost: set[tuple[str, str]] = set()
    for place, refusal in refused.refusals:
        row = journal.rows[place]
        reasons = refusal.reasons if isinstance(refusal, Refused) else (_recorded_otherwise(refusal),)
        found += [(_problem(journal, row, one), one) for one in reasons if not _is_echo(one, lost)]
        lost.add((row.act.creates or "", _named(row.act)))
    return found


def _named(act: Act) -> str:
    """Return the id that an act gives to what it brings into being, where it says one."""
    return str(getattr(act, "id", None) or getattr(act, act.creates or "", ""))


def _is_echo(reason: Reason, lost: set[tuple[str, str]]) -> bool:
    """Return whether an id is unknown only because the row that was to bring it into being is refused."""
    return isinstance(reason, UnknownId) and (reason.kind, reason.id) in lost


def _recorded_otherwise(reused: CommandReused) -> Reason:
    sentence = say("This entry is recorded already, at position {position}, with other content.", position=reused.first)
    advice = f"programme entry rectify {reused.first} --field FIELD --to VALUE --reason TEXT"
    return Reason("command-reused", sentence, advice=advice)


def _problem(journal: Journal, row: Row, reason: Reason) -> Problem:
    wanted = reason.id if isinstance(reason, UnknownId) else ""
    line, column = row.places.get(wanted, (row.line, row.column))
    suggestion = meant(wanted, reason.near) if isinstance(reason, UnknownId) else None
    return journal.file.problem(line, column, reason.sentence, suggestion)
