"""What somebody who holds the database, or the key too, may try: what catches each, and what does not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from programme.register.errors import RegisterForked, RegisterRolledBack, UntrustedFile
from programme.register.proofs.checkpoint import SignedCheckpoint
from programme.register.proofs.keys import COSIGNATURE, SigningKey
from programme.register.proofs.proof import InclusionProof
from programme.register.proofs.proving import Prover
from programme.register.proofs.sealing import act_of, seal
from programme.register.proofs.witness import cosigned, read_state, require_not_behind
from programme.register.recorder import Recorder
from programme.register.register import Register
from programme.register.requests import Request
from tests.support.registers import START, Desk
from tests.support.sealed import KEY, filled, sealed, tampered, unguarded, verdict

WITNESS = SigningKey.new("auditor.example", COSIGNATURE, seed=bytes([7]) * 32)
NOON = 1_900_000_000


def rules(path: Path, *, tree: bool, files: bool = False) -> set[str]:
    return {flaw.rule for flaw in verdict(path, tree=tree, files=files).flaws}


def without(last: int) -> list[str]:
    """Remove every trace of the entries after a position."""
    return [
        *(f"DELETE FROM {table} WHERE position > {last}" for table in ("entry", "tag")),
        f"DELETE FROM command WHERE last > {last}",
        f"DELETE FROM checkpoint WHERE size > {last}",
    ]


SWAP = [f"UPDATE entry SET position = {new} WHERE position = {old}" for old, new in ((2, -2), (3, 2), (-2, 3))]
COPIED = "INSERT INTO entry SELECT {new}, bytes, type, NULL, time FROM entry WHERE position = {old}"
SHIFT = "UPDATE entry SET position = position + 1000 WHERE position > 3"
BACK = "UPDATE entry SET position = position - 999 WHERE position > 1000"
BEFORE = "CAST(replace(bytes, '2030-01-01', '2029-12-24') AS BLOB)"


@pytest.mark.parametrize(
    ("attack", "by_tree", "by_all"),
    [
        (["DELETE FROM entry WHERE position = 3"], "position", "position"),
        (["DELETE FROM entry WHERE position > 7"], "entries-removed", "entries-removed"),
        (SWAP, "entries-changed", "column"),
        ([SHIFT, COPIED.format(new=4, old=3), BACK], "entries-changed", "column"),
        ([COPIED.format(new=0, old=3)], "position", "position"),
        ([f"UPDATE entry SET bytes = {BEFORE} WHERE position = 3"], "entries-changed", "time-went-back"),
        (["UPDATE entry SET bytes = CAST(bytes AS TEXT) WHERE position = 10"], "", "malformed"),
        (["UPDATE entry SET bytes = zeroblob(70000) WHERE position = 10"], "", "malformed"),
        (["DELETE FROM checkpoint WHERE size = 5"], "checkpoint-missing", "checkpoint-missing"),
        (["UPDATE about SET value = 'another' WHERE key = 'programme'"], "another-register", "attribute"),
    ],
    ids=["removed", "cut", "reordered", "duplicated", "in front", "backdated", "text", "large", "unsealed", "renamed"],
)
def test_what_is_done_to_the_database_alone_is_found(path: Path, attack: list[str], by_tree: str, by_all: str) -> None:
    tampered(path, *attack)
    assert by_all in rules(path, tree=False)
    assert not by_tree or by_tree in rules(path, tree=True)


def test_the_newest_entries_removed_with_their_checkpoint_are_found_by_the_file_of_it(
    path: Path,
) -> None:
    tampered(path, *without(5))
    assert verdict(path).ok, "nothing in the database itself can show it"
    assert rules(path, tree=True, files=True) == {"entries-removed"}


def test_entries_removed_that_were_never_sealed_leave_no_trace(path: Path) -> None:
    tampered(path, *without(9))
    assert verdict(path, files=True).ok


def test_a_seal_of_somebody_else_is_not_trusted(path: Path) -> None:
    stranger = SigningKey.new("urn:programme:test")
    found = verdict(path, stranger)
    assert {flaw.rule for flaw in found.flaws} == {"signature"}
    assert found.seal is None


def test_without_a_key_from_outside_the_register_vouches_for_itself_and_says_so(path: Path) -> None:
    from programme.register.proofs.verification import verify

    with Recorder.open(path, read_only=True) as recorder:
        found = verify(recorder, [], [], tree=False)
    assert (found.ok, found.named, found.keys) == (True, True, (KEY.public,))


# --- The whole register rewritten, or rolled back, by who holds the key too -------------------------------------------


def cosign(path: Path, state: SignedCheckpoint | None) -> SignedCheckpoint:
    """What an auditor does who holds the state."""
    with Recorder.open(path, read_only=True) as recorder:
        prover = Prover(recorder, [])
        require_not_behind("state", state, prover.last)
        asked = prover.continuation(state.checkpoint.size if state is not None else 0, prover.last)
        return cosigned("state", state, asked, [KEY.public], WITNESS, NOON)


def rewritten(path: Path) -> None:
    """Replace the register by one of as many entries that tells another story, sealed with the same key."""
    shutil.rmtree(path.parent)
    path.parent.mkdir()
    desk = Desk.at_new(path.parent)
    filled(desk, 4, start=100)
    sealed(desk)
    filled(desk, 5, start=104)
    sealed(desk)
    desk.register.close()


def restored(path: Path) -> None:
    tampered(path, *without(5))


@pytest.mark.parametrize(("attack", "error"), [(rewritten, RegisterForked), (restored, RegisterRolledBack)])
def test_a_witness_does_not_cosign_a_register_rewritten_or_rolled_back(
    path: Path, attack: Callable[[Path], None], error: type[Exception]
) -> None:
    state = cosign(path, None)
    attack(path)
    assert verdict(path).ok, "alone, it looks whole"
    with pytest.raises(error):
        cosign(path, state)


def test_an_older_proof_contradicts_a_register_rewritten_with_the_right_key(path: Path) -> None:
    with Recorder.open(path, read_only=True) as recorder:
        older = Prover(recorder, []).entry(2)
    rewritten(path)
    seals = path.parent / "seals"
    (seals / "given.checkpoint").write_text(str(older.signed), encoding="utf-8")
    assert older.holds
    assert "entries-changed" in rules(path, tree=True, files=True)


def test_a_witness_cosigns_what_continues_its_state(path: Path) -> None:
    state = cosign(path, None)
    assert state.note.signers([KEY.public, WITNESS.public]) == [KEY.public, WITNESS.public]
    assert read_state("state", str(state), WITNESS) == state
    assert cosign(path, state) == state, "an unchanged register at the same time"


def test_a_state_that_is_not_its_own_is_refused_by_the_witness(path: Path) -> None:
    state = cosign(path, None)
    with pytest.raises(UntrustedFile):
        read_state("state", str(state), SigningKey.new("auditor.example", COSIGNATURE))
    with pytest.raises(UntrustedFile):
        read_state("state", "nothing", WITNESS)


# --- Proofs as files ----------------------------------------------------------------------------------------------


def test_a_proof_with_any_byte_changed_no_longer_says_the_same(path: Path) -> None:
    with Recorder.open(path, read_only=True) as recorder:
        proof = Prover(recorder, []).entry(3)
    data = str(proof).encode()
    assert verified(data) == (proof.entry, 2)
    for place in range(len(data)):
        for change in (1, 0x20):
            changed = data[:place] + bytes([data[place] ^ change]) + data[place + 1 :]
            assert verified(changed) is None, f"byte {place}"
        assert verified(data[:place] + data[place + 1 :]) is None, f"byte {place} removed"


def verified(data: bytes) -> tuple[bytes, int] | None:
    """The entry and the index that a file proves, if it proves any."""
    try:
        proof = InclusionProof.parse(data.decode(errors="replace"))
    except ValueError:
        return None
    holds = proof.holds and proof.signed.note.signed_by(KEY.public)
    return (proof.entry, proof.index) if holds else None


# --- Each attack by its name -----------------------------------------------------------------------------------------


def test_a_register_cut_short_is_found(path: Path) -> None:
    tampered(path, *without(5)[:2], "DELETE FROM command WHERE last > 5")
    assert "entries-removed" in rules(path, tree=True)


def test_an_entry_inserted_in_the_middle_with_all_that_belongs_to_it_is_found(path: Path) -> None:
    """Between the entries 3 and 4, in canonical form, with tags and command; everything after it moves on by one."""
    with unguarded(path) as connection:
        (data, time) = connection.execute("SELECT bytes, time FROM entry WHERE position = 3").fetchone()
        made = data.replace(b'"desk-3', b'"desk-0').replace(b"t-3", b"t-0")
        for table, columns in (("entry", ["position"]), ("tag", ["position"]), ("command", ["first", "last"])):
            for column in columns:
                for step in ("1000 WHERE {0} BETWEEN 4 AND 999", "-999 WHERE {0} > 1000"):
                    connection.execute(f"UPDATE {table} SET {column} = {column} + {step.format(column)}")
        connection.execute("INSERT INTO entry VALUES (4, ?, 'territory-proposed', 'desk-0#1', ?)", (made, time))
        connection.execute("INSERT INTO tag VALUES ('territory:t-0', 'territory-proposed', 4)")
        connection.execute("INSERT INTO command VALUES ('desk-0', x'00', 4, 4)")
    found = verdict(path)
    assert ("entries-changed", 1) in {(flaw.rule, flaw.position) for flaw in found.flaws}
    assert {flaw.rule for flaw in found.flaws} == {"entries-changed", "checkpoint-missing", "column"}
    assert {flaw.place for flaw in found.flaws if flaw.rule == "column"} <= {"checkpoint 5", "checkpoint 9"}
    assert "entries-changed" in rules(path, tree=True)


def another_of_the_same_programme(path: Path) -> Path:
    """Another register of the same programme, sealed with the same key, as long or longer: a folder."""
    (path.parent / "other").mkdir()
    desk = Desk.at_new(path.parent / "other")
    filled(desk, 10, start=200)
    sealed(desk)
    desk.register.close()
    return desk.file


def test_two_registers_of_one_programme_swapped_look_whole_and_are_found_by_the_seals_kept_as_files(path: Path) -> None:
    other = another_of_the_same_programme(path)
    path.write_bytes(other.read_bytes())
    assert verdict(path).ok, "each is whole"
    assert rules(path, tree=True, files=True) == {"entries-changed"}


def test_two_registers_of_one_programme_swapped_are_not_cosigned(path: Path) -> None:
    state = cosign(path, None)
    path.write_bytes(another_of_the_same_programme(path).read_bytes())
    with pytest.raises(RegisterForked):
        cosign(path, state)


def test_the_register_of_another_programme_put_in_its_place_is_found_by_the_seals_kept_as_files(path: Path) -> None:
    (path.parent / "other").mkdir()
    other = Register.create(path.parent / "other" / "register.db", "other")
    seal(other, KEY, request_of_seal(), path.parent / "none")
    other.close()
    path.write_bytes((path.parent / "other" / "register.db").read_bytes())
    assert "another-register" in rules(path, tree=True, files=True)


def request_of_seal() -> Request:
    return Request(act_of(KEY), "coordinator", "seal-other", START)
