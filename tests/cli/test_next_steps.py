"""After each act comes a command to run next: a real one, its ids filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from programme.cli import tree
from programme.cli.next_steps import STEPS
from programme.domain.acts import ALL_ACTS
from tests.cli_views.chapters import COMMANDS
from tests.support.cli import Shell

SHOWN_AS_THEY_ARE = {"entry rectify", "entry annul"}
"""After a correction, the entry itself is shown."""


def test_every_act_has_a_next_step_of_its_own() -> None:
    assert {act.path() for act in ALL_ACTS} - set(STEPS) == SHOWN_AS_THEY_ARE


@pytest.mark.parametrize("template", sorted(set(STEPS.values())))
def test_every_next_step_is_a_command_that_takes_what_it_is_given(template: str) -> None:
    words = template.removeprefix("programme ").split()
    command = tree.command(words[0], words[1]) if tree.noun(words[0]) else tree.command("", words[0])
    assert command is not None
    options = {one.spelled for one in command.parameters}
    assert {word for word in words if word.startswith("--")} <= options


def test_the_ids_of_what_was_recorded_are_filled_in(tmp_path: Path) -> None:
    shell = Shell.at(tmp_path, PROGRAMME_BY="coordinator")
    shell.run("init", ".", "--id", "trial")
    for words in COMMANDS:
        ran = shell.run(*words)
        (advised,) = re.findall(r"^Next: (.*)$", ran.err, re.MULTILINE)
        assert advised.startswith("programme ")
        assert not {"{", "}"} & set(advised)
