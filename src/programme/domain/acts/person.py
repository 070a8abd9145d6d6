"""Acts on people: registered under a random id, erased for good."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, option
from programme.domain.acts.known import known_stakeholders
from programme.domain.aggregates.person import Person
from programme.domain.event import Event
from programme.domain.events import NamesExported, PersonErased, PersonRegistered
from programme.domain.personal import PersonalInput
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import Hash, OfficeId, PersonId, StakeholderId, Text, Title


class RegisterPerson(Act):
    """Register a person under an id drawn at random; name and contact can be erased for good later."""

    noun: ClassVar[str] = "person"
    verb: ClassVar[str] = "register"
    records: ClassVar[tuple[type[Event], ...]] = (PersonRegistered,)
    french: ClassVar[tuple[str, str]] = ("personne", "enregistrer")
    creates: ClassVar[str | None] = "person"
    example: ClassVar[str] = 'programme person register --full-name "Camille Exemple" --function "Chargée de mission"'

    full_name: PersonalInput = asked("First and last name: sealed, and erased on request.")
    contact_details: PersonalInput | None = option("How to reach the person: sealed, and erased on request.")
    function: Title | None = option("What the person does, in clear: it stays readable.")
    stakeholder: StakeholderId | None = option("The stakeholder the person belongs to.")
    offices: tuple[OfficeId, ...] = option("An office that the person holds.", (), name="office")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the registration."""
        on = self.day(now)
        if self.stakeholder is not None:
            known_stakeholders((self.stakeholder,), on, reading, obstacles)
        sealed = {"full_name": self.full_name, "contact_details": self.contact_details}
        clear = {"function": self.function, "stakeholder": self.stakeholder, "offices": self.offices}
        return [self.happening(PersonRegistered, on, person=f"p-{now.fresh}", **sealed, **clear)]


class ErasePerson(Act):
    """Erase the name and contact of a person for good; functions, ids, proofs and reports stay."""

    noun: ClassVar[str] = "person"
    verb: ClassVar[str] = "erase"
    records: ClassVar[tuple[type[Event], ...]] = (PersonErased,)
    french: ClassVar[tuple[str, str]] = ("personne", "effacer")
    example: ClassVar[str] = 'programme person erase p-0123456789abcdef --reason "Demande du 3 mars 2018"'

    person: PersonId = argument("The person.", examples=["p-0123456789abcdef"])
    reason: Text = asked("Why; without the name.")
    authorised_by: OfficeId | None = option("The office that authorises it.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the erasure."""
        known_person(self.person, reading, obstacles)
        not_erased(self.person, reading, obstacles)
        fields = {"person": self.person, "reason": self.reason, "authorised_by": self.authorised_by}
        return [self.happening(PersonErased, self.day(now), **fields)]


def known_person(wanted: PersonId, reading: Reading, obstacles: Obstacles) -> None:
    """Note a person who is not on record; ids drawn by chance do not look alike for a reason."""
    if not reading.of(Person, wanted).exists:
        obstacles.unknown("person", wanted, ())


def not_erased(wanted: PersonId, reading: Reading, obstacles: Obstacles) -> None:
    """Note a person of whom what could be erased is erased."""
    done = say("What could be erased of the person {person} is erased.", person=wanted)
    advice = f"programme person access {wanted}"
    obstacles.unless(not reading.of(Person, wanted).erased, "person-erased", done, advice=advice)


class ExportNames(Act):
    """Note that a copy with clear names left the register; the commands that make one do so themselves."""

    noun: ClassVar[str] = "person"
    verb: ClassVar[str] = "export"
    records: ClassVar[tuple[type[Event], ...]] = (NamesExported,)
    french: ClassVar[tuple[str, str]] = ("personne", "exporter")
    example: ClassVar[str] = (
        'programme person export "Liste de présence" --person p-0123456789abcdef --reason "Convocation"'
        f" --sha256 {'0' * 64}"
    )

    what: Title = argument("What the copy is.", examples=["Liste de présence"])
    persons: tuple[PersonId, ...] = asked("A person whose name it shows.", name="person", min_length=1)
    sha256: Hash = asked("The SHA-256 of its bytes.")
    reason: Text = asked("What it is for, and who has it.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the note."""
        for person in dict.fromkeys(self.persons):
            known_person(person, reading, obstacles)
        fields = {"what": self.what, "persons": self.persons, "sha256": self.sha256, "reason": self.reason}
        return [self.happening(NamesExported, self.day(now), **fields)]
