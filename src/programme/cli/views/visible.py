"""`programme trail --visible-to`: what an office or a body could have known."""

from __future__ import annotations

from collections.abc import Sequence

from programme.cli.views.entries import event_of
from programme.cli.views.ids import known
from programme.cli.views.look import Look
from programme.cli.views.silent import recorded_day
from programme.domain.naming import names
from programme.domain.visible import witness
from programme.projections.trail import Recorded


def visible(found: Sequence[Recorded], who: str, look: Look) -> list[Recorded]:
    """Return the entries that an office or a body certainly had part in or was told of.

    :raises Problem: neither the charter nor any of the entries names it.
    """
    events = [(one, event_of(one.document)) for one in found]
    tags = {tag for _, event in events if event is not None for tag in event.tags()} | set(names(look.reading, "en"))
    offices = {tag.partition(":")[2] for tag in tags if tag.startswith(("office:", "body:"))}
    offices |= {one.document["recordedby"] for one in found}
    seen = witness(look.reading, known("office", who, sorted(offices)))
    return [
        one
        for one, event in events
        if event is not None and seen.ground(event, one.document["recordedby"], recorded_day(one, look)) is not None
    ]
