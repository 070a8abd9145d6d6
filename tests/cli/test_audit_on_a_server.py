"""Seals, proofs, witnesses, bundles and issued reports of a register on a PostgreSQL server, as in a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from programme.register.place import Database
from tests.support.cli import Shell
from tests.support.postgres import raw

AUDITOR = ("--state", "auditor/state", "--key", "auditor/key.pem")
TRUSTED = ("--key", "keys/seal.vkey")


@pytest.fixture
def shell(tmp_path: Path, database: Database) -> Shell:
    """A shell in the folder of a programme whose register is on a server: two territories, a seal, one territory."""
    shell = Shell.at(tmp_path, PROGRAMME_BY="coordinator")
    assert shell.run("init", "--id", "trial", "--register", database.address).code == 0
    assert shell.run("charter", "adopt", "charter.toml").code == 0
    for name in ("Venelles", "Pertuis"):
        assert shell.run("territory", "propose", name.lower(), "--name", name).code == 0
    assert shell.run("audit", "seal").out == "4\n"
    assert shell.run("territory", "propose", "gardanne", "--name", "Gardanne").code == 0
    return shell


def tampered(database: Database, *statements: str) -> None:
    """Change the register as its owner can, who switches the triggers off for a moment."""
    tables = ("entry", "tag", "command", "checkpoint")
    off, on = ([f"ALTER TABLE {table} {word} TRIGGER USER" for table in tables] for word in ("DISABLE", "ENABLE"))
    with raw(database, *off, *statements, *on):
        pass


ROLLED_BACK = [
    f"DELETE FROM {table} WHERE {column} > 4"
    for table, column in (("checkpoint", "size"), ("command", "last"), ("tag", "position"), ("entry", "position"))
]


def rules(shell: Shell, *arguments: str) -> tuple[int, set[str]]:
    ran = shell.run("audit", "verify", *arguments, *TRUSTED, "--json")
    return ran.code, {problem["rule"] for problem in ran.json["problems"]}


def test_a_register_on_a_server_is_sealed_and_verified_whole(shell: Shell) -> None:
    found = shell.run("audit", "verify", *TRUSTED, "--json").json
    assert (found["ok"], found["entries"], found["unsealed"], found["keys_from"]) == (True, 5, 1, "outside")
    assert found["checkpoint"] == (shell.folder / "seals" / "4.checkpoint").read_text(encoding="utf-8")


def test_what_the_owner_of_the_server_changes_is_found(shell: Shell, database: Database) -> None:
    changed = "convert_to(replace(convert_from(bytes, 'UTF8'), 'Venelles', 'Vannelle'), 'UTF8')"
    tampered(database, f"UPDATE entry SET bytes = {changed} WHERE position = 2")
    assert "entries-changed" in rules(shell)[1]
    assert "entries-changed" in rules(shell, "--tree")[1]
    tampered(database, "UPDATE tag SET tag = 'territory:aix' WHERE position = 3")
    found = shell.run("audit", "verify", *TRUSTED, "--json")
    assert found.code == 5
    assert (3, "tag.tag") in {(one["position"], one["place"]) for one in found.json["problems"]}


def test_a_register_on_a_server_is_cosigned_and_a_rollback_is_not(shell: Shell, database: Database) -> None:
    assert shell.run("audit", "seal").out == "6\n"
    assert shell.run("audit", "witness", *AUDITOR, "--name", "auditor.example", "-o", "seals/6.checkpoint").code == 0
    assert rules(shell, "--key", "auditor/key.vkey") == (0, set())
    tampered(database, *ROLLED_BACK)
    assert rules(shell) == (5, {"entries-removed"}), "by the checkpoint kept as a file"
    (shell.folder / "seals" / "6.checkpoint").unlink()
    assert rules(shell) == (0, set()), "alone, it looks whole"
    ran = shell.run("audit", "witness", *AUDITOR)
    assert (ran.code, "6" in ran.err) == (5, True)


def test_a_bundle_and_a_proof_from_a_server_verify_without_it_by_either_verifier(shell: Shell) -> None:
    assert shell.run("audit", "bundle", "-o", "bundle", "--position", "2").code == 0
    assert shell.run("audit", "prove", "3", "-o", "3.tlog-proof").code == 0
    away = Shell.at(shell.folder / "bundle")
    assert away.run("audit", "verify", ".", "--json", PROGRAMME_REGISTER="none").json["entries"] == 4
    assert '"name":"Pertuis"' in away.run("audit", "verify", "../3.tlog-proof", "--key", "../keys/seal.vkey").out
    line = [sys.executable, "-I", "bundle/verify.py", "bundle", *TRUSTED]
    assert subprocess.run(line, cwd=shell.folder, capture_output=True, check=False).returncode == 0
    entries = shell.folder / "bundle" / "entries.jsonl"
    entries.write_bytes(entries.read_bytes().replace(b"Venelles", b"Vannelle"))
    assert subprocess.run(line, cwd=shell.folder, capture_output=True, check=False).returncode == 1
    assert "entries-changed" in rules(shell, "bundle")[1]


def test_a_report_issued_from_a_server_is_vouched_for_made_again_and_shows_a_rollback(
    shell: Shell, database: Database
) -> None:
    asked = ("report", "decisions", "--checkpoint", "last", "--issue", "-o", "report.html")
    position = shell.run(*asked).out.strip()
    assert position == "6"
    assert shell.run("audit", "seal").code == 0
    assert shell.run("audit", "prove", position, "-o", "report.html.tlog-proof").code == 0
    told = shell.run("audit", "verify", "report.html", *TRUSTED)
    assert told.code == 0
    assert "Every byte is that of the issue in entry 6, sealed under 7." in told.out
    assert "The register here makes it again, every byte." in told.out
    assert "The register here begins with the entries that were signed." in told.out
    line = [sys.executable, "-I", "verify.py", "report.html", *TRUSTED]
    shell.run("audit", "bundle", "-o", "bundle")
    (shell.folder / "bundle" / "verify.py").rename(shell.folder / "verify.py")
    assert subprocess.run(line, cwd=shell.folder, capture_output=True, check=False).returncode == 0
    tampered(database, *(one.replace("4", "2") for one in ROLLED_BACK))
    code, found = rules(shell, "report.html")
    assert (code, "entries-removed" in found) == (5, True)
