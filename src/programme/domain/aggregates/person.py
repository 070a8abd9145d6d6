"""A person: registered under an id that says nothing, perhaps erased."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from programme.domain.event import Event
from programme.domain.events import PersonErased, PersonRegistered
from programme.domain.fact import Fact
from programme.domain.timed import with_fact
from programme.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of one person: the registration, and the erasures, which hold from when they are recorded."""

    KIND: ClassVar[str] = "person"
    TYPES: ClassVar[tuple[type[Event], ...]] = (PersonRegistered, PersonErased)

    id: PersonId
    registered: tuple[Fact, ...] = ()
    erased: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: PersonId) -> Self:
        """Return a person of whom nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the person with one more fact."""
        if isinstance(fact.event, PersonErased):
            return replace(self, erased=with_fact(self.erased, fact))
        return replace(self, registered=with_fact(self.registered, fact))

    @property
    def exists(self) -> bool:
        """Whether the person was ever registered."""
        return bool(self.registered)

    @property
    def registration(self) -> PersonRegistered | None:
        """The registration, as it is known."""
        return next((one.event for one in self.registered if isinstance(one.event, PersonRegistered)), None)
