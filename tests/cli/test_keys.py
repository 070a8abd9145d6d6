"""`programme key`: another key seals from now on, and whoever has the one before can tell; copies of the vault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.cli import Shell

ROTATE = ("key", "rotate", "--reason", "Changement de bureau")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A register with a territory and a seal, which are entries 1 and 2; ``old.vkey`` is what the auditor was given."""
    shell = Shell.at(tmp_path, PROGRAMME_BY="coordinator")
    assert shell.run("init", ".", "--id", "trial").code == 0
    assert shell.run("territory", "propose", "venelles", "--name", "Venelles").code == 0
    assert shell.run("audit", "seal").code == 0
    (tmp_path / "old.vkey").write_bytes((tmp_path / "keys" / "seal.vkey").read_bytes())
    return shell


def go_on(shell: Shell, name: str) -> None:
    """Record and seal something more."""
    assert shell.run("territory", "propose", name, "--name", name).code == 0
    assert shell.run("audit", "seal").code == 0


def rules(shell: Shell, *line: str) -> list[str]:
    return [one["rule"] for one in shell.run(*line, "--json").json["reasons"]]


def problems(shell: Shell, *line: str) -> list[str]:
    return [one["rule"] for one in shell.run("audit", "verify", *line, "--json").json["problems"]]


def second(shell: Shell, *keys: str) -> int:
    """What the second verifier says of the bundle: its exit code."""
    return subprocess.run(
        [sys.executable, "-I", "bundle/verify.py", "bundle", *keys], cwd=shell.folder, capture_output=True, check=False
    ).returncode


def test_after_a_rotation_the_register_verifies_by_either_key_alone(shell: Shell) -> None:
    ran = shell.run(*ROTATE)
    assert (ran.code, ran.out) == (0, "3\n")
    go_on(shell, "pertuis")
    for key in ("old.vkey", "keys/seal.vkey"):
        verified = shell.run("audit", "verify", "--key", key)
        assert (verified.code, "Entry 3 names the key" in verified.out) == (0, True)
        assert verified.out.count("Checked with the key") == 2


def test_a_bundle_verifies_across_a_rotation_by_either_key_and_either_verifier(shell: Shell) -> None:
    assert shell.run(*ROTATE).code == 0
    go_on(shell, "pertuis")
    assert shell.run("audit", "bundle", "-o", "bundle", "--position", "1").code == 0
    for keys in ((), ("--key", "old.vkey"), ("--key", "keys/seal.vkey")):
        assert problems(shell, "bundle", *keys) == []
        assert second(shell, *keys) == 0


def test_the_proof_of_a_rotation_verifies_by_the_key_before(shell: Shell) -> None:
    ran = shell.run(*ROTATE, "--json")
    proof = Path(ran.json["proof"])
    there = Shell.at(shell.folder / "seals")
    shown = there.run("audit", "verify", proof, "--key", shell.folder / "old.vkey")
    assert (shown.code, ran.json["key"] in shown.out) == (0, True)


def test_the_key_before_is_set_aside_and_seals_no_more(shell: Shell) -> None:
    assert shell.run(*ROTATE).code == 0
    assert (shell.folder / "keys" / "seal-until-3.vkey").read_bytes() == (shell.folder / "old.vkey").read_bytes()
    assert shell.run("territory", "propose", "pertuis", "--name", "Pertuis").code == 0
    assert rules(shell, "audit", "seal", "--key", "keys/seal-until-3.pem") == ["key-retired"]
    assert shell.run("audit", "seal").code == 0


def test_a_lost_key_does_not_vouch_for_the_next_and_this_is_said(shell: Shell) -> None:
    (shell.folder / "keys" / "seal.pem").unlink()
    assert rules(shell, *ROTATE) == ["key"]
    assert shell.run("key", "lose", "seal", "--reason", "Clé USB égarée").code == 0
    assert shell.run(*ROTATE).code == 0
    by_old = shell.run("audit", "verify", "--key", "old.vkey", "--json")
    assert (by_old.code, [one["rule"] for one in by_old.json["problems"]]) == (5, ["signature"] * 2)
    assert "which has not signed that: learn the new key by another way" in by_old.json["remarks"][0]
    assert shell.run("audit", "verify", "--key", "old.vkey", "--key", "keys/seal.vkey").code == 0
    assert shell.run("audit", "verify").code == 0
    assert shell.run("audit", "bundle", "-o", "bundle").code == 0
    assert (second(shell), second(shell, "--key", "old.vkey"), second(shell, "--key", "keys/seal.vkey")) == (0, 1, 0)


def test_what_a_lost_key_signs_afterwards_counts_for_nothing(shell: Shell) -> None:
    """Somebody has found the key, and has it vouch for a key of their own."""
    found = (shell.folder / "keys" / "seal.pem").read_bytes()
    assert shell.run("key", "lose", "seal", "--reason", "Clé USB égarée").code == 0
    (shell.folder / "keys" / "seal.pem").write_bytes(found)
    with pytest.MonkeyPatch.context() as patched:
        from programme.domain.aggregates.keys import Keys

        patched.setattr(Keys, "vouching_for", lambda _keys, rotation: rotation.event.old)
        patched.setattr(Keys, "sealing", property(lambda keys: next(iter(keys.retired))))
        assert shell.run(*ROTATE).code == 0
    assert (shell.folder / "seals" / "5.checkpoint").read_text(encoding="utf-8").count("— urn") == 2
    assert problems(shell, "--key", "old.vkey") == ["key-retired", "key-retired"]
    assert shell.run("audit", "bundle", "-o", "bundle").code == 0
    assert problems(shell, "bundle", "--key", "old.vkey") == ["key-retired", "unsealed"]
    assert second(shell, "--key", "old.vkey") == 1


def test_a_dry_run_rotates_nothing(shell: Shell) -> None:
    entries = shell.run(*ROTATE, "--dry-run", "--json").json["entries"]
    assert [one["type"] for one in entries] == ["key-rotated", "register-sealed"]
    assert sorted(path.name for path in (shell.folder / "keys").iterdir()) == ["seal.pem", "seal.vkey"]


def test_a_rotation_under_a_command_id_is_made_once(shell: Shell) -> None:
    once, again = (shell.run(*ROTATE, "--command-id", "bureau-2018") for _ in range(2))
    assert (once.code, once.out, again.code, again.out) == (0, "3\n", 0, "3\n")
    assert shell.run("audit", "verify", "--json").json["entries"] == 4


def test_a_new_key_may_have_a_passphrase_of_its_own(shell: Shell) -> None:
    (shell.folder / "phrase").write_text("une phrase à retenir\n", encoding="utf-8")
    assert shell.run(*ROTATE, "--new-passphrase-file", "phrase").code == 0
    assert shell.run("territory", "propose", "pertuis", "--name", "Pertuis").code == 0
    assert shell.run("audit", "seal").code == 2
    assert shell.run("audit", "seal", "--passphrase-file", "phrase").code == 0


def test_the_list_of_keys_says_which_seals_and_who_holds_it(shell: Shell) -> None:
    assert shell.run(*ROTATE).code == 0
    assert shell.run("key", "hand-over", "seal", "--holder", "president", "--holder", "coordinator").code == 0
    old, new, vault = shell.run("key", "list", "--json").json
    assert (old["in_use"], old["until"], old["holders"]) == (False, 3, [])
    assert (new["in_use"], new["until"], new["holders"]) == (True, None, ["president", "coordinator"])
    assert (vault["id"], vault["holders"]) == ("vault", [])
    assert shell.run("key", "list", "--known-at", "@2", "--json").json[0]["in_use"] is True


def person(shell: Shell, name: str) -> str:
    ran = shell.run("person", "register", "--full-name", name)
    assert ran.code == 0
    return ran.out.strip()


def test_a_lost_vault_comes_back_from_its_second_holder(shell: Shell) -> None:
    somebody = person(shell, "Camille Exemple")
    assert shell.run("key", "backup", "copy.db").code == 0
    (shell.folder / "keys" / "persons.db").write_bytes(b"broken" * 1000)
    assert shell.run("person", "list").code == 5
    assert shell.run("key", "restore", "copy.db").code == 5, "the vault is damaged: set it aside first"
    (shell.folder / "keys" / "persons.db").rename(shell.folder / "damaged")
    assert shell.run("key", "restore", "copy.db").code == 0
    assert shell.run("person", "access", somebody, "--json").json["full_name"] == "Camille Exemple"
    assert (shell.folder / "keys" / "persons.db").stat().st_mode & 0o777 == 0o600


def test_a_restored_vault_keeps_newer_keys_and_brings_no_erased_name_back(shell: Shell) -> None:
    gone, kept = person(shell, "Camille Exemple"), person(shell, "Dominique Exemple")
    assert shell.run("key", "backup", "copy.db").code == 0
    newer = person(shell, "Dominique Exemple")
    assert shell.run("person", "erase", gone, "--reason", "Demande").code == 0
    assert shell.run("key", "restore", "copy.db").code == 0
    states = {one["id"]: one["state"] for one in shell.run("person", "list", "--json").json}
    assert states == {gone: "erased", kept: "clear", newer: "clear"}
    (shell.folder / "keys" / "persons.db").unlink()
    assert shell.run("key", "restore", "copy.db").code == 0
    states = {one["id"]: one["state"] for one in shell.run("person", "list", "--json").json}
    assert states == {gone: "erased", kept: "clear", newer: "unreadable"}


def test_a_name_whose_key_is_lost_for_good_is_typed_again(shell: Shell) -> None:
    somebody = person(shell, "Camille Exemple")
    position = shell.run("person", "list", "--json").json[0]["position"]
    (shell.folder / "keys" / "persons.db").unlink()
    assert shell.run("key", "lose", "vault", "--reason", "Disque détruit, sans copie").code == 0
    again = (
        "entry",
        "rectify",
        str(position),
        "--field",
        "full_name",
        "--to",
        "Camille Exemple",
        "--reason",
        "Clé perdue",
    )
    assert shell.run(*again).code == 0
    held = shell.run("person", "access", somebody, "--json")
    assert (held.code, held.json["full_name"]) == (0, "Camille Exemple")


def test_a_copy_of_the_vault_is_for_its_owner_alone_and_replaces_nothing(shell: Shell) -> None:
    assert rules(shell, "key", "backup", "copy.db") == ["no-vault"]
    person(shell, "Camille Exemple")
    assert shell.run("key", "backup", "copy.db").code == 0
    assert (shell.folder / "copy.db").stat().st_mode & 0o777 == 0o600
    assert rules(shell, "key", "backup", "copy.db") == ["already-there"]
    assert rules(shell, "key", "restore", "nowhere.db") == ["no-vault"]


def test_what_is_no_copy_of_a_vault_is_not_restored(shell: Shell) -> None:
    person(shell, "Camille Exemple")
    (shell.folder / "copy.db").write_bytes(b"no database at all, but long enough" * 100)
    assert shell.run("key", "restore", "copy.db").code == 5
