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
    count = sum(len(batch.rows) for batch in _new(session, path))
    if dry_run:
        _show_plan(session, _new(session, path))
    elif count and session.may_ask and not yes:
        session.tell(say("Entries of the file: {new} new, {old} recorded before.", new=count, old=head))
        if not agrees(session):
            session.tell(say("Nothing was recorded."))
            return Code.REFUSED
    if count and not dry_run:
        session.writer.recorder.restore(_new(session, path), after=head)
    _tell(session, count, head, dry_run=dry_run)
    return Code.DONE


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


def _tell(session: Session, count: int, head: int, *, dry_run: bool) -> None:
    if dry_run:
        session.tell(say("Nothing is recorded: this shows what would be."))
        return
    if session.json:
        write_json({"new": count, "entries": count, "head": head + count})
    session.tell(say("Entries recorded: {new}. Recorded before: {old}.", new=count, old=head))
    session.tell(say("Next: {command}", command=session.spelled("programme status")))
