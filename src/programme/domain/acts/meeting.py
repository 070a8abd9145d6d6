"""Acts on meetings: called, held, attended, minuted."""

from __future__ import annotations

import re
from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, free_id, option
from programme.domain.acts.body import BORN as BODY_BORN
from programme.domain.acts.territory import BORN as TERRITORY_BORN
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.cycle import Cycle
from programme.domain.aggregates.meeting import Meeting
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import AttendanceRecorded, MeetingConvened, MeetingHeld, MinutesFiled, WorkshopCycleSetOut
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import (
    BodyId,
    Clock,
    CycleId,
    MeetingId,
    MeetingKind,
    OfficeId,
    TerritoryId,
    Text,
    Title,
)

BORN = (MeetingConvened, MeetingHeld)


class _NewMeeting(Act):
    noun: ClassVar[str] = "meeting"
    creates: ClassVar[str | None] = "meeting"

    bodies: tuple[BodyId, ...] = option("The body that meets.", (), name="body")
    territories: tuple[TerritoryId, ...] = option("The territory it is about.", (), name="territory")
    cycle: CycleId | None = option("The cycle of workshops it belongs to.")
    agenda: tuple[Text, ...] = option("An item of the agenda.", ())

    def check(self, reading: Reading, obstacles: Obstacles) -> None:
        """Note every body, territory and cycle that is unknown."""
        for body in self.bodies:
            existing(obstacles, reading, Body, body, *BODY_BORN)
        for territory in self.territories:
            existing(obstacles, reading, TerritoryProject, territory, *TERRITORY_BORN)
        if self.cycle is not None:
            existing(obstacles, reading, Cycle, self.cycle, WorkshopCycleSetOut)


class ConveneMeeting(_NewMeeting):
    """Call a meeting for a date."""

    verb: ClassVar[str] = "convene"
    french: ClassVar[tuple[str, str]] = ("reunion", "convoquer")
    records: ClassVar[tuple[type[Event], ...]] = (MeetingConvened,)
    example: ClassVar[str] = 'programme meeting convene --kind closing --title "Réunion de clôture" --due 2017-12-15~'

    kinds: tuple[MeetingKind, ...] = asked("What the meeting is.", name="kind", min_length=1)
    title: Title = asked("What it is called.")
    due: ImpreciseDate = asked("When it is to take place.")
    id: MeetingId | None = option("Its id; made from kind and date if not given.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the call."""
        self.check(reading, obstacles)
        meeting = _named(self.id, self.kinds, self.due, reading, obstacles)
        fields = {"meeting": meeting, "kinds": self.kinds, "title": self.title, "due": self.due}
        where = {"bodies": self.bodies, "territories": self.territories, "cycle": self.cycle, "agenda": self.agenda}
        return [self.happening(MeetingConvened, self.day(now), **fields, **where)]


class HoldMeeting(_NewMeeting):
    """Record a meeting that took place, called beforehand or not."""

    verb: ClassVar[str] = "hold"
    french: ClassVar[tuple[str, str]] = ("reunion", "tenir")
    records: ClassVar[tuple[type[Event], ...]] = (MeetingHeld,)
    example: ClassVar[str] = (
        'programme meeting hold --kind interview --title "Entretien" --on 2017-06-30 --territory aix-en-provence'
    )
    everyday: ClassVar[bool] = True

    meeting: MeetingId | None = argument("The meeting that was called, if it was.", default=None)
    kinds: tuple[MeetingKind, ...] = option(
        "What the meeting was; repeat it for an evening of several kinds.", (), name="kind"
    )
    title: Title | None = option("What it was called.")
    id: MeetingId | None = option("Its id; made from kind and date if not given.")
    starts: Clock | None = option("The hour it began, such as 15:00.")
    ends: Clock | None = option("The hour it ended.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the meeting; what its call said is taken over where nothing else is given."""
        self.check(reading, obstacles)
        call = self._call(reading, obstacles)
        kinds = self.kinds or (call.kinds if call else ())
        title = self.title or (call.title if call else None)
        obstacles.unless(kinds, "kind-missing", say("The kind of the meeting is missing."), advice="--kind")
        obstacles.unless(title, "title-missing", say("The title of the meeting is missing."), advice="--title")
        meeting = self.meeting or _named(self.id, kinds, self.day(now), reading, obstacles)
        held = self.happening(
            MeetingHeld,
            self.day(now),
            meeting=meeting,
            kinds=kinds,
            title=title or meeting,
            bodies=self.bodies or (call.bodies if call else ()),
            territories=self.territories or (call.territories if call else ()),
            cycle=self.cycle or (call.cycle if call else None),
            agenda=self.agenda or (call.agenda if call else ()),
            starts=self.starts,
            ends=self.ends,
        )
        return [held]

    def _call(self, reading: Reading, obstacles: Obstacles) -> MeetingConvened | None:
        if self.meeting is None:
            return None
        meeting = existing(obstacles, reading, Meeting, self.meeting, *BORN)
        held = say("The meeting {meeting} has already been held.", meeting=self.meeting)
        obstacles.unless(not meeting.held, "already-held", held, advice=f"programme meeting show {self.meeting}")
        cancelled = say("The meeting {meeting} is cancelled.", meeting=self.meeting)
        another = "programme meeting convene --kind … --title … --due …"
        obstacles.unless(not meeting.cancelled, "cancelled", cancelled, advice=another)
        events = [fact.event for fact in meeting.convened]
        return next((event for event in events if isinstance(event, MeetingConvened)), None)


class RecordAttendance(Act):
    """Record who was at a meeting, by office."""

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "attend"
    french: ClassVar[tuple[str, str]] = ("reunion", "presence")
    records: ClassVar[tuple[type[Event], ...]] = (AttendanceRecorded,)
    example: ClassVar[str] = "programme meeting attend launch-2016-12-13 president pilot"

    meeting: MeetingId = argument("The meeting.", examples=["launch-2016-12-13"])
    present: tuple[OfficeId, ...] = argument("The offices present.", min_length=1, examples=["president"])
    excused: tuple[OfficeId, ...] = option("An office that was excused.", ())

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the attendance, dated as the meeting unless a date is given."""
        meeting = existing(obstacles, reading, Meeting, self.meeting, *BORN)
        on = self.on or _when_held(self.meeting, meeting, obstacles) or self.day(now)
        fields = {"meeting": self.meeting, "present": self.present, "excused": self.excused}
        return [self.happening(AttendanceRecorded, on, **fields)]


class FileMinutes(Act):
    """Record the minutes of a meeting."""

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "minutes"
    french: ClassVar[tuple[str, str]] = ("reunion", "releve")
    records: ClassVar[tuple[type[Event], ...]] = (MinutesFiled,)
    example: ClassVar[str] = 'programme meeting minutes launch-2016-12-13 --summary "Le projet est présenté."'

    meeting: MeetingId = argument("The meeting.", examples=["launch-2016-12-13"])
    summary: Text = asked("What the minutes say.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the minutes; only a meeting that was held has any."""
        meeting = existing(obstacles, reading, Meeting, self.meeting, *BORN)
        _when_held(self.meeting, meeting, obstacles)
        return [self.happening(MinutesFiled, self.day(now), meeting=self.meeting, summary=self.summary)]


def _when_held(wanted: MeetingId, meeting: Meeting, obstacles: Obstacles) -> ImpreciseDate | None:
    """Return the date of a meeting, noting a known one that was never held."""
    if meeting.held:
        return meeting.held[0].on
    if meeting.exists:
        not_held = say("The meeting {meeting} has not been held.", meeting=wanted)
        obstacles.add("not-held", not_held, advice=f"programme meeting hold {wanted}")
    return None


def _named(
    wanted: MeetingId | None,
    kinds: tuple[MeetingKind, ...],
    date: ImpreciseDate,
    reading: Reading,
    obstacles: Obstacles,
) -> MeetingId:
    """Return the id of a new meeting: the wanted one if it is free, else one made from its kind and date."""
    if wanted is None:
        kind = kinds[0].value if kinds else "meeting"
        return free_id(reading, Meeting, f"{kind}-{re.sub('[^0-9]+', '-', date.text).strip('-')}")
    taken = say("The id {id} is taken.", id=wanted)
    obstacles.unless(not reading.of(Meeting, wanted).exists, "id-taken", taken, advice="--id")
    return wanted
