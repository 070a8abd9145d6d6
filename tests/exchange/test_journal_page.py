"""The page on journals is run from top to bottom: its files are written, its commands give what it shows."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from programme.domain.acts.fields import fields_of
from programme.exchange.journal_file import ENTRIES, _Head, _Own
from programme.register.register import Register
from tests.support.cli import Shell

PAGE = Path(__file__).parents[2] / "docs" / "journal.md"
BLOCK = re.compile(r"```(yaml|console)\n(.*?)```", re.DOTALL)


@dataclass
class Reader:
    """Does what the page says: writes its files, and runs its commands beside an empty register."""

    shell: Shell
    commands: int = 0

    def block(self, found: re.Match[str]) -> str:
        """Return a block as it should stand on the page."""
        kind, text = found.groups()
        if kind == "yaml":
            name = text.partition("\n")[0].removeprefix("# ")
            (self.shell.folder / name).write_text(text, encoding="utf-8")
            return found[0]
        lines = [line for line in text.splitlines() if line.startswith("$ programme ")]
        return f"```console\n{''.join(self.command(line) for line in lines)}```"

    def command(self, line: str) -> str:
        """Return a command with what it prints: data first, then words, then its exit code unless that is 0."""
        self.commands += 1
        ran = self.shell.run(*shlex.split(line)[2:])
        return f"{line}\n{ran.out}{ran.err}" + (f"[exit {ran.code}]\n" if ran.code else "")


def test_each_command_of_the_page_gives_what_it_shows(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    Register.create(tmp_path / "register.db", "trial").close()
    reader = Reader(Shell.at(tmp_path, PROGRAMME_REGISTER="register.db"))
    written = PAGE.read_text(encoding="utf-8")
    run = BLOCK.sub(reader.block, written)
    if request.config.getoption("--update"):
        PAGE.write_text(run, encoding="utf-8")
    assert run == written
    assert reader.commands == 7


def test_the_page_names_everything_that_a_head_and_an_entry_may_hold() -> None:
    named = set(re.findall(r"^\| `([a-z]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert named == {one.word for model in (_Head, _Own) for one in fields_of(model)} | {ENTRIES}
