"""What later knowledge does to a report that was issued; shown, never changed: the report says what was known at K."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from programme.domain.answer import Answer
from programme.domain.events import EntryAnnulled, EntryRectified, GateDecided, ReportIssued
from programme.domain.fact import Fact
from programme.domain.positions import from_ranges
from programme.domain.reading import Reading
from programme.domain.scope import concerns
from programme.domain.shaken import aftermath
from programme.domain.vocabulary import ReportState


@dataclass(frozen=True, slots=True)
class Staleness:
    """What came after a report.

    ``corrections`` are the entries that correct what it cites, ``shaken`` the decisions it cites that would be found
    otherwise now and not at its K, ``newer`` the facts that it would count if it were made now, on its own day.
    """

    corrections: tuple[int, ...] = ()
    shaken: tuple[int, ...] = ()
    newer: tuple[int, ...] = ()

    @property
    def state(self) -> ReportState:
        """The gravest of it."""
        if self.shaken:
            return ReportState.SHAKEN
        if self.corrections:
            return ReportState.CORRECTED
        return ReportState.OUTDATED if self.newer else ReportState.CURRENT


def staleness(report: ReportIssued, then: Reading, now: Reading, since: Iterable[Fact]) -> Staleness:
    """Return what came after a report: ``then`` reads what was known at its K, ``since`` are the entries after it."""
    later = [fact for fact in since if fact.position > report.known_at]
    cited = tuple(from_ranges(report.cites))
    return Staleness(
        tuple(_corrections(cited, later, now)),
        tuple(_shaken(cited, then, now)),
        tuple(fact.position for fact in later if _would_count(report, fact)),
    )


def _corrections(cited: Sequence[range], later: Iterable[Fact], now: Reading) -> Iterator[int]:
    """Yield the corrections, among later entries, of what is cited, or of a correction of it."""
    for fact in later:
        if any(_is_in(position, cited) for position in _corrected(fact, now)):
            yield fact.position


def _corrected(correction: Fact, reading: Reading) -> Iterator[int]:
    """Yield the positions of what an entry corrects, if it is a correction, and of what that corrects in its turn."""
    event = correction.event
    if isinstance(event, EntryRectified):
        yield event.position
    elif isinstance(event, EntryAnnulled):
        for position in event.positions:
            yield position
            if (entry := reading.entry(position)) is not None:
                yield from _corrected(entry.recorded, reading)


def _shaken(cited: Sequence[range], then: Reading, now: Reading) -> Iterator[int]:
    for decision in then.facts(GateDecided):
        if (
            _is_in(decision.position, cited)
            and aftermath(now, decision).shaken
            and not aftermath(then, decision).shaken
        ):
            yield decision.position


def _would_count(report: ReportIssued, fact: Fact) -> bool:
    """Return whether a report counts a fact: of the world, by its day, about its territory if it has one."""
    if not fact.event.of_the_world or fact.on.by(report.as_of.latest) is Answer.NO:
        return False
    return report.territory is None or concerns(fact, report.territory)


def _is_in(position: int, cited: Iterable[range]) -> bool:
    return any(position in run for run in cited)
