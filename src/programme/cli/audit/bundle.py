"""`programme audit bundle`: what an auditor needs to verify on another machine, without the register or the program."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from programme.cli.audit.keys import seal_files, trusted_keys
from programme.cli.files import new_folder
from programme.cli.output import data
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.domain.sentences import say
from programme.register.proofs.bundle import write_bundle
from programme.register.proofs.proving import Prover
from programme.register.proofs.verification import verify


def bundle(session: Session, *, output: str, positions: tuple[int, ...] = ()) -> None:
    """Write the bundle into a new folder, which appears whole, with the public keys used for verifying here.

    :raises Problem: there is something at that place, or an entry is unknown.
    :raises NotSealed: there is no checkpoint, or one of the entries is later than the last.
    """
    folder = Path(output)
    if folder.exists():
        sentence = say("There is already something at {folder}.", folder=str(folder))
        raise Problem(sentence, advice="-o", code=Code.REFUSED, rule="already-there")
    recorder = session.register.recorder
    prover = Prover(recorder, seal_files(session))
    keys = trusted_keys((), session) or verify(recorder, (), (), tree=True).keys
    with new_folder(folder) as made:
        write_bundle(made, recorder, prover, keys, positions)
        (made / "verify.py").write_bytes(files("programme.verifier").joinpath("verify.py").read_bytes())
    data(str(folder))
    size, head = prover.last.checkpoint.size, recorder.head()
    session.tell(say("Entries in it: {entries}; not sealed yet and left out: {left}.", entries=size, left=head - size))
    session.tell(say("To verify it anywhere: {command}", command=f"python3 {folder / 'verify.py'} {folder}"))
