"""Facts held in memory, found by their tags and types as a register finds them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from programme.domain.fact import Fact
from programme.domain.reading import CORRECTING_TYPES, Query


@dataclass
class Held:
    """Facts in the order of their positions, each indexed by its tags and by its type."""

    by_position: dict[int, Fact] = field(default_factory=dict)
    _by_tag: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    _by_type: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))

    def add(self, fact: Fact) -> None:
        """Take in the fact at the next position."""
        self.by_position[fact.position] = fact
        self._by_type[fact.event.type].append(fact)
        for tag in fact.event.tags():
            self._by_tag[tag].append(fact)

    def answer(self, query: Query) -> list[Fact]:
        """Return the facts that answer a query, in order."""
        if query.tags:
            found = min((self._by_tag.get(tag, []) for tag in query.tags), key=len)
        else:
            found = [fact for name in query.types | CORRECTING_TYPES for fact in self._by_type.get(name, [])]
            found.sort(key=lambda fact: fact.position)
        return [fact for fact in found if query.matches(fact.event)]
