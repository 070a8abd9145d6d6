"""`programme audit seal`: record a seal, and sign the checkpoint that includes it."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from programme.cli.audit.keys import KEY, KEYS, SEALS, folder, signing_key
from programme.cli.files import write_whole
from programme.cli.output import data, write_json
from programme.cli.problem import Code, Problem
from programme.cli.recording import show_plan
from programme.cli.session import Session
from programme.domain.sentences import say
from programme.register.proofs.note import to_base64
from programme.register.proofs.sealing import act_of, seal_file
from programme.register.proofs.sealing import seal as sealed
from programme.register.recorder import Recorder
from programme.register.requests import Request


def seal(
    session: Session, *, key: str | None, passphrase_file: str | None, command_id: str | None, dry_run: bool
) -> None:
    """Seal the register.

    :raises Problem: there is nothing to seal, or the key cannot be used.
    """
    place = folder(session)
    signing = signing_key(Path(key) if key else place / KEYS / KEY, session, passphrase_file)
    request = Request(act_of(signing), session.by, command_id or str(uuid4()), session.now, session.clock_set)
    if dry_run:
        show_plan(session, session.register.plan([request]).recorded)
        return
    write_missing(session.register.recorder, place / SEALS)
    _require_something_new(session, command_id)
    signed = sealed(session.writer, signing, request, place / SEALS)
    write_missing(session.writer.recorder, place / SEALS)
    size = signed.checkpoint.size
    file = seal_file(place / SEALS, size)
    if session.json:
        last = session.writer.recorder.last_time()
        found = {"id": None, "positions": [size], "command_id": request.command_id, "recorded_at": last}
        write_json({**found, "checkpoint": str(signed)})
    else:
        data(str(size))
    root = to_base64(signed.checkpoint.root)
    session.tell(say("Sealed: {size} entries, root {root}, key {key}.", size=size, root=root, key=str(signing.public)))
    session.tell(say("The checkpoint is in {file}; give it to whoever audits.", file=str(file)))
    session.tell(say("Next: {command}", command=session.spelled("programme audit verify")))


def write_missing(recorder: Recorder, seals: Path) -> None:
    """Write each checkpoint that has no file: the last one, or that of a seal which a crash kept from its end."""
    for kept in recorder.checkpoints():
        file = seal_file(seals, kept.size)
        if not file.exists():
            seals.mkdir(exist_ok=True)
            write_whole(file, kept.note)


def _require_something_new(session: Session, command_id: str | None) -> None:
    recorder = session.register.recorder
    kept = recorder.checkpoints()
    if command_id is not None and recorder.command(command_id) is not None:
        return
    if recorder.head() == (kept[-1].size if kept else 0):
        sentence = say("Nothing was recorded since the last seal.")
        raise Problem(sentence, advice="programme audit verify", code=Code.REFUSED, rule="nothing-to-seal")
