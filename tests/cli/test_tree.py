"""The tree of commands: the table of the acts is fresh, names are unique, everything a command runs is there."""

from __future__ import annotations

from importlib import import_module
from itertools import chain

import pytest

from programme.cli import tree
from programme.cli.declared import GLOBALS, Command
from programme.cli.generate import TABLE, table
from programme.domain.acts import ALL_ACTS

EVERYDAY = {
    "status",
    "timeline",
    "gate assess",
    "gate open",
    "gate answer",
    "gate decide",
    "territory propose",
    "meeting hold",
    "decision record",
    "report transition",
}
each_command = pytest.mark.parametrize("command", tree.COMMANDS, ids=lambda one: one.path)


def test_the_table_of_the_acts_is_fresh() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(), "run: ./dev python -m programme.cli.generate"


def test_every_act_is_a_command_under_the_names_it_says() -> None:
    named = {(one.path, one.french) for one in tree.COMMANDS}
    assert {(act.path(), act.french) for act in ALL_ACTS} <= named


def test_ten_commands_are_for_every_day() -> None:
    assert {one.path for one in tree.everyday()} == EVERYDAY


@pytest.mark.parametrize("noun", ["", *(one.name for one in tree.NOUNS)])
def test_no_two_commands_answer_to_one_name(noun: str) -> None:
    names = [{one.verb, one.french[1]} for one in tree.commands_of(noun)]
    names += [{one.name, one.french} for one in tree.NOUNS] if noun == "" else []
    assert len(set(chain(*names))) == sum(map(len, names))


@each_command
def test_the_french_noun_is_that_of_the_noun(command: Command) -> None:
    noun = tree.noun(command.noun)
    assert command.french[0] == (noun.french if noun is not None else "")


@each_command
def test_no_parameter_takes_the_name_of_a_global_option(command: Command) -> None:
    taken = {name for one in GLOBALS for name in (one.name, one.spelled)}
    assert not taken & {name for one in command.parameters for name in (one.name, one.spelled)}


@each_command
def test_examples_name_the_command_they_are_for(command: Command) -> None:
    assert command.examples
    for example in command.examples:
        assert example.startswith(f"programme {command.path}")


@pytest.mark.parametrize("command", [one for one in tree.COMMANDS if one.run], ids=lambda one: one.path)
def test_the_function_of_a_command_is_where_it_is_said_to_be(command: Command) -> None:
    module, _, name = command.run.partition(":")
    assert callable(getattr(import_module(module), name))


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("programme gate open venelles --on 2018", "programme jalon ouvrir venelles --on 2018"),
        ("programme status", "programme etat"),
        ("programme decision list", "programme decision liste"),
        ("programme gate --help", "programme jalon --help"),
        ("programme --help", "programme --help"),
        ("--due", "--due"),
        ("", ""),
    ],
)
def test_a_command_line_reads_in_the_language_of_the_person(english: str, french: str) -> None:
    assert (tree.spelled(english, "fr"), tree.spelled(english, "en")) == (french, english)
