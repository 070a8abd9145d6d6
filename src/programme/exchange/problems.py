"""What is wrong with a file, all of it at once: each problem with its line, column, offending text and a suggestion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from programme.domain.sentences import Sentence, say

WIDEST = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file.

    ``line`` and ``column`` count from 1; line 0 means the file as a whole. ``excerpt`` is the line as it is written.
    """

    path: Path
    line: int
    column: int
    sentence: Sentence
    excerpt: str = ""
    suggestion: Sentence | None = None

    @property
    def place(self) -> str:
        """Where it is, as ``file:line:column``."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else str(self.path)

    def lines(self, worded: Callable[[Sentence], str]) -> Iterator[str]:
        """Yield the lines to show: place and sentence, the offending text with a mark under it, the suggestion."""
        yield f"{self.place}: {worded(self.sentence)}"
        if self.excerpt.strip():
            text, mark = _window(self.excerpt, self.column - 1)
            yield f"    {text}"
            yield f"    {mark}^"
        if self.suggestion is not None:
            yield f"  {worded(self.suggestion)}"


class MalformedFile(Exception):
    """A file that does not say what it should, with every problem in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{one.place}: {one.sentence.template}" for one in self.problems))


def meant(given: str, known: Iterable[str]) -> Sentence | None:
    """Return a suggestion for a word that is not among the known ones: the nearest of them, else all of them."""
    listed = list(dict.fromkeys(known))
    return near(given, listed) or (say("Known: {words}.", words=tuple(listed)) if listed else None)


def near(given: str, known: Iterable[str]) -> Sentence | None:
    """Return a suggestion of the known word that looks most like the given one, if any does."""
    found = get_close_matches(given, list(known), n=1, cutoff=0.7)
    return say("Did you mean '{word}'?", word=found[0]) if found else None


def _window(excerpt: str, column: int) -> tuple[str, str]:
    """Return the part of a line that holds a column, and the blanks that lead to the column under it."""
    start = max(0, column - WIDEST * 3 // 4) if len(excerpt) > WIDEST else 0
    head, tail = "…" if start else "", "…" if len(excerpt) > start + WIDEST else ""
    shown = excerpt[start : start + WIDEST]
    before = (head + shown)[: len(head) + column - start]
    return head + shown + tail, "".join("\t" if char == "\t" else " " for char in before)
