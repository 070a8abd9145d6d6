"""A register that somebody made to do harm: it is read to the end or refused, and what it says is shown, not obeyed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import Shell
from tests.support.sealed import tampered

DEEP = "printf('%.*c', 30000, '[')"
HUGE = "replace(bytes, '\"typeversion\":1', '\"typeversion\":' || printf('%.*c', 6000, '9'))"
FLOAT = "replace(bytes, '\"typeversion\":1', '\"typeversion\":1.0')"
MODULE = "replace(bytes, 'territory-proposed', 'os:system')"
COMMANDS = [("trail",), ("timeline",), ("status",), ("entry", "show", "1"), ("audit", "verify"), ("doctor",)]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell.at(tmp_path, PROGRAMME_BY="coordinator")
    assert shell.run("init", ".", "--id", "trial").code == 0
    assert shell.run("territory", "propose", "venelles", "--name", "Venelles").code == 0
    return shell


@pytest.mark.parametrize("bytes_", [DEEP, HUGE, FLOAT, MODULE], ids=["deep", "huge number", "float", "module"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_entry_made_to_do_harm_is_named_and_nothing_falls_over(
    shell: Shell, command: tuple[str, ...], bytes_: str
) -> None:
    tampered(shell.folder / "register.db", f"UPDATE entry SET bytes = CAST({bytes_} AS BLOB)")
    ran = shell.run(*command)
    assert ran.code in {0, 5}, ran.err
    assert "Traceback" not in ran.err
    assert command != ("audit", "verify") or ran.code == 5


@pytest.mark.parametrize("format", ["table", "tsv", "json", "jsonl", "csv", "csv-excel", "md"])
def test_what_a_terminal_or_a_spreadsheet_would_obey_is_shown(shell: Shell, format: str) -> None:
    name = "=cmd|calc \u202e gardanne \u2066 \u200f x"
    assert shell.run("territory", "propose", "gardanne", "--name", name).code == 0
    shown = shell.run("territory", "list", "--format", format).out
    assert not {"\u202e", "\u2066", "\u200f", "\x1b"} & set(shown)
    assert format != "csv-excel" or ";=cmd" not in shown


def test_what_a_browser_would_obey_is_shown_in_a_list_in_markdown(shell: Shell) -> None:
    name = "<script>alert(1)</script> [here](javascript:alert(2)) a|b"
    assert shell.run("territory", "propose", "gardanne", "--name", name).code == 0
    shown = shell.run("territory", "list", "--format", "md").out
    assert r"\<script>alert(1)\</script> \[here](javascript:alert(2)) a\|b" in shown
