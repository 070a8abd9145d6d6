"""Small generated histories of documents, and what a demand for one finds on exact days."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from programme.domain.demands import Documented
from programme.domain.event import Event
from programme.domain.events import DocumentAnnounced, DocumentDrafted, DocumentFiled, DocumentSigned, DocumentValidated
from programme.domain.vocabulary import DocumentStatus
from tests.support.happened import World, concerned, said
from tests.support.tiny import territories

SHOWS: dict[type[Event], set[str]] = {
    DocumentAnnounced: {"announced"},
    DocumentDrafted: {"announced", "drafted"},
    DocumentValidated: {"announced", "drafted", "validated"},
    DocumentSigned: {"announced", "drafted", "validated", "signed"},
    DocumentFiled: {"announced", "drafted", "filed"},
}
"""What each fact shows of a document."""


def documented(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    """Draw a status, and facts about documents of the kind asked for and of another."""
    events: list[Event] = []
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(list(SHOWS)))
        fields = {"document": "d", "kind": draw(st.sampled_from(["k", "k", "k", "x"])), "title": "D"}
        more = {"sha256": "0" * 64} if kind is DocumentFiled else {}
        events.append(kind.model_validate({**fields, **more, "territories": draw(territories)}))
    scope = draw(st.sampled_from(["territory", "programme"]))
    return {"kind": "k", "status": draw(st.sampled_from(DocumentStatus)), "scope": scope}, events


def is_documented(demand: Documented, past: World) -> bool:
    """Return whether something shows that a document of the kind has come to the status."""
    return any(
        demand.status in SHOWS.get(type(one.event), set())
        and said(one.event, "kind", None) == demand.kind
        and (demand.scope == "programme" or concerned(said(one.event, "territories", ())))
        for one in past
    )
