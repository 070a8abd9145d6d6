"""What lets a reader check a report: the entries it cites, and how to make it again; and which entries it cites."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator

from programme.domain.events import EntryAnnulled, EntryRectified
from programme.domain.history import Entry
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.what_if import WhatIf
from programme.reports.document import (
    Block,
    Code,
    Command,
    Entries,
    Group,
    Notes,
    Pairs,
    Ref,
    Table,
    Value,
    notes,
    pairs,
    whole,
)

ENTRIES = "entries"


def positions_cited(groups: Iterable[Group]) -> Iterator[int]:
    """Yield the position of every entry that the points of some groups cite, as often as they do."""
    for group in groups:
        for point in group.points:
            for block in point.blocks:
                for value in _values(block):
                    yield from value.positions if isinstance(value, Entries) else ()


def cited_entries(known: Reading, cited: Iterable[int]) -> tuple[Entry, ...]:
    """Return the entries at some positions and all that correct them, in the order of recording."""
    corrections = defaultdict(list)
    for one in known.facts(EntryRectified, EntryAnnulled):
        for tag in one.event.tags():
            corrections[tag].append(one)
    found: dict[int, Entry] = {}
    left = deque(cited)
    while left:
        recorded = known.look_up(left.popleft())
        if recorded is not None and recorded.position not in found:
            its_own = tuple(corrections.get(f"entry:{recorded.id}", ()))
            found[recorded.position] = Entry(recorded, its_own)
            left.extend(one.position for one in its_own)
    return tuple(found[position] for position in sorted(found))


def entries(found: Iterable[Entry]) -> tuple[Table, ...]:
    """Return the table to which the numbers of entries lead: each as it was recorded, and what corrects it."""
    columns = (
        ("position", say("Position"), 1),
        ("what", say("Fact"), 6),
        ("id", say("Id of the entry"), 0),
        ("sources", say("Sources"), 0),
        ("on", say("When"), 2),
        ("recorded_at", say("Recorded"), 2),
        ("recorded_by", say("Recorded by"), 0),
        ("corrected_by", say("Corrected by"), 0),
    )
    return whole(ENTRIES, say("Entries cited in this report"), columns, [_entry(one) for one in found])


def listed_entries(groups: Iterable[Group]) -> tuple[int, ...]:
    """Return the positions of the entries that this table of a report lists."""
    blocks = (block for group in groups for point in group.points for block in point.blocks)
    tables = (block for block in blocks if isinstance(block, Table) and block.key == ENTRIES)
    return tuple(row[0] for table in tables for row in table.rows if isinstance(row[0], int))


def known_at(position: int, what_if: WhatIf | None) -> tuple[str, ...]:
    """Return the options of the command line for what is known at a position, and for what is supposed after it."""
    if what_if is None:
        return (f"--known-at @{position}",)
    return (f"--known-at @{what_if.position}", *what_if.options())


def to_make_it_again(line: str, version: str, position: int, digest: str) -> tuple[Block, ...]:
    """Return the command that makes a report again, and what it depends on."""
    block = pairs(
        "reproduce",
        ("command", say("Command"), Command(line, again=True)),
        ("version", say("Version of the program"), Code(version)),
        ("entries", say("Entries counted"), position),
        ("sha256", say("SHA-256 of these entries"), Code(digest)),
    )
    return (block, *notes("remarks", _how()))


def _how() -> Iterator[Value]:
    yield say("The same command, version, language and format give the same bytes on the same entries.")
    yield say("The SHA-256 is that of the stored bytes of the entries in order, each followed by a line feed.")


def _entry(entry: Entry) -> tuple[Value, ...]:
    fact = entry.recorded
    return (
        fact.position,
        fact.event,
        Code(fact.id),
        tuple(Code(source) for source in fact.event.sources) or None,
        fact.on,
        fact.recorded_at,
        Ref("office", fact.recorded_by),
        Entries(tuple(one.position for one in entry.corrections)) if entry.corrections else None,
    )


def _values(block: Block) -> Iterator[Value]:
    match block:
        case Pairs():
            yield from (pair.value for pair in block.pairs)
        case Table():
            yield from (value for row in block.rows for value in row)
        case Notes():
            yield from block.lines
        case _:
            return
