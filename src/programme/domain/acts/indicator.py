"""Acts on indicators: defined, measured."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.known import known_territories, new_id
from programme.domain.acts.order import follows
from programme.domain.aggregates.indicator import Indicator
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import IndicatorDefined, IndicatorMeasured
from programme.domain.reading import Reading
from programme.domain.vocabulary import IndicatorId, IndicatorKind, Quantity, TerritoryId, Text, Title


class DefineIndicator(Act):
    """Define an indicator: what is measured, in which unit, towards which target."""

    noun: ClassVar[str] = "indicator"
    verb: ClassVar[str] = "define"
    french: ClassVar[tuple[str, str]] = ("indicateur", "definir")
    records: ClassVar[tuple[type[Event], ...]] = (IndicatorDefined,)
    creates: ClassVar[str | None] = "indicator"
    example: ClassVar[str] = (
        'programme indicator define residences --name "Résidences en entreprise" --kind social --unit résidences '
        '--baseline 0 --target 12 --due 2020-12 --verification "Conventions signées"'
    )

    indicator: IndicatorId = argument("Id of the new indicator: lower-case words and hyphens.", examples=["residences"])
    name: Title = asked("What is measured.")
    kind: IndicatorKind = asked("What it tells of.")
    unit: Title = asked("The unit of its values.")
    baseline: Quantity | None = option("The value at the start.")
    target: Quantity | None = option("The value that is aimed at.")
    due: ImpreciseDate | None = option("When the target is to be reached.")
    verification: Text | None = option("How a value is verified.")
    territories: tuple[TerritoryId, ...] = option(
        "A territory it is about; the whole programme if none is given.", (), name="territory"
    )

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the definition."""
        new_id(Indicator, self.indicator, reading, obstacles, "programme indicator list")
        known_territories(self.territories, reading, obstacles)
        fields = self.model_dump(include=set(IndicatorDefined.model_fields) - {"sources", "doubt"})
        return [self.happening(IndicatorDefined, self.day(now), **fields)]


class MeasureIndicator(Act):
    """Record what an indicator was measured at."""

    noun: ClassVar[str] = "indicator"
    verb: ClassVar[str] = "measure"
    french: ClassVar[tuple[str, str]] = ("indicateur", "mesurer")
    records: ClassVar[tuple[type[Event], ...]] = (IndicatorMeasured,)
    example: ClassVar[str] = "programme indicator measure residences 4 --on 2018-12-20"

    indicator: IndicatorId = argument("The indicator.", examples=["residences"])
    value: Quantity = argument("The value, such as 12 or 3,5.", examples=["4"])
    verification: Text | None = option("How this value was verified.")
    territories: tuple[TerritoryId, ...] = option(
        "A territory it was measured in; those of the indicator if none is given.", (), name="territory"
    )

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the measure, of what was defined before."""
        indicator = existing(obstacles, reading, Indicator, self.indicator, IndicatorDefined)
        follows(obstacles, self.day(now), indicator.defined)
        known_territories(self.territories, reading, obstacles)
        where = self.territories or (indicator.definition.territories if indicator.definition is not None else ())
        fields = {"indicator": self.indicator, "value": self.value, "verification": self.verification}
        return [self.happening(IndicatorMeasured, self.day(now), **fields, territories=where)]
