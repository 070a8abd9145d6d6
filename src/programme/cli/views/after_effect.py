"""`programme decision list --after-effect`: decisions, also on passages, recorded when they had taken effect."""

from __future__ import annotations

from typing import Any

from programme.cli.output import Column
from programme.cli.views.look import Look
from programme.cli.views.rows import columns, write
from programme.domain.after_effect import AfterEffect, recorded_after_effect
from programme.domain.scope import concerns
from programme.language import N_
from programme.register.codec import stamp

FOR_PEOPLE = (
    Column("decision", N_("Decision")),
    Column("decided", N_("Decided")),
    Column("applies", N_("Applies from")),
    Column("recorded", N_("Recorded")),
    Column("days", N_("Days")),
    Column("position", N_("Entry")),
)
FOR_MACHINES = columns("position type sentence on effect recorded_at days")


def show_after_effect(look: Look, territory: str | None, format: str | None) -> None:
    """List the decisions that surely or possibly were taken by V and were recorded after their effect."""
    zone = look.session.zone
    found = [
        one
        for one in recorded_after_effect(look.reading, lambda fact: fact.recorded_at.astimezone(zone).date())
        if one.decision.on.earliest <= look.day and (territory is None or concerns(one.decision, territory))
    ]
    rows = [_row(one, look) for one in found]
    shown = [row | _words(one, look) for one, row in zip(found, rows, strict=True)]
    write(look.session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def _row(one: AfterEffect, look: Look) -> dict[str, Any]:
    return {
        "position": one.decision.position,
        "type": one.decision.event.type,
        "sentence": look.speaker.event(one.decision.event),
        "on": one.decision.on.text,
        "effect": one.effect.text,
        "recorded_at": stamp(one.decision.recorded_at),
        "days": one.days,
    }


def _words(one: AfterEffect, look: Look) -> dict[str, str]:
    speaker, fact = look.speaker, one.decision
    return {
        "decision": speaker.event(fact.event),
        "decided": speaker.date(fact.on),
        "applies": speaker.date(one.effect),
        "recorded": f"{fact.recorded_at.astimezone(look.session.zone):%Y-%m-%d}",
    }
