"""`programme timeline`: what happened, in the order of happening."""

from __future__ import annotations

from programme.cli.output import Column
from programme.cli.session import Session
from programme.cli.views.ids import known_territory, known_types
from programme.cli.views.look import Look, dated, looking, period
from programme.cli.views.rows import columns, write
from programme.language import N_
from programme.projections.timeline import Happening, Selection
from programme.projections.timeline import timeline as happenings

FOR_PEOPLE = (
    Column("when", N_("When")),
    Column("sentence", N_("What happened")),
    Column("note", N_("Note")),
    Column("position", N_("Entry")),
)
FOR_MACHINES = columns(
    "position type on earliest latest certain recorded_at territories sentence doubt rectified_by annulled_by source"
)


def timeline(
    session: Session,
    *,
    territory: str | None = None,
    types: tuple[str, ...] = (),
    since: str | None = None,
    until: str | None = None,
    doubtful: bool = False,
    as_of: str | None = None,
    known_at: str | None = None,
    format: str | None = None,
) -> None:
    """List what surely or possibly happened by V, as far as it is known at K.

    With ``doubtful`` only what is in doubt, and the note says why.
    """
    selection = Selection(territory, known_types(types), period(since), period(until))
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        found = [
            one
            for one in happenings(look.views, look.day, look.known_at, selection)
            if not doubtful or one.event.doubt is not None or one.on.endswith("?")
        ]
        rows = [as_data(one, look) for one in found]
        shown = [row | _words(one, look, why=doubtful) for one, row in zip(found, rows, strict=True)]
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def as_data(happening: Happening, look: Look) -> dict[str, object]:
    """Return a fact as scripts read it."""
    event = happening.event
    return {
        "position": happening.position,
        "type": event.type,
        "on": happening.on,
        "earliest": happening.earliest.isoformat(),
        "latest": happening.latest.isoformat(),
        "certain": happening.certain,
        "recorded_at": happening.recorded_at,
        "territories": list(happening.territories),
        "sentence": look.speaker.event(event),
        "doubt": event.doubt,
        "rectified_by": list(happening.rectified_by),
        "annulled_by": happening.annulled_by,
        "source": ", ".join(event.sources) or None,
    }


def _words(happening: Happening, look: Look, *, why: bool) -> dict[str, object]:
    text, doubt = look.speaker.text, happening.event.doubt
    notes = {
        text("supposed"): look.session.supposes(happening.position),
        text("perhaps later"): not happening.certain,
        doubt if why and doubt is not None else text("doubtful"): doubt is not None,
        text("rectified"): bool(happening.rectified_by) and happening.annulled_by is None,
        text("annulled by entry {position}", position=happening.annulled_by): happening.annulled_by is not None,
    }
    noted = ", ".join(words for words, holds in notes.items() if holds)
    return {"when": dated(happening.on, look.speaker), "note": noted}
