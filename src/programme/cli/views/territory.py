"""`programme territory list` and `show`: the territories, and the way of each."""

from __future__ import annotations

from typing import Any

from programme.cli.output import Column, write_json
from programme.cli.session import Session
from programme.cli.views.facts import as_data, happened, show_facts
from programme.cli.views.ids import known_territory
from programme.cli.views.line import line_as_data, phase_in_words, show_line, state_in_words, theme_in_words
from programme.cli.views.look import Look, dated, looking
from programme.cli.views.page import Page
from programme.cli.views.rows import columns, write
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.events import MeetingHeld
from programme.domain.fact import Fact
from programme.language import N_, Speaker
from programme.projections.board import Line, board

FOR_PEOPLE = (
    Column("id", N_("Id")),
    Column("name", N_("Name")),
    Column("in_state", N_("State")),
    Column("in_phase", N_("Phase")),
    Column("entered", N_("Entered")),
    Column("with_theme", N_("Theme")),
)
FOR_MACHINES = columns("id name theme state phase since next_gate unmet undecidable blocking passable")


def list_(
    session: Session, *, as_of: str | None = None, known_at: str | None = None, format: str | None = None
) -> None:
    """List the territories that have been proposed or envisaged by V."""
    with looking(session, as_of, known_at) as look:
        lines = board(look.views, look.day, look.known_at).territories
        rows = [line_as_data(line, look.speaker) for line in lines]
        shown = [row | _words(line, look.speaker) for line, row in zip(lines, rows, strict=True)]
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def show(session: Session, *, territory: str, as_of: str | None = None, known_at: str | None = None) -> None:
    """Show where a territory stands, and the way that it came."""
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        lines = board(look.views, look.day, look.known_at).territories
        line = next((one for one in lines if one.id == territory), None)
        if session.json:
            write_json(_as_data(territory, line, look))
        else:
            _show(territory, line, look)


def _words(line: Line, speaker: Speaker) -> dict[str, str]:
    return {
        "in_state": state_in_words(line, speaker),
        "in_phase": phase_in_words(line, speaker),
        "entered": dated(line.since, speaker) if line.since is not None else "",
        "with_theme": theme_in_words(line, speaker),
    }


def _as_data(territory: str, line: Line | None, look: Look) -> dict[str, Any]:
    way, gates, meetings = _facts(territory, look)
    standing = line_as_data(line, look.speaker) if line is not None else {"id": territory}
    listed = {"way": way, "gates": gates, "meetings": meetings}
    return standing | {name: [as_data(one, look.speaker) for one in facts] for name, facts in listed.items()}


def _show(territory: str, line: Line | None, look: Look) -> None:
    page, speaker = Page(), look.speaker
    if line is None:
        values = {"territory": territory, "day": look.day}
        page.text(speaker.text("{territory}: nothing had happened by {day}.", **values))
        return
    show_line(page, line, speaker)
    way, gates, meetings = _facts(territory, look)
    show_facts(page, speaker.text("The way"), way, speaker)
    show_facts(page, speaker.text("At the gates"), gates, speaker)
    show_facts(page, speaker.text("Meetings"), meetings, speaker)


def _facts(territory: str, look: Look) -> tuple[list[Fact], list[Fact], list[Fact]]:
    """Return the facts of its states, themes and phases, those of its gates, and its meetings."""
    project = look.reading.of(TerritoryProject, territory)
    way = (*project.states.links, *project.themes.links, *project.phases.links)
    gates = look.reading.of(GateFile, territory).facts
    meetings = look.reading.facts(MeetingHeld, tags=[f"territory:{territory}"])
    return happened(way, look.day), happened(gates, look.day), happened(meetings, look.day)
