"""Views that keep answers of the domain: what `standing()` or `assess()` found, for as long as it must stay the same.

An answer is kept with what it rests on. It holds on a window of days, since it can only change on a day that the dates
of the facts it read name. And it holds until an entry is recorded that one of its queries would have found: the same
queries that, for a decision, are the condition of its append.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa

from programme.projections.base.projection import Projection, Stored, replacing
from programme.projections.base.source import Source
from programme.projections.base.views import Views

if TYPE_CHECKING:
    from programme.domain.event import Event
    from programme.domain.reading import Query, Reading

T = TypeVar("T")
Answer = dict[str, Any]
"""What is kept: a JSON object, without a word in any language but that of the register."""
Compute = Callable[["Reading", str, date], Answer]
"""Answers a question, told by its key, at the end of a day, from nothing but the reading."""


@dataclass(frozen=True)
class Answers(Projection):
    """A projection whose rows are answers, each found when it is first asked for."""

    compute: Compute

    @classmethod
    def of(cls, name: str, version: int, compute: Compute) -> Answers:
        """Return the view of that name; ``version`` rises whenever an answer may read otherwise than before."""
        tables = sa.MetaData()
        sa.Table(
            f"{name}_v{version}",
            tables,
            sa.Column("key", sa.Text, primary_key=True),
            sa.Column("first", sa.Text, primary_key=True),
            sa.Column("last", sa.Text, nullable=False),
            sa.Column("queries", sa.Text, nullable=False),
            sa.Column("answer", sa.Text, nullable=False),
            sqlite_with_rowid=False,
        )
        sa.Table(
            f"{name}_v{version}_basis",
            tables,
            sa.Column("mark", sa.Text, primary_key=True),
            sa.Column("key", sa.Text, primary_key=True),
            sa.Column("first", sa.Text, primary_key=True),
            sa.Index(f"{name}_v{version}_basis_of", "key", "first"),
            sqlite_with_rowid=False,
        )
        return cls(name, version, tables, compute)

    @property
    def table(self) -> sa.Table:
        """The answers."""
        return self.tables.tables[f"{self.name}_v{self.version}"]

    @property
    def basis(self) -> sa.Table:
        """For each answer the marks, one of which an entry bears that may change it."""
        return self.tables.tables[f"{self.name}_v{self.version}_basis"]

    def apply(self, connection: sa.Connection, entries: Sequence[Stored]) -> None:
        """Drop the answers that rest on a query which one of the entries answers.

        Every entry is read, whether or not an answer is kept: one that cannot be read stops the view.
        """
        some_kept = connection.execute(sa.select(self.table.c.key).limit(1)).first() is not None
        for entry in entries:
            with self.handling(entry):
                event = entry.fact.event
            if some_kept:
                self._drop_what_rests_on(connection, event)

    def _drop_what_rests_on(self, connection: sa.Connection, event: Event) -> None:
        answers, basis = self.table, self.basis
        same = sa.and_(basis.c.key == answers.c.key, basis.c.first == answers.c.first)
        borne = basis.c.mark.in_([_type_mark(event.type), *event.tags()])
        columns = (answers.c.key, answers.c.first, answers.c.queries)
        for key, first, text in connection.execute(sa.select(*columns).join(basis, same).where(borne).distinct()).all():
            if any(query.matches(event) for query in _queries(text)):
                for table in (answers, basis):
                    connection.execute(sa.delete(table).where(table.c.key == key, table.c.first == first))

    def ask(self, views: Views, day: date, known_at: int | None, compose: Callable[[Asked], T]) -> T:
        """Return what is composed of answers, all of one day and one position; keep those that had to be found."""

        def query(connection: sa.Connection, position: int) -> tuple[T, Asked]:
            asked = Asked(self, connection, views.source, position, day)
            return compose(asked), asked

        result, asked = views.read(self, query, known_at)
        if asked.found and known_at is None:
            views.keep(self, asked.position, lambda connection: self._write(connection, asked.found))
        return result

    def _write(self, connection: sa.Connection, rows: list[dict[str, str]]) -> None:
        connection.execute(replacing(self.table, connection.dialect), rows)
        marks = [
            {"mark": mark, "key": row["key"], "first": row["first"]}
            for row in rows
            for mark in _marks(_queries(row["queries"]))
        ]
        if marks:
            connection.execute(replacing(self.basis, connection.dialect), marks)


@dataclass
class Asked:
    """Questions asked of a view: on which day, knowing the entries up to which position."""

    view: Answers
    connection: sa.Connection
    source: Source
    position: int
    day: date
    found: list[dict[str, str]] = field(default_factory=list)

    def __call__(self, key: str) -> Answer:
        """Return the answer to one question: the kept one, or else what is found now."""
        table, day = self.view.table, self.day.isoformat()
        holds = (table.c.key == key, table.c.first <= day, table.c.last >= day)
        kept = self.connection.execute(sa.select(table.c.answer).where(*holds)).scalar()
        text = kept if kept is not None else self.find(key)
        answer: Answer = json.loads(text)
        return answer

    def find(self, key: str) -> str:
        """Return what is found now, and note it."""
        from programme.projections.base.window import window

        reading = self.source.reading(self.position)
        text = json.dumps(self.view.compute(reading, key, self.day), ensure_ascii=False)
        first, last = window(reading.seen(), self.day)
        queries = json.dumps([[sorted(query.types), sorted(query.tags)] for query in reading.queries])
        row = {"key": key, "first": first.isoformat(), "last": last.isoformat(), "queries": queries, "answer": text}
        self.found.append(row)
        return text


def _queries(text: str) -> list[Query]:
    from programme.domain.reading import Query

    return [Query(frozenset(types), frozenset(tags)) for types, tags in json.loads(text)]


def _marks(queries: Sequence[Query]) -> set[str]:
    """Return marks such that whatever matches one of the queries bears one: its type, or a tag, as `Query.matches`."""
    tagged = {min(query.tags) for query in queries if query.tags}
    types = {one for query in queries if not query.tags for one in query.types}
    return tagged | {_type_mark(one) for one in types} | {f"of:{one}" for one in types}


def _type_mark(name: str) -> str:
    return f"type:{name}"  # no tag is of a kind called so
