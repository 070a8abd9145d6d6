"""The group of a territory: its members, and the cycle of its workshops."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from programme.domain.event import Event
from programme.domain.vocabulary import CycleId, EntryId, StakeholderId, TerritoryId, Text, Title


class MemberJoined(Event):
    """A stakeholder became a member of the group of a territory."""

    type: ClassVar[str] = "member-joined"
    sentence: ClassVar[str] = "{stakeholder} joins the group of {territory}."

    territory: TerritoryId
    stakeholder: StakeholderId


class MemberLeft(Event):
    """A member left the group of a territory; ``ends`` names the entry by which it had joined."""

    type: ClassVar[str] = "member-left"
    sentence: ClassVar[str] = "{stakeholder} leaves the group of {territory}."

    territory: TerritoryId
    stakeholder: StakeholderId
    reason: Text | None = None
    ends: EntryId


class WorkshopCycleSetOut(Event):
    """A cycle of workshops was set out, with what it is to reach; the meetings of the cycle name it."""

    type: ClassVar[str] = "workshop-cycle-set-out"
    sentence: ClassVar[str] = "Cycle of workshops: {title}"

    cycle: CycleId
    title: Title
    objectives: Annotated[tuple[Text, ...], Field(min_length=1)]
    territories: tuple[TerritoryId, ...] = ()
