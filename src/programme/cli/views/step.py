"""`programme step list`: the checklist in the order of its numbers, with the gaps of what was printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from programme.cli.output import Column
from programme.cli.session import Session
from programme.cli.views.facts import happened
from programme.cli.views.ids import known_territory
from programme.cli.views.look import Look, dated, looking
from programme.cli.views.rows import columns, write
from programme.domain.aggregates.step import Step
from programme.domain.events import StepOpened
from programme.domain.fact import Fact
from programme.domain.scope import concerns
from programme.language import N_

FOR_PEOPLE = (
    Column("id", N_("Step")),
    Column("title", N_("Title")),
    Column("since", N_("Opened")),
    Column("until", N_("Complete")),
)
FOR_MACHINES = columns("id title state opened completed territories position")
STATES = ("absent", "open", "perhaps-complete", "complete")


def list_(
    session: Session,
    *,
    territory: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    format: str | None = None,
) -> None:
    """List the steps opened by V; a number that is missing between two others is listed as absent."""
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        rows = with_gaps(_row(fact, look) for fact in _openings(look, territory))
        shown = [row | _words(row, look) for row in rows]
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def with_gaps(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows in the natural order of their ids, words before numbers, with a row for each missing number."""
    found = {row["id"]: row for row in rows}
    numbers = sorted(int(one) for one in found if one.isdecimal())
    words = sorted(one for one in found if not one.isdecimal())
    through = range(numbers[0], numbers[-1] + 1) if numbers else range(0)
    return [found[one] for one in words] + [found.get(str(number)) or _absent(number) for number in through]


def _absent(number: int) -> dict[str, Any]:
    nothing: dict[str, Any] = {"title": None, "opened": None, "completed": None, "territories": [], "position": None}
    return {"id": str(number), "state": "absent", **nothing}


def _openings(look: Look, territory: str | None) -> list[Fact]:
    facts = happened(look.reading.facts(StepOpened), look.day)
    return [fact for fact in facts if territory is None or concerns(fact, territory)]


def _row(fact: Fact, look: Look) -> dict[str, Any]:
    event = fact.event
    assert isinstance(event, StepOpened)  # noqa: S101 - the reading gave nothing else
    completed = happened(look.reading.of(Step, event.step).completed, look.day)
    certain = any(one.on.latest <= look.day for one in completed)
    return {
        "id": event.step,
        "title": event.title,
        "state": "complete" if certain else "perhaps-complete" if completed else "open",
        "opened": fact.on.text,
        "completed": completed[0].on.text if completed else None,
        "territories": list(event.territories),
        "position": fact.position,
    }


def _words(row: dict[str, Any], look: Look) -> dict[str, str]:
    if row["state"] == "absent":
        return {"title": look.speaker.text("absent"), "since": "", "until": ""}
    completed = dated(row["completed"], look.speaker) if row["completed"] else look.speaker.text("nothing on record")
    perhaps = row["state"] == "perhaps-complete"
    return {
        "since": dated(row["opened"], look.speaker),
        "until": look.speaker.text("perhaps: {date}", date=completed) if perhaps else completed,
    }
