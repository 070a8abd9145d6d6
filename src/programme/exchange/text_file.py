"""A text file that people wrote, with its lines, so that a problem can quote them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from pathlib import Path

from programme.domain.sentences import Sentence, say
from programme.exchange.problems import MalformedFile, Problem

MOST_INVISIBLE = 100  # more of them are no slip: the file is not a text
_LINE_BREAK = re.compile("\r\n|\r|\n")
# Control characters, line breaks that no editor shows as such, a byte order mark in the middle, halves of a pair.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


class TextFile:
    """The path and text of a file; lines and columns count from 1."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

    @classmethod
    def read(cls, path: Path, most: int) -> TextFile:
        """Read a file in UTF-8 of at most so many bytes.

        :raises MalformedFile: it cannot be read, is larger, or holds what is no text.
        """
        try:
            with path.open("rb") as file:
                data = file.read(most + 1)
        except OSError as error:
            raise MalformedFile([Problem(path, 0, 0, unreadable(error))]) from error
        if len(data) > most:
            sentence = say("The file is too large: at most {most} bytes are read.", most=most)
            raise MalformedFile([Problem(path, 0, 0, sentence, "", say("Split it into several files."))])
        file_read = cls(path, data.decode("utf-8", errors="replace").removeprefix("\ufeff"))
        file_read._refuse_what_is_no_text(data)
        return file_read

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return _LINE_BREAK.split(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_BREAK.finditer(self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of a character."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def problem(self, line: int, column: int, sentence: Sentence, suggestion: Sentence | None = None) -> Problem:
        """Return a problem of this file that quotes its line."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Problem(self.path, line, column, sentence, excerpt, suggestion)

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Raise what is wrong with the file and with those it names, in order.

        :raises MalformedFile: there is at least one problem.
        """
        ordered = sorted(problems, key=lambda one: (one.path != self.path, one.line, one.column))
        if ordered:
            raise MalformedFile(ordered)

    def _refuse_what_is_no_text(self, data: bytes) -> None:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            line, column = self.place(len(data[: error.start].decode("utf-8-sig")))
            sentence = say("The file is not written in UTF-8.")
            advice = say("Save it again as UTF-8, in the “Save as” window of the editor.")
            raise MalformedFile([self.problem(line, column, sentence, advice)]) from error
        self.refuse(
            self.problem(*self.place(found.start()), say("An invisible character: {code}.", code=_code(found[0])))
            for found in islice(_INVISIBLE.finditer(self.text), MOST_INVISIBLE)
        )


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"


def unreadable(error: OSError) -> Sentence:
    """Return why a file cannot be read."""
    if isinstance(error, FileNotFoundError):
        return say("There is no such file.")
    if isinstance(error, IsADirectoryError):
        return say("This is a folder, not a file.")
    if isinstance(error, PermissionError):
        return say("You may not read this file.")
    return say("The file cannot be read: {detail}.", detail=error.strerror or "")
