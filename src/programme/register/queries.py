"""A query of the library as SQL: driven from the index of tags, compiled once for each shape of query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from eventsourcing.dcb.api import DCBQuery

from programme.register.schema import entry, tag
from programme.register.statements import Statement, compiled

if TYPE_CHECKING:
    from programme.register.backend import Cursor

LAST = 2**63 - 1  # as a position, or as a number of entries: no bound
ITEMS_AT_ONCE = 100  # SQLite takes 500 terms in a compound SELECT and 32 766 values in a statement

Item = tuple[tuple[str, ...], tuple[str, ...]]  # the types, any of which; the tags, all of which
Shape = tuple[tuple[int, int], ...]  # the number of types and of tags of each item
Columns = tuple[sa.Column[Any], ...]


class Queries:
    """Finds what matches a query of the library."""

    def __init__(self, dialect: sa.Dialect) -> None:
        self._compiled = lru_cache(maxsize=512)(partial(_select, dialect))

    def matching(
        self, cursor: Cursor, columns: Columns, query: DCBQuery | None, after: int, upto: int = LAST, limit: int = LAST
    ) -> list[tuple[Any, ...]]:
        """The columns, the position first, of the first `limit` entries in ]after, upto] that match, in order."""
        bounds = {"after": after, "upto": upto, "limit": limit}
        items = simplified(query)
        if len(items) <= ITEMS_AT_ONCE:
            return self._run(cursor, columns, items, bounds)
        parts = (items[start : start + ITEMS_AT_ONCE] for start in range(0, len(items), ITEMS_AT_ONCE))
        found = {row[0]: row for part in parts for row in self._run(cursor, columns, part, bounds)}
        return [found[position] for position in sorted(found)[:limit]]

    def _run(
        self, cursor: Cursor, columns: Columns, items: list[Item], bounds: dict[str, int]
    ) -> list[tuple[Any, ...]]:
        statement = self._compiled(columns, tuple((len(types), len(tags)) for types, tags in items))
        words = (word for types, tags in items for word in (*types, *tags))
        return statement.run(cursor, **bounds, **{f"word{n}": word for n, word in enumerate(words)}).fetchall()


def simplified(query: DCBQuery | None) -> list[Item]:
    """The items of the query, those with the same tags made one; a single one without bounds where all matches."""
    types_by_tags: dict[tuple[str, ...], set[str] | None] = {}  # None: any type
    for item in query.items if query else ():
        tags = tuple(sorted(set(item.tags)))
        known = types_by_tags.setdefault(tags, set())
        types_by_tags[tags] = known | set(item.types) if item.types and known is not None else None
    if not types_by_tags or types_by_tags.get((), set()) is None:
        return [((), ())]
    return [(tuple(sorted(types or ())), tags) for tags, types in types_by_tags.items()]


def _select(dialect: sa.Dialect, columns: Columns, shape: Shape) -> Statement:
    matches = _within(entry) if shape == ((0, 0),) else entry.c.position.in_(sa.union(*_arms(shape)))
    limit = sa.bindparam("limit", type_=sa.BigInteger)
    return compiled(dialect, sa.select(*columns).where(matches).order_by(entry.c.position).limit(limit))


def _arms(shape: Shape) -> Iterator[sa.Select[int]]:
    start = 0
    for types, tags in shape:
        words = [sa.bindparam(f"word{n}", type_=sa.Text) for n in range(start, start + types + tags)]
        yield _arm(words[:types], words[types:])
        start += len(words)


def _arm(types: Sequence[sa.BindParameter[str]], tags: Sequence[sa.BindParameter[str]]) -> sa.Select[int]:
    if not tags:
        return sa.select(entry.c.position).where(entry.c.type.in_(types), _within(entry))
    select = sa.select(tag.c.position).where(tag.c.tag == tags[0], _within(tag), *map(_also, tags[1:]))
    return select.where(tag.c.type.in_(types)) if types else select


def _also(other: sa.BindParameter[str]) -> sa.ColumnElement[bool]:
    too = tag.alias()
    return sa.exists().where(too.c.tag == other, too.c.type == tag.c.type, too.c.position == tag.c.position)


def _within(table: sa.Table) -> sa.ColumnElement[bool]:
    after, upto = (sa.bindparam(name, type_=sa.BigInteger) for name in ("after", "upto"))
    return sa.and_(table.c.position > after, table.c.position <= upto)
