"""Ambiguities of the sources."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.event import Event
from programme.domain.vocabulary import AmbiguityId, DecisionId, EntryId, Id, TerritoryId, Text, Title


class AmbiguityFlagged(Event):
    """The sources contradict themselves or leave something open; ``default`` is what is done until it is settled."""

    type: ClassVar[str] = "ambiguity-flagged"
    sentence: ClassVar[str] = "Ambiguity: {title}"

    ambiguity: AmbiguityId
    title: Title
    readings: tuple[Text, ...] = ()
    default: Text | None = None
    who_can_settle: Id | None = None
    territories: tuple[TerritoryId, ...] = ()


class AmbiguitySettled(Event):
    """It is known now what was meant: one of the readings, or something else that ``text`` says."""

    type: ClassVar[str] = "ambiguity-settled"
    sentence: ClassVar[str] = "Ambiguity {ambiguity} is settled: {text}"

    ambiguity: AmbiguityId
    reading: Text | None = None
    text: Text
    decision: DecisionId | None = None
    territories: tuple[TerritoryId, ...] = ()
    ends: EntryId
