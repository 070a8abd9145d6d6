"""Where each key and value of a TOML text stands; `tomllib` tells the values, and no places.

The text must be one that `tomllib` has read without an error: this scanner trusts it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field

Path = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRING = re.compile(
    r'''"""(?:[^\\]|\\.)*?"""(?:"{0,2})|\'\'\'.*?\'\'\'(?:'{0,2})|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\'''', re.DOTALL
)
_BARE = re.compile(r"[^\s,\]}#]+(?: \d\d:[^\s,\]}#]+)?")


@dataclass(frozen=True, slots=True)
class Span:
    """The offsets of a key (or of the header of a table, or of an item of a list) and of its value."""

    key: int
    value: int


def places(text: str) -> dict[Path, Span]:
    """Return the place of everything in a TOML text, by its path in the value that `tomllib` reads.

    :raises RecursionError: lists or tables in a line are nested too deeply.
    """
    scanner = _Scanner(text)
    scanner.document()
    return scanner.found


@dataclass
class _Scanner:
    text: str
    at: int = 0
    table: Path = ()
    found: dict[Path, Span] = field(default_factory=dict)
    tables_in: Counter[Path] = field(default_factory=Counter)

    def document(self) -> None:
        self.skip(_GAP)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                self.header()
            else:
                self.pair(self.table)
            self.skip(_GAP)

    def header(self) -> None:
        start = self.at
        in_array = self.text.startswith("[[", start)
        self.at += 2 if in_array else 1
        *parents, name = self.key()
        self.at += 2 if in_array else 1
        parent: Path = ()
        for one in parents:
            parent = self.newest((*parent, one))
            self.note(parent, start, start)
        path = (*parent, name)
        if in_array:
            self.tables_in[path] += 1
            self.note(path, start, start)
        self.table = self.newest(path)
        self.note(self.table, start, start)

    def newest(self, path: Path) -> Path:
        """Return the path of a table, or of the last one in an array of tables."""
        number = self.tables_in[path]
        return (*path, number - 1) if number else path

    def pair(self, table: Path) -> None:
        start = self.at
        *parents, name = self.key()
        self.at += 1  # the equals sign
        self.skip(_BLANK)
        for depth in range(1, len(parents) + 1):
            self.note((*table, *parents[:depth]), start, start)
        self.value((*table, *parents, name), start)

    def key(self) -> list[str]:
        """Read a key with its dots and the blanks around it."""
        names = []
        while True:
            self.skip(_BLANK)
            names.append(_unquoted(self.take(_KEY)))
            self.skip(_BLANK)
            if self.text[self.at] != ".":
                return names
            self.at += 1

    def value(self, path: Path, key: int) -> None:
        self.note(path, key, self.at)
        opening = self.text[self.at]
        if opening == "[":
            self.items(path)
        elif opening == "{":
            self.inline_table(path)
        else:
            self.skip(_STRING if opening in "\"'" else _BARE)

    def items(self, path: Path) -> None:
        self.at += 1
        self.skip(_GAP)
        number = 0
        while self.text[self.at] != "]":
            self.value((*path, number), self.at)
            number += 1
            self.skip_comma()
        self.at += 1

    def inline_table(self, path: Path) -> None:
        self.at += 1
        self.skip(_GAP)
        while self.text[self.at] != "}":
            self.pair(path)
            self.skip_comma()
        self.at += 1

    def skip_comma(self) -> None:
        self.skip(_GAP)
        if self.text[self.at] == ",":
            self.at += 1
            self.skip(_GAP)

    def note(self, path: Path, key: int, value: int) -> None:
        self.found.setdefault(path, Span(key, value))

    def take(self, pattern: re.Pattern[str]) -> str:
        start = self.at
        self.skip(pattern)
        return self.text[start : self.at]

    def skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at


def _unquoted(key: str) -> str:
    return next(iter(tomllib.loads(f"{key} = 0"))) if key[0] in "\"'" else key
