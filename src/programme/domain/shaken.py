"""What later knowledge does to a decision: touched, or shaken; shown, never refused.

It is *touched* when an entry that it cites was corrected since: the evidence of a finding, the meeting at which it was
decided. A decision on a passage is *shaken* when to judge again, on its own day, under its edition and its waivers,
changes a finding: because of a correction, or of a fact that was recorded late.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from programme.domain.aggregates.gate_file import GateFile
from programme.domain.answer import Answer
from programme.domain.assessment import Assessment, assess
from programme.domain.event import Event
from programme.domain.events import (
    CriterionWaived,
    DecisionRecorded,
    EntryAnnulled,
    EntryRectified,
    GateDecided,
    MeetingHeld,
)
from programme.domain.fact import Fact
from programme.domain.reading import Reading
from programme.domain.vocabulary import CriterionId, Finding

DECIDING = (GateDecided, DecisionRecorded)
"""The events that are decisions."""


@dataclass(frozen=True, slots=True)
class Change:
    """A criterion that is found otherwise than at the decision."""

    criterion: CriterionId
    then: Finding
    now: Finding


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What is known since a decision: the corrections of what it cites, and the findings that change."""

    decision: Fact
    corrections: tuple[Fact, ...]
    changes: tuple[Change, ...]

    @property
    def touched(self) -> bool:
        """Whether an entry that it cites was corrected since."""
        return bool(self.corrections)

    @property
    def shaken(self) -> bool:
        """Whether it would be found otherwise today."""
        return bool(self.changes)


def aftermaths(reading: Reading, file: GateFile, day: date) -> tuple[Aftermath, ...]:
    """Return the aftermath of each decision in a file that may have come by ``day``, in the order of recording."""
    starts = (one.start for one in file.decisions() if one.start.on.by(day) is not Answer.NO)
    return tuple(aftermath(reading, one) for one in sorted(starts, key=lambda fact: fact.position))


def aftermath(reading: Reading, decision: Fact) -> Aftermath:
    """Return what is known since one decision, on a passage or of any kind."""
    since = {one.position: one for one in _corrections(reading, decision.event) if one.position > decision.position}
    return Aftermath(decision, tuple(since[position] for position in sorted(since)), tuple(_changes(reading, decision)))


def _changes(reading: Reading, decision: Fact) -> Iterator[Change]:
    """Yield the findings that change, where the decision is on a passage."""
    event = decision.event
    if not isinstance(event, GateDecided):
        return
    again = {result.criterion.id: result.finding for result in judged_again(reading, decision, event).results}
    for found in event.findings:
        if found.criterion in again and again[found.criterion] is not found.finding:
            yield Change(found.criterion, found.finding, again[found.criterion])


def judged_again(reading: Reading, decision: Fact, event: GateDecided) -> Assessment:
    """Judge the gate on the day of the decision as if it had not come, waiving nothing that was not waived then."""

    def keeps(fact: Fact) -> bool:
        waived_since = isinstance(fact.event, CriterionWaived) and fact.position > decision.position
        return fact.command_id != decision.command_id and not waived_since

    return assess(reading.only(keeps), event.territory, decision.on.latest, event.gate)


def _corrections(reading: Reading, event: Event) -> Iterator[Fact]:
    """Yield the corrections of the evidence, and of the meeting at which it was decided."""
    for position in _cited(event):
        entry = reading.entry(position)
        yield from entry.corrections if entry is not None else ()
    if isinstance(event, DECIDING) and event.meeting is not None:
        of = f"of:{MeetingHeld.type}"
        yield from reading.facts(EntryRectified, EntryAnnulled, tags=(f"meeting:{event.meeting}", of))


def _cited(event: Event) -> Iterable[int]:
    if not isinstance(event, GateDecided):
        return ()
    return dict.fromkeys(position for found in event.findings for position in found.evidence)
