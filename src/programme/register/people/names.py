"""What may be shown of each person: four states that are never confused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from programme.domain.aggregates.person import Person
from programme.domain.events import PersonRegistered
from programme.domain.personal import Clear, Sealed
from programme.domain.reading import Reading
from programme.register.errors import VaultDamaged
from programme.register.people.cipher import Unreadable, unseal
from programme.register.people.erasing import erased
from programme.register.people.vault import Vault, VaultMissing


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


_ERASED = Shown(State.ERASED)


@dataclass(frozen=True, slots=True)
class Named:
    """A person and what may be shown of name and contact (None where there is none)."""

    person: Person
    known: PersonRegistered
    full_name: Shown
    contact_details: Shown | None


def people(reading: Reading, latest: Reading, vault: Vault | None) -> Iterator[Named]:
    """Yield every person that a reading knows, with what may be shown; an erasure holds wherever one looks from.

    ``latest`` is a reading of the whole register, which knows the erasures.
    """
    gone = erased(latest)
    for person in reading.every(Person):
        known = person.registration
        if known is None:
            continue
        if person.id in gone:
            yield Named(person, known, _ERASED, None if known.contact_details is None else _ERASED)
            continue
        contact = None if known.contact_details is None else _shown(person, known.contact_details, vault)
        yield Named(person, known, _shown(person, known.full_name, vault), contact)


def _shown(person: Person, text: Clear | Sealed, vault: Vault | None) -> Shown:
    if vault is None or not isinstance(text, Sealed):
        return Shown(State.NOT_ALLOWED)
    try:
        key = vault.key(text.key)
        if key is not None:
            return Shown(State.CLEAR, unseal(text, key, vault.programme).text)
        if person.id in vault.erased():
            return _ERASED
    except VaultMissing:
        return Shown(State.NOT_ALLOWED)
    except Unreadable:
        return Shown(State.UNREADABLE, detail="the key does not open it")
    except VaultDamaged as error:
        return Shown(State.UNREADABLE, detail=error.detail)
    return Shown(State.UNREADABLE, detail=f"the key {text.key} is not in the vault")
