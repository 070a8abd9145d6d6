"""`programme decision list` and `show`: what was decided, by whom, since when it applies."""

from __future__ import annotations

from typing import Any

from programme.cli.output import Column, write_json
from programme.cli.session import Session
from programme.cli.views.after_effect import show_after_effect
from programme.cli.views.facts import as_data, happened, show_facts
from programme.cli.views.ids import known, known_territory
from programme.cli.views.look import Look, dated, looking
from programme.cli.views.page import Page
from programme.cli.views.rows import columns, write
from programme.domain.aggregates.decision import Decision
from programme.domain.answer import Answer, some
from programme.domain.events import DecisionRecorded
from programme.domain.fact import Fact
from programme.domain.scope import concerns
from programme.language import N_

FOR_PEOPLE = (
    Column("when", N_("When")),
    Column("title", N_("Decision")),
    Column("who", N_("Decided by")),
    Column("in_words", N_("State")),
    Column("id", N_("Id")),
)
FOR_MACHINES = columns("id title subject on decided_by territories applies_from state communicated position")
STATES = {Answer.YES: "stands", Answer.NO: "withdrawn", Answer.UNDECIDABLE: "undecidable"}


def list_(
    session: Session,
    *,
    territory: str | None = None,
    no_decider: bool = False,
    after_effect: bool = False,
    as_of: str | None = None,
    known_at: str | None = None,
    format: str | None = None,
) -> None:
    """List the decisions that surely or possibly were taken by V, in the order of happening.

    With ``no_decider`` only those of which it is not said who decided. With ``after_effect`` those, on passages too,
    that were recorded when they had already taken effect, each with that day.
    """
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        if after_effect:
            show_after_effect(look, territory, format)
            return
        facts = [fact for fact in _recorded(look) if territory is None or concerns(fact, territory)]
        rows = [_row(fact, look) for fact in facts if not (no_decider and _event(fact).decided_by)]
        shown = [row | _words(row, look) for row in rows]
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def show(session: Session, *, decision: str, as_of: str | None = None, known_at: str | None = None) -> None:
    """Show a decision: its text, its three dates, to whom it was made known, whether it stands."""
    with looking(session, as_of, known_at) as look:
        facts = {_event(fact).decision: fact for fact in _recorded(look)}
        fact = facts[known("decision", decision, facts)]
        row = _row(fact, look) | {"text": _event(fact).text, "meeting": _event(fact).meeting}
        if session.json:
            write_json(row | {"facts": [as_data(one, look.speaker) for one in _facts(decision, look)]})
        else:
            _show(row, fact, look)


def _recorded(look: Look) -> list[Fact]:
    return happened(look.reading.facts(DecisionRecorded), look.day)


def _event(fact: Fact) -> DecisionRecorded:
    assert isinstance(fact.event, DecisionRecorded)  # noqa: S101 - the reading gave nothing else
    return fact.event


def _facts(decision: str, look: Look) -> list[Fact]:
    found = look.reading.of(Decision, decision)
    return happened((*found.recorded, *found.communicated, *found.withdrawn), look.day)


def _row(fact: Fact, look: Look) -> dict[str, Any]:
    event, found = _event(fact), look.reading.of(Decision, _event(fact).decision)
    stands = ~some(one.on.by(look.day) for one in found.withdrawn)
    return {
        "id": event.decision,
        "title": event.title,
        "subject": event.subject,
        "on": fact.on.text,
        "decided_by": event.decided_by,
        "territories": list(event.territories),
        "applies_from": event.applies_from.text if event.applies_from is not None else None,
        "state": STATES[stands],
        "communicated": len(happened(found.communicated, look.day)),
        "position": fact.position,
    }


def _words(row: dict[str, Any], look: Look) -> dict[str, str]:
    speaker = look.speaker
    states = {
        "stands": speaker.text("stands"),
        "withdrawn": speaker.text("withdrawn"),
        "undecidable": speaker.text("perhaps withdrawn"),
    }
    who = speaker.name("body", row["decided_by"]) if row["decided_by"] else speaker.text("not said")
    return {"when": dated(row["on"], speaker), "who": who, "in_words": states[row["state"]]}


def _show(row: dict[str, Any], fact: Fact, look: Look) -> None:
    page, speaker, words = Page(), look.speaker, _words(row, look)
    page.title(row["title"])
    if row["text"] is not None:
        page.text(row["text"], 1)
    applies = dated(row["applies_from"], speaker) if row["applies_from"] else speaker.text("not said")
    page.fields(
        [
            (speaker.text("Id"), row["id"]),
            (speaker.text("State"), words["in_words"]),
            (speaker.text("Decided"), words["when"]),
            (speaker.text("Applies from"), applies),
            (speaker.text("Recorded"), speaker.instant(fact.recorded_at, look.session.zone)),
            (speaker.text("Decided by"), words["who"]),
            (speaker.text("Subject"), speaker.name("subject", row["subject"] or "")),
            (speaker.text("Territories"), ", ".join(speaker.name("territory", one) for one in row["territories"])),
            (speaker.text("Meeting"), speaker.name("meeting", row["meeting"]) if row["meeting"] else None),
        ]
    )
    show_facts(page, speaker.text("On record"), _facts(row["id"], look), speaker)
