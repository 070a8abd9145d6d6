"""Steps."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.event import Event
from programme.domain.vocabulary import StepId, TerritoryId, Title


class StepOpened(Event):
    """A numbered item of the checklist was begun; its number is as printed, gaps kept."""

    type: ClassVar[str] = "step-opened"
    sentence: ClassVar[str] = "Step {step} is opened: {title}"

    step: StepId
    title: Title
    territories: tuple[TerritoryId, ...] = ()


class StepCompleted(Event):
    """A step was finished."""

    type: ClassVar[str] = "step-completed"
    sentence: ClassVar[str] = "Step {step} is complete."

    step: StepId
    territories: tuple[TerritoryId, ...] = ()
