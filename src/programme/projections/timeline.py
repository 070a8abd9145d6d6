"""The timeline: what happened, in the order of happening, with the bounds of each date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import sqlalchemy as sa

from programme.projections.base.projection import Rows, RowView, Stored
from programme.projections.base.tags import corrected, corrections, tag_rows, tag_table, tagged
from programme.projections.base.views import Views

if TYPE_CHECKING:
    from programme.domain.dates import ImpreciseDate
    from programme.domain.event import Event
    from programme.domain.fact import Fact
    from programme.domain.history import Corrections

_TABLES = sa.MetaData()
_entry = sa.Table(
    "timeline_v1",
    _TABLES,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("of_the_world", sa.Boolean, nullable=False),
    sa.Column("earliest", sa.Text, nullable=False),
    sa.Column("latest", sa.Text, nullable=False),
    sa.Column("document", sa.Text, nullable=False),
    sa.Index("timeline_v1_by_date", "earliest", "latest", "position"),
)
_tag = tag_table("timeline_v1", _TABLES)


@dataclass(frozen=True, slots=True)
class Happening:
    """A fact of the world. ``certain`` is false where it may have happened only after the day that was asked for.

    Date and event are as rectified. ``rectified_by`` holds the positions of the corrections that count; one of them is
    ``annulled_by``, where the fact is annulled: it counts no more, and is shown.
    """

    position: int
    on: str
    earliest: date
    latest: date
    certain: bool
    recorded_at: str
    event: Event
    rectified_by: tuple[int, ...]
    annulled_by: int | None

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

    @property
    def tag(self) -> str | None:
        """The tag of what to show, and of all its corrections."""
        return f"territory:{self.territory}" if self.territory is not None else None

    def what(self) -> Iterator[sa.ColumnElement[bool]]:
        """Yield what a row must fulfil, whenever it happened; no rectification changes it."""
        if self.tag is not None:
            yield _entry.c.position.in_(tagged(_tag, self.tag))
        if self.types:
            yield _entry.c.type.in_(self.types)

    def bounds(self, day: date) -> tuple[date, date]:
        """Return the last day that the earliest day may be, and the first that the latest may be."""
        until = day if self.until is None else min(day, self.until.latest)
        return until, self.since.earliest if self.since is not None else date.min


def timeline(
    views: Views, day: date, known_at: int | None = None, selection: Selection = Selection()
) -> list[Happening]:
    """Return what surely or possibly happened by the end of ``day``, ordered by earliest and latest day, then position.

    :raises ProjectionStopped: an entry cannot be shown.
    """
    until, since = selection.bounds(day)

    def query(connection: sa.Connection, _position: int) -> list[Happening]:
        counting = corrections(connection, _tag, _entry, selection.tag)
        within = (_entry.c.earliest <= until.isoformat(), _entry.c.latest >= since.isoformat())
        wanted = sa.or_(sa.and_(*within), _entry.c.id.in_(corrected(_tag, selection.tag)))
        select = sa.select(_entry.c.position, _entry.c.document).where(_entry.c.of_the_world, wanted, *selection.what())
        found = (_happening(position, text, day, counting) for position, text in connection.execute(select))
        return sorted((one for one in found if one.earliest <= until and one.latest >= since), key=_place)

    return views.read(TIMELINE, query, known_at)


def _rows(entry: Stored) -> Rows:
    fact = entry.fact
    dates = fact.on.earliest.isoformat(), fact.on.latest.isoformat()
    yield _entry, (fact.position, fact.id, fact.event.type, fact.event.of_the_world, *dates, entry.bytes.decode())
    yield from tag_rows(_tag, fact.event.tags(), fact.position, fact.event.type)


def _happening(position: int, text: str, day: date, counting: Corrections) -> Happening:
    from programme.register.codec import decode, stamp

    fact: Fact = counting.rectify(decode(position, text.encode()))
    return Happening(
        position=position,
        on=fact.on.text,
        earliest=fact.on.earliest,
        latest=fact.on.latest,
        certain=fact.on.latest <= day,
        recorded_at=stamp(fact.recorded_at),
        event=fact.event,
        rectified_by=counting.positions(fact.id),
        annulled_by=counting.annulled_by(fact.id),
    )


def _place(one: Happening) -> tuple[date, date, int]:
    return one.earliest, one.latest, one.position


TIMELINE = RowView("timeline", 1, _TABLES, _rows)
