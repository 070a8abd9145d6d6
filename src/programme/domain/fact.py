"""A fact: an event as the register holds it, with its place, its two times and who recorded it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from programme.domain.dates import ImpreciseDate
    from programme.domain.event import Event


@dataclass(frozen=True, slots=True)
class Fact:
    """One recorded event.

    ``on`` is when it happened in the world; ``recorded_at`` the UTC instant of its recording; ``position`` its
    line in the register, from 1; ``id`` the entry's own name, which other events may cite; ``rectified_by`` the
    positions of the entries that rectify it, where event or date are as rectified.
    """

    position: int
    id: str
    event: Event
    on: ImpreciseDate
    recorded_at: datetime
    recorded_by: str
    command_id: str
    correlation_id: str
    causation_id: str | None = None
    rectified_by: tuple[int, ...] = ()
