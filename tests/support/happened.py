"""A fact in one possible world: it happened on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

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


def said(event: Event, field: str, otherwise: Any = None) -> Any:
    """Return what an event says under a name, which not every event has; models look for an absent one at length."""
    return event.__dict__.get(field, otherwise)
