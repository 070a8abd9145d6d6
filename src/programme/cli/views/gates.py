"""`programme gate list`: the gates of the rules, and the reviews opened at each."""

from __future__ import annotations

from typing import Any

from programme.cli.output import Column
from programme.cli.session import Session
from programme.cli.views.ids import known_territory
from programme.cli.views.look import Look, looking
from programme.cli.views.rows import columns, write
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.charter import Gate
from programme.domain.events import GateDecided, ReviewMigrated, ReviewOpened
from programme.domain.fact import Fact
from programme.domain.standing import charter_on, territory_ids
from programme.domain.timed import Mandate
from programme.domain.vocabulary import Outcome
from programme.domain.words import word
from programme.language import N_

FOR_PEOPLE = (
    Column("id", N_("Gate")),
    Column("way", N_("From and to")),
    Column("asked", N_("Criteria (required)")),
    Column("who", N_("Decided by")),
    Column("opened", N_("Reviews")),
)
FOR_MACHINES = columns("id from to decided_by criteria required reviews")


def list_(
    session: Session,
    *,
    territory: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    format: str | None = None,
) -> None:
    """List the gates of the rules by which V is judged, each with the reviews opened by then."""
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        rules = charter_on(look.reading, look.day)
        territories = (territory,) if territory is not None else territory_ids(look.reading)
        rows = [_row(gate, territories, look) for gate in (rules.gates if rules is not None else ())]
        shown = [row | _words(row, look) for row in rows]
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def review_as_data(review: Mandate, look: Look) -> dict[str, Any]:
    """Return a review as scripts read it; its outcome is null while no decision may have been taken."""
    event = review.start.event
    assert isinstance(event, ReviewOpened)  # noqa: S101 - a review starts with nothing else
    ends = [one for one in review.ends if one.on.earliest <= look.day]
    decided = next((one.event for one in ends if isinstance(one.event, GateDecided)), None)
    return {
        "id": event.review,
        "territory": event.territory,
        "gate": event.gate,
        "attempt": event.attempt,
        "edition": _edition(review.start, event, look),
        "proposer": event.proposer,
        "on": review.start.on.text,
        "outcome": decided.outcome.value if decided is not None else None,
        "position": review.start.position,
    }


def _edition(opened: Fact, event: ReviewOpened, look: Look) -> str:
    """Return the edition under which a review certainly was on the day: that of its opening, or of a migration."""
    link = look.reading.of(GateFile, event.territory).editions(opened).candidates(look.day)[0]
    return link.event.edition if link is not None and isinstance(link.event, ReviewMigrated) else event.edition


def _row(gate: Gate, territories: tuple[str, ...], look: Look) -> dict[str, Any]:
    reviews = [one for territory in territories for one in look.reading.of(GateFile, territory).reviews(gate.id)]
    opened = [review_as_data(one, look) for one in reviews if one.start.on.earliest <= look.day]
    return {
        "id": gate.id,
        "from": gate.from_,
        "to": gate.to,
        "decided_by": list(gate.decided_by),
        "criteria": len(gate.criteria),
        "required": sum(criterion.must for criterion in gate.criteria),
        "reviews": sorted(opened, key=lambda one: one["position"]),
    }


def _words(row: dict[str, Any], look: Look) -> dict[str, str]:
    speaker = look.speaker
    start = speaker.name("phase", row["from"]) if row["from"] else speaker.text("no phase yet")
    return {
        "way": f"{start} → {speaker.name('phase', row['to'])}",
        "asked": f"{row['criteria']} ({row['required']})",
        "who": ", ".join(speaker.name("body", one) for one in row["decided_by"]),
        "opened": ", ".join(_review(one, look) for one in row["reviews"]),
    }


def _review(review: dict[str, Any], look: Look) -> str:
    speaker = look.speaker
    outcome = speaker.sentence(word(Outcome(review["outcome"]))) if review["outcome"] else speaker.text("open")
    return f"{speaker.name('territory', review['territory'])} ({outcome})"
