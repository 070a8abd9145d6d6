"""`programme gate`: what a gate asks and what is found (`assess`), the gates there are, the review that is open."""

from __future__ import annotations

from typing import Any

from programme.cli.output import write_json
from programme.cli.session import Session
from programme.cli.views.assessed import show_assessment
from programme.cli.views.gates import list_
from programme.cli.views.ids import known, known_territory
from programme.cli.views.look import Look, looking
from programme.cli.views.review import show
from programme.cli.views.said import said
from programme.projections.assessment import assessment

__all__ = ["assess", "list_", "show"]


def assess(
    session: Session,
    *,
    territory: str,
    gate: str | None = None,
    charter: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    flips: bool = False,
    check: bool = False,
) -> int:
    """Show what the gate before a territory asks and what is found; with ``check``, a blocked gate gives 1.

    With ``charter``, it is judged by that edition, whichever counts. With ``flips``, show what could flip an answer.
    """
    with looking(session, as_of, known_at) as look:
        if charter is not None:
            from programme.cli.supposing import judge_by

            judge_by(session, look.reading, charter, look.position)
        found = assessment(look.views, territory, look.day, look.known_at, gate, charter)
        if not found["known"]:
            known_territory(look, territory)
        if gate is not None:
            known("gate", gate, found["gates"])
        if flips:
            from programme.cli.views.flips import show_flips
            from programme.domain.what_if import by_edition

            show_flips(look, by_edition(look.reading, charter), territory, gate)
        elif session.json:
            write_json(_as_data(found, look))
        else:
            show_assessment(found, look)
        return int(bool(check) and not found["passable"])


def _as_data(found: dict[str, Any], look: Look) -> dict[str, Any]:
    speaker = look.speaker
    return {
        "territory": found["territory"],
        "gate": found["gate"],
        "from": found["from"],
        "to": found["to"],
        "charter": found["charter"],
        "adopted_after": found["adopted_after"],
        "notice": said(found["notice"], speaker),
        "as_of": look.day.isoformat(),
        "known_at": found["position"],
        "position": found["position"],
        "review": found["review"],
        "passable": found["passable"],
        "obstacle": said(found["obstacle"], speaker),
        "coming": found["coming"],
        "criteria": [_criterion_as_data(one, look) for one in found["criteria"]],
    }


def _criterion_as_data(criterion: dict[str, Any], look: Look) -> dict[str, Any]:
    return criterion | {
        "name": said(criterion["name"], look.speaker),
        "sentence": said(criterion["sentence"], look.speaker),
        "doubt": "; ".join(criterion["doubts"]) or None,
        "missing": said(criterion["missing"], look.speaker),
    }
