"""Pages of text for people: headings, fields and paragraphs, fitted to the width of the terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Sequence

from programme.cli.marking import lines
from programme.cli.output import data

WIDEST = 100  # columns; longer lines are hard to read
STEP = 2  # columns of each level of indentation


class Page:
    """Prints lines, one part after another."""

    def __init__(self) -> None:
        self.width = min(shutil.get_terminal_size().columns, WIDEST)

    def title(self, text: str) -> None:
        """Print the title, underlined; before it, what is supposed if anything is."""
        for line in lines():
            self.text(line)
        self.text(text)
        data("=" * min(len(text), self.width))

    def heading(self, text: str) -> None:
        """Print a heading after an empty line."""
        data("")
        self.text(text)

    def text(self, text: str, level: int = 0, first: str = "") -> None:
        """Print a paragraph at a level of indentation, its first line beginning with a mark if given."""
        indent = " " * (STEP * level)
        for line in text.split("\n"):
            lines = textwrap.wrap(
                line,
                self.width,
                initial_indent=indent + first,
                subsequent_indent=indent + " " * len(first),
                break_long_words=False,
                break_on_hyphens=False,
            )
            data("\n".join(lines))

    def fields(self, fields: Iterable[tuple[str, str | None]], level: int = 1) -> None:
        """Print labels and values side by side; one without a value is left out."""
        shown = [(label, value) for label, value in fields if value]
        widest = max((len(label) for label, _ in shown), default=0)
        for label, value in shown:
            self.text(value, level, f"{label:<{widest}}  ")

    def items(self, items: Sequence[str], level: int = 1) -> None:
        """Print a list, an item a line."""
        for item in items:
            self.text(item, level, "- ")
