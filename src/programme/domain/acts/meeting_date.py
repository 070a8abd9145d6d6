"""Acts on the date of a meeting that was called: postponed, cancelled."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.meeting import BORN
from programme.domain.acts.order import follows, may_be_later
from programme.domain.aggregates.meeting import Meeting
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import MeetingCancelled, MeetingPostponed
from programme.domain.reading import Reading
from programme.domain.scope import territories_of
from programme.domain.sentences import say
from programme.domain.vocabulary import MeetingId, Text


class _CalledMeeting(Act):
    """An act on a meeting that was called, and neither held nor cancelled."""

    noun: ClassVar[str] = "meeting"

    meeting: MeetingId = argument("The meeting.", examples=["closing-2017"])

    def called(self, reading: Reading, obstacles: Obstacles) -> Meeting:
        """Return the meeting, noting one that is unknown, held or cancelled."""
        meeting = existing(obstacles, reading, Meeting, self.meeting, *BORN)
        held = say("The meeting {meeting} has already been held.", meeting=self.meeting)
        obstacles.unless(not meeting.held, "already-held", held, advice=f"programme meeting show {self.meeting}")
        cancelled = say("The meeting {meeting} is cancelled.", meeting=self.meeting)
        another = "programme meeting convene --kind … --title … --due …"
        obstacles.unless(not meeting.cancelled, "cancelled", cancelled, advice=another)
        return meeting


class PostponeMeeting(_CalledMeeting):
    """Call a meeting for another date; every former one is kept."""

    verb: ClassVar[str] = "postpone"
    french: ClassVar[tuple[str, str]] = ("reunion", "reporter")
    records: ClassVar[tuple[type[Event], ...]] = (MeetingPostponed,)
    example: ClassVar[str] = "programme meeting postpone closing-2017 --due 2018-01"

    due: ImpreciseDate = asked("When it is to take place now.")
    reason: Text | None = option("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the postponement, to a date that may be later."""
        meeting = self.called(reading, obstacles)
        if not meeting.convened:
            return []
        may_be_later(self.due, meeting.dates.tail, obstacles)
        fields = {"meeting": self.meeting, "due": self.due, "reason": self.reason}
        where = territories_of(meeting.convened[0])
        return [self.link(MeetingPostponed, meeting.dates, self.day(now), obstacles, territories=where, **fields)]


class CancelMeeting(_CalledMeeting):
    """Record that a meeting that was called will not take place."""

    verb: ClassVar[str] = "cancel"
    french: ClassVar[tuple[str, str]] = ("reunion", "annuler")
    records: ClassVar[tuple[type[Event], ...]] = (MeetingCancelled,)
    example: ClassVar[str] = 'programme meeting cancel closing-2017 --reason "Reportée à l\'année suivante"'

    reason: Text = asked("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the end of the call."""
        meeting = self.called(reading, obstacles)
        if not meeting.convened:
            return []
        follows(obstacles, self.day(now), meeting.convened)
        fields = {"meeting": self.meeting, "reason": self.reason, "ends": meeting.convened[0].id}
        where = territories_of(meeting.convened[0])
        return [self.happening(MeetingCancelled, self.day(now), territories=where, **fields)]
