"""Every command line that the program advises, anywhere, is one that it knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import programme
from programme.cli import tree

SOURCES = Path(programme.__file__).parent
ADVISED = re.compile(r"\bprogramme (?P<words>[a-z]+(?: [a-z]+)?)(?=[ \"'`]|$)")
FIRST_WORDS = {one.name for one in tree.NOUNS} | {one.verb for one in tree.commands_of("")}


def texts(path: Path) -> Iterator[str]:
    """Yield the texts of a module that a person may read; the parts of an f-string joined, docstrings left out."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "X" for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def advised() -> Iterator[tuple[str, str]]:
    """Yield each command that a text names, with its module."""
    for path in SOURCES.rglob("*.py"):
        for text in texts(path):
            for found in ADVISED.finditer(text):
                yield str(path.relative_to(SOURCES)), found["words"]


def is_known(words: str) -> bool:
    """Return whether the words begin with a command; those that do not even begin with a noun are prose."""
    first, _, second = words.partition(" ")
    if first not in FIRST_WORDS:
        return True
    return tree.command("", first) is not None or not second or tree.command(first, second) is not None


def test_every_command_that_is_advised_exists() -> None:
    found = set(advised())
    assert len(found) > 20
    assert {one for one in found if not is_known(one[1])} == set()
