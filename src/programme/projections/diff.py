"""The difference between two points of the register: what is said of the territories, and what became of the facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from programme.projections.base.source import Source
from programme.projections.base.unfolding import Unfolding, naming, portraits

if TYPE_CHECKING:
    from programme.domain.dates import ImpreciseDate
    from programme.domain.difference import FactDifference, Point
    from programme.domain.fact import Fact
    from programme.domain.portrait import Change


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs; ``names`` holds what the territories are called."""

    before: Point
    after: Point
    changes: tuple[Change, ...]
    facts: tuple[FactDifference, ...]
    names: dict[str, str]


def diff(
    source: Source, before: Point, after: Point, territory: str | None = None, period: ImpreciseDate | None = None
) -> Difference:
    """Return the difference; of one territory and what concerns it, and of facts that lie in a period, if given."""
    from programme.domain.difference import concerning, differences
    from programme.domain.portrait import Portrait, changes

    there, here = (Unfolding(source, point.position, point.day) for point in (before, after))
    then, now = portraits(there, territory), portraits(here, territory)
    ids = dict.fromkeys((*then, *now))
    seen = [(then.get(one, Portrait(one, one)), now.get(one, Portrait(one, one))) for one in ids]
    entries = _entries(source, before, after) if territory is None else _concerning(source, there, here, territory)
    facts = differences(entries, before, after)
    return Difference(
        before,
        after,
        tuple(change for pair in seen for change in changes(*pair)),
        facts if period is None else concerning(facts, period.earliest, period.latest),
        {old.territory: new.name if new.values else old.name for old, new in seen},
    )


def _entries(source: Source, before: Point, after: Point) -> Sequence[Fact]:
    """Return the entries that may differ: of two positions those between them, and what these correct."""
    first, last = sorted((before.position, after.position))
    if before.day != after.day:
        return [entry.fact for batch in source.entries(0, last) for entry in batch]
    between = [entry.fact for batch in source.entries(first, last) for entry in batch]
    return _with_what_they_correct(source, between, last)


def _with_what_they_correct(source: Source, between: list[Fact], last: int) -> list[Fact]:
    """Return entries, those that the corrections among them lead to, and every correction of these."""
    reading = source.reading(last)
    found = {fact.position: fact for fact in between}
    waiting = [position for fact in between for position in _corrected(fact)]
    while waiting:
        entry = reading.entry(waiting.pop())
        if entry is not None and entry.recorded.position not in found:
            found |= {fact.position: fact for fact in (entry.recorded, *entry.corrections)}
            waiting += _corrected(entry.recorded)
    return [found[position] for position in sorted(found)]


def _corrected(fact: Fact) -> tuple[int, ...]:
    """Return the positions of the entries that a correction names."""
    from programme.domain.events import EntryAnnulled, EntryRectified

    if isinstance(fact.event, EntryRectified):
        return (fact.event.position,)
    return fact.event.positions if isinstance(fact.event, EntryAnnulled) else ()


def _concerning(source: Source, there: Unfolding, here: Unfolding, territory: str) -> list[Fact]:
    """Return what names a territory, and what was read of it at either point if it names no other territory."""
    from programme.domain.history import CORRECTING
    from programme.domain.scope import concerns

    last = max(there.position, here.position)
    found = source.facts([naming(territory), *there.queries, *here.queries], 0, last)
    return [fact for fact in found if isinstance(fact.event, CORRECTING) or concerns(fact, territory)]
