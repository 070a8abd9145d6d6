"""Entries as documents: what each one says, also where its type is not known here."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from programme.domain.event import Event
from programme.domain.events import CATALOGUE
from programme.language import Speaker


def event_of(document: dict[str, Any]) -> Event | None:
    """Return the event of a stored document, or None where the catalogue does not have its type, or not so."""
    model = CATALOGUE.get((document.get("type", ""), document.get("typeversion", 0)))
    try:
        return model.model_validate(document.get("data")) if model is not None else None
    except ValidationError:
        return None


def sentence_of(document: dict[str, Any], speaker: Speaker) -> str:
    """Return the line that tells a stored document."""
    event = event_of(document)
    if event is not None:
        return speaker.event(event)
    values = {"type": document.get("type"), "version": document.get("typeversion")}
    return speaker.text("An event of a type not known here: {type}, version {version}.", **values)
