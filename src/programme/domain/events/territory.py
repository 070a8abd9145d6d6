"""Territory projects."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.vocabulary import DecisionId, EntryId, PhaseId, ReviewId, TerritoryId, Text, Title


class TerritoryProposed(Event):
    """A territory was proposed to the programme."""

    type: ClassVar[str] = "territory-proposed"
    sentence: ClassVar[str] = "{territory} is proposed to the programme."

    territory: TerritoryId
    name: Title
    replaces: EntryId | None = None


class TerritoryEnvisaged(Event):
    """A territory was thought of, no more: a hypothesis, not counted."""

    type: ClassVar[str] = "territory-envisaged"
    sentence: ClassVar[str] = "{territory} is envisaged."

    territory: TerritoryId
    name: Title
    replaces: EntryId | None = None


class TerritorySelected(Event):
    """A territory was chosen: it takes part."""

    type: ClassVar[str] = "territory-selected"
    sentence: ClassVar[str] = "{territory} is selected."

    territory: TerritoryId
    decision: DecisionId | None = None
    replaces: EntryId | None = None


class TerritorySuspended(Event):
    """A territory project was put on hold."""

    type: ClassVar[str] = "territory-suspended"
    sentence: ClassVar[str] = "{territory} is suspended: {reason}"

    territory: TerritoryId
    reason: Text
    replaces: EntryId | None = None


class TerritoryResumed(Event):
    """A suspended territory project went on."""

    type: ClassVar[str] = "territory-resumed"
    sentence: ClassVar[str] = "{territory} resumes."

    territory: TerritoryId
    replaces: EntryId | None = None


class TerritoryClosed(Event):
    """A territory project ended."""

    type: ClassVar[str] = "territory-closed"
    sentence: ClassVar[str] = "{territory} is closed: {reason}"

    territory: TerritoryId
    reason: Text
    replaces: EntryId | None = None


class ThemeSet(Event):
    """The theme of a territory was chosen, or made more precise."""

    type: ClassVar[str] = "theme-set"
    sentence: ClassVar[str] = "The theme of {territory} is “{theme}”."

    territory: TerritoryId
    theme: Title
    decision: DecisionId | None = None
    replaces: EntryId | None = None


class StartPlanned(Event):
    """Something was planned for territories, with the date it aims at."""

    type: ClassVar[str] = "start-planned"
    sentence: ClassVar[str] = "Planned for {due}: {title}"

    territories: tuple[TerritoryId, ...]
    title: Title
    due: ImpreciseDate


class PhaseEntered(Event):
    """A territory project entered a phase; without a review if no gate leads into it, or in a history taken over."""

    type: ClassVar[str] = "phase-entered"
    sentence: ClassVar[str] = "{territory} enters the phase “{phase}”."

    territory: TerritoryId
    phase: PhaseId
    review: ReviewId | None = None
    replaces: EntryId | None = None
