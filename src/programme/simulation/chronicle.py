"""A programme as it is recorded, in memory: acts decided by the rules of the domain, one command after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from programme.domain.acts import BY_PATH
from programme.domain.acts.act import Circumstances
from programme.domain.acts.perform import perform
from programme.domain.fact import Fact
from programme.domain.held import Held
from programme.domain.reading import Query, Reading
from programme.domain.refusals import Refused
from programme.domain.vocabulary import OfficeId


@dataclass
class Chronicle:
    """What was recorded so far, in commands; ``recorder`` is the office that records what no one else does."""

    recorder: OfficeId
    commands: list[tuple[Fact, ...]] = field(default_factory=list)
    _held: Held = field(default_factory=Held)
    _size: int = 0

    def record(self, name: str, at: datetime, path: str, fields: dict[str, Any], by: OfficeId | None = None) -> bool:
        """Perform an act, named as its command is, and keep what follows; return whether the rules allowed it.

        ``name`` tells the command from all others, and ``at`` is not before the command above.
        """
        who = by or self.recorder
        act = BY_PATH[path].model_validate(fields)
        try:
            new = perform(act, self.reading(), Circumstances(who, at.date()))
        except Refused:
            return False
        facts = tuple(
            Fact(
                self._size + number,
                f"{name}#{number}",
                one.event,
                one.on,
                at,
                who,
                name,
                name,
                f"{name}#1" if number > 1 else None,
            )
            for number, one in enumerate(new, 1)
        )
        for fact in facts:
            self._held.add(fact)
        self._size += len(facts)
        self.commands.append(facts)
        return True

    def reading(self) -> Reading:
        """Return a reading of all that was recorded."""
        return Reading(self._fetch, self._held.by_position.get)

    def latest(self, types: frozenset[str], tag: str) -> Fact | None:
        """Return the last fact of one of these types that bears a tag, or None."""
        found = self._held.answer(Query(types, frozenset({tag})))
        return next((fact for fact in reversed(found) if fact.event.type in types), None)

    def _fetch(self, query: Query) -> tuple[list[Fact], int]:
        return self._held.answer(query), self._size
