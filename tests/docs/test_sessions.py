"""The sessions of the manual are run: each command in them gives just what the page shows.

A block of a page holds commands (``$ programme …``), each with what it prints: data first, then words, then
``[exit N]`` unless N is 0. A page runs in a copy of the demonstration, with the journals it shows (a
block whose first line is ``# name.yaml``), and ``charter-step-6.toml``: the example's charter, with step 6.
After a wanted change: ``./dev pytest tests/docs --update``.
"""

from __future__ import annotations

import itertools
import re
import shlex
import shutil
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest

from tests.support.cli import Ran, Shell

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs" / "sessions").glob("*.md"))
JOURNAL = re.compile(r"```yaml\n# (\S+)\n(.*?)```", re.DOTALL)
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sessions")
    made = Shell.at(folder).run("demo")
    assert made.code == 0, made.err
    charter = (folder / "demo" / "charter.toml").read_text(encoding="utf-8")
    steps = '"5", "7"'
    assert charter.count(steps) == 1
    amended = charter.replace(steps, '"5", "6", "7"')
    (folder / "demo" / "charter-step-6.toml").write_text(amended, encoding="utf-8")
    return folder / "demo"


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn at random is always the same: ids of persons and roots are in the pages."""
    numbers = itertools.count(1)
    for module in ("recording", "audit.seal", "naming"):
        monkeypatch.setattr(f"programme.cli.{module}.uuid4", lambda: UUID(int=next(numbers)))
    monkeypatch.setattr("secrets.token_hex", lambda size: "0123456789abcdef"[: 2 * size])
    monkeypatch.setattr("programme.register.people.cipher.os", SimpleNamespace(urandom=bytes))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_command_of_the_page_gives_what_it_shows(
    page: Path, demonstration: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / "demo"
    shutil.copytree(demonstration, folder)
    written = page.read_text(encoding="utf-8")
    for name, journal in JOURNAL.findall(written):
        (folder / name).write_text(journal, encoding="utf-8")
    run = BLOCK.sub(lambda block: f"```console\n{_replayed(block[1], Shell.at(folder))}```", written)
    if request.config.getoption("--update"):
        page.write_text(run, encoding="utf-8")
    assert run == written


def test_there_are_sessions() -> None:
    assert len(PAGES) >= 3


def _replayed(block: str, shell: Shell) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{command}\n{_shown(_run(command, shell), shell)}" for command in commands)


def _run(command: str, shell: Shell) -> Ran:
    return shell.run(*shlex.split(command)[2:])


def _shown(ran: Ran, shell: Shell) -> str:
    ending = f"[exit {ran.code}]\n" if ran.code else ""
    said = (ran.out + ran.err).replace(f"{shell.folder}/", "")
    lines = [line.rstrip() for line in said.splitlines()]
    return "".join(f"{line}\n" for line in lines) + ending
