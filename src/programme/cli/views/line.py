"""One territory of the board: as scripts read it, and in words."""

from __future__ import annotations

from programme.cli.views.look import dated
from programme.cli.views.page import Page
from programme.cli.views.said import any_of, said
from programme.language import Speaker
from programme.projections.board import Line


def line_as_data(line: Line, speaker: Speaker) -> dict[str, object]:
    """Return a territory as scripts read it; ``possible`` is there only where the dates leave a choice."""
    shown: dict[str, object] = {
        "id": line.id,
        "name": line.name,
        "theme": line.theme,
        "state": line.state,
        "phase": line.phase,
        "since": line.since,
        "next_gate": line.next_gate,
        "unmet": line.unmet,
        "undecidable": line.undecidable,
        "blocking": line.blocking,
        "passable": line.passable,
        "obstacle": said(line.obstacle, speaker),
        "touched": line.touched,
        "shaken": line.shaken,
    }
    return shown | ({"possible": line.possible} if line.possible else {})


def show_line(page: Page, line: Line, speaker: Speaker) -> None:
    """Print where a territory stands, and what blocks it."""
    page.heading(" · ".join(filter(None, [line.name, theme_in_words(line, speaker)])))
    page.fields(
        [
            (speaker.text("State"), state_in_words(line, speaker) if line.state != "active" else None),
            (speaker.text("Phase"), _phase_and_date(line, speaker)),
            (speaker.text("Next gate"), _gate(line, speaker)),
            (speaker.text("Not met"), _in_the_way(line, line.unmet, speaker)),
            (speaker.text("Undecidable"), _in_the_way(line, line.undecidable, speaker)),
            (speaker.text("Decisions on corrected facts"), ", ".join(map(str, line.touched))),
            (speaker.text("Decisions shaken"), ", ".join(map(str, line.shaken))),
        ]
    )


def _in_the_way(line: Line, found: list[str], speaker: Speaker) -> str:
    """Return the criteria found so that stand in the way, of a gate that is still to be passed."""
    if line.obstacle is not None:
        return ""
    return ", ".join(speaker.name("criterion", one) for one in found if one in line.blocking)


def theme_in_words(line: Line, speaker: Speaker) -> str:
    """Return the theme of a territory, or those it may have."""
    return any_of([one for one in line.possible.get("theme", [line.theme]) if one], speaker)


def state_in_words(line: Line, speaker: Speaker) -> str:
    """Return the state of a territory, or those it may be in."""
    return any_of([said(one, speaker) or "" for one in line.in_words], speaker)


def phase_in_words(line: Line, speaker: Speaker) -> str:
    """Return the phase of a territory, or those it may be in."""
    phases = line.possible.get("phase", [line.phase])
    return any_of([speaker.name("phase", one) if one else speaker.text("none yet") for one in phases], speaker)


def _phase_and_date(line: Line, speaker: Speaker) -> str:
    phase = phase_in_words(line, speaker)
    if "phase" in line.possible:
        return speaker.text("{phases}: the dates do not say which", phases=phase)
    if line.since is None:
        return phase
    return speaker.text("{phase} (entered {since})", phase=phase, since=dated(line.since, speaker))


def _gate(line: Line, speaker: Speaker) -> str | None:
    if line.obstacle is not None or line.next_gate is None:
        return said(line.obstacle, speaker)
    gate = speaker.name("gate", line.next_gate)
    if line.passable:
        return speaker.text("{gate}: nothing stands in the way", gate=gate)
    return speaker.plural(
        "{gate}: {number} criterion stands in the way",
        "{gate}: {number} criteria stand in the way",
        len(line.blocking),
        gate=gate,
    )
