"""The register of a programme: acts in, facts out, on the library's application and our recorder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from eventsourcing.dcb.api import DCBAppendCondition, DCBQuery, DCBQueryItem
from eventsourcing.dcb.application import DCBApplication

from programme.domain.acts.act import Act, Circumstances, New
from programme.domain.acts.perform import perform
from programme.domain.aggregates.charters import Charters
from programme.domain.canonical import digest
from programme.domain.events import CharterAdopted
from programme.domain.fact import Fact
from programme.domain.reading import Query, Reading
from programme.domain.refusals import Refused
from programme.register.codec import decode, encode, instant, stamp
from programme.register.errors import ClockBehind, CommandReused, Conflict, TimeWentBack
from programme.register.recorder import Recorder
from programme.register.rows import Batch, Command, Row

PATIENCE = timedelta(seconds=5)
ATTEMPTS = 10
DEFAULT_ZONE = "Europe/Paris"


@dataclass(frozen=True, slots=True)
class Request:
    """An act to record: by whom, under which command id, at which instant, and whether the clock was set by hand."""

    act: Act
    by: str
    command_id: str
    at: datetime
    clock_set: bool = False

    @property
    def command(self) -> Command:
        """The command id with the fingerprint of what is asked."""
        asked = {"act": self.act.path(), "by": self.by, "fields": self.act.model_dump(mode="json", by_alias=True)}
        return Command(self.command_id, bytes.fromhex(digest(asked)))


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a request led to; ``replayed`` when it had been recorded before, with the facts of then."""

    request: Request
    facts: tuple[Fact, ...]
    rows: tuple[Row, ...]
    replayed: bool = False

    @property
    def id(self) -> str | None:
        """The id of the thing that the act brought into being, or None."""
        prefix = f"{self.request.act.creates}:"
        tags = (tag for fact in self.facts for tag in fact.event.tags())
        return next((tag.removeprefix(prefix) for tag in tags if tag.startswith(prefix)), None)


class RefusedRequests(Exception):
    """Requests that cannot be recorded: (place in the list, refusal) for each, nothing being recorded at all."""

    def __init__(self, refusals: Sequence[tuple[int, Refused | CommandReused]]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(f"{len(self.refusals)} refused")


class Register(DCBApplication):
    """One programme's register. Reads give facts; writes perform acts and append what follows, all or nothing."""

    recorder: Recorder

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        super().__init__(
            {
                "PERSISTENCE_MODULE": "programme.register.factory:SQLiteFactory",
                "REGISTER_PATH": str(path),
                "REGISTER_READ_ONLY": "y" if read_only else "n",
            }
        )
        self.path = path

    @classmethod
    def create(cls, path: Path, programme: str) -> Self:
        """Return a new, empty register for the programme of that id."""
        Recorder.create(path, programme).close()
        return cls(path)

    @property
    def programme(self) -> str:
        """The id of the programme."""
        return self.recorder.programme_id

    def head(self) -> int:
        """Return the last position, 0 when empty."""
        return self.recorder.head()

    def position_at(self, moment: datetime) -> int:
        """Return the position of the last entry recorded at or before an instant, 0 when there is none."""
        return self.recorder.position_at(stamp(moment))

    def reading(self, upto: int | None = None, pending: Sequence[Fact] = ()) -> Reading:
        """Return a reading of what was known at a position (of all, if None), with facts not yet recorded."""

        def fetch(query: Query) -> tuple[Sequence[Fact], int]:
            rows, head = self.recorder.read_rows(_stored(query), upto=upto)
            facts = [decode(position, data) for position, data in rows]
            facts += [fact for fact in pending if query.matches(fact.event)]
            return facts, head if upto is None else min(head, upto)

        return Reading(fetch)

    def facts(self, after: int = 0, upto: int | None = None) -> Iterator[Fact]:
        """Yield the facts in the order of recording."""
        for batch in self.recorder.scan(after, upto):
            for position, data in batch:
                yield decode(position, data)

    def record(self, requests: Sequence[Request]) -> list[Recorded]:
        """Perform the requests one after another and record what follows, all of it or nothing.

        A command id already answered with the same content gives its first result. When somebody else records
        what a decision rests on meanwhile, everything is decided again.

        :raises RefusedRequests: the rules refuse some; every refusal is there.
        :raises Conflict: others were faster, time after time.
        :raises ClockBehind: the clock is more than 5 seconds before the last entry.
        """
        for attempt in range(ATTEMPTS):
            plan = self.plan(requests)
            try:
                self._append(plan)
            except (CommandReused, Conflict, TimeWentBack):
                if attempt == ATTEMPTS - 1:
                    raise
            else:
                return plan.recorded
        raise AssertionError  # pragma: no cover - the last attempt returns or raises

    def plan(self, requests: Sequence[Request]) -> Plan:
        """Decide on the requests without recording anything."""
        last, head = self.recorder.last_time(), self.recorder.head()
        plan = Plan([], [], None, instant(last) if last is not None else None)
        refusals: list[tuple[int, Refused | CommandReused]] = []
        for place, request in enumerate(requests):
            try:
                plan = self._planned(plan, request, head)
            except (Refused, CommandReused) as refusal:
                refusals.append((place, refusal))
        if refusals:
            raise RefusedRequests(refusals)
        return plan

    def _planned(self, plan: Plan, request: Request, head: int) -> Plan:
        answered = self.recorder.command(request.command_id)
        if answered is not None:
            return plan.with_recorded(self._replayed(request, answered.first, answered.last, answered.fingerprint))
        at = _stamped(request, plan.last)
        pending = plan.pending
        reading = self.reading(pending=pending)
        today = _day(at, reading)
        new = perform(request.act, reading, Circumstances(request.by, today))
        facts = tuple(_facts(request, new, at, head + len(pending)))
        rows = tuple(encode(fact, self.programme, clock_set=request.clock_set) for fact in facts)
        return plan.with_recorded(Recorded(request, facts, rows), reading, at)

    def _replayed(self, request: Request, first: int, last: int, fingerprint: bytes) -> Recorded:
        if fingerprint != request.command.fingerprint:
            raise CommandReused(request.command_id, first, last)
        return Recorded(request, tuple(self.facts(first - 1, last)), (), replayed=True)

    def _append(self, plan: Plan) -> None:
        batches = [Batch(one.rows, one.request.command) for one in plan.recorded if not one.replayed]
        if batches:
            self.recorder.append_batches(batches, plan.condition())


@dataclass
class Plan:
    """What the requests would lead to: the readings it rests on, and the instant of the last entry."""

    recorded: list[Recorded]
    readings: list[Reading]
    head: int | None
    last: datetime | None

    @property
    def pending(self) -> list[Fact]:
        """The facts that are not recorded yet, in order."""
        return [fact for one in self.recorded if not one.replayed for fact in one.facts]

    def with_recorded(self, recorded: Recorded, reading: Reading | None = None, at: datetime | None = None) -> Plan:
        """Return the plan with one more request."""
        readings = [*self.readings, reading] if reading is not None else self.readings
        return replace(self, recorded=[*self.recorded, recorded], readings=readings, last=at or self.last)

    def condition(self) -> DCBAppendCondition:
        """Return the append condition: nothing that any reading asked for has come after the lowest head seen."""
        queries = dict.fromkeys(query for reading in self.readings for query in reading.queries)
        heads = [reading.head for reading in self.readings if reading.head is not None]
        items = [item for query in queries for item in _stored(query).items]
        return DCBAppendCondition(DCBQuery(items), after=min(heads, default=0))


def _stored(query: Query) -> DCBQuery:
    return DCBQuery([DCBQueryItem(types=sorted(query.types), tags=sorted(query.tags))])


def _stamped(request: Request, last: datetime | None) -> datetime:
    """Return the later of the request's instant and the last recorded one.

    :raises ClockBehind: the clock is too far behind to be merely out of step.
    """
    if last is None or request.at >= last:
        return request.at
    if last - request.at > PATIENCE:
        raise ClockBehind(stamp(request.at), stamp(last))
    return last


def _day(at: datetime, reading: Reading) -> date:
    """Return the day it is for the programme at an instant."""
    latest = Charters.of(reading.facts(CharterAdopted)).latest
    return at.astimezone(ZoneInfo(latest.rules.timezone if latest is not None else DEFAULT_ZONE)).date()


def _facts(request: Request, new: Iterable[New], at: datetime, head: int) -> Iterator[Fact]:
    """Yield the facts of one command: the first is the direct cause of the others."""
    command = request.command_id
    for number, one in enumerate(new, 1):
        cause = f"{command}#1" if number > 1 else None
        yield Fact(head + number, f"{command}#{number}", one.event, one.on, at, request.by, command, command, cause)
