"""The timeline: what happened, in the order of happening, with the bounds of each date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import sqlalchemy as sa

from programme.projections.base.projection import Rows, RowView, Stored
from programme.projections.base.tags import corrections, tag_rows, tag_table, tagged
from programme.projections.base.views import Views

if TYPE_CHECKING:
    from programme.domain.dates import ImpreciseDate
    from programme.domain.event import Event

_TABLES = sa.MetaData()
_event = sa.Table(
    "timeline_v1",
    _TABLES,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("on", sa.Text, nullable=False),
    sa.Column("earliest", sa.Text, nullable=False),
    sa.Column("latest", sa.Text, nullable=False),
    sa.Column("recorded_at", sa.Text, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
    sa.Index("timeline_v1_by_date", "earliest", "latest", "position"),
)
_tag = tag_table("timeline_v1", _TABLES)


@dataclass(frozen=True, slots=True)
class Happening:
    """A fact of the world. ``certain`` is false where it may have happened only after the day that was asked for.

    ``rectified_by`` holds the positions of the entries that correct it.
    """

    position: int
    on: str
    earliest: date
    latest: date
    certain: bool
    recorded_at: str
    event: Event
    rectified_by: tuple[int, ...]

    @property
    def territories(self) -> tuple[str, ...]:
        """The ids of the territories it is about, in alphabetical order."""
        tags = (tag.partition(":") for tag in self.event.tags())
        return tuple(name for kind, _, name in tags if kind == "territory")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which facts to show: of a territory, of some types, that may have happened within a period."""

    territory: str | None = None
    types: tuple[str, ...] = ()
    since: ImpreciseDate | None = None
    until: ImpreciseDate | None = None

    def conditions(self) -> Iterator[sa.ColumnElement[bool]]:
        """Yield what a row must fulfil."""
        if self.territory is not None:
            yield _event.c.position.in_(tagged(_tag, f"territory:{self.territory}"))
        if self.types:
            yield _event.c.type.in_(self.types)
        if self.since is not None:
            yield _event.c.latest >= self.since.earliest.isoformat()
        if self.until is not None:
            yield _event.c.earliest <= self.until.latest.isoformat()


def timeline(
    views: Views, day: date, known_at: int | None = None, selection: Selection = Selection()
) -> list[Happening]:
    """Return what surely or possibly happened by the end of ``day``, ordered by earliest and latest day, then position.

    :raises ProjectionStopped: an entry cannot be shown.
    """

    def query(connection: sa.Connection, _position: int) -> list[Happening]:
        rectified = corrections(connection, _tag)
        select = sa.select(_event).where(_event.c.earliest <= day.isoformat(), *selection.conditions())
        rows = connection.execute(select.order_by(_event.c.earliest, _event.c.latest, _event.c.position))
        return [_happening(row, day, rectified) for row in rows.mappings()]

    return views.read(TIMELINE, query, known_at)


def _rows(entry: Stored) -> Rows:
    from programme.register.codec import stamp

    fact = entry.fact
    event = fact.event
    yield (
        _event,
        (
            fact.position,
            fact.id,
            event.type,
            event.version,
            fact.on.text,
            fact.on.earliest.isoformat(),
            fact.on.latest.isoformat(),
            stamp(fact.recorded_at),
            event.model_dump_json(by_alias=True, exclude_none=True),
        ),
    )
    yield from tag_rows(_tag, event.tags(), fact.position, event.type)


def _happening(row: sa.RowMapping, day: date, rectified: dict[str, tuple[int, ...]]) -> Happening:
    from programme.domain.events import CATALOGUE

    latest = date.fromisoformat(row["latest"])
    return Happening(
        position=row["position"],
        on=row["on"],
        earliest=date.fromisoformat(row["earliest"]),
        latest=latest,
        certain=latest <= day,
        recorded_at=row["recorded_at"],
        event=CATALOGUE[row["type"], row["version"]].model_validate_json(row["data"]),
        rectified_by=rectified.get(row["id"], ()),
    )


TIMELINE = RowView("timeline", 1, _TABLES, _rows)
