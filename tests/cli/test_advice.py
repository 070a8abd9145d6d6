"""Every command line that the program advises, anywhere, is one that it knows."""

from __future__ import annotations

import ast
import itertools
import re
import shlex
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
    parts = (one for node in ast.walk(module) if isinstance(node, ast.JoinedStr) for one in node.values)
    skipped = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)} | {id(one) for one in parts}
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "X" for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
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


LONG = {one.short: one.spelled for command in tree.COMMANDS for one in command.parameters if one.short}
WHOLE = re.compile(r"programme (?P<noun>[a-z]+)(?: (?P<verb>[a-z]+))?(?P<rest>(?: .*)?)")


def lacking(line: str) -> list[str]:
    """Return what a command line lacks to be one that runs; … stands for words that the person fills in."""
    found = WHOLE.fullmatch(line)
    if found is None:
        return []
    command, rest = tree.command(found["noun"], found["verb"] or ""), found["rest"]
    if command is None:
        command, rest = tree.command("", found["noun"]), f"{found['verb'] or ''}{rest}"
    if command is None:
        return []
    typed = [LONG.get(word, word) for word in shlex.split(rest)]
    if "--help" in typed:
        return []
    arguments = list(itertools.takewhile(lambda word: not word.startswith("--"), typed))
    wanted = [one.spelled for one in command.parameters if one.required and not one.is_option]
    options = [one.spelled for one in command.parameters if one.required and one.is_option]
    return [*wanted[len(arguments) :], *(one for one in options if one not in typed)]


def test_what_a_command_line_lacks() -> None:
    assert lacking("programme gate vote venelles") == ["OFFICE", "--ballot"]
    assert lacking("programme gate vote venelles … --ballot …") == []
    assert lacking("programme status") == lacking("programme step list") == []


def test_every_command_that_is_advised_names_all_that_it_needs() -> None:
    lines = {(str(path.relative_to(SOURCES)), text) for path in SOURCES.rglob("*.py") for text in texts(path)}
    assert {one: missing for one in lines if one[1].startswith("programme ") and (missing := lacking(one[1]))} == {}
