"""Flagship projects: proposed, written, presented, partnered, closed."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.event import Event
from programme.domain.vocabulary import (
    DocumentId,
    Ending,
    EntryId,
    FlagshipId,
    FlagshipKind,
    MeetingId,
    PartnershipId,
    StakeholderId,
    TerritoryId,
    Text,
    Title,
)


class FlagshipProposed(Event):
    """A flagship project was thought of; a collective one without owners is that of the whole group."""

    type: ClassVar[str] = "flagship-proposed"
    sentence: ClassVar[str] = "Flagship project ({kind}): {title}"

    flagship: FlagshipId
    kind: FlagshipKind
    title: Title
    owners: tuple[StakeholderId, ...] = ()
    territories: tuple[TerritoryId, ...] = ()
    text: Text | None = None


class FlagshipWritten(Event):
    """A flagship project was written down, in the document if one is named."""

    type: ClassVar[str] = "flagship-written"
    sentence: ClassVar[str] = "The flagship project {flagship} is written."

    flagship: FlagshipId
    document: DocumentId | None = None


class FlagshipPresented(Event):
    """A flagship project was presented to companies, by name if they are known."""

    type: ClassVar[str] = "flagship-presented"
    sentence: ClassVar[str] = "The flagship project {flagship} is presented to companies."

    flagship: FlagshipId
    to: tuple[StakeholderId, ...] = ()
    meeting: MeetingId | None = None


class FlagshipPartnered(Event):
    """A flagship project found a partnership that carries it."""

    type: ClassVar[str] = "flagship-partnered"
    sentence: ClassVar[str] = "The flagship project {flagship} finds its partnership: {partnership}."

    flagship: FlagshipId
    partnership: PartnershipId


class FlagshipClosed(Event):
    """A flagship project is over, completed or abandoned; ``ends`` names the entry that proposed it."""

    type: ClassVar[str] = "flagship-closed"
    sentence: ClassVar[str] = "The flagship project {flagship} is closed ({ending}): {reason}"

    flagship: FlagshipId
    ending: Ending
    reason: Text
    ends: EntryId
