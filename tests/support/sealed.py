"""Sealed registers, and what somebody who may write the file can do to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from programme.register.proofs.checkpoint import SignedCheckpoint, origin_of
from programme.register.proofs.keys import SigningKey
from programme.register.proofs.sealing import act_of, seal, seal_file
from programme.register.proofs.verification import Verdict, verify
from programme.register.recorder import Recorder
from programme.register.requests import Request
from tests.support.registers import Desk

KEY = SigningKey.new(origin_of("test"), seed=bytes(32))


def filled(desk: Desk, count: int, start: int = 1) -> None:
    """Propose so many territories."""
    for number in range(start, start + count):
        desk.do("territory propose", territory=f"t-{number}", name=f"Territoire n° {number}")


def sealed(desk: Desk, key: SigningKey = KEY) -> SignedCheckpoint:
    """Seal the register, and keep the checkpoint as a file beside it."""
    desk.done += 1
    request = Request(act_of(key), "coordinator", f"seal-{desk.done}", desk.at)
    folder = desk.file.parent / "seals"
    signed = seal(desk.register, key, request, folder)
    folder.mkdir(exist_ok=True)
    seal_file(folder, signed.checkpoint.size).write_text(str(signed), encoding="utf-8")
    return signed


def verdict(path: Path, *keys: SigningKey, files: bool = False, tree: bool = False) -> Verdict:
    """Verify the register in a file, and the checkpoints beside it if asked for; with KEY unless others are given."""
    found = sorted((path.parent / "seals").glob("*")) if files else []
    with Recorder.open(path, read_only=True) as recorder:
        texts = [(one.name, one.read_text(encoding="utf-8")) for one in found]
        return verify(recorder, texts, [one.public for one in keys or (KEY,)], tree=tree)


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """The file without the triggers that guard it; they are put back, as somebody would who wants to hide it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)


def tampered(path: Path, *statements: str) -> None:
    """Change a register as nobody should."""
    with unguarded(path) as connection:
        for statement in statements:
            connection.execute(statement)
