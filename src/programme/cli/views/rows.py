"""Lists with two faces: all columns under the keys of scripts, and the few that people read, in words."""

from __future__ import annotations

from collections.abc import Sequence

from programme.cli.formats import write_rows
from programme.cli.output import Column, Row
from programme.cli.session import Session

IN_WORDS = (None, "table", "md")


def columns(keys: str) -> tuple[Column, ...]:
    """Return the columns of scripts from their keys, separated by blanks."""
    return tuple(Column(key, key) for key in keys.split())


def write(
    session: Session,
    for_machines: Sequence[Column],
    rows: Sequence[Row],
    for_people: Sequence[Column],
    shown: Sequence[Row],
    format: str | None,
) -> None:
    """Print the rows of scripts, or in a format for people what is shown of them."""
    if session.json or format not in IN_WORDS:
        write_rows(session, for_machines, rows, format)
    else:
        write_rows(session, for_people, shown, format)
