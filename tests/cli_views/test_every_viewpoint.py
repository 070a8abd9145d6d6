"""Every command that reads facts can stand at a day and at a position: found from the table of commands, none named.

A register holds a little of every chapter, each fact rectified; then each is annulled, so that to know less shows.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from programme.cli import tree
from programme.cli.declared import AS_OF, KNOWN_AT, Command
from programme.register.register import Register
from programme.register.requests import RefusedRequests
from tests.cli_views.chapters import COMMANDS
from tests.support.cli import Shell
from tests.support.postgres import Cluster
from tests.support.registers import request

NO_FACTS = {
    "init": "makes a register",
    "demo": "makes a register",
    "simulate": "makes a register",
    "import": "records",
    "doctor": "looks at settings, versions and files",
    "completion": "prints a script",
    "charter check": "reads a file",
    "audit seal": "signs all that is stored",
    "audit verify": "checks all that is stored",
    "audit prove": "proves one entry in all that is stored",
    "audit witness": "cosigns all that is stored",
    "audit bundle": "copies all that is stored",
    "projection status": "says how far the views have come",
    "projection rebuild": "makes the views again",
    "projection follow": "keeps the views up to date",
    "register copy": "copies all that is stored",
    "register backup": "copies all that is stored",
    "register restore": "puts back all that was stored",
    "register roles": "prints what an administrator runs",
    "key rotate": "makes a key",
    "key backup": "copies the vault",
    "key restore": "puts back what the vault held",
    "report reproduce": "makes a report again as it was issued",
}
"""The commands that read no facts, and what they do."""
NO_DAY = {
    "export cloudevents": "writes entries as they are stored, whenever they happened",
    "key list": "a key is in use from one entry to another, whenever that happened in the world",
}
"""The commands that stand at a position only, and why."""
READING = [one for one in tree.COMMANDS if one.run and one.path not in NO_FACTS]
each_command = pytest.mark.parametrize("command", READING, ids=lambda one: one.path)
HEAD = re.compile(r'"head": [0-9]+,|Tel que connu à l’écriture\s[0-9]+\ssur\s[0-9]+\.')
"""Where the register ends, which the board says beside what was known: a shorter one must say otherwise."""

GIVEN = {
    "territory": "venelles",
    "body": "committee",
    "meeting": "workshop-2017-06",
    "decision": "choix",
    "stakeholder": "school",
    "partnership": "culture",
    "flagship": "festival",
    "question": "q1",
    "action": "press",
    "document": "protocol",
    "funding": "request",
    "indicator": "stays",
    "risk": "tired",
    "ambiguity": "amb-1",
    "entry": "12",
    "old": "1",
    "new": "2",
    "file": "-",
    "before": "@9",
    "subject": "territory",
    "id": "venelles",
    "words": "venelles",
}
"""What is given for each argument that has to be."""
MORE = (
    ("charter", "adopt", "second.toml", "--on", "2017-12-01"),
    ("report", "completeness", "--issue", "--format", "md", "-o", "completeness.md"),
    ("person", "register", "--full-name", "Camille Exemple", "--function", "Chargée de mission", "--on", "2017-01"),
)

AT = datetime(2018, 1, 10, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Registers:
    """A register whose facts are all annulled after position ``cut``, and one that ends there."""

    whole: Shell
    short: Shell
    cut: int
    person: str

    def arguments(self, command: Command) -> list[str]:
        """Return the words of a command, with what has to be given."""
        given = GIVEN | {"person": self.person}
        return [*command.path.split(), *(given[one.name] for one in command.parameters if one.required)]


@pytest.fixture(scope="session")
def registers(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Registers:
    folder = tmp_path_factory.mktemp("every-viewpoint")
    shutil.copytree(filled, folder / "whole")
    whole = Shell.at(folder / "whole", PROGRAMME_REGISTER="register.db", PROGRAMME_BY="coordinator")
    for words in (*COMMANDS, *MORE):
        done = whole.run(*words)
        assert done.code == 0, (words, done.err)
    person = done.out.strip()
    cut = correct_everything(folder / "whole" / "register.db")
    assert whole.run("export", "cloudevents", folder / "short.jsonl", "--known-at", f"@{cut}").code == 0
    short = Shell.at(folder / "short", PROGRAMME_BY="coordinator")
    assert Shell.at(folder).run("init", "short", "--id", "trial").code == 0
    shutil.copytree(folder / "whole" / "keys", folder / "short" / "keys", dirs_exist_ok=True)
    assert short.run("import", folder / "short.jsonl").code == 0
    return Registers(whole, short, cut, person)


@pytest.fixture(scope="session")
def on_server(registers: Registers, cluster: Cluster) -> Iterator[Shell]:
    """A shell in the same folder, whose register is a copy of the whole one on a server."""
    place = cluster.place()
    assert registers.whole.run("register", "copy", "register.db", place.address).code == 0
    yield Shell(registers.whole.folder, {**registers.whole.env, "PROGRAMME_REGISTER": place.address})
    cluster.drop(place)


def correct_everything(file: Path) -> int:
    """Rectify the date of each fact, then annul each, where that may be; return the position between.

    The decision at 17 is annulled by a body; the person, who comes last, cannot be, but has another function. What the
    keys are can be neither: the vault is handed over.
    """
    with Register(file) as register:
        recorded = range(1, register.head() + 1)
        for position in recorded:
            correct(register, "entry rectify", position, field="on", to=("2016-09-05",))
        between = register.head()
        holders = ("coordinator", "pilot")
        register.record([request("key hand-over", "vault", at=AT, kind="vault", holders=holders)])
        correct(register, "entry annul", 17, authorised_by="committee", document="protocol")
        correct(register, "entry rectify", recorded[-1], field="function", to=("Autre",))
        for position in recorded:
            correct(register, "entry annul", position)
        return between


def correct(register: Register, path: str, position: int, **fields: Any) -> None:
    correction = request(path, f"after-{register.head()}", at=AT, position=position, reason="R", **fields)
    with suppress(RefusedRequests):
        register.record([correction])


def said(shell: Shell, words: list[str], *options: str) -> str:
    """Return what a command says, but for where the register ends."""
    ran = shell.run(*words, *options)
    assert ran.code == 0, ran.err
    return HEAD.sub("", ran.out)


@each_command
def test_a_day_and_a_position_are_options_of_the_command(command: Command) -> None:
    expected = {KNOWN_AT} if command.path in NO_DAY else {AS_OF, KNOWN_AT}
    assert expected <= set(command.parameters)


@each_command
def test_each_command_says_of_a_position_what_a_register_of_that_length_says(
    command: Command, registers: Registers
) -> None:
    words, known_at = registers.arguments(command), ("--known-at", f"@{registers.cut}")
    for shape in ("--json", "--lang=fr"):
        assert said(registers.whole, words, shape, *known_at) == said(registers.short, words, shape, *known_at)


@each_command
def test_to_know_less_shows(command: Command, registers: Registers) -> None:
    words = [*registers.arguments(command), "--json"]
    assert registers.whole.run(*words).out != said(registers.whole, words, "--known-at", f"@{registers.cut}")


@each_command
def test_a_day_alone_is_looked_at_knowing_everything(command: Command, registers: Registers) -> None:
    if command.path in NO_DAY:
        return
    words = [*registers.arguments(command), "--json", "--as-of", "2017-11-30"]
    assert said(registers.short, words) == said(registers.short, words, "--known-at", f"@{registers.cut}")


@each_command
def test_each_command_says_of_a_register_on_a_server_what_it_says_of_the_file(
    command: Command, registers: Registers, on_server: Shell
) -> None:
    words, known_at = registers.arguments(command), ("--known-at", f"@{registers.cut}")
    day = () if command.path in NO_DAY else ("--as-of", "2017-11-30")
    for options in (known_at, (*known_at, *day)):
        assert said(on_server, words, "--json", *options) == said(registers.whole, words, "--json", *options)


def test_what_reads_no_facts_is_there_and_cannot_be_looked_at_from_elsewhere() -> None:
    commands = {one.path: one for one in tree.COMMANDS}
    assert [path for path in NO_FACTS if {AS_OF, KNOWN_AT} & set(commands[path].parameters)] == []
    assert [path for path in NO_DAY if AS_OF in commands[path].parameters] == []
