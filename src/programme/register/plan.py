"""A plan: what a series of requests would lead to, and what that rests on, before anything is recorded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from eventsourcing.dcb.api import DCBAppendCondition

from programme.domain.fact import Fact
from programme.domain.held import Held
from programme.domain.reading import Query, Reading
from programme.register.requests import Recorded
from programme.register.rows import Batch
from programme.register.stored_query import stored


@dataclass
class Plan:
    """The head and last instant it starts from, the outcome of each request so far, the facts not yet recorded."""

    head: int
    last: datetime | None
    recorded: list[Recorded] = field(default_factory=list)
    _held: Held = field(default_factory=Held)
    _queries: dict[Query, None] = field(default_factory=dict)
    _heads: set[int] = field(default_factory=set)
    size: int = 0

    def add(self, recorded: Recorded) -> None:
        """Take in what was recorded before."""
        self.recorded.append(recorded)

    def add_new(self, recorded: Recorded, reading: Reading, at: datetime) -> None:
        """Take in what is to be recorded, with the reading that it rests on and its instant."""
        self.recorded.append(recorded)
        self.last = at
        self.size += len(recorded.facts)
        self._queries.update(dict.fromkeys(reading.queries))
        self._heads |= {reading.head} if reading.head is not None else set()
        for fact in recorded.facts:
            self._held.add(fact)

    def pending(self, query: Query) -> list[Fact]:
        """Return the facts not yet recorded that answer a query, in order."""
        return self._held.answer(query)

    def pending_at(self, position: int) -> Fact | None:
        """Return the fact not yet recorded that is to have a position, or None."""
        return self._held.by_position.get(position)

    def batches(self) -> list[Batch]:
        """Return what is to be appended, a batch for each command."""
        return [Batch(one.rows, one.request.command) for one in self.recorded if not one.replayed]

    def condition(self) -> DCBAppendCondition:
        """Return the append condition: nothing that any reading asked for has come after the lowest head seen.

        Events of several requests may cite the positions that those before them are to have: then nothing at all
        may come between.
        """
        if len(self.batches()) > 1:
            return DCBAppendCondition(after=self.head)
        return DCBAppendCondition(stored(self._queries), after=min(self._heads, default=0))
