"""A deposited file is hashed by the command, stays outside the register, and is compared with it by an audit."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.support.cli import Shell

TEXT = b"Convention\n"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell beside an empty register and a folder with one agreement."""
    shell = Shell.at(tmp_path, PROGRAMME_BY="coordinator")
    assert shell.run("init", ".", "--id", "trial").code == 0
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "convention.pdf").write_bytes(TEXT)
    return shell


def deposit(shell: Shell, *more: str) -> int:
    described = ("--title", "Convention", "--kind", "city-agreement")
    return shell.run("document", "file", "convention", "files/convention.pdf", *described, *more).code


def test_the_command_records_the_fingerprint_the_name_and_the_size_of_a_file(shell: Shell) -> None:
    assert deposit(shell) == 0
    (entry,) = shell.run("trail", "--json").json
    recorded = {name: entry["data"][name] for name in ("sha256", "file", "size")}
    assert recorded == {"sha256": hashlib.sha256(TEXT).hexdigest(), "file": "convention.pdf", "size": 11}


def test_a_file_with_another_fingerprint_than_the_one_given_is_not_recorded(shell: Shell) -> None:
    assert deposit(shell, "--sha256", "0" * 64) == 2
    assert shell.run("trail", "--json").json == []


def test_a_file_that_is_not_there_is_said_to_be_so(shell: Shell) -> None:
    ran = shell.run("document", "file", "convention", "files/none.pdf", "--title", "C", "--kind", "k")
    assert ran.code == 2
    assert "files/none.pdf" in ran.err


def test_without_a_file_or_its_fingerprint_the_file_is_asked_for(shell: Shell) -> None:
    ran = shell.run("document", "file", "convention", "--title", "C", "--kind", "k")
    assert (ran.code, "'FILE' is missing." in ran.err) == (2, True)


def test_an_audit_finds_files_changed_missing_and_unknown(shell: Shell) -> None:
    deposit(shell)
    matching = shell.run("audit", "verify", "--files", "files", "--json")
    assert (matching.code, matching.json["ok"], matching.json["problems"]) == (0, True, [])
    (shell.folder / "files" / "convention.pdf").write_bytes(b"Other\n")
    (shell.folder / "files" / "notes.txt").write_bytes(b"Notes\n")
    changed = shell.run("audit", "verify", "--files", "files", "--json")
    assert (changed.code, changed.json["ok"]) == (5, False)
    told = [{key: one[key] for key in ("position", "problem")} for one in changed.json["problems"]]
    assert told == [
        {"position": 1, "problem": "convention.pdf is not the file that was filed as “Convention”."},
        {"position": None, "problem": "notes.txt: no entry has filed this file."},
    ]
    (shell.folder / "files" / "convention.pdf").unlink()
    (shell.folder / "files" / "notes.txt").unlink()
    missing = shell.run("audit", "verify", "--files", "files")
    assert missing.code == 5
    assert "Problem: entry 1: The file of “Convention” is not there: convention.pdf.\n" in missing.out


def test_a_folder_that_is_none_is_malformed_input(shell: Shell) -> None:
    assert shell.run("audit", "verify", "--files", "nowhere").code == 2
