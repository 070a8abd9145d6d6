"""The two verifiers share no code; of any bundle, whole or changed, they say the same."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from programme.register.proofs.offline import verify_bundle
from programme.verifier import verify as second
from tests.support.bundles import KEYS, Bundle, Maker

CHANGES, REARRANGEMENTS = 8, 2  # of the bundle of each register


def both(folder: Path) -> tuple[bool, bool]:
    """What the first verifier says, and what the second says; whatever it stumbles over, a bundle does not hold."""
    try:
        first = verify_bundle(folder, KEYS).ok
    except OSError:
        first = False
    try:
        said = all(holds for holds, *_ in second.verify_bundle(folder, second.keys_of(map(str, KEYS))))
    except Exception:  # noqa: BLE001  # its main program takes all of them for a fault
        said = False
    return first, said


def changed(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one changed, removed or added, or a line removed, repeated or moved."""
    place, lines = chance.randrange(len(data)), data.splitlines(keepends=True)
    line, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    swapped = [lines[{line: other, other: line}.get(at, at)] for at in range(len(lines))]
    return chance.choice(
        [
            data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :],
            data[:place] + b" " + data[place + 1 :],
            data[:place] + data[place + 1 :],
            data[:place] + b"A" + data[place:],
            data[:place],
            b"".join(lines[:line] + lines[line + 1 :]),
            b"".join(lines[:line] + lines[line : line + 1] + lines[line:]),
            b"".join(swapped),
        ]
    )


def rearranged(folder: Path, others: list[Path], chance: random.Random) -> str:
    """Remove a file of a bundle, put it where another is, or that of another register there; return what was done."""
    path, other = chance.sample(files_of(folder), 2)
    foreign = chance.choice([one for bundle in others for one in files_of(bundle)] or [other])
    match chance.choice(("removed", "renamed", "swapped", "foreign")):
        case "removed":
            path.unlink()
            return f"{path} removed"
        case "renamed":
            other.write_bytes(path.read_bytes())
            return f"{path} in the place of {other}"
        case "swapped":
            kept = path.read_bytes()
            path.write_bytes(other.read_bytes())
            other.write_bytes(kept)
            return f"{path} and {other} swapped"
        case _:
            path.write_bytes(foreign.read_bytes())
            return f"{foreign} in the place of {path}"


def files_of(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".vkey"]


def shown(data: bytes) -> list[bytes]:
    """What a file says, apart from its signatures: one of an unknown key may come and go, and changes nothing."""
    return [line for line in data.splitlines() if not line.startswith("— ".encode())]


@pytest.fixture
def bundles(request: pytest.FixtureRequest) -> Iterator[Iterator[Bundle]]:
    """So many bundles as are asked for, each of another register; in memory, where a system has files there."""
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        maker = Maker(Path(folder))
        yield (maker.bundle(number) for number in range(request.config.getoption("agreements")))


def test_both_verifiers_say_the_same_of_many_registers_whole_and_changed(bundles: Iterator[Bundle]) -> None:
    previous: list[Path] = []
    for folder, holds in bundles:
        chance = random.Random(f"changes of {folder.name}")
        assert both(folder) == (holds, holds), folder.name
        for _ in range(CHANGES):
            path = chance.choice(files_of(folder))
            original = path.read_bytes()
            path.write_bytes(changed(original, chance))
            first, other = both(folder)
            assert first == other, (path, path.read_bytes())
            assert not first or shown(path.read_bytes()) == shown(original), (path, path.read_bytes())
            path.write_bytes(original)
        for number in range(REARRANGEMENTS):
            copy = Path(shutil.copytree(folder, folder.with_name(f"{folder.name}-{number}")))
            done = rearranged(copy, previous, chance)
            first, other = both(copy)
            assert first == other, done
            shutil.rmtree(copy)
        for one in previous:
            shutil.rmtree(one)
        previous = [folder]


def test_the_second_verifier_runs_alone_and_ends_with_the_code_of_what_it_found(tmp_path: Path) -> None:
    folder = Maker(tmp_path).bundle(9).folder
    script = tmp_path / "verify.py"
    script.write_bytes(Path(second.__file__).read_bytes())

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-I", str(script), str(folder), *(f"--key={key}" for key in KEYS)],
            capture_output=True, text=True, check=False, cwd=tmp_path,
        )  # fmt: skip

    assert (run().returncode, run().stderr) == (0, "")
    assert all(line.startswith("ok ") for line in run().stdout.splitlines())
    entries = folder / "entries.jsonl"
    entries.write_bytes(entries.read_bytes().replace(b'"time":"2030', b'"time":"2031'))
    assert run().returncode == 1
    assert "BAD" in run().stdout


def test_the_second_verifier_imports_nothing_but_the_standard_library_and_cryptography() -> None:
    text = Path(second.__file__).read_text(encoding="utf-8")
    imported = re.findall(r"^(?:from|import) (\w+)", text, re.MULTILINE)
    assert set(imported) - set(sys.stdlib_module_names) == {"cryptography"}
    assert "programme" not in imported
