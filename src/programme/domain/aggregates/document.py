"""A document: announced, drafted, validated, signed, filed; each a set of facts, in no forced order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from programme.domain.answer import Answer, some
from programme.domain.event import Event
from programme.domain.events import DocumentAnnounced, DocumentDrafted, DocumentFiled, DocumentSigned, DocumentValidated
from programme.domain.fact import Fact
from programme.domain.timed import with_fact
from programme.domain.vocabulary import DocumentId, DocumentStatus

STATUSES: dict[type[Event], DocumentStatus] = {
    DocumentAnnounced: DocumentStatus.ANNOUNCED,
    DocumentDrafted: DocumentStatus.DRAFTED,
    DocumentValidated: DocumentStatus.VALIDATED,
    DocumentSigned: DocumentStatus.SIGNED,
    DocumentFiled: DocumentStatus.FILED,
}
REACHED_BY: dict[DocumentStatus, tuple[type[Event], ...]] = {
    DocumentStatus.ANNOUNCED: tuple(STATUSES),
    DocumentStatus.DRAFTED: (DocumentDrafted, DocumentValidated, DocumentSigned, DocumentFiled),
    DocumentStatus.VALIDATED: (DocumentValidated, DocumentSigned),
    DocumentStatus.SIGNED: (DocumentSigned,),
    DocumentStatus.FILED: (DocumentFiled,),
}
"""The facts that show a status: a signature shows that the text is agreed on, a file that there is a text, no more."""

Described = DocumentAnnounced | DocumentDrafted | DocumentValidated | DocumentSigned | DocumentFiled


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of one document."""

    KIND: ClassVar[str] = "document"
    TYPES: ClassVar[tuple[type[Event], ...]] = tuple(STATUSES)

    id: DocumentId
    facts: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: DocumentId) -> Self:
        """Return a document of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the document with one more fact."""
        return replace(self, facts=with_fact(self.facts, fact))

    @property
    def exists(self) -> bool:
        """Whether anything was ever recorded of it."""
        return bool(self.facts)

    @property
    def description(self) -> Described | None:
        """One of its facts, all of which say its title, kind and territories; None if there is none."""
        events = [fact.event for fact in self.facts]
        return next((event for event in events if isinstance(event, Described)), None)

    @property
    def hashes(self) -> dict[str, Fact]:
        """The SHA-256 of each file deposited, with the fact that says so."""
        return {fact.event.sha256: fact for fact in self.facts if isinstance(fact.event, DocumentFiled)}

    def has_reached(self, status: DocumentStatus, day: date) -> Answer:
        """Say whether it has come to a status by the end of ``day``."""
        return some(fact.on.by(day) for fact in self.facts if isinstance(fact.event, REACHED_BY[status]))
