"""The document model of a report: a first page, groups of numbered points, and four kinds of block.

A section makes points out of facts and knows nothing of HTML; a renderer knows these few classes and nothing of facts.
Every block, row and column has a stable English ``key``: the keys of the JSON.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Literal, TypeAlias

from programme.domain.answer import Answer
from programme.domain.charter import Cites, Words
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.money import Cents
from programme.domain.sentences import Sentence, say

MOST_ROWS = 200
"""A table is no longer than this; what is left out is counted under it."""
MOST_ENTRIES = 50
"""As many entries a cell names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing, shown by its name; ``kind`` is that of the tag (``body``, ``office``, ``meeting``...)."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of the register, by their positions; ``more`` is how many others there are."""

    positions: tuple[int, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """Something to type or to compare, letter by letter: a command line, a hash, an id."""

    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command line of the program, shown with the names that the reader's language gives to commands.

    ``again`` marks the one that makes the report again: its language and format are added to it.
    """

    line: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A period that a plan covers from end to end (a date means *one* moment within its bounds)."""

    bounds: ImpreciseDate


@dataclass(frozen=True, slots=True)
class Sources:
    """Where things are written: documents with their lines, as the entries cite them."""

    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """What the register does not say, in words of its own; for scripts it is null like any other."""

    words: Sentence


@dataclass(frozen=True, slots=True)
class Percent:
    """A whole number of hundredths."""

    number: int


Single: TypeAlias = (
    bool
    | int
    | Cents
    | Decimal
    | str
    | date
    | datetime
    | ImpreciseDate
    | StrEnum
    | Answer
    | Sentence
    | Words
    | Event
    | Cites
    | Ref
    | Entries
    | Code
    | Command
    | Window
    | Sources
    | Silence
    | Percent
    | None
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Several values, a line each, where commas would run them together."""

    items: tuple[Single, ...]


Value: TypeAlias = Single | tuple[Single, ...] | Listed
"""What a cell may hold. A text is as its author wrote it; None is what the register does not say."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value."""

    key: str
    label: Sentence
    value: Value


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels and values."""

    key: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and the share of the width it wants among the others.

    Without a width it is no column of its own on paper: its values stand under those of the column before it, with
    its heading as a label. So a table stays narrow, and its JSON has a key for each value.
    """

    key: str
    label: Sentence
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of values under columns."""

    key: str
    caption: Sentence
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """Remarks, each a line."""

    key: str
    lines: tuple[Value, ...]


BarKind: TypeAlias = Literal["planned", "actual", "meeting", "decision", "review", "gate"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time on a lane; before ``surely_from`` and after ``surely_to`` it is only possible.

    A mark is a bar too: one moment within its bounds, nothing of which is sure unless they are one day.
    """

    kind: BarKind
    start: date
    end: date
    surely_from: date
    surely_to: date
    when: Window | ImpreciseDate
    label: Sentence | Event


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of a timeline."""

    key: str
    label: Value
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing of lanes from ``start`` to ``end``, with a line at the day of the report."""

    key: str
    title: Sentence
    description: Sentence
    start: date
    end: date
    day: date
    lanes: tuple[Lane, ...]


Block: TypeAlias = Pairs | Table | Notes | Timeline


@dataclass(frozen=True, slots=True)
class Point:
    """One of the numbered points. Without blocks it says « non renseigné », and why: it never vanishes."""

    number: int
    key: str
    title: Sentence
    blocks: tuple[Block, ...] = ()
    silence: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Points under one heading."""

    letter: str
    title: Sentence
    points: tuple[Point, ...]


def listed(items: Iterable[Single]) -> Listed | None:
    """Return several values, a line each, or None where there is none."""
    found = tuple(items)
    return Listed(found) if found else None


def pairs(key: str, *rows: tuple[str, Sentence, Value]) -> Pairs:
    """Return labels and values."""
    return Pairs(key, tuple(Pair(*row) for row in rows))


def whole(
    key: str, caption: Sentence, columns: Iterable[tuple[str, Sentence, int]], rows: Iterable[tuple[Value, ...]]
) -> tuple[Table, ...]:
    """Return a table with every row, or nothing where it would have none."""
    listed = tuple(rows)
    return (Table(key, caption, tuple(Column(*column) for column in columns), listed),) if listed else ()


def table(
    key: str, caption: Sentence, columns: Iterable[tuple[str, Sentence, int]], rows: Iterable[tuple[Value, ...]]
) -> tuple[Table | Notes, ...]:
    """Return a table, or nothing where it would have no row; beyond `MOST_ROWS` a remark counts those left out."""
    listed = tuple(rows)
    left_out = say("Rows that are not listed: {number}.", number=len(listed) - MOST_ROWS)
    shown = whole(key, caption, columns, listed[:MOST_ROWS])
    return *shown, *notes(f"{key}_left_out", (left_out,) if len(listed) > MOST_ROWS else ())


def entries(positions: Iterable[int]) -> Entries | None:
    """Return entries in the order of recording, at most `MOST_ENTRIES` by name; None where there is none."""
    listed = tuple(sorted(set(positions)))
    return Entries(listed[:MOST_ENTRIES], max(0, len(listed) - MOST_ENTRIES)) if listed else None


def notes(key: str, lines: Iterable[Value]) -> tuple[Notes, ...]:
    """Return remarks, or nothing where there is none."""
    listed = tuple(lines)
    return (Notes(key, listed),) if listed else ()


def point(number: int, key: str, title: Sentence, blocks: Iterable[Block], silence: Sentence) -> Point:
    """Return a point with its blocks or, where there is none, the reason of its silence."""
    listed = tuple(blocks)
    return Point(number, key, title, listed, None if listed else silence)
