"""`programme trail`: what was recorded, by whom and when, in the order of recording."""

from __future__ import annotations

from typing import Any

from programme.cli.output import Column
from programme.cli.session import Session
from programme.cli.views.entries import event_of, sentence_of
from programme.cli.views.ids import known_territory
from programme.cli.views.look import Look, looking
from programme.cli.views.rows import columns, write
from programme.domain.dates import ImpreciseDate
from programme.language import N_
from programme.projections.trail import Recorded
from programme.projections.trail import trail as entries
from programme.register.codec import instant

FOR_PEOPLE = (
    Column("position", N_("Entry")),
    Column("recorded", N_("Recorded")),
    Column("recorded_by", N_("By")),
    Column("on", N_("When")),
    Column("sentence", N_("What happened")),
)
FOR_MACHINES = columns(
    "position id type on recorded_at recorded_by command_id correlation_id causation_id data source "
    "rectified_by annulled_by"
)


def trail(
    session: Session,
    *,
    territory: str | None = None,
    late: int | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    format: str | None = None,
) -> None:
    """List the entries up to K; with ``--as-of``, those that may have happened by V.

    With ``late``, only facts recorded more than so many days after the last day on which they may have happened.
    """
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        found = entries(look.views, look.known_at, territory)
        if as_of is not None:
            found = [one for one in found if _may_have_happened(one, look)]
        if late is not None:
            found = [one for one in found if _days_late(one, look) > late]
        rows = [as_data(one) for one in found]
        shown = [row | _words(one, look) for one, row in zip(found, rows, strict=True)]
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def as_data(recorded: Recorded) -> dict[str, Any]:
    """Return an entry as scripts read it; ``source`` is what it cites."""
    document = recorded.document
    return {
        "position": recorded.position,
        "id": document["id"],
        "type": document["type"],
        "typeversion": document["typeversion"],
        "subject": document.get("subject"),
        "on": document["validtime"],
        "recorded_at": document["time"],
        "recorded_by": document.get("recordedby"),
        "command_id": document.get("commandid"),
        "correlation_id": document.get("correlationid"),
        "causation_id": document.get("causationid"),
        "clock_set": document.get("clockset", False),
        "data": document["data"],
        "source": ", ".join(document["data"].get("sources", ())) or None,
        "rectified_by": list(recorded.rectified_by),
        "annulled_by": recorded.annulled_by,
    }


def _words(recorded: Recorded, look: Look) -> dict[str, str]:
    local = instant(recorded.document["time"]).astimezone(look.session.zone)
    supposed = look.session.supposes(recorded.position)
    at = look.speaker.text("supposed") if supposed else f"{local:%Y-%m-%d %H:%M}"
    return {"recorded": at, "sentence": sentence_of(recorded.document, look.speaker)}


def _may_have_happened(recorded: Recorded, look: Look) -> bool:
    """Return whether a fact may have happened by V, as it is known at K; what is not of the world has no V."""
    return not _is_of_the_world(recorded) or _date(recorded, look).earliest <= look.day


def _days_late(recorded: Recorded, look: Look) -> int:
    """Return how many days after it had surely happened a fact was recorded; what has no V is never late."""
    if not _is_of_the_world(recorded):
        return 0
    day = instant(recorded.document["time"]).astimezone(look.session.zone).date()
    return (day - _date(recorded, look).latest).days


def _is_of_the_world(recorded: Recorded) -> bool:
    event = event_of(recorded.document)
    return event is None or event.of_the_world


def _date(recorded: Recorded, look: Look) -> ImpreciseDate:
    """Return when a fact happened, as it is known at K."""
    entry = look.reading.entry(recorded.position) if recorded.rectified_by else None
    known = entry.known if entry is not None else None
    return known.on if known is not None else ImpreciseDate.parse(recorded.document["validtime"])
