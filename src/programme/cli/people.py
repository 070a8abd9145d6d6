"""What people are called on the screen: by name where the vault opens it, and otherwise why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programme.domain.aggregates.person import Person
from programme.language import Speaker

if TYPE_CHECKING:
    from programme.cli.session import Session
    from programme.domain.reading import Reading
    from programme.register.people.names import Named


def names_of_people(session: Session, reading: Reading, latest: Reading, programme: str) -> dict[str, str]:
    """Return what to call each person, as a person and where an office could stand, by ``kind:id``.

    A name that cannot be read is noted in the session, which then ends with the exit code of an incident.
    """
    if not any(one.exists for one in reading.every(Person)):
        return {}  # without importing what opens a vault
    from programme.register.people.names import people
    from programme.register.people.vault import Vault

    found: dict[str, str] = {}
    for named in people(reading, latest, Vault(session.vault, programme)):
        called = name_of(named, session.speaker)
        found |= {f"person:{named.person.id}": called, f"office:{named.person.id}": called}
        if named.full_name.detail:
            session.unreadable[named.person.id] = named.full_name.detail
    return found


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
