"""Risks: raised, reassessed, closed."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.event import Event
from programme.domain.vocabulary import Degree, EntryId, OfficeId, RiskId, TerritoryId, Text, Title, Trend


class RiskRaised(Event):
    """Something that may go wrong; what nobody has assessed, or taken charge of, is left out."""

    type: ClassVar[str] = "risk-raised"
    sentence: ClassVar[str] = "Risk: {title}"

    risk: RiskId
    title: Title
    likelihood: Degree | None = None
    impact: Degree | None = None
    owner: OfficeId | None = None
    trend: Trend | None = None
    territories: tuple[TerritoryId, ...] = ()


class RiskReassessed(Event):
    """A risk was looked at again; each field says how it stands now."""

    type: ClassVar[str] = "risk-reassessed"
    sentence: ClassVar[str] = "Risk {risk} is reassessed."

    risk: RiskId
    likelihood: Degree | None = None
    impact: Degree | None = None
    owner: OfficeId | None = None
    trend: Trend | None = None
    territories: tuple[TerritoryId, ...] = ()
    reason: Text | None = None
    replaces: EntryId


class RiskClosed(Event):
    """A risk is one no more."""

    type: ClassVar[str] = "risk-closed"
    sentence: ClassVar[str] = "Risk {risk} is closed: {reason}"

    risk: RiskId
    territories: tuple[TerritoryId, ...] = ()
    reason: Text
    ends: EntryId
