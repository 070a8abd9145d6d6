"""The tags of entries as a table of a view, and the corrections that they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from programme.domain.history import Corrections


def tag_table(view: str, tables: sa.MetaData) -> sa.Table:
    """Return the table of the tags of a view, such as ``timeline_v1``."""
    return sa.Table(
        f"{view}_tag",
        tables,
        sa.Column("tag", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("type", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )


def tag_rows(
    table: sa.Table, tags: Iterable[str], position: int, type: str
) -> Iterator[tuple[sa.Table, tuple[object, ...]]]:
    """Yield the rows of the tags of an entry."""
    return ((table, (tag, position, type)) for tag in tags)


def tagged(table: sa.FromClause, tag: str) -> sa.Select[int]:
    """Return the selection of the positions of the entries with a tag."""
    return sa.select(table.c.position).where(table.c.tag == tag)


def corrections(connection: sa.Connection, table: sa.Table, entries: sa.Table, tag: str | None = None) -> Corrections:
    """Return the corrections that count: of all entries, or of those with a tag.

    ``entries`` has the stored text of each entry by its position.
    """
    from programme.domain.history import Corrections
    from programme.register.codec import decode

    select = sa.select(entries.c.position, entries.c.document).where(entries.c.position.in_(_correcting(table, tag)))
    return Corrections.of(decode(position, text.encode()) for position, text in connection.execute(select))


def corrected(table: sa.Table, tag: str | None = None) -> sa.Select[str]:
    """Return the selection of the ids of the entries that corrections name, those that count no more too."""
    named = sa.func.substr(table.c.tag, len("entry:") + 1)
    return sa.select(named).where(*_within("entry", table), table.c.position.in_(_correcting(table, tag)))


def _correcting(table: sa.Table, tag: str | None) -> sa.Select[int]:
    """Return the selection of the positions of corrections: a correction bears the tags of what it corrects."""
    of = sa.select(table.c.position).where(*_within("of", table))
    return of if tag is None else of.where(table.c.position.in_(tagged(table.alias(), tag)))


def _within(kind: str, table: sa.Table) -> tuple[sa.ColumnElement[bool], ...]:
    """Return the conditions of a tag of some kind, as the index takes them: a semicolon follows the colon."""
    return table.c.tag > f"{kind}:", table.c.tag < f"{kind};"
