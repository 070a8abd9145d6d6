"""The trail: every entry in the order of recording, with all that was recorded; also of a type not known here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from programme.projections.base.projection import Rows, RowView, Stored
from programme.projections.base.tags import corrections, tag_rows, tag_table, tagged
from programme.projections.base.views import Views

_TABLES = sa.MetaData()
_entry = sa.Table(
    "trail_v1",
    _TABLES,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("document", sa.Text, nullable=False),
)
_tag = tag_table("trail_v1", _TABLES)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry as it was recorded; ``document`` is the JSON object that is stored, with the names of CloudEvents.

    ``rectified_by`` holds the positions of the corrections of it that count; one of them is ``annulled_by``, if it is.
    """

    position: int
    document: dict[str, Any]
    rectified_by: tuple[int, ...]
    annulled_by: int | None = None


def trail(views: Views, known_at: int | None = None, territory: str | None = None) -> list[Recorded]:
    """Return the entries up to a position, of one territory if given, in the order of recording.

    :raises ProjectionStopped: an entry cannot be shown.
    """
    if territory is None:
        return _read(views, known_at)
    tag = f"territory:{territory}"
    return _read(views, known_at, _entry.c.position.in_(tagged(_tag, tag)), tag=tag)


def entry(views: Views, wanted: int | str, known_at: int | None = None) -> Recorded | None:
    """Return the entry at a position, or of an id, if it was recorded by a position; None where there is none.

    :raises ProjectionStopped: an entry cannot be shown.
    """
    is_wanted = _entry.c.position == wanted if isinstance(wanted, int) else _entry.c.id == wanted
    return next(iter(_read(views, known_at, is_wanted)), None)


def _read(
    views: Views, known_at: int | None, *conditions: sa.ColumnElement[bool], tag: str | None = None
) -> list[Recorded]:
    """Return the entries that fulfil the conditions; where all of these bear a tag, it spares other corrections."""

    def query(connection: sa.Connection, _position: int) -> list[Recorded]:
        counting = corrections(connection, _tag, _entry, tag)
        rows = connection.execute(sa.select(_entry).where(*conditions).order_by(_entry.c.position))
        return [
            Recorded(position, json.loads(text), counting.positions(id_), counting.annulled_by(id_))
            for position, id_, text in rows
        ]

    return views.read(TRAIL, query, known_at)


def _rows(entry: Stored) -> Rows:
    document = entry.document
    yield _entry, (entry.position, document["id"], entry.bytes.decode())
    yield from tag_rows(_tag, _tags(entry), entry.position, document["type"])


def _tags(entry: Stored) -> tuple[str, ...]:
    """Return the tags of an entry; of a type that the catalogue does not have, none are known."""
    from programme.register.errors import UnknownEvent

    try:
        return entry.fact.event.tags()
    except UnknownEvent:
        return ()


TRAIL = RowView("trail", 1, _TABLES, _rows)
