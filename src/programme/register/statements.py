"""The statements with which the recorder reads, compiled once by SQLAlchemy and run on the driver's cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from programme.register.schema import checkpoint, command, entry, tag

if TYPE_CHECKING:
    from programme.register.backend import Cursor


@dataclass(frozen=True, slots=True)
class Statement:
    """A compiled statement: its text, the name of the value in each place, and the values that never change."""

    sql: str
    places: tuple[str, ...]
    constants: dict[str, Any]

    def run(self, cursor: Cursor, **given: object) -> Cursor:
        """Executes it with the given values."""
        return cursor.execute(self.sql, self.values(given))

    def values(self, given: dict[str, Any]) -> list[object]:
        """The given values in the order of their places."""
        known = self.constants | given
        return [known[place] for place in self.places]


def compiled(dialect: sa.Dialect, statement: sa.ClauseElement) -> Statement:
    """The statement as the driver takes it."""
    result = dialect.statement_compiler(dialect, statement)
    constants = {name: value for name, value in result.params.items() if value is not None}
    return Statement(str(result), tuple(result.positiontup or ()), constants)


class Statements:
    """Everything the recorder says to the database but the queries of the library."""

    def __init__(self, dialect: sa.Dialect) -> None:
        position, time = entry.c.position, entry.c.time
        after, upto, limit = (sa.bindparam(name, type_=sa.BigInteger) for name in ("after", "upto", "limit"))
        within = sa.and_(position > after, position <= upto)
        self.head = compiled(dialect, sa.select(position, time).order_by(position.desc()).limit(1))
        self.position_at = compiled(dialect, _position_at(sa.bindparam("time", type_=sa.Text)))
        self.command = compiled(
            dialect,
            sa.select(command.c.first, command.c.last, command.c.fingerprint).where(
                command.c.id == sa.bindparam("id", type_=sa.Text)
            ),
        )
        self.scan = compiled(dialect, sa.select(position, entry.c.bytes).where(within).order_by(position).limit(limit))
        self.rows = compiled(
            dialect,
            sa.select(position, entry.c.type, entry.c.bytes, entry.c.id, time)
            .where(within)
            .order_by(position)
            .limit(limit),
        )
        self.tags = compiled(
            dialect,
            sa.select(tag.c.position, tag.c.tag)
            .where(tag.c.position > after, tag.c.position <= upto)
            .order_by(tag.c.position, tag.c.tag),
        )
        self.checkpoints = compiled(dialect, sa.select(checkpoint).order_by(checkpoint.c.size))
        self.stray_tags = compiled(
            dialect,
            sa.select(tag.c.position, tag.c.tag)
            .outerjoin_from(tag, entry, tag.c.position == position)
            .where(tag.c.type.is_distinct_from(entry.c.type))
            .order_by(tag.c.position, tag.c.tag)
            .limit(sa.literal_column("100")),
        )
        self.commands = compiled(
            dialect, sa.select(command.c.first, command.c.last, command.c.id).order_by(command.c.first, command.c.id)
        )


def _position_at(instant: sa.ColumnElement[str]) -> sa.Select[int]:
    """The position of the last entry with a time at or before the instant, if any.

    Times never go back from entry to entry, so halving the positions finds it without an index, which every act would
    have to bring up to date.
    """
    position = entry.c.position
    last = sa.select(sa.func.max(position)).scalar_subquery()
    first = [sa.cast(0, sa.BigInteger).label("low"), sa.func.coalesce(last, sa.cast(0, sa.BigInteger)).label("high")]
    span = sa.select(*first).cte("span", recursive=True)
    low, high = span.c.low, span.c.high
    middle = (low + high + 1) // 2
    time = sa.select(entry.c.time).where(position == middle).scalar_subquery()
    by_then = sa.func.coalesce(time, "") <= instant
    half = sa.select(sa.case((by_then, middle), else_=low), sa.case((by_then, high), else_=middle - 1))
    spans = span.union_all(half.where(low < high))
    found = sa.select(position).join(spans, position == spans.c.low)
    return found.where(spans.c.low == spans.c.high, entry.c.time.is_not(None))
