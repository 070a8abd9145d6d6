"""Spread: what others start from, and what was learnt."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.event import Event
from programme.domain.vocabulary import GateId, OfficeId, ReviewId, TerritoryId, Text, Title


class ResultsSpread(Event):
    """A territory, or a group in it, starts from the results of ``origin``, with what was handed over, if anything."""

    type: ClassVar[str] = "results-spread"
    sentence: ClassVar[str] = "{territory} starts from the results of {origin}."

    territory: TerritoryId
    origin: TerritoryId
    group: Title | None = None
    handed_over: tuple[Text, ...] = ()


class LessonRecorded(Event):
    """What was learnt at a gate, on the way to it or from its review."""

    type: ClassVar[str] = "lesson-recorded"
    sentence: ClassVar[str] = "Lesson of {territory} at the gate “{gate}”: {text}"

    territory: TerritoryId
    gate: GateId
    review: ReviewId | None = None
    office: OfficeId
    text: Text
