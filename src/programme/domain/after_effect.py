"""Decisions that were recorded when they had already taken effect: a register kept afterwards, or a date put back.

The effect of a decision is the day from which it applies; that of a passage, the day on which the phase was entered.
It came first where its last possible day is before the day of recording: what may have come later is not listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from programme.domain.dates import ImpreciseDate
from programme.domain.events import DecisionRecorded, GateDecided, PhaseEntered
from programme.domain.fact import Fact
from programme.domain.reading import Reading


@dataclass(frozen=True, slots=True)
class AfterEffect:
    """A decision, when it took effect, and how many days later, at least, it was recorded."""

    decision: Fact
    effect: ImpreciseDate
    days: int


def recorded_after_effect(reading: Reading, day_of: Callable[[Fact], date]) -> Iterator[AfterEffect]:
    """Yield the decisions recorded after their effect, in the order of recording; ``day_of`` is a fact's recording."""
    entered = {
        fact.event.review: fact.on
        for fact in reading.facts(PhaseEntered)
        if isinstance(fact.event, PhaseEntered) and fact.event.review is not None
    }
    for fact in reading.facts(DecisionRecorded, GateDecided):
        effect = _effect(fact, entered)
        if effect is not None and effect.latest < day_of(fact):
            yield AfterEffect(fact, effect, (day_of(fact) - effect.latest).days)


def _effect(decision: Fact, entered: dict[str, ImpreciseDate]) -> ImpreciseDate | None:
    """Return when a decision took effect, or None where it says nothing of it or lets nobody pass."""
    event = decision.event
    if isinstance(event, DecisionRecorded):
        return event.applies_from
    return entered.get(event.review) if isinstance(event, GateDecided) else None
