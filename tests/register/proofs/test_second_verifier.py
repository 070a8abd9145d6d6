"""The two verifiers share no code; on any bundle, whole or changed, they say the same."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from programme.register.proofs.checkpoint import Checkpoint, SignedCheckpoint
from programme.register.proofs.keys import COSIGNATURE, SigningKey
from programme.register.proofs.note import Note
from programme.register.proofs.offline import verify_bundle
from programme.register.proofs.proof import Continuation, InclusionProof
from programme.register.proofs.tree import Tree, leaf_hash
from programme.verifier import verify as second

KEY = SigningKey.new("urn:programme:test", seed=bytes(32))
WITNESS = SigningKey.new("auditor.example", COSIGNATURE, seed=bytes([1]) * 32)
REGISTERS, CHANGES = 100, 12


def written(folder: Path, chance: random.Random) -> Path:
    """Write a bundle of some entries, some checkpoints, some proofs."""
    for name in ("checkpoints", "proofs", "keys"):
        (folder / name).mkdir(parents=True)
    count = chance.randint(1, 40)
    entries = [f'{{"n":{number},"x":{chance.randint(0, 10**6)}}}'.encode() for number in range(count)]
    tree = Tree(map(leaf_hash, entries))
    (folder / "entries.jsonl").write_bytes(b"".join(one + b"\n" for one in entries))
    sizes = sorted({count, *(chance.randint(1, count) for _ in range(chance.randint(0, 3)))})
    signed = [checkpoint(tree, size, cosigned=chance.random() < 0.5) for size in sizes]
    for one in signed:
        (folder / "checkpoints" / f"{one.checkpoint.size}.checkpoint").write_text(str(one), encoding="utf-8")
    for old, new in zip(sizes, signed[1:], strict=False):
        found = Continuation(old, tuple(tree.consistency(old, new.checkpoint.size)), new)
        (folder / "proofs" / f"{old}-{new.checkpoint.size}.continuation").write_text(str(found), encoding="utf-8")
    for index in {chance.randrange(count) for _ in range(3)}:
        proof = InclusionProof(entries[index], index, tuple(tree.inclusion(index, count)), signed[-1])
        (folder / "proofs" / f"{index + 1}.tlog-proof").write_text(str(proof), encoding="utf-8")
    for key in (KEY, WITNESS):
        (folder / "keys" / f"{key.public.id.hex()}.vkey").write_text(f"{key.public}\n", encoding="utf-8")
    return folder


def checkpoint(tree: Tree, size: int, *, cosigned: bool) -> SignedCheckpoint:
    found = Checkpoint("urn:programme:test", size, tree.root(size))
    note = Note(found.text, (KEY.sign(found.text),))
    return SignedCheckpoint(found, note.signed(WITNESS.cosign(found.text, 1679315147)) if cosigned else note)


def both(folder: Path) -> tuple[bool, bool]:
    """What the first verifier says, and what the second says."""
    try:
        said = all(holds for holds, *_ in second.verify_bundle(folder))  # type: ignore[no-untyped-call]
    except Exception:  # noqa: BLE001  # whatever it stumbles over, it does not hold
        said = False
    keys = [KEY.public, WITNESS.public]
    return verify_bundle(folder, keys).ok, said


def changed(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one changed, removed or added, or a line removed, repeated or moved."""
    place, lines = chance.randrange(len(data)), data.splitlines(keepends=True)
    line = chance.randrange(len(lines))
    return chance.choice(
        [
            data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :],
            data[:place] + data[place + 1 :],
            data[:place] + b"A" + data[place:],
            b"".join(lines[:line] + lines[line + 1 :]),
            b"".join(lines[:line] + lines[line : line + 1] + lines[line:]),
            b"".join(reversed(lines)),
        ]
    )


def shown(data: bytes) -> list[bytes]:
    """What a file says, apart from its signatures: one of an unknown key may come and go, and changes nothing."""
    return [line for line in data.splitlines() if not line.startswith("— ".encode())]


@pytest.mark.parametrize("part", range(3))
def test_both_verifiers_say_the_same_of_many_registers_whole_and_changed(tmp_path: Path, part: int) -> None:
    chance = random.Random(part)
    for number in range(REGISTERS):
        folder = written(tmp_path / str(number), chance)
        assert both(folder) == (True, True)
        files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".vkey"]
        for _ in range(CHANGES):
            path = chance.choice(files)
            original = path.read_bytes()
            path.write_bytes(changed(original, chance))
            first, other = both(folder)
            assert first == other, (path.name, path.read_bytes())
            assert not first or shown(path.read_bytes()) == shown(original), (path.name, path.read_bytes())
            path.write_bytes(original)


def test_the_second_verifier_runs_alone_and_ends_with_the_code_of_what_it_found(tmp_path: Path) -> None:
    folder = written(tmp_path / "bundle", random.Random(9))
    script = tmp_path / "verify.py"
    script.write_bytes(Path(second.__file__).read_bytes())

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-I", str(script), str(folder), "--key", str(KEY.public)],
            capture_output=True, text=True, check=False, cwd=tmp_path,
        )  # fmt: skip

    assert (run().returncode, run().stderr) == (0, "")
    assert all(line.startswith("ok ") for line in run().stdout.splitlines())
    entries = folder / "entries.jsonl"
    entries.write_bytes(entries.read_bytes().replace(b'"n":0', b'"n":9'))
    assert run().returncode == 1
    assert "BAD" in run().stdout


def test_the_second_verifier_imports_nothing_but_the_standard_library_and_cryptography() -> None:
    text = Path(second.__file__).read_text(encoding="utf-8")
    imported = re.findall(r"^(?:from|import) (\w+)", text, re.MULTILINE)
    assert set(imported) - set(sys.stdlib_module_names) == {"cryptography"}
    assert "programme" not in imported
