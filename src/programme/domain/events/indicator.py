"""Indicators: what is measured, and the values found."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.vocabulary import IndicatorId, IndicatorKind, Quantity, TerritoryId, Text, Title


class IndicatorDefined(Event):
    """What is to be measured, in which unit, from which baseline towards which target, and how it is verified."""

    type: ClassVar[str] = "indicator-defined"
    sentence: ClassVar[str] = "Indicator ({kind}): {name}, in {unit}."

    indicator: IndicatorId
    name: Title
    kind: IndicatorKind
    unit: Title
    baseline: Quantity | None = None
    target: Quantity | None = None
    due: ImpreciseDate | None = None
    verification: Text | None = None
    territories: tuple[TerritoryId, ...] = ()


class IndicatorMeasured(Event):
    """An indicator was measured; the value is an exact decimal text."""

    type: ClassVar[str] = "indicator-measured"
    sentence: ClassVar[str] = "Indicator {indicator} is measured: {value}."

    indicator: IndicatorId
    value: Quantity
    verification: Text | None = None
    territories: tuple[TerritoryId, ...] = ()
