"""``programme import FILE.jsonl``: entries as they were stored, into a register that is a beginning of the file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from programme.cli.import_ import agrees
from programme.cli.output import data, write_json
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.domain.sentences import say
from programme.exchange.cloudevents import OtherHistory, OtherProgramme, new_batches
from programme.register.register import PATIENCE
from programme.register.rows import Batch


def import_entries(session: Session, path: Path, *, yes: bool, dry_run: bool) -> int:
    """Record what the file holds beyond the register, all of it or nothing, and return the exit code.

    :raises MalformedFile: lines that are no entries of this programme.
    :raises Problem: the file belongs to another programme or to another history.
    """
    head = session.register.head()
    if dry_run:
        _show_plan(session, _new(session, path))
        session.tell(say("Nothing is recorded: this shows what would be."))
        return Code.DONE
    if session.may_ask and not yes and not _agrees(session, path, head):
        session.tell(say("Nothing was recorded."))
        return Code.REFUSED
    last = session.writer.recorder.restore(_new(session, path), after=head) or head
    _tell(session, last, head)
    return Code.DONE


def _agrees(session: Session, path: Path, head: int) -> bool:
    """Check the whole file, say what is new, and ask whether to record it; nothing is asked when nothing is new."""
    new = sum(len(batch.rows) for batch in _new(session, path))
    session.tell(say("Entries of the file: {new} new, {old} recorded before.", new=new, old=head))
    return not new or agrees(session)


def _new(session: Session, path: Path) -> Iterator[Batch]:
    try:
        yield from new_batches(path, session.register.recorder, session.now + PATIENCE)
    except OtherProgramme as other:
        programme = other.source.removeprefix("urn:programme:")
        raise Problem(
            say("The file holds entries of another programme: {source}.", source=other.source),
            advice=say("make an empty register for it, in a folder of its own: programme init --id {id}", id=programme),
            code=Code.REFUSED,
            rule="other-programme",
        ) from other
    except OtherHistory as other:
        raise Problem(
            say("The register is no beginning of the file: they differ at {position}.", position=other.position),
            advice=f"programme entry show {other.position}",
            code=Code.REFUSED,
            rule="other-history",
        ) from other


def _show_plan(session: Session, batches: Iterable[Batch]) -> None:
    rows = (row for batch in batches for row in batch.rows)
    if session.json:
        write_json({"entries": [json.loads(row.data) for row in rows]})
    else:
        for row in rows:
            data(f"{row.time}  {row.type}  {row.id}")


def _tell(session: Session, last: int, head: int) -> None:
    new = last - head
    if session.json:
        write_json({"new": new, "entries": new, "head": last})
    session.tell(say("Entries recorded: {new}. Recorded before: {old}.", new=new, old=head))
    session.tell(say("Next: {command}", command=session.spelled("programme status")))
