"""The charter: phases, gates, criteria, bodies and voting rules, as data that the programme adopts and amends."""

from __future__ import annotations

from collections.abc import Iterator
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
    PhaseId,
    Rule,
    Source,
    Text,
    Title,
)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, populate_by_name=True)


class Words(_Part):
    """One text in both languages of the programme."""

    fr: Text
    en: Text


class Cites(_Part):
    """What the source says: first and last line, and a short quotation that stands there."""

    document: Source | None = None
    lines: tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]]
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
    """One thing a gate asks: the sentence in both languages, who makes it a condition, and what is checked."""

    id: CriterionId
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


def _known_timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        kind, message = "timezone", "'{text}' is not a time zone such as Europe/Paris"
        raise PydanticCustomError(kind, message, {"text": name}) from error
    return name


class Charter(_Part):
    """The programme's rules, whole. ``notice`` stands on everything printed under them."""

    id: CharterId
    name: Title | None = None
    title: Words
    notice: Words | None = None
    document: Id | None = None
    lang: Literal["fr", "en"] = "fr"
    timezone: Annotated[str, AfterValidator(_known_timezone)] = "Europe/Paris"
    four_eyes: Literal["required", "flagged"] = "flagged"
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)]
    gates: Annotated[tuple[Gate, ...], Field(alias="gate")] = ()
    bodies: Annotated[tuple[BodyRules, ...], Field(alias="body")] = ()
    offices: Annotated[tuple[Office, ...], Field(alias="office")] = ()

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

    def gate_from(self, phase: PhaseId | None) -> Gate | None:
        """Return the gate that leads out of a phase (None: into the programme), or None after the last."""
        return next((one for one in self.gates if one.from_ == phase), None)

    def body(self, wanted: BodyId) -> BodyRules | None:
        """Return what the charter says of a body, or None."""
        return next((one for one in self.bodies if one.id == wanted), None)

    def office_ids(self) -> frozenset[OfficeId]:
        """Return the offices the charter registers; empty means that anyone may record."""
        return frozenset(one.id for one in self.offices)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        problems = tuple(self._problems())
        if problems:
            kind, message = "charter", "the parts of the charter do not hang together"
            raise PydanticCustomError(kind, message, {"problems": problems})
        return self

    def _problems(self) -> Iterator[Sentence]:
        """Yield what does not hold together across the parts, all of it."""
        phases = [one.id for one in self.phases]
        for ids in (phases, *([one.id for one in part] for part in (self.gates, self.bodies, self.offices))):
            yield from (say("'{id}' appears twice", id=twice) for twice in _twice(ids))
        for gate in self.gates:
            yield from _gate_problems(gate, phases)
        for start in _twice([gate.from_ or "" for gate in self.gates]):
            yield say("more than one gate leaves phase '{phase}'", phase=start)


def _gate_problems(gate: Gate, phases: list[PhaseId]) -> Iterator[Sentence]:
    for twice in _twice([one.id for one in gate.criteria]):
        yield say("gate '{gate}': criterion '{id}' appears twice", gate=gate.id, id=twice)
    unknown = [phase for phase in (gate.from_, gate.to) if phase is not None and phase not in phases]
    for phase in unknown:
        yield say("gate '{gate}' names the unknown phase '{phase}'", gate=gate.id, phase=phase)
    if not unknown and not _leads_on(gate, phases):
        yield say("gate '{gate}' does not lead to the next phase", gate=gate.id)


def _twice(ids: list[str]) -> list[str]:
    return sorted({one for one in ids if ids.count(one) > 1})


def _leads_on(gate: Gate, phases: list[PhaseId]) -> bool:
    """Return whether the gate leads from its phase to the next one, or from nowhere to the first."""
    return phases.index(gate.to) == (0 if gate.from_ is None else phases.index(gate.from_) + 1)
