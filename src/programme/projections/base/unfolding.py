"""The register as one goes through it, along either axis, and what is found on the way.

What was found stays found until something that it rests on moves: an entry comes that one of the queries of its reading
finds, or a turning day of a fact that it read goes by. So to go through a register costs what changes in it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from programme.projections.base.source import Source
from programme.projections.base.window import window

if TYPE_CHECKING:
    from programme.domain.fact import Fact
    from programme.domain.portrait import Portrait
    from programme.domain.reading import Query, Reading

T = TypeVar("T")


@dataclass(slots=True)
class _Kept:
    """What was found on a day, and what it rests on; on which days it must be the same is worked out when asked."""

    answer: Any
    day: date
    reading: Reading
    window: tuple[date, date] | None = None

    def holds(self, day: date) -> bool:
        """Return whether the same must be found on another day."""
        if day == self.day:
            return True
        if self.window is None:
            self.window = window(self.reading.seen(), self.day)
        return self.window[0] <= day <= self.window[1]


class Unfolding:
    """Stands at a point of the register; goes forward on the axis of knowledge, anywhere on that of the world."""

    def __init__(self, source: Source, position: int, day: date) -> None:
        self.position = position
        self.day = day
        self._source = source
        self._found: dict[Query, list[Fact]] = {}
        self._by_type: dict[str, list[Query]] = {}
        self._looked_up: dict[int, Fact | None] = {}
        self._kept: dict[Hashable, _Kept] = {}

    @property
    def queries(self) -> frozenset[Query]:
        """Every query that was asked so far."""
        return frozenset(self._found)

    def found(self, query: Query) -> tuple[Fact, ...]:
        """Return what a query that was asked finds here, as it is known."""
        from programme.domain.history import corrected

        return corrected(self._found[query])

    def learn(self, entry: Fact) -> None:
        """Take in the next entry of those that any query may find."""
        from programme.domain.history import CORRECTING

        self.position = entry.position
        candidates: Iterable[Query] = self._by_type.get(entry.event.type, ())
        if isinstance(entry.event, CORRECTING):
            candidates = self._found
        moved = {query for query in candidates if query.matches(entry.event)}
        for query in moved:
            self._found[query].append(entry)
        self._kept = {key: one for key, one in self._kept.items() if moved.isdisjoint(one.reading.queries)}

    def ask(self, key: Hashable, compute: Callable[[Reading, date], T]) -> T:
        """Return what is found here: what was found before, if it must still be so."""
        kept = self._kept.get(key)
        if kept is None or not kept.holds(self.day):
            from programme.domain.reading import Reading

            reading = Reading(self._fetch, self._look_up)
            kept = self._kept[key] = _Kept(compute(reading, self.day), self.day, reading)
        found: T = kept.answer
        return found

    def _fetch(self, query: Query) -> tuple[Sequence[Fact], int]:
        if query not in self._found:
            found, _ = self._source.reading(self.position).fetch(query)
            self._found[query] = list(found)
            for one in query.types:
                self._by_type.setdefault(one, []).append(query)
        return self._found[query], self.position

    def _look_up(self, position: int) -> Fact | None:
        if position > self.position:
            return None
        if position not in self._looked_up:
            self._looked_up[position] = self._source.reading(self.position).look_up(position)
        return self._looked_up[position]


def portraits(at: Unfolding, territory: str | None = None) -> dict[str, Portrait]:
    """Return the portrait of each territory here, or of one alone, by id, in the order of recording."""
    from programme.domain.standing import territory_ids

    ids = (territory,) if territory is not None else at.ask("territories", lambda reading, _: territory_ids(reading))
    return {one: _portrait(at, one) for one in ids}


def _portrait(at: Unfolding, territory: str) -> Portrait:
    from programme.domain.aggregates.gate_file import GateFile
    from programme.domain.answer import Answer
    from programme.domain.assessment import Assessment, assess
    from programme.domain.portrait import portrait
    from programme.domain.shaken import Aftermath, aftermath

    def judged(reading: Reading, day: date) -> tuple[Assessment, list[Fact]]:
        decisions = [one.start for one in reading.of(GateFile, territory).decisions()]
        return assess(reading, territory, day), [one for one in decisions if one.on.by(day) is not Answer.NO]

    def known_since(decision: Fact) -> Aftermath:
        key = ("decision", decision.position, decision.rectified_by)
        return at.ask(key, lambda reading, _: aftermath(reading, decision))

    found, decisions = at.ask(("territory", territory), judged)
    return portrait(found, map(known_since, sorted(decisions, key=lambda fact: fact.position)))


def naming(territory: str) -> Query:
    """Return the query for everything that names a territory."""
    from programme.domain.events import CATALOGUE
    from programme.domain.reading import Query

    return Query(frozenset(name for name, _ in CATALOGUE), frozenset({f"territory:{territory}"}))
