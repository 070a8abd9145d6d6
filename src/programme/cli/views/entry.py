"""`programme entry show`: one entry of the register, whole, also of a type that this program does not know."""

from __future__ import annotations

import json
from typing import Any

from programme.cli.output import write_json
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.cli.views import aftermath
from programme.cli.views.entries import event_of, sentence_of
from programme.cli.views.facts import as_data
from programme.cli.views.look import Look, dated, looking
from programme.cli.views.page import Page
from programme.domain.fact import Fact
from programme.domain.history import Entry
from programme.domain.sentences import say
from programme.domain.shaken import aftermath as known_since
from programme.projections.trail import Recorded
from programme.projections.trail import entry as find
from programme.register.codec import instant, stamp


def show(session: Session, *, entry: str, as_of: str | None = None, known_at: str | None = None) -> None:
    """Show the entry at a position or of an id, if it was recorded by K; with JSON, all that is stored and more."""
    with looking(session, as_of, known_at) as look:
        found = found_entry(entry, look)
        told = look.reading.entry(found.position) if event_of(found.document) is not None else None
        if session.json:
            write_json(_as_data(found, told, look))
        else:
            _show(found, told, look)


def found_entry(wanted: str, look: Look) -> Recorded:
    """Return the entry that is meant.

    :raises Problem: there is none at that position, or of that id, known by K.
    """
    found = find(look.views, int(wanted) if wanted.isdecimal() else wanted, look.known_at)
    if found is not None:
        return found
    sentence = say("There is no entry {entry} among the {number} known.", entry=wanted, number=look.position)
    raise Problem(sentence, advice="programme trail", code=Code.UNKNOWN_ID)


def _as_data(found: Recorded, told: Entry | None, look: Look) -> dict[str, Any]:
    """Return the attributes that are stored; beside them, under names that no attribute has, what is known since."""
    known = told.known if told is not None else None
    return found.document | {
        "position": found.position,
        "rectified_by": list(found.rectified_by),
        "annulled_by": found.annulled_by,
        "corrections": [_correction(one, told, look) for one in told.corrections] if told is not None else [],
        "as_known": _as_known(known, look) if known is not None else None,
    }


def _as_known(known: Fact, look: Look) -> dict[str, Any]:
    data = known.event.model_dump(mode="json", by_alias=True, exclude_none=True)
    return as_data(known, look.speaker) | {"data": data}


def _correction(one: Fact, told: Entry, look: Look) -> dict[str, Any]:
    counts = not told.no_longer_counts(one)
    return as_data(one, look.speaker) | {"recorded_at": stamp(one.recorded_at), "counts": counts}


def _show(found: Recorded, told: Entry | None, look: Look) -> None:
    page, speaker, document = Page(), look.speaker, found.document
    page.title(speaker.text("Entry {position}", position=found.position))
    page.text(sentence_of(document, speaker))
    data = document.get("data", {})
    page.heading(speaker.text("On record"))
    page.fields(
        [
            (speaker.text("Happened"), dated(document["validtime"], speaker)),
            (speaker.text("Recorded"), _recorded(document, look)),
            (speaker.text("By"), speaker.name("office", document.get("recordedby", ""))),
            (speaker.text("Source"), ", ".join(data.get("sources", ()))),
            (speaker.text("Doubt"), data.get("doubt")),
            (speaker.text("Rectified by"), ", ".join(map(str, _rectifying(found)))),
            (speaker.text("Annulled by"), str(found.annulled_by or "")),
        ]
    )
    _show_corrections(page, told, look)
    page.heading(speaker.text("As it is stored"))
    stored = {name: value for name, value in document.items() if name != "data"}
    stored |= {f"data.{name}": value for name, value in data.items()}
    page.fields([(name, _value(value)) for name, value in stored.items()])


def _rectifying(found: Recorded) -> list[int]:
    return [position for position in found.rectified_by if position != found.annulled_by]


def _show_corrections(page: Page, entry: Entry | None, look: Look) -> None:
    """Show every correction of the entry, and of these, in the order of recording; then what is known with them."""
    speaker = look.speaker
    if entry is not None and entry.known is not None:
        aftermath.show(page, [known_since(look.reading, entry.known)], speaker)
    if entry is None or not entry.corrections:
        return
    page.heading(speaker.text("Corrections"))
    for one in entry.corrections:
        at = speaker.instant(one.recorded_at, look.session.zone)
        told = speaker.text(
            "{position}, recorded {instant}: {event}", position=one.position, instant=at, event=speaker.event(one.event)
        )
        page.items([f"{told} {speaker.text('(annulled since)')}" if entry.no_longer_counts(one) else told])
    if entry.known is not None:
        page.heading(speaker.text("As it is known"))
        when, what = speaker.date(entry.known.on), speaker.event(entry.known.event)
        page.fields([(speaker.text("Happened"), when), (speaker.text("What happened"), what)])


def _recorded(document: dict[str, Any], look: Look) -> str:
    at = look.speaker.instant(instant(document["time"]), look.session.zone)
    return look.speaker.text("{instant}, by a clock set by hand", instant=at) if document.get("clockset") else at


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
