"""What is printed: data on the output, words on the error stream; what a terminal would obey is shown instead."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from programme.cli.marking import marked

Row = Mapping[str, Any]
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class Column(NamedTuple):
    """A column: its key in the rows, its heading (a message), and how a cell is shown to people if not as it is."""

    key: str
    heading: str
    show: Callable[[Any], str] | None = None


def data(text: str) -> None:
    """Print a line or several of data; what a terminal would obey is shown instead."""
    sys.stdout.write(f"{escaped(text)}\n")


def words(text: str) -> None:
    """Print words for the person, on the error stream."""
    sys.stderr.write(f"{escaped(text)}\n")


def write_json(value: object) -> None:
    """Print a JSON value, marked if it is under a supposition."""
    import json

    data(json.dumps(marked(value), ensure_ascii=False, indent=2))


def escaped(text: str) -> str:
    """Return a text whose control characters are shown as JSON escapes them; line ends and tabs stay."""
    return _CONTROLS.sub(_code, text)


def _code(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
