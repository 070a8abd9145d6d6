"""What may be shown of each person: four states that are never confused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from programme.domain.aggregates.person import Person
from programme.domain.personal import Sealed
from programme.domain.reading import Reading
from programme.register.people.cipher import Unreadable, unseal
from programme.register.people.vault import Vault, VaultDamaged, VaultMissing


class State(Enum):
    """What a reader sees of a personal text."""

    CLEAR = "clear"
    ERASED = "erased"
    UNREADABLE = "unreadable"
    """An incident: the key is lost, damaged or another's, or the text was changed. Nobody erased anything."""
    NOT_ALLOWED = "not-allowed"


@dataclass(frozen=True, slots=True)
class Shown:
    """A personal text in one of the four states; ``text`` is there when it is clear, ``detail`` when unreadable."""

    state: State
    text: str = field(default="", repr=False)
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A person and what may be shown of name and contact (None where there is none)."""

    person: Person
    full_name: Shown
    contact_details: Shown | None


def people(reading: Reading, vault: Vault | None) -> Iterator[Named]:
    """Yield every person on record, with what may be shown."""
    for person in reading.every(Person):
        if (named := named_person(person, vault)) is not None:
            yield named


def named_person(person: Person, vault: Vault | None) -> Named | None:
    """Return what may be shown of a person, or None of one who was never registered."""
    known = person.registration
    if known is None:
        return None
    contact = known.contact_details
    shown = None if contact is None else _shown(person, contact, vault)
    return Named(person, _shown(person, known.full_name, vault), shown)


def _shown(person: Person, text: object, vault: Vault | None) -> Shown:
    if person.erased:
        return Shown(State.ERASED)
    if vault is None or not isinstance(text, Sealed):
        return Shown(State.NOT_ALLOWED)
    try:
        key = vault.key(text.key)
        if key is not None:
            return Shown(State.CLEAR, unseal(text, key, vault.programme).text)
        if person.id in vault.erased():
            return Shown(State.ERASED)
    except VaultMissing:
        return Shown(State.NOT_ALLOWED)
    except Unreadable:
        return Shown(State.UNREADABLE, detail="the key does not open it")
    except VaultDamaged as error:
        return Shown(State.UNREADABLE, detail=error.detail)
    return Shown(State.UNREADABLE, detail=f"the key {text.key} is not in the vault")
