"""What happens in a programme and in its territories, as data: `programme.txt`, `life.txt` and `returning.txt`.

A line is an act: the day on which it happens, counted from the first; its command; in how many lives of a
hundred, where not in all; its fields, several values in brackets. ``{t}`` stands for the id of the territory,
``{n}`` for a number that no other act of it has, ``{d+90}`` for the day 90 days after the act; ``{town}``,
``{theme}`` and ``{firm}`` are drawn for the life, ``{matter}``, ``{count}`` and ``{one}`` for the act. An act
that the rules refuse is left out, as a person would leave it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

_ACT = re.compile(r"(?P<day>\d+) (?P<path>[a-z ]+?)(?: \((?P<often>\d+) %\))?")


class Line(NamedTuple):
    """One act: its day, its command, its fields, and in how many lives of a hundred it happens."""

    day: int
    path: str
    fields: dict[str, Any]
    often: int = 100


def lines(name: str) -> tuple[Line, ...]:
    """Return the lines of a script in the order of their days.

    :raises ValueError: a line is not of this form.
    """
    text = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
    found = (_line(one) for one in text.splitlines() if not one.startswith("#"))
    return tuple(sorted(found, key=lambda line: line.day))


def _line(text: str) -> Line:
    head, *rest = text.split(" | ")
    act = _ACT.fullmatch(head)
    if act is None:
        raise ValueError(text)
    fields = dict(one.split(": ", 1) for one in rest)
    often = int(act["often"] or 100)
    return Line(int(act["day"]), act["path"], {name: _value(value) for name, value in fields.items()}, often)


def _value(text: str) -> str | list[str]:
    return text[1:-1].split("; ") if text.startswith("[") else text
