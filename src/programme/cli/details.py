"""What an event says beyond its one sentence, a line each: for those that hold a comparison."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.event import Event
from programme.domain.events import FindingChanged, ReviewMigrated
from programme.domain.vocabulary import Finding
from programme.domain.words import word
from programme.language import Speaker


def details(event: Event, speaker: Speaker) -> Iterator[str]:
    """Yield the lines that follow the sentence of an event; of most, there are none."""
    if not isinstance(event, ReviewMigrated):
        return
    for change in event.changes:
        yield _changed(change, speaker)
    if not event.changes:
        yield speaker.text("Nothing is found otherwise.")
    if event.without_effect:
        positions = ", ".join(map(str, event.without_effect))
        yield speaker.text("Answers and waivers without effect from then on: entries {positions}.", positions=positions)


def _changed(change: FindingChanged, speaker: Speaker) -> str:
    before, after = (_said(one, speaker) for one in (change.before, change.after))
    if before is None:
        return speaker.text("{criterion}: asked from then on: {after}", criterion=change.criterion, after=after)
    if after is None:
        return speaker.text("{criterion}: asked no more (it was: {before})", criterion=change.criterion, before=before)
    return speaker.text("{criterion}: {before} → {after}", criterion=change.criterion, before=before, after=after)


def _said(finding: Finding | None, speaker: Speaker) -> str | None:
    return speaker.sentence(word(finding)) if finding is not None else None
