"""People: an id that says nothing, what may be erased of them, and what stays readable."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.event import Event
from programme.domain.personal import PersonalText
from programme.domain.vocabulary import Hash, OfficeId, PersonId, StakeholderId, Text, Title


class PersonRegistered(Event):
    """A person is known under an id drawn at random; name and contact are sealed with a key of that person's own."""

    type: ClassVar[str] = "person-registered"
    sentence: ClassVar[str] = "A person is registered: {person}"

    person: PersonId
    full_name: PersonalText
    contact_details: PersonalText | None = None
    function: Title | None = None
    stakeholder: StakeholderId | None = None
    offices: tuple[OfficeId, ...] = ()


class PersonErased(Event):
    """What may be erased of a person is erased for good: the key is destroyed. Who asked is in the reason."""

    type: ClassVar[str] = "person-erased"
    of_the_world: ClassVar[bool] = False
    sentence: ClassVar[str] = "The name of the person {person} is erased. {reason}"

    person: PersonId
    reason: Text
    authorised_by: OfficeId | None = None


class NamesExported(Event):
    """A copy with clear names left the register: what it was, whose names, and the SHA-256 of its bytes."""

    type: ClassVar[str] = "names-exported"
    of_the_world: ClassVar[bool] = False
    sentence: ClassVar[str] = "A copy with names was made: {what}. {reason}"

    what: Title
    persons: tuple[PersonId, ...]
    sha256: Hash
    reason: Text
