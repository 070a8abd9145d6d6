"""An indicator: what it measures, and its measures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from programme.domain.answer import Answer
from programme.domain.event import Event
from programme.domain.events import IndicatorDefined, IndicatorMeasured
from programme.domain.fact import Fact
from programme.domain.timed import with_fact
from programme.domain.vocabulary import IndicatorId


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is known of one indicator."""

    KIND: ClassVar[str] = "indicator"
    TYPES: ClassVar[tuple[type[Event], ...]] = (IndicatorDefined, IndicatorMeasured)

    id: IndicatorId
    defined: tuple[Fact, ...] = ()
    measured: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: IndicatorId) -> Self:
        """Return an indicator of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the indicator with one more fact."""
        if isinstance(fact.event, IndicatorDefined):
            return replace(self, defined=with_fact(self.defined, fact))
        return replace(self, measured=with_fact(self.measured, fact))

    @property
    def exists(self) -> bool:
        """Whether it was ever defined."""
        return bool(self.defined)

    @property
    def definition(self) -> IndicatorDefined | None:
        """What it measures, or None."""
        events = [fact.event for fact in self.defined]
        return next((event for event in events if isinstance(event, IndicatorDefined)), None)

    def current(self, day: date) -> tuple[Fact, ...]:
        """Return each measure that may be the latest one at the end of ``day``."""
        come = [fact for fact in self.measured if fact.on.by(day) is not Answer.NO]
        certain = [fact.on for fact in come if fact.on.by(day) is Answer.YES]
        return tuple(fact for fact in come if not any(fact.on.before(on) is Answer.YES for on in certain))
