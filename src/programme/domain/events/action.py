"""Actions: planned, handed to someone, postponed, done or given up."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.vocabulary import ActionId, EntryId, OfficeId, TerritoryId, Text, Title


class ActionPlanned(Event):
    """Something is to be done by a date; without ``owners`` nobody is known to see to it."""

    type: ClassVar[str] = "action-planned"
    sentence: ClassVar[str] = "Action planned for {due}: {title}"

    action: ActionId
    title: Title
    due: ImpreciseDate
    owners: tuple[OfficeId, ...] = ()
    territories: tuple[TerritoryId, ...] = ()


class ActionAssigned(Event):
    """An action was handed to offices, in place of those who saw to it before."""

    type: ClassVar[str] = "action-assigned"
    sentence: ClassVar[str] = "Action {action} is assigned to {owners}."

    action: ActionId
    owners: Annotated[tuple[OfficeId, ...], Field(min_length=1)]
    territories: tuple[TerritoryId, ...] = ()
    replaces: EntryId


class ActionPostponed(Event):
    """An action got another date; the former one stays in the entry that ``replaces`` names."""

    type: ClassVar[str] = "action-postponed"
    sentence: ClassVar[str] = "Action {action} is postponed to {due}."

    action: ActionId
    due: ImpreciseDate
    territories: tuple[TerritoryId, ...] = ()
    reason: Text | None = None
    replaces: EntryId


class ActionCompleted(Event):
    """An action was done."""

    type: ClassVar[str] = "action-completed"
    sentence: ClassVar[str] = "Action {action} is done."

    action: ActionId
    territories: tuple[TerritoryId, ...] = ()
    result: Text | None = None
    ends: EntryId


class ActionAbandoned(Event):
    """An action was given up."""

    type: ClassVar[str] = "action-abandoned"
    sentence: ClassVar[str] = "Action {action} is given up: {reason}"

    action: ActionId
    territories: tuple[TerritoryId, ...] = ()
    reason: Text
    ends: EntryId
