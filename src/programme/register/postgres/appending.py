"""An append to a register on a server: one call of the function that `register.sql` defines."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from eventsourcing.dcb.api import DCBAppendCondition

from programme.register.backend import AnsweredBefore
from programme.register.errors import Conflict, TimeWentBack
from programme.register.postgres.connections import Cursor
from programme.register.queries import simplified
from programme.register.rows import Answered, Batch, Kept, Row

_APPEND = "SELECT outcome, at, upto, told, kept FROM append(%s::bytea[], %s::jsonb, %s::jsonb, %s::jsonb, %s::bigint)"
_KEEP = "SELECT keep_checkpoint(%s, %s, %s)"


def append(cursor: Cursor, batches: Sequence[Batch], condition: DCBAppendCondition | None) -> int | AnsweredBefore:
    """As the backend promises: one call of one function, whatever the transaction it is in."""
    rows = [row for batch in batches for row in batch.rows]
    entries, commands = json.dumps([_entry(row) for row in rows]), json.dumps(list(_commands(batches)))
    values = [[row.data for row in rows], entries, commands, *_condition(condition)]
    outcome, *found = cursor.execute(_APPEND, values).fetchone() or ("",)
    return _outcome(outcome, found, batches)


def _entry(row: Row) -> dict[str, Any]:
    return {"type": row.type, "id": row.id, "time": row.time, "tags": list(dict.fromkeys(row.tags))}


def _commands(batches: Sequence[Batch]) -> Iterator[dict[str, str | int]]:
    """Yield each command, with the numbers of its first and last entry, from 1."""
    last = 0
    for batch in batches:
        first, last = last + 1, last + len(batch.rows)
        if batch.command is not None:
            fingerprint = batch.command.fingerprint.hex()
            yield {"id": batch.command.id, "fingerprint": fingerprint, "first": first, "last": last}


def _condition(condition: DCBAppendCondition | None) -> tuple[str | None, int]:
    if condition is None:
        return None, 0
    items = [{"types": types, "tags": tags} for types, tags in simplified(condition.fail_if_events_match)]
    return json.dumps(items), condition.after or 0


def _outcome(outcome: str, found: list[Any], batches: Sequence[Batch]) -> int | AnsweredBefore:
    at, upto, told, kept = found
    if outcome == "conflict":
        raise Conflict(at)
    if outcome == "time-went-back":
        raise TimeWentBack(told)
    if outcome == "answered":
        command = next(batch.command for batch in batches if batch.command and batch.command.id == told)
        return AnsweredBefore(command, Answered(at, upto, kept))
    last: int = upto
    return last


def keep(cursor: Cursor, kept: Kept) -> None:
    """As the backend promises."""
    cursor.execute(_KEEP, [kept.size, kept.note, kept.frontier])
