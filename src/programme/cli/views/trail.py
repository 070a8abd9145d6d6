"""`programme trail`: what was recorded, by whom and when, in the order of recording."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from programme.cli.output import Column, Row
from programme.cli.session import Session
from programme.cli.views.entries import event_of, sentence_of
from programme.cli.views.ids import known_territory
from programme.cli.views.look import Look, looking
from programme.cli.views.rows import columns, write
from programme.cli.views.silent import recorded_day, show_silences
from programme.cli.views.visible import visible
from programme.domain.dates import ImpreciseDate
from programme.domain.shaken import DECIDING
from programme.language import N_
from programme.projections.aftermath import Since, aftermath
from programme.projections.trail import Recorded
from programme.projections.trail import trail as entries
from programme.register.codec import instant

FOR_PEOPLE = (
    Column("position", N_("Entry")),
    Column("recorded", N_("Recorded")),
    Column("recorded_by", N_("By")),
    Column("on", N_("When")),
    Column("sentence", N_("What happened")),
    Column("note", N_("Note")),
)
FOR_MACHINES = columns(
    "position id type on recorded_at recorded_by command_id correlation_id causation_id data source "
    "rectified_by annulled_by touched_by shaken"
)
DECISIONS = {one.type for one in DECIDING}
UNTOUCHED = Since((), ())


def trail(
    session: Session,
    *,
    territory: str | None = None,
    late: int | None = None,
    silent: int | None = None,
    visible_to: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    format: str | None = None,
) -> None:
    """List the entries up to K; with ``--as-of``, those that may have happened by V.

    With ``late``, only facts recorded more than so many days after the last day on which they may have happened.
    With ``silent``, not the entries but the periods of more than so many days between them. With ``visible_to``, only
    what that office or body could have known.
    """
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        found = entries(look.views, look.known_at, territory)
        if as_of is not None:
            found = [one for one in found if _may_have_happened(one, look)]
        if late is not None:
            found = [one for one in found if _days_late(one, look) > late]
        if visible_to is not None:
            found = visible(found, visible_to, look)
        if silent is not None:
            show_silences(look, found, silent, session.today if known_at is None else None, format)
            return
        since = aftermath(look.views, (one.position for one in found if _is_decision(one)), look.known_at)
        rows = [as_data(one, since.get(one.position, UNTOUCHED)) for one in found]
        shown = [row | _words(one, row, look) for one, row in zip(found, rows, strict=True)]
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def as_data(recorded: Recorded, since: Since) -> dict[str, Any]:
    """Return an entry as scripts read it; ``source`` is what it cites, ``since`` what is known since a decision."""
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
        "touched_by": list(since.touched_by),
        "shaken": [{"criterion": criterion, "then": then, "now": now} for criterion, then, now in since.shaken],
    }


def _is_decision(recorded: Recorded) -> bool:
    return recorded.document["type"] in DECISIONS


def _words(recorded: Recorded, row: Row, look: Look) -> dict[str, str]:
    local = instant(recorded.document["time"]).astimezone(look.session.zone)
    supposed = look.session.supposes(recorded.position)
    return {
        "recorded": look.speaker.text("supposed") if supposed else f"{local:%Y-%m-%d %H:%M}",
        "sentence": sentence_of(recorded.document, look.speaker),
        "note": ", ".join(_notes(recorded, row, look)),
    }


def _notes(recorded: Recorded, row: Row, look: Look) -> Iterator[str]:
    """Yield what is known since: what corrects the entry, what touches a decision, what shakes it."""
    if recorded.annulled_by is not None:
        yield look.speaker.text("annulled by entry {position}", position=recorded.annulled_by)
    elif recorded.rectified_by:
        yield look.speaker.text("rectified")
    for position in row["touched_by"]:
        yield look.speaker.text("touched by entry {position}", position=position)
    if row["shaken"]:
        criteria = ", ".join(one["criterion"] for one in row["shaken"])
        yield look.speaker.text("shaken: {criteria}", criteria=criteria)


def _may_have_happened(recorded: Recorded, look: Look) -> bool:
    """Return whether a fact may have happened by V, as it is known at K; what is not of the world has no V."""
    return not _is_of_the_world(recorded) or _date(recorded, look).earliest <= look.day


def _days_late(recorded: Recorded, look: Look) -> int:
    """Return how many days after it had surely happened a fact was recorded; what has no V is never late."""
    if not _is_of_the_world(recorded):
        return 0
    return (recorded_day(recorded, look) - _date(recorded, look).latest).days


def _is_of_the_world(recorded: Recorded) -> bool:
    event = event_of(recorded.document)
    return event is None or event.of_the_world


def _date(recorded: Recorded, look: Look) -> ImpreciseDate:
    """Return when a fact happened, as it is known at K."""
    entry = look.reading.entry(recorded.position) if recorded.rectified_by else None
    known = entry.known if entry is not None else None
    return known.on if known is not None else ImpreciseDate.parse(recorded.document["validtime"])
