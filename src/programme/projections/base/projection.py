"""What a projection is: a name, a version, tables, and what each entry of the register does to them."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from programme.projections.base.errors import ProjectionStopped
from programme.register.errors import MalformedEntry, RegisterError

if TYPE_CHECKING:
    from programme.domain.fact import Fact


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry as it stands in the register."""

    position: int
    bytes: bytes

    @property
    def document(self) -> dict[str, Any]:
        """The entry as the JSON object that it is, whatever its type.

        :raises MalformedEntry: it is none.
        """
        try:
            document: dict[str, Any] = json.loads(self.bytes)
        except (ValueError, RecursionError) as error:
            raise MalformedEntry(self.position, type(error).__name__) from error
        return document

    @property
    def fact(self) -> Fact:
        """The fact that it stores.

        :raises UnknownEvent: its type or version is not in the catalogue.
        :raises MalformedEntry: it does not fit its type.
        """
        from programme.register.codec import decode

        return decode(self.position, self.bytes)


@dataclass(frozen=True)
class Projection(ABC):
    """Tables filled from the entries of the register, in order. What they show depends on nothing else.

    ``version`` rises with every change of the tables or of what fills them, and is part of the tables' names
    (``timeline_v1``, ``timeline_v1_tag``), so that a new program fills its own tables beside the old ones.
    """

    name: str
    version: int
    tables: sa.MetaData

    @abstractmethod
    def apply(self, connection: sa.Connection, entries: Sequence[Stored]) -> None:
        """Take in the next entries. To take in an entry a second time changes nothing.

        :raises ProjectionStopped: a handler failed; the transaction is to be undone.
        """

    @contextmanager
    def handling(self, entry: Stored) -> Iterator[None]:
        """Name the entry at which a handler failed; what is wrong with the register itself is said by its own error."""
        try:
            yield
        except RegisterError:
            raise
        except Exception as error:
            raise ProjectionStopped(self.name, entry.position) from error


Rows = Iterable[tuple[sa.Table, tuple[object, ...]]]
"""Rows to insert: the table of each, and its values in the order of the columns."""


@dataclass(frozen=True)
class RowView(Projection):
    """A projection that turns each entry into rows, whatever came before it.

    Every row bears the ``position`` of its entry: without those above K, the tables are those of K entries.
    """

    rows: Callable[[Stored], Rows]

    def apply(self, connection: sa.Connection, entries: Sequence[Stored]) -> None:
        """Insert the rows of all entries, with one statement for each table."""
        for table, rows in self.found(entries).items():
            statement = replacing(table, connection.dialect).compile(dialect=connection.dialect)
            connection.exec_driver_sql(str(statement), rows)

    def found(self, entries: Iterable[Stored]) -> dict[sa.Table, list[tuple[object, ...]]]:
        """Return the rows of all entries, by table.

        :raises ProjectionStopped: an entry cannot be shown.
        """
        found: dict[sa.Table, list[tuple[object, ...]]] = {}
        for entry in entries:
            with self.handling(entry):
                for table, values in self.rows(entry):
                    found.setdefault(table, []).append(values)
        return found


def replacing(table: sa.Table, dialect: sa.Dialect) -> sa.Insert:
    """Return the statement that inserts rows, each in the place of the one that has its key."""
    if dialect.name == "sqlite":
        return sa.insert(table).prefix_with("OR REPLACE")
    from sqlalchemy.dialects import postgresql  # felt at every start, and only servers need it

    insert = postgresql.insert(table)
    others = {name: column for name, column in insert.excluded.items() if not table.c[name].primary_key}
    if not others:
        return insert.on_conflict_do_nothing()
    return insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=others)
