"""The charter: phases, gates, criteria, bodies and voting rules, as data that the programme adopts and amends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from programme.domain.canonical import digest
from programme.domain.dates import ImpreciseDate
from programme.domain.demands import Demand
from programme.domain.quorum import VotingRule
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import (
    BodyId,
    CharterId,
    CriterionId,
    GateId,
    Id,
    OfficeId,
    Ordinal,
    PhaseId,
    Rule,
    Source,
    Text,
    Title,
)

DEFAULT_ZONE = "Europe/Paris"
"""Where days begin and end until a charter says otherwise."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, populate_by_name=True)


class Words(_Part):
    """One text in both languages of the programme."""

    fr: Text
    en: Text


class Cites(_Part):
    """What the source says: first and last line, and a short quotation that stands there."""

    document: Source | None = None
    lines: tuple[Ordinal, Ordinal]
    text: Title

    @property
    def reference(self) -> str:
        """The document and lines, such as ``bilan-2016-2017:836-838``."""
        first, last = self.lines
        lines = str(first) if first == last else f"{first}-{last}"
        return f"{self.document}:{lines}" if self.document is not None else lines

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.lines[0] > self.lines[1]:
            kind, message = "lines_backwards", "the first line comes after the last"
            raise PydanticCustomError(kind, message)
        return self


class Criterion(Words):
    """One thing a gate asks: the sentence in both languages, who makes it a condition, and what is checked.

    ``name`` is what a board has room for; without one, people read the id.
    """

    id: CriterionId
    name: Words | None = None
    must: bool
    rule: Rule
    cites: Cites | None = None
    demand: Demand
    waivable: bool = True
    who_can_settle: OfficeId | BodyId | None = None

    @property
    def reference(self) -> str | None:
        """The document and lines it cites, such as ``bilan-2016-2017:836-838``, or None."""
        return self.cites.reference if self.cites is not None else None

    @model_validator(mode="after")
    def _cite_or_confess(self) -> Self:
        if self.rule is Rule.SOURCE and self.cites is None:
            kind, message = "cites_missing", "a rule of the source must cite it; without a citation it is a hypothesis"
            raise PydanticCustomError(kind, message)
        return self


class Gate(_Part):
    """The passage from a phase to the next; from None, the entry into the programme."""

    id: GateId
    from_: Annotated[PhaseId | None, Field(alias="from")] = None
    to: PhaseId
    decided_by: tuple[BodyId, ...] = ()
    criteria: Annotated[tuple[Criterion, ...], Field(alias="criterion")] = ()

    def criterion(self, wanted: CriterionId) -> Criterion | None:
        """Return the criterion of that id, or None."""
        return next((one for one in self.criteria if one.id == wanted), None)


class Phase(Words):
    """A stage of the way, with the window in which the programme plans it."""

    id: PhaseId
    planned: ImpreciseDate | None = None


class BodyRules(Words):
    """A body that the charter knows, the number of its seats and how it votes; no rule means by consensus."""

    id: BodyId
    seats: Annotated[int, Field(ge=1, le=500)] | None = None
    voting: VotingRule | None = None


class Office(Words):
    """An office: who may record, sit and decide. Never a person's name."""

    id: OfficeId


class Term(Words):
    """What people call a kind of documents or a subject of decisions that the register knows by its id."""

    id: Id


def _known_timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        kind, message = "timezone", "'{text}' is not a time zone such as Europe/Paris"
        raise PydanticCustomError(kind, message, {"text": name}) from error
    return name


@dataclass(frozen=True, slots=True)
class Flaw:
    """What does not hold together: ``place`` leads to it in the charter as data; ``known`` would be right there."""

    place: tuple[str | int, ...]
    sentence: Sentence
    known: tuple[str, ...] = ()


class Charter(_Part):
    """The programme's rules, whole. ``notice`` stands on everything printed under them."""

    id: CharterId
    name: Title | None = None
    title: Words
    notice: Words | None = None
    document: Id | None = None
    lang: Literal["fr", "en"] = "fr"
    timezone: Annotated[str, AfterValidator(_known_timezone)] = DEFAULT_ZONE
    four_eyes: Literal["required", "flagged"] = "flagged"
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)]
    gates: Annotated[tuple[Gate, ...], Field(alias="gate")] = ()
    bodies: Annotated[tuple[BodyRules, ...], Field(alias="body")] = ()
    offices: Annotated[tuple[Office, ...], Field(alias="office")] = ()
    terms: Annotated[tuple[Term, ...], Field(alias="term")] = ()

    @cached_property
    def hash(self) -> str:
        """The SHA-256 of the charter as canonical JSON: two texts of the same rules have the same hash."""
        return digest(self.as_data())

    def as_data(self) -> dict[str, object]:
        """Return the charter as the JSON value that is stored and hashed."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)

    def phase(self, wanted: PhaseId) -> Phase | None:
        """Return the phase of that id, or None."""
        return next((one for one in self.phases if one.id == wanted), None)

    def gate(self, wanted: GateId) -> Gate | None:
        """Return the gate of that id, or None."""
        return next((one for one in self.gates if one.id == wanted), None)

    @property
    def entry_phase(self) -> PhaseId | None:
        """The phase that a territory is in once it takes part: the first, or None where a gate leads into it."""
        return None if any(one.from_ is None for one in self.gates) else self.phases[0].id

    def gate_from(self, phase: PhaseId | None) -> Gate | None:
        """Return the gate before a territory in that phase (None: before any), or None after the last."""
        start = self.entry_phase if phase is None else phase
        return next((one for one in self.gates if one.from_ == start), None)

    def body(self, wanted: BodyId) -> BodyRules | None:
        """Return what the charter says of a body, or None."""
        return next((one for one in self.bodies if one.id == wanted), None)

    def office_ids(self) -> frozenset[OfficeId]:
        """Return the offices the charter registers; empty means that anyone may record."""
        return frozenset(one.id for one in self.offices)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        flaws = tuple(self._flaws())
        if flaws:
            kind, message = "charter", "the parts of the charter do not hang together"
            raise PydanticCustomError(kind, message, {"flaws": flaws})
        return self

    def _flaws(self) -> Iterator[Flaw]:
        """Yield what does not hold together across the parts, all of it."""
        phases = tuple(one.id for one in self.phases)
        yield from _twice(("phases",), phases)
        yield from _twice(("gate",), [one.id for one in self.gates])
        yield from _twice(("body",), [one.id for one in self.bodies])
        yield from _twice(("office",), [one.id for one in self.offices])
        yield from _twice(("term",), [one.id for one in self.terms])
        for number, gate in enumerate(self.gates):
            yield from _gate_flaws(("gate", number), gate, phases)
            if gate.from_ in [one.from_ for one in self.gates[:number]]:
                yield Flaw(("gate", number, "from"), _second_gate(gate))


def _gate_flaws(place: tuple[str | int, ...], gate: Gate, phases: tuple[PhaseId, ...]) -> Iterator[Flaw]:
    yield from _twice((*place, "criterion"), [one.id for one in gate.criteria])
    ends = {"from": gate.from_, "to": gate.to}
    unknown = {end: phase for end, phase in ends.items() if phase is not None and phase not in phases}
    for end, phase in unknown.items():
        yield Flaw((*place, end), say("There is no phase '{id}'.", id=phase), phases)
    if not unknown and not _leads_on(gate, phases):
        yield Flaw((*place, "to"), say("The gate does not lead to the next phase."))


def _twice(place: tuple[str | int, ...], ids: Sequence[str]) -> Iterator[Flaw]:
    for number, one in enumerate(ids):
        if one in ids[:number]:
            yield Flaw((*place, number, "id"), say("'{id}' appears twice.", id=one))


def _second_gate(gate: Gate) -> Sentence:
    if gate.from_ is None:
        return say("Another gate leads into the programme already.")
    return say("Another gate leaves phase '{id}' already.", id=gate.from_)


def _leads_on(gate: Gate, phases: tuple[PhaseId, ...]) -> bool:
    """Return whether the gate leads from its phase to the next one, or from nowhere to the first."""
    return phases.index(gate.to) == (0 if gate.from_ is None else phases.index(gate.from_) + 1)
