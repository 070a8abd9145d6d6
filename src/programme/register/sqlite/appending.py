"""An append to a SQLite file, inside the transaction of the only writer."""

from collections.abc import Sequence
from sqlite3 import Cursor

import sqlalchemy as sa
from eventsourcing.dcb.api import DCBAppendCondition

from programme.register import schema
from programme.register.backend import AnsweredBefore
from programme.register.errors import Conflict, TimeWentBack
from programme.register.queries import Queries
from programme.register.rows import Answered, Batch
from programme.register.statements import Statements, compiled

_POSITION = (schema.entry.c.position,)


class Appender:
    """Checks what an append rests on and inserts its rows, with statements compiled once."""

    def __init__(self, dialect: sa.Dialect, sql: Statements, queries: Queries) -> None:
        self._sql = sql
        self._queries = queries
        self._entry = compiled(dialect, sa.insert(schema.entry).prefix_with("OR ROLLBACK")).sql
        self._tag = compiled(dialect, sa.insert(schema.tag).prefix_with("OR ROLLBACK")).sql
        self._command = compiled(dialect, sa.insert(schema.command).prefix_with("OR ROLLBACK")).sql

    def append(
        self, cursor: Cursor, batches: Sequence[Batch], condition: DCBAppendCondition | None
    ) -> int | AnsweredBefore:
        """As the backend promises."""
        if before := self._answered_before(cursor, batches):
            return before
        head, time = self._sql.head.run(cursor).fetchone() or (0, None)
        self._require_no_match(cursor, condition, head)
        first = batches[0].rows[0].time
        if time and first and first < time:
            raise TimeWentBack(time)
        for batch in batches:
            self._insert(cursor, batch, head + 1)
            head += len(batch.rows)
        return head

    def _answered_before(self, cursor: Cursor, batches: Sequence[Batch]) -> AnsweredBefore | None:
        for command in (batch.command for batch in batches if batch.command):
            if found := self._sql.command.run(cursor, id=command.id).fetchone():
                return AnsweredBefore(command, Answered(*found))
        return None

    def _require_no_match(self, cursor: Cursor, condition: DCBAppendCondition | None, head: int) -> None:
        if condition is None or (after := condition.after or 0) >= head:
            return
        if found := self._queries.matching(cursor, _POSITION, condition.fail_if_events_match, after, limit=1):
            raise Conflict(found[0][0])

    def _insert(self, cursor: Cursor, batch: Batch, first: int) -> None:
        rows, command = batch.rows, batch.command
        cursor.executemany(
            self._entry, ((at, row.data, row.type, row.id, row.time) for at, row in enumerate(rows, first))
        )
        cursor.executemany(
            self._tag, ((tag, row.type, at) for at, row in enumerate(rows, first) for tag in dict.fromkeys(row.tags))
        )
        if command:
            cursor.execute(self._command, (command.id, command.fingerprint, first, first + len(rows) - 1))
