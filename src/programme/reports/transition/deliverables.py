"""Point 13: the documents, due, accepted, filed or missing, and the kinds that the gate asks for."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.aggregates.document import STATUSES, Document
from programme.domain.answer import Answer
from programme.domain.demands import Documented
from programme.domain.events import DocumentAnnounced, DocumentSigned
from programme.domain.scope import concerns
from programme.domain.sentences import say
from programme.domain.vocabulary import DocumentKindId, DocumentStatus
from programme.reports.document import Block, Code, Point, Ref, Value, entries, point, table
from programme.reports.transition.case import Case, in_order
from programme.reports.transition.phrases import NOTHING


def deliverables(case: Case) -> Point:
    """Return point 13."""
    title = say("Deliverables: due, accepted, missing")
    documents = case.every(Document, *STATUSES)
    blocks = (*_documents(case, documents), *_asked(case, documents))
    return point(13, "deliverables", title, blocks, NOTHING)


def _documents(case: Case, documents: tuple[Document, ...]) -> tuple[Block, ...]:
    columns = (
        ("title", say("Document"), 5),
        ("kind", say("Kind"), 0),
        ("missing", say("Late: no text of it on record"), 0),
        ("signatories", say("Signed by"), 0),
        ("sha256", say("SHA-256 of the file"), 0),
        ("status", say("What became of it"), 3),
        ("on", say("When"), 3),
        ("due", say("Announced for"), 2),
        ("entries", say("Entries"), 1),
    )
    return table("documents", say("Documents"), columns, (_document(case, one) for one in documents))


def _document(case: Case, document: Document) -> tuple[Value, ...]:
    facts = tuple(fact for fact in in_order(document.facts) if concerns(fact, case.territory.id))
    said = document.description
    dues = [e.due for fact in facts if isinstance(e := fact.event, DocumentAnnounced) and e.due is not None]
    signed = [fact.event.signatories for fact in facts if isinstance(fact.event, DocumentSigned)]
    due = dues[-1] if dues else None
    return (
        said.title if said is not None else document.id,
        Ref("document-kind", said.kind) if said is not None else None,
        _is_missing(case, document) & due.gone_by(case.day) if due is not None else None,
        tuple(Ref("stakeholder", one) for listed in signed for one in listed) or None,
        tuple(Code(one) for one, fact in document.hashes.items() if fact in facts) or None,
        tuple(STATUSES[type(fact.event)] for fact in facts),
        tuple(fact.on for fact in facts),
        due,
        entries(fact.position for fact in facts),
    )


def _is_missing(case: Case, document: Document) -> Answer:
    return ~document.has_reached(DocumentStatus.DRAFTED, case.day)


def _asked(case: Case, documents: tuple[Document, ...]) -> tuple[Block, ...]:
    """Return each kind of document that the gate asks for, and which of them are on record."""
    columns = (
        ("criterion", say("Criterion"), 3),
        ("kind", say("Kind"), 3),
        ("status", say("Status asked for"), 2),
        ("documents", say("Documents of this kind on record"), 5),
    )
    rows = [
        (
            Ref("criterion", one.id),
            Ref("document-kind", one.demand.kind),
            one.demand.status,
            tuple(_of_kind(documents, one.demand.kind)) or None,
        )
        for one in case.gate.criteria
        if isinstance(one.demand, Documented)
    ]
    return table("asked", say("Documents that the gate asks for"), columns, rows)


def _of_kind(documents: tuple[Document, ...], kind: DocumentKindId) -> Iterator[Ref]:
    for document in documents:
        if document.description is not None and document.description.kind == kind:
            yield Ref("document", document.id)
