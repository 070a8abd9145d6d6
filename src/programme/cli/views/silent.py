"""`programme trail --silent`: the periods in which nothing was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from programme.cli.output import Column
from programme.cli.views.look import Look
from programme.cli.views.rows import columns, write
from programme.domain.silence import silences
from programme.language import N_
from programme.projections.trail import Recorded
from programme.register.codec import instant

FOR_PEOPLE = (
    Column("from", N_("Last recorded")),
    Column("to", N_("Next recorded")),
    Column("days", N_("Days")),
    Column("after", N_("After entry")),
    Column("before", N_("Before entry")),
)
FOR_MACHINES = columns("from to days after before")


def show_silences(
    look: Look, found: Sequence[Recorded], longer_than: int, until: date | None, format: str | None
) -> None:
    """List the silences of more than so many days between these entries, and, if it is given, ``until`` a day.

    Days are those of the programme's place. ``before`` is null where the silence lasts until that day.
    """
    days = ((one.position, recorded_day(one, look)) for one in found)
    listed = list(silences(days, longer_than, until))
    rows = [
        {
            "from": one.start.isoformat(),
            "to": one.end.isoformat(),
            "days": one.days,
            "after": one.after,
            "before": one.before,
        }
        for one in listed
    ]
    lasting = look.speaker.text("nothing since")
    shown = [
        row | {"before": lasting if one.before is None else one.before} for one, row in zip(listed, rows, strict=True)
    ]
    write(look.session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def recorded_day(recorded: Recorded, look: Look) -> date:
    """Return the day of the recording, at the programme's place."""
    return instant(recorded.document["time"]).astimezone(look.session.zone).date()
