"""An append to a register on a server: one call of the function that `register.sql` defines."""

import json
from collections.abc import Sequence
from typing import Any

from eventsourcing.dcb.api import DCBAppendCondition

from programme.register.backend import AnsweredBefore
from programme.register.errors import Conflict, TimeWentBack
from programme.register.postgres.connections import Cursor
from programme.register.queries import simplified
from programme.register.rows import Answered, Batch, Kept

_APPEND = (
    "SELECT outcome, at, upto, told, kept FROM append(%s::bytea[], %s::text[], %s::text[], %s::text[], %s::integer[],"
    " %s::text[], %s::text[], %s::bytea[], %s::integer[], %s::jsonb, %s::bigint)"
)
_KEEP = "SELECT keep_checkpoint(%s, %s, %s)"


def append(cursor: Cursor, batches: Sequence[Batch], condition: DCBAppendCondition | None) -> int | AnsweredBefore:
    """As the backend promises: one call of one function, whatever the transaction it is in."""
    values = [*_columns(batches), *_condition(condition)]
    outcome, *found = cursor.execute(_APPEND, values).fetchone() or ("",)
    return _outcome(outcome, found, batches)


def _columns(batches: Sequence[Batch]) -> list[list[Any]]:
    """The arrays that the function takes: of the entries, of the tags, of the batches."""
    rows = [row for batch in batches for row in batch.rows]
    tags = [(number, tag) for number, row in enumerate(rows, 1) for tag in dict.fromkeys(row.tags)]
    commands = [batch.command for batch in batches]
    return [
        [row.data for row in rows],
        [row.type for row in rows],
        [row.id for row in rows],
        [row.time for row in rows],
        [number for number, _ in tags],
        [tag for _, tag in tags],
        [command and command.id for command in commands],
        [command and command.fingerprint for command in commands],
        [len(batch.rows) for batch in batches],
    ]


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
