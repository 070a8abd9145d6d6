"""`programme document list` and `show`: which documents there are, what has become of each, and its files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from programme.cli.output import Column
from programme.cli.views.described import Entry, Ids, One, Values, furthest
from programme.cli.views.look import Look
from programme.cli.views.things import Kind, Part, list_things, show_thing
from programme.domain.aggregates.document import Document
from programme.domain.answer import Answer
from programme.domain.events import DocumentAnnounced, DocumentFiled, DocumentSigned
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import DocumentStatus
from programme.language import N_

_TEXT = [one for one in DocumentStatus if one is not DocumentStatus.FILED]
"""What becomes of the text; that a file is deposited is another matter."""


def _says(document: Document, look: Look) -> Values:
    described, come = document.description, [one.event for one in _come(document, look)]
    filed = [one for one in come if isinstance(one, DocumentFiled)]
    signatories = [name for one in come if isinstance(one, DocumentSigned) for name in one.signatories]
    return {
        "title": described.title if described is not None else document.id,
        "kind": One("document-kind", described.kind if described is not None else None),
        "status": furthest({status: document.has_reached(status, look.day) for status in _TEXT}),
        "due": next((one.due for one in come if isinstance(one, DocumentAnnounced)), None),
        "signatories": Ids("stakeholder", list(dict.fromkeys(signatories))),
        "filed": [one.file or one.sha256[:12] for one in filed],
        "sha256": [one.sha256 for one in filed],
    }


def _come(document: Document, look: Look) -> list[Fact]:
    return sorted((one for one in document.facts if one.on.earliest <= look.day), key=lambda one: one.position)


def _files(document: Document, look: Look) -> Iterator[Values]:
    for fact in _come(document, look):
        if isinstance(event := fact.event, DocumentFiled):
            yield {"file": event.file, "sha256": event.sha256, "size": event.size, "position": Entry(fact.position)}


def _open(document: Document, look: Look) -> Iterator[Sentence]:
    if document.has_reached(DocumentStatus.DRAFTED, look.day) is Answer.NO:
        yield say("It is promised; no text is on record.")
    elif document.has_reached(DocumentStatus.FILED, look.day) is Answer.NO:
        yield say("No file is deposited.")


KIND = Kind(
    Document,
    "document",
    (
        Column("title", N_("Title")),
        Column("kind", N_("Kind")),
        Column("status", N_("State")),
        Column("due", N_("Promised for")),
        Column("signatories", N_("Signed by")),
        Column("filed", N_("Files")),
        Column("sha256", N_("SHA-256")),
    ),
    "title kind status due filed territories id",
    _says,
    (Part("files", N_("Files"), _files),),
    _open,
)
list_ = partial(list_things, (KIND,))
show = partial(show_thing, (KIND,))
