"""The mark on everything that is printed under a supposition, so that nobody takes it for what is on record.

It is set once, before a command runs, and put by the few functions that write: a page, a table, a JSON value. So no
command can forget it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from typing import Any, NamedTuple

KEY = "what_if"


class Mark(NamedTuple):
    """The lines that people read first, and the value under the key ``what_if`` that scripts find."""

    lines: tuple[str, ...]
    data: dict[str, Any]

    @property
    def cell(self) -> str:
        """The mark in a cell of a table that a machine reads: the options that suppose it."""
        return " ".join(f"--{name} {self.data[name]}" for name in ("assume", "charter") if self.data[name])


_MARK: ContextVar[Mark | None] = ContextVar("mark", default=None)


def put_mark(mark: Mark | None) -> None:
    """Mark what is printed from now on; or no more, if None."""
    _MARK.set(mark)


def lines() -> tuple[str, ...]:
    """Return the lines to print before anything else."""
    mark = _MARK.get()
    return mark.lines if mark is not None else ()


def marked(value: Any) -> Any:
    """Return a JSON value with the mark: on an object, or on each object of a list."""
    mark = _MARK.get()
    if mark is None:
        return value
    if isinstance(value, list):
        return [marked(one) for one in value]
    return {**value, KEY: mark.data} if isinstance(value, dict) else value


def marked_cells(keys: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> tuple[list[str], list[Mapping[str, Any]]]:
    """Return the keys and rows of a table that a machine reads, with a column for the mark, if there is one."""
    mark = _MARK.get()
    if mark is None:
        return list(keys), list(rows)
    return [*keys, KEY], [{**row, KEY: mark.cell} for row in rows]
