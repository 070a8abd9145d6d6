"""Completion: names of both languages, options, values, and the ids that the register holds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from programme.register.place import Database
from tests.support.cli import Shell


def completed(shell: Shell, line: str, **env: str) -> list[str]:
    """Return what is offered at the end of a command line."""
    words = line.split(" ")
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_PROGRAMME_COMPLETE": "bash_complete", **env}
    ran = shell.run(**asked)
    assert ran.code == 0, ran.err
    return [one.partition(",")[2] for one in ran.out.splitlines() if one]


def test_nouns_and_commands_are_offered_in_the_language_of_the_person(shell: Shell) -> None:
    assert "territory" in completed(shell, "programme ")
    assert "territoire" not in completed(shell, "programme ")
    assert "territoire" in completed(shell, "programme ", PROGRAMME_LANG="fr")


def test_a_name_begun_in_the_other_language_is_completed_too(shell: Shell) -> None:
    assert completed(shell, "programme territo") == ["territory"]
    assert completed(shell, "programme territoi") == ["territoire"]
    assert completed(shell, "programme territoire prop") == ["propose"]


def test_options_are_offered_the_global_ones_too(shell: Shell) -> None:
    assert completed(shell, "programme gate answer --f") == ["--finding"]
    assert {"--lang", "--register", "--json"} <= set(completed(shell, "programme gate answer --"))


def test_the_values_of_a_closed_list_are_offered(shell: Shell) -> None:
    assert completed(shell, "programme gate answer venelles useful --finding ") == ["met", "unmet", "not-applicable"]
    assert completed(shell, "programme gate decide venelles --outcome pass") == ["passed", "passed-with-reservations"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("programme territory show ", ["pertuis", "venelles"]),
        ("programme gate assess ve", ["venelles"]),
        ("programme gate answer venelles ", ["useful", "workshops"]),
        ("programme body show ", ["committee"]),
        ("programme meeting show ", ["workshop-2017-06-30"]),
        ("programme decision show ", ["theme"]),
        ("programme step complete ", ["4"]),
        ("programme --by ", ["coordinator", "pilot"]),
        ("programme timeline --territory p", ["pertuis"]),
    ],
)
def test_ids_are_offered_from_the_register(shell: Shell, line: str, offered: list[str]) -> None:
    shell.run("meeting", "hold", "--kind", "workshop", "--title", "Atelier", "--on", "2017-06-30")
    shell.run("decision", "record", "--title", "Thème", "--id", "theme", "--on", "2017-05")
    shell.run("step", "open", "4", "--title", "Ateliers", "--on", "2017-05")
    assert completed(shell, line) == offered


def test_ids_are_offered_from_a_register_on_a_server(shell: Shell, database: Database) -> None:
    assert shell.run("register", "copy", shell.env.get("PROGRAMME_REGISTER", "register.db"), database.address).code == 0
    for line in ("programme territory show ", "programme gate answer venelles "):
        in_file = completed(shell, line)
        assert in_file
        assert completed(shell, line, PROGRAMME_REGISTER=database.address) == in_file


def test_the_register_may_be_named_on_the_line_itself(shell: Shell) -> None:
    elsewhere = Shell.at(shell.folder)
    assert completed(elsewhere, "programme --register register.db territory show v") == ["venelles"]


@pytest.mark.parametrize("register", ["missing.db", "charter.toml", ".", ""])
def test_where_no_register_can_be_read_no_id_is_offered_and_nothing_is_said(shell: Shell, register: str) -> None:
    assert completed(shell, "programme territory show ", PROGRAMME_REGISTER=register) == []


def test_files_are_left_to_the_shell(shell: Shell) -> None:
    asked = {"COMP_WORDS": "programme charter check ", "COMP_CWORD": "3", "_PROGRAMME_COMPLETE": "bash_complete"}
    assert shell.run(**asked).out == "file,\n"


@pytest.mark.parametrize("name", ["bash", "zsh", "fish", "powershell"])
def test_the_script_of_each_shell_is_printed(nowhere: Shell, name: str) -> None:
    ran = nowhere.run("completion", name)
    assert ran.code == 0
    assert f"{name}_complete" in ran.out
    assert "programme" in ran.out


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("bash", "data/bash-completion/completions/programme"),
        ("zsh", "data/zsh/site-functions/_programme"),
        ("fish", "config/fish/completions/programme.fish"),
        ("powershell", "config/programme/completion.ps1"),
    ],
)
def test_the_script_is_put_where_the_shell_finds_it(nowhere: Shell, name: str, place: str) -> None:
    homes = {"XDG_DATA_HOME": str(nowhere.folder / "data"), "XDG_CONFIG_HOME": str(nowhere.folder / "config")}
    ran = nowhere.run("completion", name, "--install", **homes)
    installed = nowhere.folder / place
    assert (ran.code, ran.out) == (0, f"{installed}\n")
    assert installed.read_text(encoding="utf-8").rstrip() == nowhere.run("completion", name).out.rstrip()
    assert "Next: " in ran.err


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_itself_completes_an_id(shell: Shell, tmp_path: Path) -> None:
    script = shell.run("completion", "bash").out
    line = "programme territory show v"
    asked = f"COMP_WORDS=({line}); COMP_CWORD=3; _programme_completion {tmp_path}/programme; echo ${{COMPREPLY[*]}}"
    env = {**os.environ, **shell.env}
    program = tmp_path / "programme"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m programme "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    found = subprocess.run(
        ["bash", "-c", f"{script}\n{asked}"], cwd=tmp_path, env=env, capture_output=True, check=False
    )
    assert found.stdout.decode().split() == ["venelles"], found.stderr.decode()
