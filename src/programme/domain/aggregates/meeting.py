"""A meeting: called, postponed or cancelled, held, attended, with its minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from programme.domain.event import Event
from programme.domain.events import (
    AttendanceRecorded,
    MeetingCancelled,
    MeetingConvened,
    MeetingHeld,
    MeetingPostponed,
    MinutesFiled,
)
from programme.domain.fact import Fact
from programme.domain.timed import Chain, with_fact
from programme.domain.vocabulary import MeetingId


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is known of one meeting."""

    KIND: ClassVar[str] = "meeting"
    TYPES: ClassVar[tuple[type[Event], ...]] = (
        MeetingConvened,
        MeetingPostponed,
        MeetingCancelled,
        MeetingHeld,
        AttendanceRecorded,
        MinutesFiled,
    )

    id: MeetingId
    dates: Chain = Chain()
    cancelled: tuple[Fact, ...] = ()
    held: tuple[Fact, ...] = ()
    attendance: tuple[Fact, ...] = ()
    minutes: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: MeetingId) -> Self:
        """Return a meeting of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the meeting with one more fact."""
        match fact.event:
            case MeetingConvened() | MeetingPostponed():
                return replace(self, dates=self.dates.with_link(fact))
            case MeetingCancelled():
                return replace(self, cancelled=with_fact(self.cancelled, fact))
            case MeetingHeld():
                return replace(self, held=with_fact(self.held, fact))
            case AttendanceRecorded():
                return replace(self, attendance=with_fact(self.attendance, fact))
            case _:
                return replace(self, minutes=with_fact(self.minutes, fact))

    @property
    def convened(self) -> tuple[Fact, ...]:
        """The facts that called it: the beginnings of the chain of its dates."""
        return tuple(link for link in self.dates.links if isinstance(link.event, MeetingConvened))

    @property
    def exists(self) -> bool:
        """Whether it was ever called or held."""
        return bool(self.convened or self.held)
