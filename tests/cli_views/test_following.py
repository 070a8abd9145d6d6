"""Readers that go on while others record, in a file and on a server, until they are interrupted."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from programme.register.place import Place, address_of
from programme.register.register import Register
from tests.support.cli import Shell, take_ctrl_c


@pytest.fixture
def shell(place: Place, tmp_path: Path) -> Shell:
    """A shell beside a register of one entry."""
    Register.create(place, "trial").close()
    shell = Shell.at(tmp_path, PROGRAMME_REGISTER=address_of(place), PROGRAMME_BY="coordinator")
    propose(shell, "aix")
    return shell


def propose(shell: Shell, name: str) -> None:
    assert shell.run("territory", "propose", name, "--name", name.title(), "--on", "2018-01").code == 0


@contextmanager
def following(shell: Shell, *command: str) -> Iterator[subprocess.Popen[str]]:
    """The program at work; it is interrupted at the end, and ends as interrupted."""
    process = subprocess.Popen(
        [sys.executable, "-m", "programme", *command],
        cwd=shell.folder,
        env={**os.environ, **shell.env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=take_ctrl_c,  # noqa: PLW1509  # nothing else runs in this process that it could disturb
    )
    try:
        yield process
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 130
        assert "Traceback" not in said
    finally:
        process.kill()
        process.communicate()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def test_a_timeline_goes_on_with_what_is_recorded(shell: Shell) -> None:
    with following(shell, "timeline", "--follow", "--json") as process:
        assert json.loads(line(process))["position"] == 1
        propose(shell, "pertuis")
        shown = json.loads(line(process))
        assert (shown["position"], shown["sentence"]) == (2, "Pertuis is proposed to the programme.")


def test_a_timeline_in_words_shows_only_what_was_selected(shell: Shell) -> None:
    with following(shell, "timeline", "--follow", "--territory", "aix") as process:
        assert [line(process) for _ in range(3)][2].endswith("1")
        propose(shell, "pertuis")
        shell.run("territory", "theme", "aix", "--theme", "Culture", "--on", "2018-01-09")
        assert line(process) == "9 January 2018  The theme of Aix is “Culture”.  3"


def test_views_that_are_followed_are_up_to_date_with_each_entry(shell: Shell) -> None:
    with following(shell, "projection", "follow") as process:
        assert process.stderr is not None
        assert "up to date with entry 1" in process.stderr.readline()
        for number, name in enumerate(("pertuis", "venelles"), 2):
            propose(shell, name)
            assert line(process) == str(number)


def test_the_past_is_not_followed(shell: Shell) -> None:
    ran = shell.run("timeline", "--follow", "--known-at", "@1")
    assert ran.code == 2
    assert "Try: programme timeline --follow" in ran.err
