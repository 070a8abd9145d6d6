"""``programme charter check``: every fault of a charter file, with its line; no register is needed."""

from __future__ import annotations

from pathlib import Path

from programme.cli.output import write_json
from programme.cli.session import Session
from programme.domain.sentences import say
from programme.exchange.charter_file import load


def check(session: Session, *, file: str) -> None:
    """Say that the charter is well made, and what it holds.

    :raises MalformedFile: it is not; every problem is there.
    """
    charter = load(Path(file))
    criteria = sum(len(gate.criteria) for gate in charter.gates)
    if session.json:
        write_json({"id": charter.id, "hash": charter.hash, "gates": len(charter.gates), "criteria": criteria})
    session.tell(
        say(
            "{file} is a charter: {phases} phases, {gates} gates, {criteria} criteria.",
            file=file,
            phases=len(charter.phases),
            gates=len(charter.gates),
            criteria=criteria,
        )
    )
    session.tell(say("Next: {command}", command=session.spelled(f"programme charter adopt {file}")))
