"""A reading: the only eyes of an act, and the record of what it looked at.

What was read becomes the append condition: the decision stands only if nothing that it read has changed since.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Protocol, Self, TypeVar

from programme.domain.event import Event
from programme.domain.events import EntryAnnulled, EntryRectified
from programme.domain.fact import Fact
from programme.domain.history import CORRECTING, Entry, corrected


@dataclass(frozen=True, slots=True)
class Query:
    """Facts whose type is among ``types`` and that bear all the ``tags``, and the corrections of such facts."""

    types: frozenset[str]
    tags: frozenset[str] = frozenset()

    def matches(self, event: Event) -> bool:
        """Return whether an event answers the query: a fact that it asks for, or what may correct one."""
        if event.type in self.types:
            return self.tags <= set(event.tags())
        return isinstance(event, CORRECTING) and self._may_be_corrected_by(set(event.tags()))

    @property
    def is_of_corrections(self) -> bool:
        """Whether it asks for corrections themselves, which are then given as they were recorded."""
        return self.types <= CORRECTING_TYPES

    def _may_be_corrected_by(self, tags: set[str]) -> bool:
        return self.tags <= tags and any(f"of:{one}" in tags for one in self.types)


CORRECTING_TYPES = frozenset(one.type for one in CORRECTING)


class Aggregate(Protocol):
    """A frozen state and its fold: what is known of one thing, from the facts tagged with its id."""

    KIND: ClassVar[str]
    TYPES: ClassVar[tuple[type[Event], ...]]

    @classmethod
    def new(cls, id: str) -> Self:
        """Return the state before any fact."""

    @abstractmethod
    def apply(self, fact: Fact) -> Self:
        """Return the state with one more fact; total: it assigns, and never fails or checks a rule."""


A = TypeVar("A", bound=Aggregate)
Fetch = Callable[[Query], tuple[Sequence[Fact], int]]
LookUp = Callable[[int], Fact | None]


def fold(kind: type[A], id: str, facts: Iterable[Fact]) -> A:
    """Return the state of one aggregate from its facts, in any order."""
    state = kind.new(id)
    for fact in facts:
        state = state.apply(fact)
    return state


def _nowhere(_position: int) -> None:
    return None


@dataclass
class Reading:
    """Reads facts through ``fetch`` and keeps every query, every fact and the lowest head it saw.

    ``fetch`` answers a query with the entries that match it, corrections included, in the order of recording, and the
    head (the last position) at that moment; the same query is asked once. ``look_up`` gives the entry at a position as
    it was recorded, which never changes: only its corrections are part of what a decision rests on.
    """

    fetch: Fetch
    look_up: LookUp = _nowhere
    queries: dict[Query, tuple[Fact, ...]] = field(default_factory=dict)
    head: int | None = None

    def facts(self, *types: type[Event], tags: Iterable[str] = ()) -> tuple[Fact, ...]:
        """Return the facts of these types that bear all these tags, corrected, in the order of recording."""
        return self.answer(Query(frozenset(one.type for one in types), frozenset(tags)))

    def answer(self, query: Query) -> tuple[Fact, ...]:
        """Return the facts that a query asks for, as they are known with their corrections."""
        if query not in self.queries:
            found, head = self.fetch(query)
            self.queries[query] = tuple(found) if query.is_of_corrections else corrected(found)
            self.head = head if self.head is None else min(self.head, head)
        return self.queries[query]

    def entry(self, position: int) -> Entry | None:
        """Return the entry at a position with its corrections, or None where there is none."""
        recorded = self.look_up(position)
        if recorded is None:
            return None
        return Entry(recorded, self.facts(EntryRectified, EntryAnnulled, tags=(f"entry:{recorded.id}",)))

    def command_of(self, fact: Fact) -> tuple[Fact, ...]:
        """Return every entry of the command that recorded a fact, as they were recorded: they stand side by side."""
        found = deque([fact])
        while (one := self.look_up(found[0].position - 1)) and one.command_id == fact.command_id:
            found.appendleft(one)
        while (one := self.look_up(found[-1].position + 1)) and one.command_id == fact.command_id:
            found.append(one)
        return tuple(found)

    def of(self, kind: type[A], id: str) -> A:
        """Return the state of one aggregate."""
        return fold(kind, id, self.facts(*kind.TYPES, tags=(f"{kind.KIND}:{id}",)))

    def every(self, kind: type[A]) -> tuple[A, ...]:
        """Return the state of every aggregate of a kind, in the order of their first facts."""
        states: dict[str, A] = {}
        prefix = f"{kind.KIND}:"
        for fact in self.facts(*kind.TYPES):
            for tag in fact.event.tags():
                if tag.startswith(prefix):
                    name = tag.removeprefix(prefix)
                    states[name] = states.get(name, kind.new(name)).apply(fact)
        return tuple(states.values())

    def only(self, keeps: Callable[[Fact], bool]) -> Reading:
        """Return a reading, through this one, of the facts that are kept; corrections, not being of the world, are."""

        def fetch(query: Query) -> tuple[Sequence[Fact], int]:
            facts = self.answer(query)
            return [fact for fact in facts if keeps(fact) or not fact.event.of_the_world], self.head or 0

        return Reading(fetch, self.look_up)

    def seen(self) -> tuple[Fact, ...]:
        """Return every fact read so far, once, in the order of recording."""
        return tuple(sorted({f.position: f for facts in self.queries.values() for f in facts}.values(), key=_place))


def _place(fact: Fact) -> int:
    return fact.position


def reading_of(facts: Sequence[Fact]) -> Reading:
    """Return a reading of a history held in memory."""

    def fetch(query: Query) -> tuple[Sequence[Fact], int]:
        return [fact for fact in facts if query.matches(fact.event)], max((f.position for f in facts), default=0)

    by_position = {fact.position: fact for fact in facts}
    return Reading(fetch, by_position.get)
