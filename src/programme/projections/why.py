"""Why something is shown so: the entries it rests on, what would settle it, and what was annulled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from programme.domain.assessment import Assessment, CriterionResult
    from programme.domain.event import Event
    from programme.domain.fact import Fact
    from programme.domain.history import Entry
    from programme.domain.reading import Reading

Value = Callable[[Sequence["Fact"]], object]
"""What follows from some facts of a thing."""


@dataclass(frozen=True, slots=True)
class Why:
    """Entries, each with every correction of it: those a value rests on, those annulled.

    ``would_settle`` holds the facts of which it is not certain that they have happened, and which make a difference.
    """

    rests_on: tuple[Entry, ...]
    would_settle: tuple[Fact, ...] = ()
    set_aside: tuple[Entry, ...] = ()


def of_facts(reading: Reading, tag: str, types: tuple[type[Event], ...], value: Value | None, day: date) -> Why:
    """Return why a value follows from the facts of some types that bear a tag; without a value, all of these.

    Facts that certainly have not happened by the day say nothing of it.
    """
    from programme.domain.answer import Answer
    from programme.domain.witness import witness

    come = [fact for fact in reading.facts(*types, tags=(tag,)) if fact.on.by(day) is not Answer.NO]
    kept = come if value is None else witness(come, value)
    open_facts = [fact for fact in kept if fact.on.by(day) is Answer.UNDECIDABLE]
    return Why(_entries(reading, kept), tuple(open_facts), _annulled(reading, tag, {one.type for one in types}))


def of_finding(reading: Reading, found: Assessment, result: CriterionResult) -> Why:
    """Return why a criterion is found so: its evidence, and the edition of the charter that asks for it."""
    from programme.domain.events import CharterAdopted

    editions = (fact for fact in reading.facts(CharterAdopted) if found.edition and _is(fact, found.edition.id))
    shown = (reading.entry(position) for position in result.evidence)
    entries = {entry.recorded.position: entry for entry in (*shown, *_entries(reading, editions)) if entry is not None}
    tag = f"territory:{found.territory.id}"
    types = {name for query in _asked(reading, found, result) for name in query}
    return Why(
        tuple(entries[position] for position in sorted(entries)),
        result.found.open_facts,
        _annulled(reading, tag, types),
    )


def of_entry(entry: Entry, field: str | None) -> Why:
    """Return why an entry, or one field of it, is known so: the entry, with its corrections, of that field alone."""
    from programme.domain.events import EntryRectified
    from programme.domain.history import Entry

    kept = (
        one
        for one in entry.corrections
        if field is None or not isinstance(one.event, EntryRectified) or one.event.field == field
    )
    return Why((Entry(entry.recorded, tuple(kept)),))


def _is(fact: Fact, edition: str) -> bool:
    from programme.domain.events import CharterAdopted

    return isinstance(fact.event, CharterAdopted) and fact.event.edition == edition


def _asked(reading: Reading, found: Assessment, result: CriterionResult) -> Iterable[frozenset[str]]:
    """Return the types of what is read to judge one criterion."""
    from programme.domain.aggregates.gate_file import GateFile
    from programme.domain.criteria import Viewpoint, judge
    from programme.domain.reading import Reading

    alone = Reading(reading.fetch, reading.look_up)
    territory, gate = found.territory.id, found.gate.id if found.gate is not None else ""
    judge(result.criterion, Viewpoint(alone, territory, gate, found.day, reading.of(GateFile, territory)))
    return [query.types for query in alone.queries]


def _entries(reading: Reading, facts: Iterable[Fact]) -> tuple[Entry, ...]:
    found = (reading.entry(fact.position) for fact in facts)
    return tuple(entry for entry in found if entry is not None)


def _annulled(reading: Reading, tag: str, types: set[str]) -> tuple[Entry, ...]:
    """Return the entries of some types that bear a tag and are annulled, in the order of recording."""
    from programme.domain.events import EntryAnnulled

    named = (fact.event for fact in reading.facts(EntryAnnulled, tags=(tag,)))
    positions = sorted({place for one in named if isinstance(one, EntryAnnulled) for place in one.positions})
    found = [entry for entry in map(reading.entry, positions) if entry is not None]
    return tuple(one for one in found if one.annulled_by is not None and one.recorded.event.type in types)
