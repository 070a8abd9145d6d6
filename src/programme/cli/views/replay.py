"""`programme replay`: the register gone through step by step, with what each step changed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Any

from programme.cli.formats import write_rows
from programme.cli.output import Column, data
from programme.cli.session import Session
from programme.cli.viewpoint import position_before
from programme.cli.views.changes import as_data, show_changes, told, worth_telling
from programme.cli.views.ids import known_territory
from programme.cli.views.look import Look, looking, period
from programme.cli.views.page import Page
from programme.cli.views.rows import columns
from programme.domain.difference import Point
from programme.domain.event import Event
from programme.domain.fact import Fact
from programme.domain.sentences import say
from programme.language import N_
from programme.projections.replay import Ends, Step, along_happening, along_recording, each_decision, each_entry
from programme.register.codec import stamp

FOR_PEOPLE = (
    Column("position", N_("Entry")),
    Column("day", N_("Day")),
    Column("sentence", N_("What happened")),
    Column("where", N_("Territory")),
    Column("what", N_("What changed")),
)
FOR_MACHINES = columns("position day entries sentence territory aspect criterion before after")
NESTED = ("json", "jsonl")
PAUSE = 1  # seconds


def replay(
    session: Session,
    *,
    territory: str | None = None,
    start: str | None = None,
    end: str | None = None,
    size: str | None = None,
    along: str | None = None,
    play: bool = False,
    pause: int | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    format: str | None = None,
) -> None:
    """Go through the register: on a terminal by a key or by itself, else all at once."""
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        happened = along == "happened"
        found = _happening if happened else _recording
        steps = found(look, start, end, size, territory)
        if session.json or format is not None:
            _write(list(steps), look, format)
        elif play:
            _play(steps, look, PAUSE if pause is None else pause, happened=happened)
        elif session.may_ask and sys.stdout.isatty():
            _by_key(steps, look, happened=happened)
        else:
            _play(steps, look, 0, happened=happened)


def _recording(
    look: Look, start: str | None, end: str | None, size: str | None, territory: str | None
) -> Iterator[Step]:
    session = look.session
    first = 0 if start is None else position_before(start, session.register, session.zone, session.lang)
    last = look.position if end is None else min(look.position, session.viewpoint(known_at=end).position)
    ends: dict[str, Ends] = {"day": _each_day(look), "decision": each_decision}
    return along_recording(look.views.source, Point(look.day, first), last, ends.get(size or "", each_entry), territory)


def _happening(
    look: Look, start: str | None, end: str | None, size: str | None, territory: str | None
) -> Iterator[Step]:
    since, until = period(start), period(end)
    before = since.earliest - timedelta(days=1) if since is not None and since.earliest > date.min else date.min
    last = look.day if until is None else min(look.day, until.latest)
    point = Point(before, look.position)
    return along_happening(look.views.source, point, last, by_decision=size == "decision", territory=territory)


def _each_day(look: Look) -> Ends:
    """End a step with each day of recording, in the time zone of the programme."""
    zone = look.session.zone

    def ends(entry: Fact, following: Fact) -> bool:
        return entry.recorded_at.astimezone(zone).date() != following.recorded_at.astimezone(zone).date()

    return ends


def _play(steps: Iterator[Step], look: Look, pause: int, *, happened: bool) -> None:
    """Print every step, with a pause after each on a terminal."""
    from time import sleep

    page = _titled(look)
    for number, step in enumerate(steps):
        if number and pause and sys.stdout.isatty():
            sleep(pause)
        _show(page, step, look, happened=happened)
        sys.stdout.flush()


def _by_key(steps: Iterator[Step], look: Look, *, happened: bool) -> None:
    """Print a step for each key: the next one, the one before; until there is none, or enough is seen."""
    import click

    page, seen, place = _titled(look), list[Step](), 0
    look.session.tell(say("n: next, p: previous, q: quit"))
    while True:
        if place == len(seen):
            following = next(steps, None)
            if following is None:
                return
            seen.append(following)
        _show(page, seen[place], look, happened=happened)
        key = click.getchar()
        while key.lower() not in {"n", "p", "q", " ", "\r", "\n"}:
            key = click.getchar()
        if key.lower() == "q":
            return
        place = max(place - 1, 0) if key.lower() == "p" else place + 1


def _titled(look: Look) -> Page:
    page = Page()
    page.title(look.speaker.text("The register replayed"))
    return page


def _show(page: Page, step: Step, look: Look, *, happened: bool) -> None:
    speaker = look.speaker
    if happened:
        page.text(speaker.date(step.point.day))
    elif len(step.entries) == 1:
        page.text(speaker.text("Entry {position}, {recorded}", position=step.point.position, recorded=_at(step, look)))
    else:
        first = step.entries[0].position
        values = {"first": first, "last": step.point.position, "recorded": _at(step, look)}
        page.text(speaker.text("Entries {first} to {last}, {recorded}", **values))
    page.items([_told(one, step, look, happened=happened) for one in step.entries])
    show_changes(page, step.changes, step.names, speaker, 2)
    data("")


def _at(step: Step, look: Look) -> str:
    entry = step.entries[-1]
    by, at = look.speaker.name("office", entry.recorded_by), look.speaker.instant(entry.recorded_at, look.session.zone)
    return look.speaker.text("recorded {instant} by {by}", instant=at, by=by)


def _told(fact: Fact, step: Step, look: Look, *, happened: bool) -> str:
    speaker = look.speaker
    event: Event = fact.event
    sentence = speaker.event(event)
    if not happened:
        when = f"{speaker.date(fact.on)} · " if event.of_the_world else ""
        return f"{when}{sentence}" if len(step.entries) == 1 else f"{fact.position} · {when}{sentence}"
    values = {"sentence": sentence, "position": fact.position, "when": speaker.date(fact.on)}
    if fact.on.latest <= step.point.day:
        return speaker.text("{sentence} (entry {position})", sentence=sentence, position=fact.position)
    return speaker.text("Perhaps, {when}: {sentence} (entry {position})", **values)


def _write(steps: list[Step], look: Look, format: str | None) -> None:
    session = look.session
    if (format or "json") in NESTED:
        write_rows(session, FOR_MACHINES, [_as_data(one, look) for one in steps], format)
    elif format in {"table", "md"}:
        write_rows(session, FOR_PEOPLE, list(chain.from_iterable(_in_words(one, look) for one in steps)), format)
    else:
        write_rows(session, FOR_MACHINES, list(chain.from_iterable(_flat(one, look) for one in steps)), format)


def _as_data(step: Step, look: Look) -> dict[str, Any]:
    entries = [
        {
            "position": one.position,
            "id": one.id,
            "type": one.event.type,
            "on": one.on.text,
            "certain": one.on.latest <= step.point.day,
            "recorded_at": stamp(one.recorded_at),
            "recorded_by": one.recorded_by,
            "sentence": look.speaker.event(one.event),
        }
        for one in step.entries
    ]
    return {
        "position": step.point.position,
        "day": step.point.day.isoformat(),
        "entries": entries,
        "changes": [as_data(one) for one in step.changes],
    }


def _flat(step: Step, look: Look) -> Iterator[dict[str, Any]]:
    """Yield a row for each change, or one for a step without any."""
    common = {
        "position": step.point.position,
        "day": step.point.day.isoformat(),
        "entries": [one.position for one in step.entries],
        "sentence": " / ".join(look.speaker.event(one.event) for one in step.entries),
    }
    yield from (common | as_data(one) for one in step.changes)
    if not step.changes:
        yield common


def _in_words(step: Step, look: Look) -> Iterator[dict[str, Any]]:
    common = next(_flat(step, look)) | {"day": look.speaker.date(step.point.day)}
    changes = worth_telling(step.changes)
    for one in changes:
        yield common | {"where": step.names[one.territory], "what": told(one, look.speaker)}
    if not changes:
        yield common
