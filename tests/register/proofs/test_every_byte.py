"""Every byte of what an auditor is given, changed in turn: both verifiers find it, and the first names the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from programme.register.proofs.bundle import write_bundle
from programme.register.proofs.flaws import Flaw
from programme.register.proofs.keys import COSIGNATURE, KeyUnusable, SigningKey
from programme.register.proofs.offline import verify_bundle
from programme.register.proofs.proving import Prover
from programme.register.proofs.witness import cosigned
from programme.verifier import verify as second
from tests.support.changes import each_byte
from tests.support.registers import Desk
from tests.support.sealed import KEY, filled, sealed

WITNESS = SigningKey.new("auditor.example", COSIGNATURE, seed=bytes([7]) * 32)
KEYS = [KEY.public, WITNESS.public]


@pytest.fixture(scope="module")
def bundle() -> Iterator[Path]:
    """Five entries, two seals, the second one cosigned, and the proof of the second entry; all its keys are known."""
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
        desk = Desk.at_new(Path(name))
        with closing(desk.register) as register:
            filled(desk, 1)
            sealed(desk)
            filled(desk, 2, start=2)
            asked = Prover(register.recorder, ()).continuation(0, sealed(desk))
            given_back = cosigned("state", None, asked, [KEY.public], WITNESS, 1_900_000_000)
            prover = Prover(register.recorder, [("given", str(given_back))])
            write_bundle(Path(name, "bundle"), register.recorder, prover, KEYS, [2])
        yield Path(name, "bundle")


def flaws_of(folder: Path) -> list[Flaw]:
    """What the first verifier finds, once the second has said whether it holds at all."""
    found = verify_bundle(folder, KEYS).flaws
    assert second_accepts(folder) == (not found)
    return found


def second_accepts(folder: Path) -> bool:
    try:
        return all(holds for holds, *_ in second.verify_bundle(folder, second.keys_of(map(str, KEYS))))
    except Exception:  # noqa: BLE001  # its main program takes all of them for a fault
        return False


def name_and_id_of_the_witness(written: bytes) -> range:
    """Where a change makes the cosignature one of a key that nobody here knows: it is no longer told."""
    start = written.find(b"auditor.example ")
    return range(start, start + len(b"auditor.example ") + 6) if start > 0 else range(0)


@pytest.mark.parametrize("name", ["2.checkpoint", "5.checkpoint", "2-5.continuation", "2.tlog-proof"])
def test_every_byte_of_a_checkpoint_and_of_a_proof_changed_in_turn_is_found_in_its_file(
    bundle: Path, name: str, *, every_byte: bool
) -> None:
    (path,) = bundle.glob(f"*/{name}")
    original = path.read_bytes()
    assert flaws_of(bundle) == []
    for place, changed in each_byte(original, every=every_byte):
        path.write_bytes(changed)
        is_found = name in {flaw.place for flaw in flaws_of(bundle)}
        assert is_found or place in name_and_id_of_the_witness(original), (place, changed)
    path.write_bytes(original)


def test_every_byte_of_the_entries_of_a_bundle_changed_in_turn_is_found_at_its_seal(
    bundle: Path, *, every_byte: bool
) -> None:
    path = bundle / "entries.jsonl"
    original = path.read_bytes()
    second_of_them = original.index(b"\n", original.index(b"\n") + 1)  # the last byte of the first seal
    for place, changed in each_byte(original, every=every_byte):
        path.write_bytes(changed)
        first = 1 if place <= second_of_them else 3
        found = {flaw.position for flaw in flaws_of(bundle) if flaw.rule in {"entries-changed", "entries-removed"}}
        assert min(position for position in found if position) >= first, (place, changed)
    path.write_bytes(original)


def test_every_byte_of_a_key_changed_in_turn_fails_or_changes_nothing_that_is_said(bundle: Path) -> None:
    whole = verify_bundle(bundle, ())
    assert whole.ok
    for path in sorted(bundle.glob("keys/*")):
        original = path.read_bytes()
        for place, changed in each_byte(original, every=True):
            path.write_bytes(changed)
            try:
                found = verify_bundle(bundle, ())
            except KeyUnusable:
                continue
            assert not found.ok or found.keys == whole.keys, (place, changed)
        path.write_bytes(original)
