"""`programme audit bundle`: what an auditor needs to verify on another machine, without the register or the program."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from programme.cli.audit.keys import KEYS, seal_files, trusted_keys
from programme.cli.files import new_folder
from programme.cli.output import data
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.domain.sentences import say
from programme.register.proofs.keys import PUBLIC
from programme.register.proofs.proving import Prover
from programme.register.proofs.verification import verify


def bundle(session: Session, *, output: str, positions: tuple[int, ...] = ()) -> None:
    """Write the bundle into a new folder, which appears whole.

    :raises Problem: there is something at that place, or an entry is unknown.
    :raises NotSealed: there is no checkpoint, or one of the entries is later than the last.
    """
    folder = Path(output)
    if folder.exists():
        sentence = say("There is already something at {folder}.", folder=str(folder))
        raise Problem(sentence, advice="-o", code=Code.REFUSED, rule="already-there")
    recorder = session.register.recorder
    prover = Prover(recorder, seal_files(session))
    proofs = [prover.entry(position) for position in positions]
    with new_folder(folder) as made:
        _fill(made, session, prover)
        for proof in proofs:
            _write(made / "proofs" / f"{proof.index + 1}.tlog-proof", str(proof))
    data(str(folder))
    size, head = prover.last.checkpoint.size, recorder.head()
    session.tell(say("Entries in it: {entries}; not sealed yet and left out: {left}.", entries=size, left=head - size))
    session.tell(say("To verify it anywhere: {command}", command=f"python3 {folder / 'verify.py'} {folder}"))


def _fill(folder: Path, session: Session, prover: Prover) -> None:
    """Write what every bundle holds: entries, checkpoints, their continuations, keys, and the verifier."""
    for name in ("checkpoints", "proofs", KEYS):
        (folder / name).mkdir()
    with (folder / "entries.jsonl").open("wb") as file:
        for batch in session.register.recorder.scan(0, prover.last.checkpoint.size):
            file.writelines(stored + b"\n" for _, stored in batch)
    for name, text in (*_checkpoints(prover), *_keys(session)):
        _write(folder / name, text)
    (folder / "verify.py").write_bytes(files("programme.verifier").joinpath("verify.py").read_bytes())


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _checkpoints(prover: Prover) -> Iterator[tuple[str, str]]:
    for signed in prover.checkpoints:
        yield f"checkpoints/{signed.checkpoint.size}.checkpoint", str(signed)
    for one in prover.continuations():
        yield f"proofs/{one.old}-{one.signed.checkpoint.size}.continuation", str(one)


def _keys(session: Session) -> Iterator[tuple[str, str]]:
    """Yield the public keys by which the register is verified here."""
    keys = trusted_keys((), session) or verify(session.register.recorder, (), (), tree=True).keys
    for key in keys:
        yield f"{KEYS}/{key.id.hex()}{PUBLIC}", f"{key}\n"
