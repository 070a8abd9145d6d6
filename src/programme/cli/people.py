"""What people are called on the screen: by name where the vault opens it, and otherwise why not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from programme.domain.aggregates.keys import Keys
from programme.domain.aggregates.person import Person
from programme.domain.events import NamesExported, PersonErased
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import KeyKind
from programme.language import Speaker

if TYPE_CHECKING:
    from programme.cli.session import Session
    from programme.domain.acts.act import Act
    from programme.domain.reading import Reading
    from programme.register.people.names import Named

_OF_COPY = {"what", "reason", "sha256", "persons"}


def names_of_people(session: Session, reading: Reading, latest: Reading, programme: str) -> dict[str, str]:
    """Return what to call each person, as a person and where an office could stand, by ``kind:id``.

    A name that cannot be read is noted in the session, which then ends with the exit code of an incident.
    """
    if not any(one.exists for one in reading.every(Person)):
        return {}  # without importing what opens a vault
    from programme.register.errors import VaultDamaged
    from programme.register.people.erasing import destroy_erased
    from programme.register.people.names import people
    from programme.register.people.vault import Vault

    found: dict[str, str] = {}
    vault = Vault(session.vault, programme)
    with suppress(VaultDamaged):  # their names are not shown all the same, and the next command tries again
        destroy_erased(latest, vault)
    for named in people(reading, latest, vault):
        called = name_of(named, session.speaker)
        found |= {f"person:{named.person.id}": called, f"office:{named.person.id}": called}
        if named.full_name.detail:
            session.unreadable[named.person.id] = named.full_name.detail
    return found


def warn_of_names(session: Session, texts: Iterable[str]) -> None:
    """Tell when a text that is to be recorded in clear holds the name of a person on record: it can never be erased."""
    from programme.register.people.names import people

    reading = session.register.reading()
    if not any(one.exists for one in reading.every(Person)):
        return
    words = [f" {plain(text)} " for text in texts]
    for named in people(reading, reading, session.register.vault):
        name = plain(named.full_name.text)
        parts = {name, " ".join(reversed(name.split())), name.rpartition(" ")[2]} if name else set()
        if any(f" {part} " in text for part in parts for text in words):
            sentence = say("A text names {person}: in clear, it can never be erased.", person=named.person.id)
            session.tell(say("{what} Write {person} instead of the name.", what=sentence, person=named.person.id))


def texts_of(act: Act) -> Iterator[str]:
    """Yield every text of an act that is kept in clear, however deep it lies."""
    yield from _texts(act.content())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in _texts(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in _texts(one))


def copies_of(person: str, reading: Reading) -> list[Fact]:
    """Return the entries of the copies with the name of a person that left the register."""
    return list(reading.facts(NamesExported, tags=(f"person:{person}",)))


def left_by_erasure(session: Session, facts: Iterable[Fact]) -> tuple[dict[str, Any], list[Sentence]]:
    """Return what the erasures among some facts do not reach, for scripts and in words: copies, and older vaults."""
    erased = [fact.event.person for fact in facts if isinstance(fact.event, PersonErased)]
    if not erased:
        return {}, []
    reading = session.register.reading()
    copies = {fact.position: fact for person in erased for fact in copies_of(person, reading)}
    holders = Keys.of(reading.facts(*Keys.TYPES)).holders(KeyKind.VAULT)
    listed = [one.event.model_dump(mode="json", include=_OF_COPY) | {"position": at} for at, one in copies.items()]
    told = [
        say("Entry {position}, beyond reach: {what}", position=position, what=session.speaker.event(fact.event))
        for position, fact in copies.items()
    ]
    command = session.spelled("programme key backup …")
    told.append(say("Copies of the vault from before hold the key still: replace each by {command}.", command=command))
    if holders:
        names = ", ".join(session.speaker.name("office", one) for one in holders)
        told.append(say("The vault is held by {holders}: tell them.", holders=names))
    return {"copies": listed, "vault_holders": list(holders)}, told


def plain(text: str) -> str:
    """Return the words of a text in small letters without accents, with single spaces between."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(one if one.isalnum() else " " for one in letters if not unicodedata.combining(one)).split())


def name_of(named: Named, speaker: Speaker) -> str:
    """Return what to call a person: the name, or the id with the reason why there is none."""
    from programme.register.people.names import State

    match named.full_name.state:
        case State.CLEAR:
            return named.full_name.text
        case State.ERASED:
            return speaker.text("{id} (name erased)", id=named.person.id)
        case State.UNREADABLE:
            return speaker.text("{id} (name unreadable)", id=named.person.id)
        case State.NOT_ALLOWED:
            return speaker.text("{id} (name not shown here)", id=named.person.id)
