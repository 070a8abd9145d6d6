"""Who could have known: the entries that an office or a body certainly had part in, or was told of.

That is what it recorded itself; what names it (but not as excused from a meeting); what names a meeting at which it was
on record as present; a decision communicated to it by name; and, for an office, what names a body in which it certainly
sat on the day of the recording. Corrections, which happen to the register alone, count only for who recorded them.
Nothing more is known of who read what: an entry that is left out may have been known all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.domain.aggregates.body import Body
from programme.domain.answer import Answer
from programme.domain.event import Event
from programme.domain.events import AttendanceRecorded, DecisionCommunicated, DecisionRecorded
from programme.domain.naming import names
from programme.domain.reading import Reading
from programme.domain.timed import Mandate, mandates
from programme.domain.vocabulary import BodyId, OfficeId


class Ground(StrEnum):
    """Why an entry could be known."""

    RECORDED = "recorded"
    NAMED = "named"
    PRESENT = "present"
    TOLD = "told"
    SEATED = "seated"


@dataclass(frozen=True, slots=True)
class Witness:
    """An office or a body, with the meetings it was at, the decisions it was told of, and the seats it has had."""

    who: OfficeId | BodyId
    meetings: frozenset[str]
    told: frozenset[str]
    seats: tuple[tuple[BodyId, Mandate], ...]

    def ground(self, event: Event, recorded_by: OfficeId, day: date) -> Ground | None:
        """Return why it could know of an event recorded on a day, or None where nothing says that it could."""
        if recorded_by == self.who:
            return Ground.RECORDED
        if not event.of_the_world:
            return None
        tags = frozenset(event.tags())
        if self._is_named(event, tags):
            return Ground.NAMED
        if not self.meetings.isdisjoint(tags):
            return Ground.PRESENT
        if isinstance(event, DecisionRecorded | DecisionCommunicated) and event.decision in self.told:
            return Ground.TOLD
        seated = any(f"body:{body}" in tags and seat.holds(day) is Answer.YES for body, seat in self.seats)
        return Ground.SEATED if seated else None

    def _is_named(self, event: Event, tags: frozenset[str]) -> bool:
        if isinstance(event, AttendanceRecorded):
            return self.who in event.present
        return not tags.isdisjoint((f"office:{self.who}", f"body:{self.who}"))


def witness(reading: Reading, who: OfficeId | BodyId) -> Witness:
    """Return what is on record of an office or a body; a decision is communicated to it by its id or name."""
    called = {who.casefold(), *_names(reading, who)}
    attended = (fact.event for fact in reading.facts(AttendanceRecorded))
    made_known = (fact.event for fact in reading.facts(DecisionCommunicated))
    return Witness(
        who,
        frozenset(
            f"meeting:{one.meeting}" for one in attended if isinstance(one, AttendanceRecorded) and who in one.present
        ),
        frozenset(
            one.decision for one in made_known if isinstance(one, DecisionCommunicated) and one.to.casefold() in called
        ),
        tuple(
            (body.id, seat)
            for body in reading.every(Body)
            for seat in mandates(body.filled, body.vacated)
            if getattr(seat.start.event, "office", None) == who
        ),
    )


def _names(reading: Reading, who: str) -> set[str]:
    """Return what an office or a body is called, in each language, in lower case."""
    called = (*names(reading, "fr").items(), *names(reading, "en").items())
    return {name.casefold() for key, name in called if key in {f"office:{who}", f"body:{who}"}}
