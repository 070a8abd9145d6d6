"""The examples of the help are real: typed at the demonstration, each is understood, and each reader answers."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest

from programme.cli import tree
from programme.cli.declared import FORMAT, Command
from tests.support.cli import Shell

MAKERS = {"init", "demo"}
ONCE = {"audit seal", "audit witness", "audit bundle", "key backup"}
"""What finds nothing to do the second time, or will not write over what it wrote."""
REGISTERS = [one for one in tree.COMMANDS if one.noun == "register"]
WAITING = {"projection follow"}  # it goes on until it is interrupted
READERS = [
    one for one in tree.COMMANDS if one.run and one.path not in MAKERS | WAITING | {"import"} and one not in REGISTERS
]
ACTS = [one for one in tree.COMMANDS if not one.run]
LISTS = [one for one in READERS if FORMAT in one.parameters and not any(more.required for more in one.parameters)]


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    assert Shell.at(folder).run("demo", "made").code == 0
    return folder / "made"


@pytest.fixture
def there(demonstration: Path, tmp_path: Path) -> Shell:
    """A shell in a copy of the demonstration, at the end of the programme."""
    folder = tmp_path / "made"
    shutil.copytree(demonstration, folder)
    (folder / "convention-signee.pdf").write_bytes(b"%PDF")
    return Shell.at(folder, PROGRAMME_NOW="2020-12-31T09:00:00Z")


def make_what_is_shown(there: Shell, noun: str) -> None:
    """Record the examples of the acts that make a thing of a noun; some are in the demonstration already."""
    if noun == "audit":
        there.run("audit", "seal")
    if noun == "key":
        there.run("person", "register", "--full-name", "Camille Exemple")
    if noun == "report":
        there.run("report", "annual", "--issue", "-o", "issued.html")
    for name in ("ecole-d-art", "gepa") if noun == "partnership" else ():
        there.run("stakeholder", "register", name, "--name", name, "--category", "associations", "--on", "2018")
    for act in (one for one in ACTS if one.noun == noun and one.creates):
        for example in act.examples:
            there.run(*shlex.split(example)[1:])


@pytest.mark.parametrize("command", READERS, ids=lambda one: one.path)
def test_every_reader_answers_its_examples(there: Shell, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.token_hex", lambda size: "0123456789abcdef"[: 2 * size])  # the person of the examples
    if command.verb in {"show", "access", "prove", "witness", "bundle", "reproduce", "backup", "restore"}:
        make_what_is_shown(there, command.noun)
    if command.path == "key restore":
        there.run("key", "backup", "coffre-2018-01-31.db")
    for example in command.examples:
        for lang in ("en",) if command.path in ONCE else ("en", "fr"):
            words = shlex.split(tree.spelled(example, lang))[1:]
            ran = there.run(*words, "--lang", lang)
            assert ran.code == 0, f"{example}: {ran.err}"


@pytest.mark.parametrize("command", ACTS, ids=lambda one: one.path)
def test_every_example_of_an_act_is_well_formed(there: Shell, command: Command) -> None:
    """It may be refused: not every act can follow on one and the same state."""
    for example in command.examples:
        ran = there.run(*shlex.split(example)[1:], "--dry-run")
        assert ran.code in {0, 1, 3}, f"{example}: {ran.err}"


@pytest.mark.parametrize("command", REGISTERS, ids=lambda one: one.path)
def test_every_example_about_whole_registers_is_well_formed(there: Shell, command: Command) -> None:
    """What they do where it can be done is shown in test_registers.py: none of them has a server here."""
    for example in command.examples:
        ran = there.run(*shlex.split(example)[1:])
        assert ran.code in {0, 1, 5}, f"{example}: {ran.err}"


@pytest.mark.parametrize("command", LISTS, ids=lambda one: one.path)
def test_all_formats_of_a_list_tell_the_same_rows(there: Shell, command: Command) -> None:
    rows = there.run(*command.path.split(), "--json").json
    lines = there.run(*command.path.split(), "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    assert all("id" in row or "position" in row for row in rows)
    for shown in ("tsv", "csv", "csv-excel", "table", "md"):
        ran = there.run(*command.path.split(), "--format", shown)
        assert ran.code == 0, ran.err
        assert len(ran.out.splitlines()) >= len(rows) + 1
