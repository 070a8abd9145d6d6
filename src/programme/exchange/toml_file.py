"""A TOML file with the place of everything in it, and what is wrong with it as TOML."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from programme.domain.sentences import Sentence, say
from programme.exchange import toml_places
from programme.exchange.problems import MalformedFile, Problem
from programme.exchange.text_file import TextFile

_PLACE = re.compile(r"at line ([0-9]+), column ([0-9]+)")
_NOT_TOML = say("This is not TOML.")
_TWICE = say("This key or table is given twice.")
_WORDING = (  # what tomllib says, and how we do; its other messages are rare
    (re.compile("twice|overwrite|redefine|mutate|Duplicate"), _TWICE),
    (
        re.compile("Unterminated|Expected [\"']['\"]|Illegal character '\\\\n'"),
        say("A closing quotation mark is missing."),
    ),
    (re.compile("Unclosed"), say("A closing bracket is missing.")),
    (re.compile("Expected '='"), say("A key, an equals sign and a value are wanted here.")),
    (re.compile("Invalid value|Invalid date"), say("There is no such value: put texts in quotation marks.")),
)


class TomlFile(TextFile):
    """The path, text and value of a TOML file."""

    def __init__(self, path: Path, text: str) -> None:
        super().__init__(path, text)
        self.data: dict[str, Any] = {}
        self._spans: dict[toml_places.Path, toml_places.Span] = {}

    @classmethod
    def read(cls, path: Path, most: int) -> TomlFile:
        """Read a file of at most so many bytes.

        :raises MalformedFile: it cannot be read, or is no TOML.
        """
        file = cls(path, TextFile.read(path, most).text.replace("\r\n", "\n"))
        try:
            file.data = tomllib.loads(file.text)
            file._spans = toml_places.places(file.text)
        except ValueError as error:  # a number or a date out of bounds is another one than TOMLDecodeError
            raise MalformedFile([file._problem_of(str(error))]) from error
        except RecursionError as error:
            raise MalformedFile([file.problem(1, 1, say("Lists or tables are nested too deeply."))]) from error
        return file

    def place_of(self, path: toml_places.Path, *, key: bool = False) -> tuple[int, int]:
        """Return the line and column of a value, or of its key; of what should hold it, if it is not there."""
        span, wanted = self._spans.get(path), key
        while span is None and path:
            path, wanted = path[:-1], True
            span = self._spans.get(path)
        if span is None:
            return 1, 1
        return self.place(span.key if wanted else span.value)

    def _problem_of(self, message: str) -> Problem:
        """Return what tomllib says as a problem, at the place that it names, else at the end."""
        sentence = _worded(message)
        found = _PLACE.search(message)
        line, column = (int(found[1]), int(found[2])) if found else self.place(len(self.text.rstrip()))
        if sentence is _TWICE:  # which it finds out at the end of the line
            text = self.lines[line - 1]
            column = len(text) - len(text.lstrip()) + 1
        return self.problem(line, column, sentence)


def _worded(message: str) -> Sentence:
    return next((sentence for pattern, sentence in _WORDING if pattern.search(message)), _NOT_TOML)
