"""`programme meeting list` and `show`: meetings called and held, who was there, what was said."""

from __future__ import annotations

from typing import Any

from programme.cli.output import Column, write_json
from programme.cli.session import Session
from programme.cli.views.facts import as_data, happened, show_facts
from programme.cli.views.ids import known, known_offices, known_territory
from programme.cli.views.look import Look, dated, looking
from programme.cli.views.page import Page
from programme.cli.views.rows import columns, write
from programme.domain.aggregates.meeting import Meeting
from programme.domain.dates import ImpreciseDate
from programme.domain.events import AttendanceRecorded, MeetingConvened, MeetingHeld, MinutesFiled
from programme.domain.fact import Fact
from programme.domain.vocabulary import MeetingKind
from programme.domain.words import word
from programme.language import N_

FOR_PEOPLE = (
    Column("when", N_("When")),
    Column("title", N_("Title")),
    Column("what", N_("Kind")),
    Column("in_words", N_("State")),
    Column("id", N_("Id")),
)
FOR_MACHINES = columns("id title kinds on due state bodies territories minutes position")


def list_(
    session: Session,
    *,
    territory: str | None = None,
    offices: tuple[str, ...] = (),
    order: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    format: str | None = None,
) -> None:
    """List the meetings called or held by V, in the order of happening or in that of recording.

    Where offices are given, only meetings at which one of them was present.
    """
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        known_offices(look, offices)
        meetings = [look.reading.of(Meeting, one) for one in _ids(look, territory)]
        rows = [_row(one, look) for one in meetings if not offices or not _present(one, look).isdisjoint(offices)]
        if order == "recorded":
            rows.sort(key=lambda row: row["position"])
        shown = [row | _words(row, look) for row in rows]
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def show(session: Session, *, meeting: str, as_of: str | None = None, known_at: str | None = None) -> None:
    """Show a meeting: agenda, presence, minutes, and the facts it is known from."""
    with looking(session, as_of, known_at) as look:
        found = look.reading.of(Meeting, known("meeting", meeting, _ids(look)))
        row = _row(found, look) | _presence(found, look)
        if session.json:
            write_json(row | {"facts": [as_data(one, look.speaker) for one in _facts(found, look)]})
        else:
            _show(row, found, look)


def _ids(look: Look, territory: str | None = None) -> list[str]:
    """Return the meetings called or held by V, in the order in which they were held or are to be held."""
    tags = [f"territory:{territory}"] if territory is not None else []
    dates: dict[str, ImpreciseDate] = {}
    for fact in happened(look.reading.facts(MeetingConvened, MeetingHeld, tags=tags), look.day):
        if isinstance(fact.event, MeetingHeld):
            dates[fact.event.meeting] = fact.on
        elif isinstance(fact.event, MeetingConvened):
            dates.setdefault(fact.event.meeting, fact.event.due)
    return sorted(dates, key=lambda one: (dates[one].earliest, dates[one].latest, one))


def _row(meeting: Meeting, look: Look) -> dict[str, Any]:
    held, convened = happened(meeting.held, look.day), happened(meeting.convened, look.day)
    fact = (held or convened)[0]
    event = fact.event
    assert isinstance(event, MeetingConvened | MeetingHeld)  # noqa: S101 - a meeting is known by nothing else
    due = next((one.event.due for one in convened if isinstance(one.event, MeetingConvened)), None)
    certain = any(one.on.latest <= look.day for one in held)
    return {
        "id": meeting.id,
        "title": event.title,
        "kinds": [kind.value for kind in event.kinds],
        "on": held[0].on.text if held else None,
        "due": due.text if due is not None else None,
        "state": "held" if certain else "perhaps-held" if held else "called",
        "bodies": list(event.bodies),
        "territories": list(event.territories),
        "minutes": bool(happened(meeting.minutes, look.day)),
        "position": fact.position,
    }


def _words(row: dict[str, Any], look: Look) -> dict[str, str]:
    speaker = look.speaker
    states = {
        "held": speaker.text("held"),
        "perhaps-held": speaker.text("perhaps held"),
        "called": speaker.text("called, not held on record"),
    }
    return {
        "when": dated(row["on"] or row["due"], speaker),
        "what": ", ".join(speaker.sentence(word(MeetingKind(one))) for one in row["kinds"]),
        "in_words": states[row["state"]],
    }


def _presence(meeting: Meeting, look: Look) -> dict[str, Any]:
    """Return agenda, hours, presence and minutes, as far as they are known."""
    held, offices = happened(meeting.held, look.day), _attendance(meeting, look)
    event = (held or happened(meeting.convened, look.day))[0].event
    minutes = [one.event for one in happened(meeting.minutes, look.day) if isinstance(one.event, MinutesFiled)]
    return {
        "agenda": list(getattr(event, "agenda", ())),
        "starts": getattr(event, "starts", None),
        "ends": getattr(event, "ends", None),
        "present": sorted(_present(meeting, look)),
        "excused": sorted({office for one in offices for office in one.excused}),
        "summary": [one.summary for one in minutes],
    }


def _attendance(meeting: Meeting, look: Look) -> list[AttendanceRecorded]:
    attended = happened(meeting.attendance, look.day)
    return [one.event for one in attended if isinstance(one.event, AttendanceRecorded)]


def _present(meeting: Meeting, look: Look) -> set[str]:
    return {office for one in _attendance(meeting, look) for office in one.present}


def _show(row: dict[str, Any], meeting: Meeting, look: Look) -> None:
    page, speaker, words = Page(), look.speaker, _words(row, look)
    page.title(row["title"])
    hours = " – ".join(filter(None, [row["starts"], row["ends"]]))
    page.fields(
        [
            (speaker.text("When"), " · ".join(filter(None, [words["when"], hours]))),
            (speaker.text("State"), words["in_words"]),
            (speaker.text("Kind"), words["what"]),
            (speaker.text("Bodies"), ", ".join(speaker.name("body", one) for one in row["bodies"])),
            (speaker.text("Territories"), ", ".join(speaker.name("territory", one) for one in row["territories"])),
            (speaker.text("Present"), ", ".join(speaker.name("office", one) for one in row["present"])),
            (speaker.text("Excused"), ", ".join(speaker.name("office", one) for one in row["excused"])),
            *((speaker.text("Minutes"), summary) for summary in row["summary"]),
        ]
    )
    if row["agenda"]:
        page.heading(speaker.text("Agenda"))
        page.items(row["agenda"])
    show_facts(page, speaker.text("On record"), _facts(meeting, look), speaker)


def _facts(meeting: Meeting, look: Look) -> list[Fact]:
    return happened((*meeting.convened, *meeting.held, *meeting.attendance, *meeting.minutes), look.day)
