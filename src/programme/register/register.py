"""The register of a programme: acts in, facts out, on the library's application and our recorder."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from eventsourcing.dcb.application import DCBApplication

from programme.domain.acts.act import Circumstances, New
from programme.domain.acts.perform import perform
from programme.domain.aggregates.charters import Charters
from programme.domain.events import ABOUT_THE_REGISTER, CharterAdopted, PersonErased
from programme.domain.fact import Fact
from programme.domain.personal import holds_clear
from programme.domain.reading import Query, Reading
from programme.domain.refusals import Refused
from programme.register.codec import decode, decode_again, encode, instant, stamp
from programme.register.errors import ClockBehind, CommandReused, Conflict, TimeWentBack
from programme.register.place import Place, address_of
from programme.register.plan import Plan
from programme.register.recorder import Recorder
from programme.register.requests import Recorded, RefusedRequests, Request
from programme.register.rows import Answered
from programme.register.stored_query import stored
from programme.register.supposed import Supposed

if TYPE_CHECKING:
    from programme.register.people.vault import Vault

PATIENCE = timedelta(seconds=5)
ATTEMPTS = 10
_WINDOW = 20


class Register(DCBApplication):
    """One programme's register. Reads give facts; writes perform acts and append what follows, all or nothing."""

    recorder: Recorder

    def __init__(self, place: Place, *, read_only: bool = False, vault: Path | None = None) -> None:
        """Open a register; ``vault`` is the file of the keys of persons, there or yet to be made."""
        super().__init__(
            {
                "PERSISTENCE_MODULE": "programme.register.factory:RegisterFactory",
                "REGISTER": address_of(place),
                "REGISTER_READ_ONLY": "y" if read_only else "n",
            }
        )
        self._vault = vault

    @classmethod
    def create(cls, place: Place, programme: str, *, vault: Path | None = None) -> Self:
        """Return a new, empty register for the programme of that id."""
        Recorder.create(place, programme).close()
        return cls(place, vault=vault)

    @property
    def place(self) -> Place:
        """Where it is."""
        return self.recorder.place

    @property
    def programme(self) -> str:
        """The id of the programme."""
        return self.recorder.programme_id

    @cached_property
    def vault(self) -> Vault | None:
        """The keys of persons, or None where none is to be used."""
        from programme.register.people.vault import Vault

        return None if self._vault is None else Vault(self._vault, self.programme)

    def destroy_erased(self) -> int:
        """Destroy the keys of all persons on record as erased, and return how many were there still.

        :raises VaultDamaged: the vault cannot be read, or not be written.
        """
        if self.vault is None:
            return 0
        from programme.register.people.erasing import destroy_erased

        return destroy_erased(self.reading(), self.vault)

    def head(self) -> int:
        """Return the last position, 0 when empty."""
        return self.recorder.head()

    def last_told(self) -> int:
        """Return the position of the last entry that is not about reports or seals, 0 when there is none: their K.

        So a seal, and the issue of a report, change nothing of the reports made afterwards.
        """
        upto = self.head()
        while upto:
            window = max(0, upto - _WINDOW)
            told = [one.position for one in self.facts(window, upto) if one.event.type not in ABOUT_THE_REGISTER]
            if told:
                return told[-1]
            upto = window
        return 0

    def position_at(self, moment: datetime) -> int:
        """Return the position of the last entry recorded at or before an instant, 0 when there is none."""
        return self.recorder.position_at(stamp(moment))

    def reading(self, upto: int | None = None) -> Reading:
        """Return a reading of what was known at a position; of everything, if None."""
        return Reading(lambda query: self._fetch(query, upto), lambda position: self._entry(position, upto))

    def facts(self, after: int = 0, upto: int | None = None) -> Iterator[Fact]:
        """Yield the facts after a position, up to another one, in the order of recording."""
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
        for _ in range(ATTEMPTS - 1):
            plan = self.plan(requests)
            try:
                return self._append(plan)
            except (CommandReused, Conflict, TimeWentBack):
                continue
        return self._append(self.plan(requests))

    def plan(self, requests: Sequence[Request]) -> Plan:
        """Decide on the requests, each seeing what those before it lead to, without recording anything."""
        if self.vault is not None:
            self.vault.forget_new()
        last, head = self.recorder.last_time(), self.recorder.head()
        plan = Plan(head, instant(last) if last is not None else None)
        refusals: list[tuple[int, Refused | CommandReused]] = []
        for place, request in enumerate(requests):
            try:
                self._decide(plan, request)
            except (Refused, CommandReused) as refusal:
                refusals.append((place, refusal))
        if refusals:
            raise RefusedRequests(refusals)
        return plan

    def suppose(self, requests: Sequence[Request], upto: int) -> int:
        """Show from now on what was known at a position and, after it, what requests would lead to: return the head.

        They are decided on as if they were recorded next, held in memory, and recorded nowhere. The register must be
        open for reading only.

        :raises RefusedRequests: the rules refuse some; every refusal is there.
        """
        then = self.recorder = Supposed(self.recorder, upto)
        self.recorder = then.with_rows([row for one in self.plan(requests).recorded for row in one.rows])
        return self.recorder.head()

    def _decide(self, plan: Plan, request: Request) -> None:
        answered = self.recorder.command(request.command_id)
        if answered is not None:
            plan.add(self._replayed(request, answered))
            return
        at = _stamped(request, plan.last)
        reading = Reading(
            lambda query: self._fetch(query, None, plan),
            lambda position: self._entry(position, None) or plan.pending_at(position),
        )
        new = perform(request.act, reading, Circumstances(request.by, _day(at, reading), secrets.token_hex(8)))
        facts = tuple(self._sealed(fact) for fact in _facts(request, new, at, plan.head + plan.size))
        rows = tuple(encode(fact, self.programme, clock_set=request.clock_set) for fact in facts)
        plan.add_new(Recorded(request, facts, rows), reading, at)

    def _sealed(self, fact: Fact) -> Fact:
        if not holds_clear(fact.event):
            return fact
        from programme.register.people.sealing import sealed

        return sealed(fact, self.vault)

    def _fetch(self, query: Query, upto: int | None, plan: Plan | None = None) -> tuple[list[Fact], int]:
        rows, head = self.recorder.read_rows(stored([query]), upto=upto)
        facts = [decode_again(position, data) for position, data in rows]
        facts += plan.pending(query) if plan is not None else []
        return facts, head if upto is None else min(head, upto)

    def _entry(self, position: int, upto: int | None) -> Fact | None:
        return None if upto is not None and position > upto else next(self.facts(position - 1, position), None)

    def _replayed(self, request: Request, answered: Answered) -> Recorded:
        if answered.fingerprint != request.command.fingerprint:
            raise CommandReused(request.command_id, answered.first, answered.last)
        return Recorded(request, tuple(self.facts(answered.first - 1, answered.last)), replayed=True)

    def _append(self, plan: Plan) -> list[Recorded]:
        batches = plan.batches()
        if not batches:
            return plan.recorded
        if self.vault is not None:
            self.vault.keep_new()
        head = self.recorder.append_batches(batches, plan.condition())
        if any(isinstance(fact.event, PersonErased) for one in plan.recorded for fact in one.facts):
            self.destroy_erased()
        return [_placed(one, head - plan.size - plan.head) for one in plan.recorded]


def _placed(recorded: Recorded, shift: int) -> Recorded:
    """Return what was recorded at its true place: other entries may have come before it meanwhile."""
    if recorded.replayed or not shift:
        return recorded
    return replace(recorded, facts=tuple(replace(fact, position=fact.position + shift) for fact in recorded.facts))


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
    return at.astimezone(ZoneInfo(Charters.of(reading.facts(CharterAdopted)).timezone)).date()


def _facts(request: Request, new: Iterable[New], at: datetime, head: int) -> Iterator[Fact]:
    """Yield the facts of one command: the first is the direct cause of the others."""
    command = request.command_id
    for number, one in enumerate(new, 1):
        cause = f"{command}#1" if number > 1 else None
        yield Fact(head + number, f"{command}#{number}", one.event, one.on, at, request.by, command, command, cause)
