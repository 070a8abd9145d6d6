"""A fact in one possible world: it happened on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from programme.domain.event import Event

TERRITORY = "t"


@dataclass(frozen=True)
class Happened:
    """A fact in one world: its entry id, its event, its day, and the last day of what has one: a waiver, a deferral."""

    id: str
    event: Event
    day: date
    until: date | None = None


World = list[Happened]


def concerned(territories: tuple[str, ...]) -> bool:
    """Return whether a fact about these territories is about ours, as one about none is."""
    return territories == () or TERRITORY in territories
