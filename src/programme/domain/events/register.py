"""The register itself: what is done to it and with it, and not in the world."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.vocabulary import (
    GateId,
    Hash,
    KeyKind,
    OfficeId,
    Position,
    Positions,
    PublicKey,
    ReportKind,
    TerritoryId,
    Text,
    Title,
)


class RegisterSealed(Event):
    """A checkpoint over all entries up to this one is signed, by the key of which this is the public part."""

    type: ClassVar[str] = "register-sealed"
    sentence: ClassVar[str] = "The register is sealed up to here."
    of_the_world: ClassVar[bool] = False

    key: PublicKey


class KeyRotated(Event):
    """From here on another key seals. Unless the old one was lost, both sign the checkpoint over this entry."""

    type: ClassVar[str] = "key-rotated"
    sentence: ClassVar[str] = "From here on another key seals the register. {reason}"
    of_the_world: ClassVar[bool] = False

    old: Annotated[PublicKey | None, Field(description="The public key until then; none where nothing was sealed.")] = (
        None
    )
    new: Annotated[PublicKey, Field(description="The public key that seals from now on.")]
    reason: Annotated[Text, Field(description="Why.")]


class KeyLost(Event):
    """A key is lost, or somebody else may have it: what it signs from here on counts for nothing."""

    type: ClassVar[str] = "key-lost"
    sentence: ClassVar[str] = "Lost: {kind}. {reason}"
    of_the_world: ClassVar[bool] = False

    kind: KeyKind
    key: Annotated[PublicKey | None, Field(description="The public key, of a key that seals.")] = None
    reason: Text


class KeyHandedOver(Event):
    """From here on these offices hold a key, each with a copy of its own."""

    type: ClassVar[str] = "key-handed-over"
    sentence: ClassVar[str] = "Held from here on by {holders}: {kind}."
    of_the_world: ClassVar[bool] = False

    kind: KeyKind
    holders: tuple[OfficeId, ...]
    reason: Text | None = None


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


ABOUT_THE_REGISTER = frozenset(one.type for one in (RegisterSealed, ReportIssued, KeyRotated, KeyLost, KeyHandedOver))
"""The types of the entries about seals, keys and reports: no report tells of them."""
