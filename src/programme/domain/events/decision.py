"""Decisions."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.vocabulary import BodyId, DecisionId, EntryId, MeetingId, SubjectId, TerritoryId, Text, Title


class DecisionRecorded(Event):
    """Someone decided something; without ``decided_by``, the record does not say who.

    Three dates: decided (when it happened), ``applies_from``, and recorded.
    """

    type: ClassVar[str] = "decision-recorded"
    sentence: ClassVar[str] = "Decision: {title}"

    decision: DecisionId
    title: Title
    text: Text | None = None
    subject: SubjectId | None = None
    decided_by: BodyId | None = None
    territories: tuple[TerritoryId, ...] = ()
    meeting: MeetingId | None = None
    applies_from: ImpreciseDate | None = None


class DecisionCommunicated(Event):
    """A decision was made known."""

    type: ClassVar[str] = "decision-communicated"
    sentence: ClassVar[str] = "Decision {decision} is communicated to {to}."

    decision: DecisionId
    to: Title


class DecisionWithdrawn(Event):
    """The decider changed its mind: the decision stood, and stands no more."""

    type: ClassVar[str] = "decision-withdrawn"
    sentence: ClassVar[str] = "Decision {decision} is withdrawn: {reason}"

    decision: DecisionId
    reason: Text
    ends: EntryId
