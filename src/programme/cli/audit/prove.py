"""`programme audit prove`: the proof that an entry is in the register, as a file that verifies on its own."""

from __future__ import annotations

from pathlib import Path

from programme.cli.audit.keys import seal_files
from programme.cli.files import write_whole
from programme.cli.output import data
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.domain.sentences import say
from programme.register.proofs.proving import Prover

SCREEN = "-"


def prove(session: Session, *, position: int, output: str | None) -> None:
    """Write the proof of an entry.

    :raises Problem: there is no such entry.
    :raises NotSealed: it is not sealed yet.
    """
    recorder = session.register.recorder
    if not 1 <= position <= recorder.head():
        sentence = say("There is no entry {position}.", position=position)
        raise Problem(sentence, advice="programme trail", code=Code.UNKNOWN_ID)
    proof = Prover(recorder, seal_files(session)).entry(position)
    if output in {None, SCREEN}:
        data(str(proof).removesuffix("\n"))
        return
    path = Path(str(output))
    write_whole(path, str(proof))
    session.tell(say("The proof is in {path}.", path=str(path)))
    session.tell(say("Next: {command}", command=session.spelled(f"programme audit verify {path}")))
