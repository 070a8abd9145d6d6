"""What lets a reader check a report: the entries it cites, and how to make it again; and which entries it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from programme.domain.fact import Fact
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


def positions_cited(groups: Iterable[Group]) -> Iterator[int]:
    """Yield the position of every entry that the points of some groups cite, as often as they do."""
    for group in groups:
        for point in group.points:
            for block in point.blocks:
                for value in _values(block):
                    yield from value.positions if isinstance(value, Entries) else ()


def entries(facts: Iterable[Fact]) -> tuple[Table, ...]:
    """Return the table to which the numbers of entries lead, in the order given."""
    columns = (
        ("position", say("Position"), 1),
        ("what", say("Fact"), 6),
        ("id", say("Id of the entry"), 0),
        ("sources", say("Sources"), 0),
        ("on", say("When"), 2),
        ("recorded_at", say("Recorded"), 2),
        ("recorded_by", say("Recorded by"), 0),
    )
    return whole("entries", say("Entries cited in this report"), columns, [_entry(fact) for fact in facts])


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


def _entry(fact: Fact) -> tuple[Value, ...]:
    return (
        fact.position,
        fact.event,
        Code(fact.id),
        tuple(Code(source) for source in fact.event.sources) or None,
        fact.on,
        fact.recorded_at,
        Ref("office", fact.recorded_by),
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
