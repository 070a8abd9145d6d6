"""Partnerships and alliances."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.event import Event
from programme.domain.vocabulary import (
    DocumentId,
    Ending,
    EntryId,
    PartnershipForm,
    PartnershipId,
    PartnershipKind,
    StakeholderId,
    TerritoryId,
    Text,
    Title,
)


class PartnershipProposed(Event):
    """A partnership or an alliance is looked for; ``form`` is its type, ``partners`` are those that are thought of."""

    type: ClassVar[str] = "partnership-proposed"
    sentence: ClassVar[str] = "Proposed ({kind}): {title}"

    partnership: PartnershipId
    kind: PartnershipKind
    title: Title
    form: PartnershipForm | None = None
    partners: tuple[StakeholderId, ...] = ()
    territories: tuple[TerritoryId, ...] = ()
    text: Text | None = None


class PartnershipSigned(Event):
    """Its partners agreed on it; these are the ones that it binds."""

    type: ClassVar[str] = "partnership-signed"
    sentence: ClassVar[str] = "{partnership} is signed by {partners}."

    partnership: PartnershipId
    partners: tuple[StakeholderId, ...]
    document: DocumentId | None = None


class PartnershipEvaluated(Event):
    """What came of it was looked at."""

    type: ClassVar[str] = "partnership-evaluated"
    sentence: ClassVar[str] = "{partnership} is evaluated: {summary}"

    partnership: PartnershipId
    summary: Text
    document: DocumentId | None = None


class PartnershipClosed(Event):
    """It is over, completed or abandoned; ``ends`` names the entry that proposed it."""

    type: ClassVar[str] = "partnership-closed"
    sentence: ClassVar[str] = "{partnership} is closed ({ending}): {reason}"

    partnership: PartnershipId
    ending: Ending
    reason: Text
    ends: EntryId
