"""`programme audit` as the coordinator and the auditor run it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.cli import Shell
from tests.support.sealed import tampered


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A register of two territories, sealed; then one more."""
    shell = Shell.at(tmp_path, PROGRAMME_BY="coordinator")
    assert shell.run("init", ".", "--id", "trial").code == 0
    for name in ("Venelles", "Pertuis"):
        assert shell.run("territory", "propose", name.lower(), "--name", name).code == 0
    assert shell.run("audit", "seal").code == 0
    assert shell.run("territory", "propose", "gardanne", "--name", "Gardanne").code == 0
    return shell


def test_a_seal_is_an_entry_a_checkpoint_and_a_file(shell: Shell) -> None:
    ran = shell.run("audit", "seal", "--json", "--command-id", "seal-2")
    assert (ran.code, ran.json["positions"], ran.json["command_id"]) == (0, [5], "seal-2")
    written = (shell.folder / "seals" / "5.checkpoint").read_text(encoding="utf-8")
    assert ran.json["checkpoint"] == written
    assert written.startswith("urn:programme:trial\n5\n")
    assert shell.run("trail", "--json").json[-1]["type"] == "register-sealed"
    again = shell.run("audit", "seal", "--command-id", "seal-2")
    assert (again.code, again.out) == (0, "5\n")
    assert shell.run("audit", "seal", "--json").json["reasons"][0]["rule"] == "nothing-to-seal"


def test_a_checkpoint_that_a_crash_kept_from_its_file_is_written_with_the_next_seal(shell: Shell) -> None:
    file = shell.folder / "seals" / "3.checkpoint"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    assert shell.run("audit", "seal").out == "5\n"
    assert file.read_text(encoding="utf-8") == text
    (shell.folder / "seals" / "5.checkpoint").unlink()
    assert shell.run("audit", "seal").code == 1
    assert (shell.folder / "seals" / "5.checkpoint").exists()


def test_a_seal_asked_for_again_leaves_the_cosignatures_under_its_checkpoint(shell: Shell) -> None:
    assert shell.run("audit", "seal", "--command-id", "again").code == 0
    file = shell.folder / "seals" / "5.checkpoint"
    cosigned = file.read_text(encoding="utf-8") + "— witness.example kfQ9nLAPVDkwPTRIbnTD\n"
    file.write_text(cosigned, encoding="utf-8")
    assert shell.run("audit", "seal", "--command-id", "again").code == 0
    assert file.read_text(encoding="utf-8") == cosigned


def test_a_dry_run_seals_nothing(shell: Shell) -> None:
    assert shell.run("audit", "seal", "--dry-run", "--json").json["entries"][0]["type"] == "register-sealed"
    assert shell.run("audit", "verify", "--json").json["unsealed"] == 1


def test_what_scripts_read_of_a_verification(shell: Shell) -> None:
    ran = shell.run("audit", "verify", "--json")
    assert (ran.code, ran.json["ok"], ran.json["entries"], ran.json["unsealed"]) == (0, True, 4, 1)
    assert ran.json["problems"] == []
    assert ran.json["checkpoint"] == (shell.folder / "seals" / "3.checkpoint").read_text(encoding="utf-8")


@pytest.mark.parametrize("option", [(), ("--tree",)])
def test_an_entry_changed_under_a_seal_is_named_with_exit_code_5(shell: Shell, option: tuple[str, ...]) -> None:
    changed = "CAST(replace(bytes, 'Pertuis', 'Gardane') AS BLOB)"
    tampered(shell.folder / "register.db", f"UPDATE entry SET bytes = {changed} WHERE position = 2")
    ran = shell.run("audit", "verify", "--json", *option)
    assert (ran.code, ran.json["ok"]) == (5, False)
    assert "The checkpoint of 3 entries: the entries 1 to 3 are not those that were signed" in str(ran.json["problems"])
    assert "not those that were signed" in shell.run("audit", "verify", *option).out


def test_problems_beyond_the_first_are_counted_and_left_to_json(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("programme.cli.audit.verify.SHOWN", 2)
    tampered(shell.folder / "register.db", "UPDATE entry SET type = type || 'x'")
    ran = shell.run("audit", "verify", "--json")
    assert (ran.code, ran.json["problems_found"]) == (5, len(ran.json["problems"]))
    assert {one["position"] for one in ran.json["problems"]} >= {1, 2, 3, 4}
    told = shell.run("audit", "verify").out
    assert told.count("Problem: ") == 2
    assert f"{ran.json['problems_found'] - 2} problems more: see --json." in told


def test_it_is_told_where_the_key_came_from(shell: Shell) -> None:
    key = (shell.folder / "keys" / "seal.vkey").read_text(encoding="utf-8").strip()

    def origin(*arguments: object) -> tuple[str, bool, bool]:
        told = shell.run("audit", "verify", *arguments).out
        found = shell.run("audit", "verify", *arguments, "--json").json["keys_from"]
        return found, "lies beside" in told, "The register itself names" in told

    assert shell.run("audit", "bundle", "-o", "bundle").code == 0
    assert origin("--key", key) == ("outside", False, False)
    assert origin() == ("beside", True, False)
    assert origin("bundle") == ("beside", True, False)
    assert origin("bundle", "--key", key) == ("outside", False, False)
    (shell.folder / "keys" / "seal.vkey").unlink()
    assert origin() == ("register", False, True)


@pytest.mark.parametrize("view", ["timeline", "trail"])
def test_a_view_that_was_made_to_say_something_else_is_found(shell: Shell, view: str) -> None:
    assert shell.run(view).code == 0
    changed = "document = replace(document, 'Pertuis', 'Gardane')"
    table = f"{view}_v{version(shell, view)}"
    tampered(shell.folder / "register.views.db", f"UPDATE {table} SET {changed} WHERE position = 2")
    ran = shell.run("audit", "verify", "--json")
    assert (ran.code, [(one["position"], one["place"]) for one in ran.json["problems"]]) == (5, [(2, f"view {view}")])
    assert shell.run("audit", "verify", "--tree").code == 0


def test_an_answer_that_was_made_to_say_something_else_is_found(shell: Shell) -> None:
    assert shell.run("status").code == 0
    table = f"board_v{version(shell, 'board')}"
    tampered(shell.folder / "register.views.db", f"UPDATE {table} SET answer = replace(answer, 'Pertuis', 'Gardane')")
    ran = shell.run("audit", "verify", "--json")
    assert (ran.code, [one["place"] for one in ran.json["problems"]]) == (5, ["view board"])


def version(shell: Shell, view: str) -> int:
    rows = shell.run("projection", "status", "--json").json
    return next(int(row["version"]) for row in rows if row["id"] == view)


def test_a_key_with_a_passphrase_asks_for_it(tmp_path: Path) -> None:
    shell = Shell.at(tmp_path, PROGRAMME_BY="coordinator")
    (tmp_path / "phrase").write_text("une phrase à retenir\n", encoding="utf-8")
    (tmp_path / "other").write_text("une autre\n", encoding="utf-8")
    assert shell.run("init", "p", "--passphrase-file", "phrase").code == 0
    here = Shell.at(tmp_path / "p", PROGRAMME_BY="coordinator")
    assert here.run("territory", "propose", "a", "--name", "A").code == 0
    assert here.run("audit", "seal").code == 2
    assert here.run("audit", "seal", "--passphrase-file", "../other").code == 1
    assert here.run("audit", "verify", "--json").json["entries"] == 1
    assert here.run("audit", "seal", "--passphrase-file", "../phrase").code == 0


def test_a_proof_verifies_in_another_folder_with_the_key_alone(
    shell: Shell, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert shell.run("audit", "prove", "2", "-o", elsewhere / "2.tlog-proof").code == 0
    key = (shell.folder / "keys" / "seal.vkey").read_text(encoding="utf-8").strip()
    there = Shell.at(elsewhere)
    good = there.run("audit", "verify", "2.tlog-proof", "--key", key)
    assert good.code == 0
    assert '"name":"Pertuis"' in good.out
    assert there.run("audit", "verify", "2.tlog-proof").code == 5, "signed by whom?"
    proof = (elsewhere / "2.tlog-proof").read_text(encoding="utf-8")
    (elsewhere / "2.tlog-proof").write_text(proof.replace("index 1", "index 0"), encoding="utf-8")
    bad = there.run("audit", "verify", "2.tlog-proof", "--key", key, "--json")
    assert (bad.code, bad.json["problems"][0]["problem"]) == (5, "2.tlog-proof: the entry is not in the register.")


def test_what_is_not_sealed_or_not_there_is_not_proven(shell: Shell) -> None:
    assert shell.run("audit", "prove", "4", "--json").json["reasons"][0]["rule"] == "not-sealed"
    assert shell.run("audit", "prove", "9").code == 3


def test_a_bundle_verifies_by_either_verifier_without_the_register(shell: Shell) -> None:
    assert shell.run("audit", "bundle", "-o", "bundle", "--position", "2").code == 0
    (shell.folder / "register.db").unlink()
    assert shell.run("audit", "verify", "bundle", "--json").json["entries"] == 3
    ran = subprocess.run([sys.executable, "-I", "bundle/verify.py", "bundle"], cwd=shell.folder, check=False)
    assert ran.returncode == 0
    assert shell.run("audit", "bundle", "-o", "bundle").code == 1


def test_an_auditor_cosigns_what_continues_and_refuses_what_does_not(shell: Shell) -> None:
    auditor = ("--state", "auditor/state", "--key", "auditor/key.pem")
    first = shell.run("audit", "witness", *auditor, "--name", "auditor.example", "-o", "seals/3.checkpoint")
    assert first.code == 0
    state = shell.folder / "auditor" / "state"
    assert state.read_text(encoding="utf-8") == (shell.folder / "seals" / "3.checkpoint").read_text(encoding="utf-8")
    assert "— auditor.example " in state.read_text(encoding="utf-8")
    keys = ("--key", "keys/seal.vkey", "--key", "auditor/key.vkey")
    assert shell.run("audit", "verify", *keys).code == 0
    assert shell.run("audit", "seal").code == 0
    assert shell.run("audit", "bundle", "-o", "bundle").code == 0
    asked = ("bundle/proofs/3-5.continuation", *auditor)
    assert shell.run("audit", "witness", *asked).code == 2, "which key seals?"
    assert shell.run("audit", "witness", *asked, "--log-key", "keys/seal.vkey").code == 0
    before = state.read_text(encoding="utf-8")
    again = shell.run("audit", "witness", *asked, "--log-key", "keys/seal.vkey")
    assert (again.code, state.read_text(encoding="utf-8")) == (5, before), "it begins with an older state"


def rewritten(shell: Shell) -> None:
    """Make the register anew, with other entries, other seals and the key that sealed the first."""
    for path in (*shell.folder.glob("register*"), *shell.folder.glob("seals/*")):
        path.unlink()
    kept = (shell.folder / "keys").rename(shell.folder / "kept")
    for name in ("programme.toml", "charter.toml"):
        (shell.folder / name).unlink()
    assert shell.run("init", ".", "--id", "trial").code == 0
    for path in kept.iterdir():
        path.replace(shell.folder / "keys" / path.name)
    for name in ("a", "b", "c"):
        shell.run("territory", "propose", name, "--name", name)
    assert shell.run("audit", "seal").code == 0
    assert shell.run("audit", "verify").code == 0, "alone, it looks whole"


def test_an_auditor_is_told_both_roots_of_a_register_that_was_rewritten(shell: Shell) -> None:
    auditor = ("--state", "../auditor.state", "--key", "../auditor.pem")
    signed = shell.run("audit", "witness", *auditor, "--name", "auditor.example").out
    rewritten(shell)
    ran = shell.run("audit", "witness", *auditor)
    assert ran.code == 5
    assert signed.splitlines()[2] in ran.err
    assert "their root is" in ran.err


@pytest.fixture
def older(shell: Shell) -> tuple[str, ...]:
    """A report, a proof, a checkpoint and a bundle that were handed out once."""
    (shell.folder / "given").mkdir()
    assert shell.run("report", "decisions", "--checkpoint", "last", "--format", "md", "-o", "given/report.md").code == 0
    assert shell.run("audit", "prove", "2", "-o", "given/2.tlog-proof").code == 0
    assert shell.run("audit", "bundle", "-o", "given/bundle").code == 0
    shutil.copy(shell.folder / "seals" / "3.checkpoint", shell.folder / "given" / "3.checkpoint")
    return "given/report.md", "given/2.tlog-proof", "given/3.checkpoint", "given/bundle"


def found_by(shell: Shell, paths: tuple[str, ...]) -> list[tuple[int, set[str]]]:
    """What each of the files shows of the register here: the exit code, the rules that are broken."""
    ran = [shell.run("audit", "verify", path, "--key", "keys/seal.vkey", "--json") for path in paths]
    return [(one.code, {problem["rule"] for problem in one.json["problems"]}) for one in ran]


def test_an_older_report_proof_checkpoint_or_bundle_shows_a_register_rewritten_with_the_right_key(
    shell: Shell, older: tuple[str, ...]
) -> None:
    assert found_by(shell, older) == [(0, set())] * 4
    assert "The register here begins with the entries that were signed." in (
        shell.run("audit", "verify", older[1], "--key", "keys/seal.vkey").out
    )
    rewritten(shell)
    assert found_by(shell, older) == [(5, {"entries-changed"})] * 4


def test_an_older_report_proof_checkpoint_or_bundle_shows_a_register_rolled_back(
    shell: Shell, older: tuple[str, ...]
) -> None:
    last = "position > 1", "position > 1", "last > 1", "size > 1"
    tables = "entry", "tag", "command", "checkpoint"
    tampered(
        shell.folder / "register.db",
        *(f"DELETE FROM {table} WHERE {which}" for table, which in zip(tables, last, strict=True)),
    )
    (shell.folder / "seals" / "3.checkpoint").unlink()
    assert shell.run("audit", "verify").code == 0, "alone, it looks whole"
    assert found_by(shell, older) == [(5, {"entries-removed"})] * 4
