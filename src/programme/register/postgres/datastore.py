"""The schema of a register in a PostgreSQL database: making it, recognising it, its connections, its appends."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from typing import Any, Self

import psycopg
import sqlalchemy as sa
from eventsourcing.dcb.api import DCBAppendCondition, DCBQuery, DCBRecorder
from psycopg import sql
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.schema import CreateIndex, CreateTable

from programme.register.backend import AnsweredBefore
from programme.register.errors import (
    AlreadyARegister,
    Conflict,
    NewerFormat,
    NotAllowed,
    NotARegister,
    OutcomeUnknown,
    RegisterDamaged,
    RegisterUnreadable,
    RegisterUnwritable,
    TimeWentBack,
)
from programme.register.place import Database
from programme.register.postgres.connections import Connections, Cursor
from programme.register.postgres.faults import is_lost, summary, told
from programme.register.postgres.subscription import ListeningSubscription
from programme.register.queries import Queries, simplified
from programme.register.rows import Answered, Batch, Command, Kept
from programme.register.schema import FORMAT, metadata
from programme.register.statements import Statements

DIALECT = PGDialect_psycopg(paramstyle="format")  # type: ignore[no-untyped-call]
_APPEND = (
    "SELECT outcome, at, upto, told, kept FROM append(%s::bytea[], %s::text[], %s::text[], %s::text[], %s::integer[],"
    " %s::text[], %s::text[], %s::bytea[], %s::integer[], %s::jsonb, %s::bigint)"
)
MAY_APPEND = """
    SELECT coalesce(bool_or(has_function_privilege(p.oid, 'EXECUTE')), false), session_user::text FROM pg_proc p
    WHERE p.proname = 'append' AND p.pronamespace = current_schema()::regnamespace
"""
GUARDED = ("entry", "tag", "command", "checkpoint")
TRIGGERS = {f"{table}_{moment}" for table in GUARDED for moment in ("insert", "change")}
_KEEP = "SELECT keep_checkpoint(%s, %s, %s)"


class Datastore:
    """The connections to one register on a server."""

    def __init__(self, place: Database, *, read_only: bool) -> None:
        self.place = place
        self.sql = Statements(DIALECT)
        self.queries = Queries(DIALECT)
        self._read_only = read_only
        self._connections = Connections(place)
        try:
            self.programme_id, self._identity = self._recognised()
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(cls, place: Database, programme_id: str) -> Self:
        """A register without entries in a new or empty schema, and a schema for its views.

        Raises AlreadyARegister, NotARegister (other tables are there), RegisterUnwritable, ServerUnreachable.
        """
        connections = Connections(place)
        try:
            with told(place, RegisterUnwritable), connections.cursor() as cursor, cursor.connection.transaction():
                _make(cursor, place, programme_id)
        finally:
            connections.close()
        return cls(place, read_only=False)

    @classmethod
    def open(cls, place: Database, *, read_only: bool) -> Self:
        """An existing register. Raises NotARegister, NewerFormat, RegisterDamaged, ServerUnreachable, NotAllowed."""
        return cls(place, read_only=read_only)

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """As the backend promises."""
        with told(self.place, RegisterUnreadable), self._connections.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield cursor
            cursor.execute("COMMIT")

    def append(self, batches: Sequence[Batch], condition: DCBAppendCondition | None) -> int | AnsweredBefore:
        """As the backend promises; raises also OutcomeUnknown, where the connection is lost on the way, and NotAllowed.

        One call of one function, in one round trip: the lock, the checks, the rows and the commit.
        """
        values = [*_columns(batches), *_condition(condition)]
        with self._writing() as cursor:
            try:
                outcome, *found = cursor.execute(_APPEND, values).fetchone() or ("",)
            except psycopg.Error as error:
                if is_lost(error):
                    raise OutcomeUnknown(self.place, _command_id(batches), summary(error)) from error
                raise
        return _outcome(outcome, found, batches)

    def keep(self, kept: Kept) -> None:
        """As the backend promises."""
        with self._writing() as cursor:
            cursor.execute(_KEEP, [kept.size, kept.note, kept.frontier])

    def subscribe(
        self, recorder: DCBRecorder, query: DCBQuery | None, after: int | None
    ) -> ListeningSubscription[DCBRecorder]:
        """As the backend promises."""
        return ListeningSubscription(recorder, self.place, query, after)

    def imprint(self) -> str:
        """Which cluster and which table this is: what is restored has others, what is there never changes."""
        return self._identity

    def close(self) -> None:
        """Closes the connections."""
        self._connections.close()

    @contextmanager
    def _writing(self) -> Iterator[Cursor]:
        if self._read_only:
            raise RegisterUnwritable(self.place, "opened for reading only")
        with told(self.place, RegisterUnwritable), self._connections.cursor() as cursor:
            yield cursor

    def _recognised(self) -> tuple[str, str]:
        """The id of the programme, and the identity of the table of its entries."""
        with self.reading() as cursor:
            _require_register(cursor, self.place)
            about: dict[str, str] = dict(cursor.execute("SELECT key, value FROM about").fetchall())
            _require_format(about, self.place)
            if not self._read_only:
                _require_right(cursor, self.place)
            return about["programme"], _identity(cursor)


def _make(cursor: Cursor, place: Database, programme_id: str) -> None:
    cursor.execute("SELECT pg_advisory_xact_lock(1347571527, hashtext(%s::text))", [place.schema])
    if _names(cursor, place.schema):
        _require_register(cursor, place)
        raise AlreadyARegister(place)
    for schema in (place.schema, *place.view_schemas):
        cursor.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(schema)))
    for table in metadata.sorted_tables:
        cursor.execute(_sql(CreateTable(table)))
        for index in table.indexes:
            cursor.execute(_sql(CreateIndex(index)))
    script = files(__package__).joinpath("register.sql").read_text(encoding="utf-8")
    cursor.connection.execute(script)  # several statements, from our own file
    known = {"format": str(FORMAT), "programme": programme_id}
    cursor.executemany("INSERT INTO about (key, value) VALUES (%s, %s)", list(known.items()))


def _sql(statement: sa.DDLElement) -> Any:
    return str(statement.compile(dialect=DIALECT))


def _names(cursor: Cursor, schema: str) -> set[str]:
    """The tables and views of a schema, and their triggers."""
    query = """
        SELECT c.relname::text, t.tgname::text FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid
        WHERE c.relnamespace = to_regnamespace(%s) AND c.relkind IN ('r', 'v', 'm')
    """
    return {name for names in cursor.execute(query, [schema]) for name in names if name is not None}


def _require_register(cursor: Cursor, place: Database) -> None:
    names = _names(cursor, place.schema)
    if not names:
        raise NotARegister(place, "missing")
    if "about" not in names:
        raise NotARegister(place, "foreign-schema")
    if missing := (metadata.tables.keys() | TRIGGERS) - names:
        raise RegisterDamaged(place, f"missing: {', '.join(sorted(missing))}")


def _require_format(about: dict[str, str], place: Database) -> None:
    if not about.get("format", "").isdecimal():
        raise RegisterDamaged(place, "missing: format")
    if (found := int(about["format"])) > FORMAT:
        raise NewerFormat(place, found, FORMAT)
    if "programme" not in about:
        raise RegisterDamaged(place, "missing: programme")


def _identity(cursor: Cursor) -> str:
    """Which table of entries this is, of which database of which cluster."""
    query = """
        SELECT concat_ws(':', s.system_identifier, d.oid, 'entry'::regclass::oid)
        FROM pg_control_system() s, pg_database d WHERE d.datname = current_database()
    """
    found = cursor.execute(query).fetchone()
    return str(found[0]) if found else ""


def _require_right(cursor: Cursor, place: Database) -> None:
    """Refuse whoever may not record before anything is sent to be recorded."""
    may_append, role = cursor.execute(MAY_APPEND).fetchone() or (False, "")
    if not may_append:
        raise NotAllowed(place, role)


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


def _command_id(batches: Sequence[Batch]) -> str | None:
    command: Command | None = batches[0].command if len(batches) == 1 else None
    return command.id if command else None
