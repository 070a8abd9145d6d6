"""People at the command line: four states never confused, and an erasure after which the name is in no byte."""

import hashlib
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.cli import Shell
from tests.support.people import CONTACT, NAME, everything, names_in, register, vault


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell in a folder with a new programme, recorded by the coordinator."""
    shell = Shell.at(tmp_path)
    assert shell.run("init", "--id", "trial").code == 0
    return Shell.at(tmp_path, PROGRAMME_BY="coordinator")


def test_the_name_is_shown_to_those_who_have_the_vault(shell: Shell) -> None:
    person = register(shell)
    assert NAME in shell.run("person", "list").out
    assert NAME in shell.run("meeting", "show", "rv").out
    held = shell.run("person", "access", person, "--json").json
    assert (held["state"], held["full_name"], held["contact_details"]) == ("clear", NAME, CONTACT)
    assert [one["type"] for one in held["entries"]] == ["person-registered", "attendance-recorded"]


def test_no_byte_of_the_register_or_the_views_holds_the_name(shell: Shell) -> None:
    register(shell)
    for command in ("status", "timeline", "trail"):
        shell.run(command)
    assert names_in(everything(shell.folder)) == []


def test_without_the_vault_the_id_stands_for_the_name(shell: Shell) -> None:
    person = register(shell)
    vault(shell).unlink()
    ran = shell.run("meeting", "show", "rv")
    assert (ran.code, f"{person} (name not shown here)" in ran.out) == (0, True)
    assert shell.run("person", "access", person, "--json").json["state"] == "not-allowed"


def test_a_vault_that_is_none_is_an_incident(shell: Shell) -> None:
    register(shell)
    vault(shell).write_bytes(b"no database at all, but long enough" * 100)
    assert shell.run("meeting", "show", "rv").code == 5
    ran = shell.run("person", "register", "--full-name", "Autre")
    assert (ran.code, "Traceback" in ran.err) == (5, False)


def test_an_erasure_holds_wherever_one_looks_from(shell: Shell) -> None:
    person = register(shell)
    shell.run("person", "erase", person, "--reason", "Demande")
    assert f"{person} (name erased)" in shell.run("meeting", "show", "rv", "--known-at", "@3").out


def test_a_vault_put_back_from_a_copy_does_not_bring_the_name_back(shell: Shell, tmp_path: Path) -> None:
    person = register(shell)
    copy = tmp_path.parent / f"{tmp_path.name}-copy.db"
    shutil.copy(vault(shell), copy)
    shell.run("person", "erase", person, "--reason", "Demande")
    secret = sqlite3.connect(copy).execute("SELECT secret FROM key").fetchone()[0]
    shutil.copy(copy, vault(shell))
    assert secret in everything(shell.folder)
    assert f"{person} (name erased)" in shell.run("meeting", "show", "rv").out
    assert secret not in everything(shell.folder)


def test_a_register_put_back_from_a_copy_does_not_bring_the_name_back(shell: Shell, tmp_path: Path) -> None:
    person = register(shell)
    copy = tmp_path.parent / f"{tmp_path.name}-register.db"
    shutil.copy(shell.folder / "register.db", copy)
    shell.run("person", "erase", person, "--reason", "Demande")
    shutil.copy(copy, shell.folder / "register.db")
    ran = shell.run("meeting", "show", "rv")
    assert (ran.code, f"{person} (name erased)" in ran.out) == (0, True)


CUT = """
import os, signal, sys
from programme.register.people import vault
from programme.cli.run import run
vault.Vault.destroy = lambda self, persons: os.kill(os.getpid(), signal.SIGKILL) if list(persons) else 0
run(sys.argv[1:])
"""


def test_an_erasure_cut_short_is_carried_out_by_the_next_command(shell: Shell) -> None:
    person = register(shell)
    secret = sqlite3.connect(vault(shell)).execute("SELECT secret FROM key").fetchone()[0]
    command = [sys.executable, "-c", CUT, "person", "erase", person, "--reason", "Demande", "--by", "coordinator"]
    env = {"PROGRAMME_NOW": "2018-01-10T09:00:00Z", "LANG": "C.UTF-8"}
    killed = subprocess.run(command, cwd=shell.folder, env=env, check=False, capture_output=True, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert secret in everything(shell.folder)
    assert "(name erased)" in shell.run("person", "list").out
    assert secret not in everything(shell.folder)


def test_the_same_command_again_gives_the_same_person(shell: Shell) -> None:
    command = ("person", "register", "--full-name", NAME, "--on", "2017", "--command-id", "row-1")
    once, again = shell.run(*command), shell.run(*command)
    assert (again.code, again.out) == (0, once.out)
    assert len(shell.run("person", "list", "--json").json) == 1


def test_a_dry_run_makes_no_key_and_shows_no_name(shell: Shell) -> None:
    ran = shell.run("person", "register", "--full-name", NAME, "--on", "2017", "--dry-run", "--json")
    assert (ran.code, names_in(ran.out.encode()), vault(shell).exists()) == (0, [], False)


@pytest.mark.parametrize("text", ["Vu avec Zoé Exemplère", "vu avec exemplere hier", "EXEMPLÈRE Zoé"])
def test_a_text_that_names_a_person_is_warned_about(shell: Shell, text: str) -> None:
    person = register(shell)
    ran = shell.run("meeting", "minutes", "rv", "--summary", text)
    assert (ran.code, f"A text names {person}" in ran.err) == (0, True)


def test_a_text_that_names_nobody_is_not(shell: Shell) -> None:
    register(shell)
    assert "A text names" not in shell.run("meeting", "minutes", "rv", "--summary", "Un exemple, rien de plus").err


def test_an_unknown_person_is_an_unknown_id(shell: Shell) -> None:
    register(shell)
    assert shell.run("person", "access", "p-1111111111111111").code == 3
    assert shell.run("person", "erase", "p-1111111111111111", "--reason", "R").code == 3


def reported(shell: Shell) -> str:
    """Register a person who was at a meeting of a territory, for the reports to tell of, and return the id."""
    person = register(shell)
    assert shell.run("start", "--name", "Essai", "--on", "2017").code == 0
    return person


COPY = ("report", "annual", "--format", "html", "-o", "copy.html", "--with-names", "Convocation")


def test_a_report_shows_ids_unless_names_are_asked_for(shell: Shell) -> None:
    person = reported(shell)
    assert shell.run("report", "annual", "--format", "html", "-o", "plain.html").code == 0
    plain = (shell.folder / "plain.html").read_text(encoding="utf-8")
    assert (person in plain, NAME in plain) == (True, False)


def test_a_copy_with_names_is_on_record_with_those_it_names(shell: Shell) -> None:
    person = reported(shell)
    ran = shell.run(*COPY)
    assert ran.code == 0, ran.err
    copy = (shell.folder / "copy.html").read_bytes()
    assert NAME in copy.decode()
    held = shell.run("person", "access", person, "--json").json
    assert [one["position"] for one in held["copies"]] == [int(ran.out)]
    data = shell.run("entry", "show", ran.out.strip(), "--json").json["data"]
    assert (data["persons"], data["reason"]) == ([person], "Convocation")
    assert data["sha256"] == hashlib.sha256(copy).hexdigest()


def test_a_report_reads_the_same_before_and_after_an_erasure(shell: Shell) -> None:
    person = reported(shell)
    wanted = ("report", "annual", "--format", "md", "--known-at", "@4", "-o")
    assert shell.run(*wanted, "before.md").code == 0
    assert shell.run("person", "erase", person, "--reason", "Demande").code == 0
    assert shell.run(*wanted, "after.md").code == 0
    assert (shell.folder / "after.md").read_bytes() == (shell.folder / "before.md").read_bytes()


def test_nobody_who_is_erased_is_named_by_a_copy(shell: Shell) -> None:
    person = reported(shell)
    shell.run("person", "erase", person, "--reason", "Demande")
    ran = shell.run(*COPY)
    assert (ran.code, "names no person" in ran.err, (shell.folder / "copy.html").exists()) == (1, True, False)


@pytest.mark.parametrize("more", [("--issue",), ("--format", "json")])
def test_a_copy_with_names_is_a_page_and_not_issued(shell: Shell, more: tuple[str, ...]) -> None:
    reported(shell)
    assert shell.run(*COPY, *more).code == 2


def test_a_dry_run_of_a_copy_records_and_writes_nothing(shell: Shell) -> None:
    reported(shell)
    ran = shell.run(*COPY, "--dry-run")
    assert (ran.code, "A copy with names was made" in ran.out) == (0, True)
    assert not (shell.folder / "copy.html").exists()
