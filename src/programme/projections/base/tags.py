"""The tags of entries as a table of a view, and the corrections that they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import sqlalchemy as sa

RECTIFYING: tuple[str, ...] = ("entry-rectified", "entry-annulled")
"""The types of the entries that correct another one, which they name by a tag ``entry:ID``."""


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


def tagged(table: sa.Table, tag: str) -> sa.Select[int]:
    """Return the selection of the positions of the entries with a tag."""
    return sa.select(table.c.position).where(table.c.tag == tag)


def corrections(connection: sa.Connection, table: sa.Table) -> dict[str, tuple[int, ...]]:
    """Return the positions of the corrections of each entry that has any, by its id, in the order of recording."""
    of_entries = (table.c.type.in_(RECTIFYING), table.c.tag.startswith("entry:"))
    rows = connection.execute(sa.select(table.c.tag, table.c.position).where(*of_entries).order_by(table.c.position))
    found: dict[str, tuple[int, ...]] = {}
    for tag, position in rows:
        corrected = tag.removeprefix("entry:")
        found[corrected] = (*found.get(corrected, ()), position)
    return found
