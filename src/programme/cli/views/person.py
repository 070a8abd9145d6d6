"""`programme person list` and `access`: who is on record, and all that is held about one person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from programme.cli.output import Column, write_json
from programme.cli.people import copies_of, name_of
from programme.cli.session import Session
from programme.cli.views.facts import as_data, happened, show_facts
from programme.cli.views.ids import known
from programme.cli.views.look import Look, looking
from programme.cli.views.page import Page
from programme.cli.views.rows import columns, write
from programme.domain.fact import Fact
from programme.language import N_
from programme.register.people.names import Named, Shown, people
from programme.register.people.vault import Vault

FOR_PEOPLE = (
    Column("id", N_("Id")),
    Column("called", N_("Name")),
    Column("function", N_("Function")),
    Column("stakeholder", N_("Stakeholder")),
)
FOR_MACHINES = columns("id state function stakeholder offices position")


def list_(
    session: Session, *, as_of: str | None = None, known_at: str | None = None, format: str | None = None
) -> None:
    """List the persons on record who surely or possibly were by V; for scripts, without their names."""
    with looking(session, as_of, known_at) as look:
        found = list(_people(look))
        rows = [_row(one) for one in found]
        shown = [row | _words(one, look) for one, row in zip(found, rows, strict=True)]
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def access(session: Session, *, person: str, as_of: str | None = None, known_at: str | None = None) -> None:
    """Show all that is held about a person: name, contact, every entry that names the id, copies that left."""
    with looking(session, as_of, known_at) as look:
        everybody = {one.person.id: one for one in _people(look)}
        named = everybody[known("person", person, everybody)]
        entries, copies = list(_entries(person, look)), copies_of(person, look.reading)
        if session.json:
            held = _row(named) | {"full_name": _text(named.full_name), "contact_details": _text(named.contact_details)}
            listed = [as_data(one, look.speaker) for one in entries]
            write_json(held | {"entries": listed, "copies": [as_data(one, look.speaker) for one in copies]})
        else:
            _show(named, entries, copies, look)


def _people(look: Look) -> Iterator[Named]:
    latest = look.views.source.reading(look.views.source.head())
    everybody = people(look.reading, latest, Vault(look.session.vault, look.views.source.recorder.programme_id))
    return (one for one in everybody if happened(one.person.registered, look.day))


def _entries(person: str, look: Look) -> Iterator[Fact]:
    """Yield every entry that names the person, as the one it is about, as somebody in office, or as who records."""
    tags = {f"person:{person}", f"office:{person}"}
    for entries in look.views.source.entries(0, look.position):
        for entry in entries:
            if person.encode() in entry.bytes:
                fact = entry.fact
                if tags & set(fact.event.tags()) or fact.recorded_by == person:
                    yield fact


def _row(named: Named) -> dict[str, Any]:
    return {
        "id": named.person.id,
        "state": named.full_name.state.value,
        "function": named.known.function,
        "stakeholder": named.known.stakeholder,
        "offices": list(named.known.offices),
        "position": named.person.registered[0].position,
    }


def _words(named: Named, look: Look) -> dict[str, str]:
    stakeholder = named.known.stakeholder
    return {
        "called": name_of(named, look.speaker),
        "function": named.known.function or "",
        "stakeholder": look.speaker.name("stakeholder", stakeholder) if stakeholder else "",
    }


def _text(shown: Shown | None) -> str | None:
    return shown.text or None if shown is not None else None


def _show(named: Named, entries: list[Fact], copies: list[Fact], look: Look) -> None:
    page, speaker, words = Page(), look.speaker, _words(named, look)
    page.title(words["called"])
    offices = ", ".join(speaker.name("office", one) for one in named.known.offices)
    page.fields(
        [
            (speaker.text("Id"), named.person.id),
            (speaker.text("Contact"), _text(named.contact_details)),
            (speaker.text("Function"), words["function"]),
            (speaker.text("Stakeholder"), words["stakeholder"]),
            (speaker.text("Offices"), offices),
        ]
    )
    show_facts(page, speaker.text("Entries that name this person"), entries, speaker)
    show_facts(page, speaker.text("Copies with the name that left the register"), copies, speaker)
