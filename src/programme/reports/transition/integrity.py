"""Group H: what the record does not say, and how to check everything that it does."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.fact import Fact
from programme.domain.sentences import say
from programme.reports.document import (
    Block,
    Code,
    Column,
    Command,
    Group,
    Point,
    Ref,
    Table,
    Value,
    notes,
    pairs,
    point,
)
from programme.reports.transition.case import Case
from programme.reports.transition.completeness import completeness


def integrity(case: Case, cited: frozenset[int]) -> Group:
    """Return points 35 to 39; ``cited`` are the positions of the entries that the points before cite."""
    points = (
        point(
            35,
            "corrections",
            say("Corrections of the facts cited"),
            (),
            say("no entry of this register corrects another; the register keeps no corrections yet"),
        ),
        completeness(case),
        _erased(),
        _entries(case, cited),
        _reproduce(case),
    )
    return Group("H", say("Integrity"), points)


def _erased() -> Point:
    block = pairs("erased", ("persons", say("Persons erased"), 0))
    remarks = notes("remarks", [say("The register names offices only: it holds no data of a person to erase.")])
    return Point(37, "erased", say("Persons erased"), (block, *remarks))


def _entries(case: Case, cited: frozenset[int]) -> Point:
    columns = (
        ("position", say("Position"), 1),
        ("what", say("Fact"), 6),
        ("id", say("Id of the entry"), 0),
        ("sources", say("Sources"), 0),
        ("on", say("When"), 2),
        ("recorded_at", say("Recorded"), 2),
        ("recorded_by", say("Recorded by"), 0),
    )
    rows = [_entry(case.entry(position)) for position in sorted(cited)]
    blocks: list[Block] = [
        pairs(
            "proof",
            ("checkpoint", say("Signed checkpoint"), None),
            ("cosignatures", say("Cosignatures"), None),
            ("proofs", say("Inclusion proofs"), None),
        ),
        Table("entries", say("Entries cited in this report"), tuple(Column(*one) for one in columns), tuple(rows)),
    ]
    return Point(38, "entries", say("Entries cited, and how to check them"), tuple(blocks))


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


def _reproduce(case: Case) -> Point:
    line = (
        f"programme report transition {case.territory.id} --gate {case.gate.id} "
        f"--as-of {case.day.isoformat()} --known-at @{case.position}"
    )
    block = pairs(
        "reproduce",
        ("command", say("Command"), Command(line, again=True)),
        ("version", say("Version of the program"), Code(case.version)),
        ("entries", say("Entries counted"), case.position),
        ("sha256", say("SHA-256 of these entries"), Code(case.digest)),
    )
    return Point(39, "reproduce", say("To make this report again"), (block, *notes("remarks", _how())))


def _how() -> Iterator[Value]:
    yield say("The same command, version, language and format give the same bytes on the same entries.")
    yield say("The SHA-256 is that of the stored bytes of the entries in order, each followed by a line feed.")
