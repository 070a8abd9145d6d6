"""What later knowledge does to decisions on passages: as scripts read it, and in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from programme.cli.views.page import Page
from programme.domain.shaken import Aftermath
from programme.domain.words import word
from programme.language import Speaker


def as_data(found: Aftermath) -> dict[str, Any]:
    """Return what is known since a decision as scripts read it."""
    return {
        "position": found.decision.position,
        "touched_by": [one.position for one in found.corrections],
        "shaken": [{"criterion": one.criterion, "then": one.then.value, "now": one.now.value} for one in found.changes],
    }


def show(page: Page, decisions: Iterable[Aftermath], speaker: Speaker) -> None:
    """Print what touches or shakes decisions; nothing where nothing does."""
    lines = [line for one in decisions for line in _lines(one, speaker)]
    if lines:
        page.heading(speaker.text("Known since the decision"))
        page.items(lines)


def _lines(found: Aftermath, speaker: Speaker) -> Iterable[str]:
    position = found.decision.position
    for one in found.corrections:
        yield speaker.text(
            "Decision {decision} is touched by entry {position}. {event}",
            decision=position,
            position=one.position,
            event=speaker.event(one.event),
        )
    for change in found.changes:
        yield speaker.text(
            "Decision {decision} is shaken: criterion {criterion} was found “{then}”; judged again, “{now}”.",
            decision=position,
            criterion=change.criterion,
            then=word(change.then),
            now=word(change.now),
        )
