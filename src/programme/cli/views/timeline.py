"""`programme timeline`: what happened, in the order of happening or, to compare, in that of recording."""

from __future__ import annotations

import json
from dataclasses import replace

from programme.cli.output import Column
from programme.cli.problem import Problem
from programme.cli.session import Session
from programme.cli.views.follow import recorded, told
from programme.cli.views.ids import known_territory, known_types
from programme.cli.views.look import Look, dated, looking, period
from programme.cli.views.rows import columns, write
from programme.domain.sentences import say
from programme.language import N_
from programme.projections.timeline import Happening, Selection
from programme.projections.timeline import timeline as happenings
from programme.register.codec import instant

FOR_PEOPLE = (
    Column("when", N_("When")),
    Column("sentence", N_("What happened")),
    Column("note", N_("Note")),
    Column("position", N_("Entry")),
)
BOTH_TIMES = (FOR_PEOPLE[0], Column("recorded", N_("Recorded")), *FOR_PEOPLE[1:])
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
    order: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    format: str | None = None,
    follow: bool = False,
) -> None:
    """List what surely or possibly happened by V, as far as it is known at K; then, if asked, what is recorded.

    With ``doubtful`` only what is in doubt, and the note says why. With an ``order``, people read both times.

    :raises Problem: what was known at a moment in the past is to be followed.
    """
    if follow and known_at is not None:
        raise Problem(say("What was known then does not change any more."), advice="programme timeline --follow")
    if follow and session.json:
        format = "jsonl"  # a list that goes on has no end to close
    selection = Selection(territory, known_types(types), period(since), period(until))
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        head = look.views.source.head()
        found = _found(look, selection, doubtful=doubtful)
        if order == "recorded":
            found.sort(key=lambda one: one.position)
        rows = [as_data(one, look) for one in found]
        shown = [row | _words(one, look, why=doubtful) for one, row in zip(found, rows, strict=True)]
        write(session, FOR_MACHINES, rows, BOTH_TIMES if order is not None else FOR_PEOPLE, shown, format)
        if follow:
            _follow(session, look, selection, head, doubtful=doubtful)


def _found(look: Look, selection: Selection, *, doubtful: bool) -> list[Happening]:
    found = happenings(look.views, look.day, look.known_at, selection)
    return [one for one in found if not doubtful or one.event.doubt is not None or one.on.endswith("?")]


def _follow(session: Session, look: Look, selection: Selection, head: int, *, doubtful: bool) -> None:
    """Print what each new entry says has happened, on a line, if it is selected and has."""
    for position in recorded(look.views, head):
        look = replace(look)  # which knows what the new entry calls things
        for one in _found(look, selection, doubtful=doubtful):
            if one.position == position:
                row = as_data(one, look)
                line = f"{dated(one.on, look.speaker)}  {row['sentence']}  {position}"
                told(json.dumps(row, ensure_ascii=False) if session.json else line)


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
    recorded = f"{instant(happening.recorded_at).astimezone(look.session.zone):%Y-%m-%d %H:%M}"
    return {"when": dated(happening.on, look.speaker), "recorded": recorded, "note": noted}
