"""A bundle: the sealed entries of a register with all that verifies them, as a folder of files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from programme.register.proofs.keys import PUBLIC, PublicKey
from programme.register.proofs.offline import ENTRIES
from programme.register.proofs.proving import Prover
from programme.register.recorder import Recorder


def write_bundle(
    folder: Path, recorder: Recorder, prover: Prover, keys: Iterable[PublicKey], positions: Iterable[int] = ()
) -> None:
    """Write the entries up to the last checkpoint, the checkpoints, their continuations, the keys, proofs of entries.

    :raises NotSealed: one of the positions is later than that checkpoint; nothing is written.
    :raises OSError: the folder exists, or cannot be written.
    """
    files = dict(_files(prover, keys, positions))
    folder.mkdir(parents=True)
    with (folder / ENTRIES).open("wb") as lines:
        for batch in recorder.scan(0, prover.last.checkpoint.size):
            lines.writelines(stored + b"\n" for _, stored in batch)
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _files(prover: Prover, keys: Iterable[PublicKey], positions: Iterable[int]) -> Iterator[tuple[str, str]]:
    for signed in prover.checkpoints:
        yield f"checkpoints/{signed.checkpoint.size}.checkpoint", str(signed)
    for one in prover.continuations():
        yield f"proofs/{one.old}-{one.signed.checkpoint.size}.continuation", str(one)
    for position in positions:
        yield f"proofs/{position}.tlog-proof", str(prover.entry(position))
    for key in keys:
        yield f"keys/{key.id.hex()}{PUBLIC}", f"{key}\n"
