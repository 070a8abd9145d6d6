"""An act, defined once for every door: its fields make the command, the journal entry and the reference page."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.personal import personal_fields
from programme.domain.reading import Aggregate, Reading
from programme.domain.refusals import Malformed, Reason, Refused, UnknownId, unknown
from programme.domain.sentences import Sentence, say
from programme.domain.timed import Chain
from programme.domain.vocabulary import OfficeId, Source, Text

A = TypeVar("A", bound="Existing")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What comes in from the edge: who records, the day it is for the programme, 16 hexadecimal digits by chance."""

    by: OfficeId
    today: date
    fresh: str = "0" * 16


@dataclass(frozen=True, slots=True)
class New:
    """An event to record, with the date at which it happened."""

    event: Event
    on: ImpreciseDate


class Existing(Aggregate, Protocol):
    """An aggregate that says whether anything was recorded of it."""

    @property
    @abstractmethod
    def exists(self) -> bool:
        """Whether the thing is known."""


@dataclass
class Obstacles:
    """Collects every reason against an act, so that a refusal names them all."""

    reasons: list[Reason] = field(default_factory=list)

    def add(self, rule: str, sentence: Sentence, *, advice: str | None = None, **more: str | None) -> None:
        """Note a reason; ``advice`` is the command to run next."""
        self.reasons.append(Reason(rule, sentence, advice=advice, **more))

    def unless(self, holds: object, rule: str, sentence: Sentence, *, advice: str | None = None) -> None:
        """Note a reason unless something holds."""
        if not holds:
            self.add(rule, sentence, advice=advice)

    def does_not_know(self, kind: str, id: str) -> bool:
        """Return whether an id is noted as one that nothing bears."""
        return any(isinstance(one, UnknownId) and (one.kind, one.id) == (kind, id) for one in self.reasons)

    def malformed(self, rule: str, sentence: Sentence, *, advice: str) -> None:
        """Note a value that its field does not take."""
        self.reasons.append(Malformed(rule, sentence, advice=advice))

    def unknown(self, kind: str, wanted: str, known: Iterable[str]) -> None:
        """Note an id that nothing bears."""
        self.reasons.append(unknown(kind, wanted, known))


class Act(BaseModel):
    """Something one may do. Fields are what the command, the journal or the sheet gives.

    ``noun`` and ``verb`` name the command, ``french`` its alias; ``records`` the events it may record; ``creates`` the
    kind of thing whose new id is the command's answer; ``example`` is a command line that works on the example
    register.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    noun: ClassVar[str] = ""
    verb: ClassVar[str]
    french: ClassVar[tuple[str, str]]
    records: ClassVar[tuple[type[Event], ...]]
    creates: ClassVar[str | None] = None
    example: ClassVar[str]
    everyday: ClassVar[bool] = False

    on: ImpreciseDate | None = Field(None, description="When it happened; today if not given.")
    sources: tuple[Source, ...] = Field(
        (), description="Document and lines that say so.", json_schema_extra={"option": "source"}
    )
    doubt: Text | None = Field(None, description="What is doubtful about it.")

    @classmethod
    def path(cls) -> str:
        """Return the words of the command, such as ``territory propose``."""
        return f"{cls.noun} {cls.verb}".strip()

    def content(self) -> dict[str, Any]:
        """Return what is asked, as JSON, without what is personal: a fingerprint of it must not give a name away."""
        return self.model_dump(mode="json", by_alias=True, exclude=set(personal_fields(type(self))))

    @abstractmethod
    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the events that follow from the act, noting every obstacle; with one, nothing is recorded."""

    def happening(self, event: type[Event], on: ImpreciseDate, **fields: Any) -> New:
        """Return a new event at a date, with the act's sources and doubt."""
        given = {name: value for name, value in fields.items() if value is not None}
        return New(event(sources=self.sources, doubt=self.doubt, **given), on)

    def link(self, event: type[Event], chain: Chain, on: ImpreciseDate, obstacles: Obstacles, **fields: Any) -> New:
        """Return the next link of a chain, noting when it would come before those that it replaces."""
        tail, latest = chain.tail, max(chain.sequence, key=lambda link: link.on.earliest, default=None)
        if latest is not None and on.latest < latest.on.earliest:
            sentence = say(
                "It would come before what it replaces ({on}, entry {position}).",
                on=latest.on,
                position=latest.position,
            )
            obstacles.add("before-what-it-replaces", sentence, advice=f"programme entry show {latest.position}")
        return self.happening(event, on, replaces=tail.id if tail is not None else None, **fields)

    def day(self, now: Circumstances) -> ImpreciseDate:
        """Return when the act happened: as given, else today."""
        return self.on or ImpreciseDate.day(now.today)


def existing(obstacles: Obstacles, reading: Reading, kind: type[A], wanted: str, *born: type[Event]) -> A:
    """Return the aggregate of an id that a person gave, noting it as unknown when nothing was recorded of it.

    ``born`` are the events that bring such a thing into being: they name the ids that look alike.
    """
    found = reading.of(kind, wanted)
    if not found.exists:
        obstacles.unknown(kind.KIND, wanted, ids_of(reading, kind.KIND, *born))
    return found


def ids_of(reading: Reading, kind: str, *born: type[Event]) -> list[str]:
    """Return the ids of every thing of a kind that these events brought into being."""
    prefix = f"{kind}:"
    tags = (tag for fact in reading.facts(*born) for tag in fact.event.tags())
    return [tag.removeprefix(prefix) for tag in tags if tag.startswith(prefix)]


def free_id(reading: Reading, kind: type[A], wanted: str) -> str:
    """Return the wanted id, or the first of ``wanted-2``, ``wanted-3``... that nothing bears yet.

    Where some of these were given out of turn, it may be a later one that is free: numbers are tried by doubling, then
    by halves, since each one tried is a query, and a condition of the append.
    """

    def numbered(number: int) -> str:
        return f"{wanted}-{number}" if number > 1 else wanted

    taken, free = 0, 1
    while reading.of(kind, numbered(free)).exists:
        taken, free = free, free * 2
    while free - taken > 1:
        middle = (taken + free) // 2
        taken, free = (middle, free) if reading.of(kind, numbered(middle)).exists else (taken, middle)
    return numbered(free)


def refuse_if_any(act: str, obstacles: Obstacles) -> None:
    """Raise every noted reason at once.

    :raises Refused: at least one obstacle was noted.
    """
    if obstacles.reasons:
        raise Refused(act, (one for n, one in enumerate(obstacles.reasons) if one not in obstacles.reasons[:n]))


def argument(description: str, *, name: str | None = None, **more: Any) -> Any:
    """Declare a field that the command takes by its place; ``name`` is its word, where it is not the field's."""
    named: dict[str, Any] = {"option": name} if name else {}
    return Field(description=description, json_schema_extra={"place": "argument", **named}, **more)


def option(description: str, default: Any = None, *, name: str | None = None, **more: Any) -> Any:
    """Declare a field that the command takes as ``--name VALUE``."""
    return Field(default, description=description, json_schema_extra={"option": name} if name else None, **more)


def asked(description: str, *, name: str | None = None, **more: Any) -> Any:
    """Declare a field that the command must be given as ``--name VALUE``."""
    return Field(description=description, json_schema_extra={"option": name} if name else None, **more)
