"""Documents: announced, drafted, validated, signed, filed."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.vocabulary import Count, DocumentId, DocumentKindId, Hash, StakeholderId, TerritoryId, Title


class DocumentAnnounced(Event):
    """A document was promised, by ``due`` if a date was given. Every fact about it says what it is."""

    type: ClassVar[str] = "document-announced"
    sentence: ClassVar[str] = "Document announced: {title}"

    document: DocumentId
    kind: DocumentKindId
    title: Title
    territories: tuple[TerritoryId, ...] = ()
    due: ImpreciseDate | None = None


class DocumentDrafted(Event):
    """A document was written."""

    type: ClassVar[str] = "document-drafted"
    sentence: ClassVar[str] = "Document drafted: {title}"

    document: DocumentId
    kind: DocumentKindId
    title: Title
    territories: tuple[TerritoryId, ...] = ()


class DocumentValidated(Event):
    """A document was agreed on as it stands."""

    type: ClassVar[str] = "document-validated"
    sentence: ClassVar[str] = "Document validated: {title}"

    document: DocumentId
    kind: DocumentKindId
    title: Title
    territories: tuple[TerritoryId, ...] = ()


class DocumentSigned(Event):
    """A document was signed, by ``signatories`` as far as they are known."""

    type: ClassVar[str] = "document-signed"
    sentence: ClassVar[str] = "Document signed: {title}"

    document: DocumentId
    kind: DocumentKindId
    title: Title
    territories: tuple[TerritoryId, ...] = ()
    signatories: tuple[StakeholderId, ...] = ()


class DocumentFiled(Event):
    """A file was deposited; it stays outside the register, which knows it by its SHA-256.

    ``file`` is what it was called then, ``size`` how many bytes it has: they help to find it, and prove nothing.
    """

    type: ClassVar[str] = "document-filed"
    sentence: ClassVar[str] = "Document filed: {title}"

    document: DocumentId
    kind: DocumentKindId
    title: Title
    territories: tuple[TerritoryId, ...] = ()
    sha256: Hash
    file: Title | None = None
    size: Count | None = None
