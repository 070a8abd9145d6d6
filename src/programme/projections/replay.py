"""The replay: the register gone through step by step, with what each step changed in the state of the territories.

Along the recording, a step takes in entries; along the happening, it lets days go by, all that is known being known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from programme.projections.base.source import Source
from programme.projections.base.unfolding import Unfolding, naming, portraits
from programme.projections.base.window import turning_days

if TYPE_CHECKING:
    from programme.domain.difference import Point
    from programme.domain.fact import Fact
    from programme.domain.portrait import Change, Portrait
    from programme.domain.reading import Query


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the point it leads to, what was recorded or may have happened in it, and what that changed.

    ``names`` holds what the territories with changes are called. Along the recording, ``entries`` are as recorded;
    along the happening as they are known, those of which it is certain only now too.
    """

    point: Point
    entries: tuple[Fact, ...]
    changes: tuple[Change, ...]
    names: dict[str, str] = field(default_factory=dict)


Ends = Callable[["Fact", "Fact"], bool]
"""Says of an entry and the next one whether a step ends between them."""


def each_entry(_entry: Fact, _following: Fact) -> bool:
    """End a step after every entry."""
    return True


def each_decision(entry: Fact, following: Fact) -> bool:
    """End a step after each command that records a decision or a passage."""
    return is_decision(entry) and following.command_id != entry.command_id


def is_decision(fact: Fact) -> bool:
    """Return whether a fact is a decision, of any kind, or what follows at once from one."""
    from programme.domain.events import DecisionRecorded, DecisionWithdrawn, GateDecided, GateReopened, PhaseEntered

    return isinstance(fact.event, DecisionRecorded | DecisionWithdrawn | GateDecided | GateReopened | PhaseEntered)


def along_recording(
    source: Source, start: Point, last: int, ends: Ends = each_entry, territory: str | None = None
) -> Iterator[Step]:
    """Yield the steps from the entry after ``start`` to the entry ``last``, the day V staying what it is.

    With a territory, only entries that name it, or none and change it, and only what concerns it is read.
    """
    at = Unfolding(source, start.position, start.day)
    before = portraits(at, territory)
    batch: list[Fact] = []
    entries = _entries(source, last, at) if territory is None else _concerning(source, last, at, territory)
    for entry, following in entries:
        at.learn(entry)
        batch.append(entry)
        if following is not None and not ends(entry, following):
            continue
        after = portraits(at, territory)
        step = _step(at, tuple(batch), before, after)
        if territory is None or step.changes or any(_names(one, territory) for one in batch):
            yield step
        before, batch = after, []


def along_happening(
    source: Source, start: Point, last: date, *, by_decision: bool = False, territory: str | None = None
) -> Iterator[Step]:
    """Yield the steps from the day after ``start`` to the day ``last``, the position K staying what it is.

    A step ends on each day on which something may have happened, or has; on days of decisions alone, if so asked.
    """
    at = Unfolding(source, start.position, start.day)
    facts, turns, before = _of_the_world(source, start.position, territory), _Turns(), portraits(at, territory)
    turns.add(facts)
    waiting: tuple[Fact, ...] = ()
    while (day := turns.following(at, last)) is not None:
        at.day = day
        waiting = (*waiting, *(fact for fact in facts if day in (fact.on.earliest, fact.on.latest)))
        if by_decision and not any(map(is_decision, waiting)) and turns.following(at, last) is not None:
            continue
        after = portraits(at, territory)
        step = _step(at, tuple({fact.position: fact for fact in waiting}.values()), before, after)
        if step.entries or step.changes:
            yield step
        before, waiting = after, ()


@dataclass
class _Turns:
    """The days on which what is found may change, as far as the dates of facts say.

    A measure grows old on no such day: what its age changes shows in the next step.
    """

    days: set[date] = field(default_factory=set)
    asked: frozenset[Query] = frozenset()

    def add(self, facts: Iterable[Fact]) -> None:
        """Take in the days that facts name."""
        self.days.update(turn for fact in facts for turn in turning_days(fact))

    def following(self, at: Unfolding, last: date) -> date | None:
        """Return the next of these days, of the facts read since too; None after the last day."""
        more = at.queries - self.asked
        self.asked |= more
        self.add({fact.position: fact for query in more for fact in at.found(query)}.values())
        return min((day for day in self.days if at.day < day <= last), default=None)


def _step(at: Unfolding, entries: tuple[Fact, ...], before: dict[str, Portrait], after: dict[str, Portrait]) -> Step:
    from programme.domain.difference import Point
    from programme.domain.portrait import Portrait, changes

    unknown = {name: Portrait(name, name) for name in (*before, *after)}
    then, now = unknown | before, unknown | after
    found = [one for name in unknown for one in changes(then[name], now[name])]
    names = {one.territory: (now if now[one.territory].values else then)[one.territory].name for one in found}
    return Step(Point(at.day, at.position), entries, tuple(found), names)


def _entries(source: Source, last: int, at: Unfolding) -> Iterator[tuple[Fact, Fact | None]]:
    """Yield each entry with the following one."""
    entries = (entry.fact for batch in source.entries(at.position, last) for entry in batch)
    entry = next(entries, None)
    while entry is not None:
        following = next(entries, None)
        yield entry, following
        entry = following


def _concerning(source: Source, last: int, at: Unfolding, territory: str) -> Iterator[tuple[Fact, Fact | None]]:
    """Yield the entries that name a territory, or that a query finds which was asked about it, each with the following.

    On the way more may be asked; then what that finds is looked for too, from there on. So an entry is drawn only once
    the one before it is learned.
    """
    asked: frozenset[Query] = frozenset()
    waiting = {fact.position: fact for fact in source.facts([naming(territory)], at.position, last)}
    while True:
        if more := at.queries - asked:
            asked |= more
            waiting |= {fact.position: fact for fact in source.facts(more, at.position, last)}
        if not waiting:
            return
        entry = waiting.pop(min(waiting))
        yield entry, waiting[min(waiting)] if waiting else None


def _of_the_world(source: Source, upto: int, territory: str | None) -> list[Fact]:
    """Return the facts of the world as they are known, those that name a territory if one is given."""
    from programme.domain.history import corrected

    found = source.facts([naming(territory)], 0, upto) if territory is not None else _every(source, upto)
    return [fact for fact in corrected(found) if fact.event.of_the_world]


def _every(source: Source, upto: int) -> list[Fact]:
    return [entry.fact for batch in source.entries(0, upto) for entry in batch]


def _names(fact: Fact, territory: str) -> bool:
    return f"territory:{territory}" in fact.event.tags()
