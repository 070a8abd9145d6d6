"""Meetings."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.vocabulary import (
    BodyId,
    Clock,
    CycleId,
    EntryId,
    MeetingId,
    MeetingKind,
    OfficeId,
    TerritoryId,
    Text,
    Title,
)


class MeetingConvened(Event):
    """A meeting was called for a date."""

    type: ClassVar[str] = "meeting-convened"
    sentence: ClassVar[str] = "Meeting called for {due}: {title}"

    meeting: MeetingId
    kinds: tuple[MeetingKind, ...]
    title: Title
    due: ImpreciseDate
    bodies: tuple[BodyId, ...] = ()
    territories: tuple[TerritoryId, ...] = ()
    cycle: CycleId | None = None
    agenda: tuple[Text, ...] = ()


class MeetingPostponed(Event):
    """A meeting was called for another date; the former one stays in the entry that ``replaces`` names."""

    type: ClassVar[str] = "meeting-postponed"
    sentence: ClassVar[str] = "Meeting {meeting} is postponed to {due}."

    meeting: MeetingId
    due: ImpreciseDate
    territories: tuple[TerritoryId, ...] = ()
    reason: Text | None = None
    replaces: EntryId


class MeetingCancelled(Event):
    """A meeting that was called will not take place."""

    type: ClassVar[str] = "meeting-cancelled"
    sentence: ClassVar[str] = "Meeting {meeting} is cancelled: {reason}"

    meeting: MeetingId
    territories: tuple[TerritoryId, ...] = ()
    reason: Text
    ends: EntryId


class MeetingHeld(Event):
    """A meeting took place; one evening may be of several kinds and concern several territories."""

    type: ClassVar[str] = "meeting-held"
    sentence: ClassVar[str] = "Meeting: {title}"

    meeting: MeetingId
    kinds: tuple[MeetingKind, ...]
    title: Title
    bodies: tuple[BodyId, ...] = ()
    territories: tuple[TerritoryId, ...] = ()
    cycle: CycleId | None = None
    agenda: tuple[Text, ...] = ()
    starts: Clock | None = None
    ends: Clock | None = None


class AttendanceRecorded(Event):
    """Who was at a meeting, by office."""

    type: ClassVar[str] = "attendance-recorded"
    sentence: ClassVar[str] = "Attendance of the meeting {meeting}: {present}"

    meeting: MeetingId
    present: tuple[OfficeId, ...]
    excused: tuple[OfficeId, ...] = ()


class MinutesFiled(Event):
    """The minutes of a meeting were drawn up."""

    type: ClassVar[str] = "minutes-filed"
    sentence: ClassVar[str] = "Minutes of the meeting {meeting}: {summary}"

    meeting: MeetingId
    summary: Text
