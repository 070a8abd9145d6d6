"""`programme gate assess --flips`: the imprecise or doubtful dates that could flip an answer."""

from __future__ import annotations

from typing import Any

from programme.cli.formats import write_rows
from programme.cli.output import Column, write_json
from programme.cli.views.look import Look
from programme.domain.flips import Flip, flips
from programme.domain.reading import Reading
from programme.domain.words import word
from programme.language import N_

FOR_PEOPLE = (
    Column("position", N_("Entry")),
    Column("when", N_("When")),
    Column("sentence", N_("What happened")),
    Column("criterion", N_("Criterion")),
    Column("now", N_("Now")),
    Column("by_then", N_("If by then")),
    Column("later", N_("If later")),
)


def show_flips(look: Look, reading: Reading, territory: str, gate: str | None) -> None:
    """List the dates that could flip what is found of a criterion at a gate, with the findings on both sides of V."""
    found = list(flips(reading, territory, look.day, gate))
    if look.session.json:
        write_json([_as_data(one, look) for one in found])
    else:
        write_rows(look.session, FOR_PEOPLE, [_as_data(one, look) | _words(one, look) for one in found], None)


def _as_data(flip: Flip, look: Look) -> dict[str, Any]:
    return {
        "position": flip.fact.position,
        "type": flip.fact.event.type,
        "on": flip.fact.on.text,
        "sentence": look.speaker.event(flip.fact.event),
        "criterion": flip.criterion,
        "now": flip.now.value,
        "by_then": flip.by_then.value,
        "later": flip.later.value,
    }


def _words(flip: Flip, look: Look) -> dict[str, str]:
    speaker = look.speaker
    findings = {"now": flip.now, "by_then": flip.by_then, "later": flip.later}
    return {"when": speaker.date(flip.fact.on)} | {key: speaker.sentence(word(one)) for key, one in findings.items()}
