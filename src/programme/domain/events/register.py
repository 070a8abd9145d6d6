"""The register itself: what is done to it and with it, and not in the world."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.vocabulary import GateId, Hash, Position, Positions, PublicKey, ReportKind, TerritoryId, Title


class RegisterSealed(Event):
    """A checkpoint over all entries up to this one is signed, by the key of which this is the public part."""

    type: ClassVar[str] = "register-sealed"
    sentence: ClassVar[str] = "The register is sealed up to here."
    of_the_world: ClassVar[bool] = False

    key: PublicKey


class ReportIssued(Event):
    """A report left the register: all that its bytes depend on, their SHA-256, and the entries that it cites."""

    type: ClassVar[str] = "report-issued"
    sentence: ClassVar[str] = "A report is issued ({kind}, {format}), SHA-256 {sha256}."
    of_the_world: ClassVar[bool] = False

    kind: Annotated[ReportKind, Field(description="The kind of report.")]
    territory: Annotated[TerritoryId | None, Field(description="The territory it is about; none for all.")] = None
    gate: GateId | None = None
    period: Annotated[ImpreciseDate | None, Field(description="The period it tells of; none for all of the past.")] = (
        None
    )
    as_of: Annotated[ImpreciseDate, Field(description="What had happened by the end of that day (V).")]
    known_at: Annotated[Position, Field(description="The last entry that it counts (K).")]
    checkpoint: Annotated[
        Position | None, Field(description="How many entries the checkpoint covers under which it is proven, if any.")
    ] = None
    language: Annotated[Literal["fr", "en"], Field(description="The language.")]
    format: Annotated[Literal["html", "md", "json"], Field(description="The format.")]
    program: Annotated[Title, Field(description="The version of the program that wrote it.")]
    sha256: Annotated[Hash, Field(description="The SHA-256 of its bytes.")]
    cites: Annotated[Positions, Field(description="The positions of the entries that it cites, runs as ranges.")] = ""


ABOUT_THE_REGISTER = frozenset({RegisterSealed.type, ReportIssued.type})
"""The types of the entries about seals and reports: no report tells of them."""
