"""What makes an empty SQLite file a register: its tables, and the triggers that keep it append-only."""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from programme.register.schema import metadata

APPLICATION_ID = 0x50524F47  # "PROG": tells a register from any other SQLite file

_HEAD = "coalesce((SELECT max(position) FROM entry), 0)"
_INSTANT = "dddd-dd-ddTdd:dd:dd.ddddddZ".replace("d", "[0-9]")  # of one width: texts sort as instants do

# INSERT OR REPLACE removes rows without firing a delete trigger, so each insert is checked against every unique key.
_REFUSED_INSERTS = {
    "entry": {
        f"NEW.position <> {_HEAD} + 1": "the position is not the next one",
        "EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)": "the id is already used",
        "typeof(NEW.bytes) <> 'blob'": "the bytes are not a blob",
        f"NEW.time NOT GLOB '{_INSTANT}'": "the time is not a UTC instant with microseconds",
        "(SELECT time FROM entry ORDER BY position DESC LIMIT 1) > coalesce(NEW.time, '')": "the time went back",
    },
    # In order of position, so that no entry gains a tag once a later one has its own.
    "tag": {
        "NEW.type IS NOT (SELECT type FROM entry WHERE position = NEW.position)": "there is no such entry",
        "NEW.position < (SELECT max(position) FROM tag)": "the entry has its tags already",
    },
    "command": {
        "EXISTS (SELECT 1 FROM command WHERE id = NEW.id)": "the id is already used",
        f"NEW.last <> {_HEAD} OR NEW.first NOT BETWEEN 1 AND NEW.last": "the entries are not the last ones",
    },
    "checkpoint": {
        "NEW.size <= (SELECT max(size) FROM checkpoint)": "there is a later one",
        f"NEW.size NOT BETWEEN 1 AND {_HEAD}": "there are not so many entries",
        "typeof(NEW.note) <> 'text' OR typeof(NEW.frontier) <> 'blob'": "it is not a note and its hashes",
    },
}


def statements() -> Iterator[str]:
    """Everything that makes an empty SQLite file a register, in order, to be run in one transaction."""
    yield f"PRAGMA application_id = {APPLICATION_ID}"
    for table in metadata.sorted_tables:
        yield _sql(CreateTable(table))
        yield from (_sql(CreateIndex(index)) for index in table.indexes)
    yield from _triggers()


def names() -> frozenset[str]:
    """The tables, indexes and triggers that every register has."""
    indexes = {str(index.name) for table in metadata.sorted_tables for index in table.indexes}
    triggers = {_trigger_name(table, verb) for table in _REFUSED_INSERTS for verb in ("insert", "update", "delete")}
    return frozenset(metadata.tables) | indexes | triggers


def strangers(found: Iterable[tuple[str, str, str | None]]) -> list[str]:
    """The names of what a file holds that no register does: told by the type, name and SQL of each object in it.

    Views, triggers and virtual tables would run what their author wants when a register is read.
    """
    ours = dict.fromkeys(metadata.tables, ("table", "CREATE TABLE "))
    ours |= {str(index.name): ("index", "") for table in metadata.sorted_tables for index in table.indexes}
    ours |= {_name(sql): ("trigger", sql) for sql in _triggers()}
    theirs = ((kind, name, sql or "") for kind, name, sql in found if not name.startswith("sqlite_"))
    return sorted(name for kind, name, sql in theirs if not _is(ours.get(name), kind, sql))


def _is(expected: tuple[str, str] | None, kind: str, sql: str) -> bool:
    """Whether an object is of the expected type and begins as expected; a trigger, whole."""
    if expected is None or expected[0] != kind:
        return False
    return sql == expected[1] if kind == "trigger" else sql.startswith(expected[1])


def _name(trigger: str) -> str:
    return trigger.split(" ", 3)[2]


def _sql(statement: sa.DDLElement) -> str:
    return str(statement.compile(dialect=sqlite.dialect()))


def _triggers() -> Iterator[str]:
    for table, refused in _REFUSED_INSERTS.items():
        whens = " ".join(f"WHEN {case} THEN {_raise(f'{table}: {why}')}" for case, why in refused.items())
        yield _trigger(table, "insert", f"CASE {whens} END")
        yield from (_trigger(table, verb, _raise(f"{table}: append-only")) for verb in ("update", "delete"))


def _raise(why: str) -> str:
    """With ABORT, SQLite would set aside each page that an insert changes, to be able to undo that insert alone."""
    return f"RAISE(ROLLBACK, '{why}')"


def _trigger(table: str, verb: str, select: str) -> str:
    return f"CREATE TRIGGER {_trigger_name(table, verb)} BEFORE {verb.upper()} ON {table} BEGIN SELECT {select}; END"


def _trigger_name(table: str, verb: str) -> str:
    return f"{table}_{verb}"
