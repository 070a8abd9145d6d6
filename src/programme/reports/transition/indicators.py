"""Point 8: each indicator with its baseline, target, current value, and how it is verified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from programme.domain.aggregates.indicator import Indicator
from programme.domain.events import IndicatorDefined, IndicatorMeasured
from programme.domain.fact import Fact
from programme.domain.scope import concerns
from programme.domain.sentences import say
from programme.reports.document import Point, Value, entries, point, table
from programme.reports.transition.case import Case, in_order
from programme.reports.transition.phrases import NOTHING


def indicators(case: Case) -> Point:
    """Return point 8."""
    columns = (
        ("name", say("Indicator"), 5),
        ("kind", say("What it tells of"), 0),
        ("due", say("To be reached"), 0),
        ("verification", say("Means of verification"), 0),
        ("unit", say("Unit"), 2),
        ("baseline", say("Baseline"), 2),
        ("target", say("Target"), 2),
        ("current", say("Current value"), 2),
        ("measured", say("Measured"), 2),
        ("entries", say("Entries"), 1),
    )
    rows = [row for one in case.every(Indicator, IndicatorDefined) for row in _rows(case, one)]
    blocks = table("indicators", say("Indicators"), columns, rows)
    return point(8, "indicators", say("Indicators: baseline, target, current value"), blocks, NOTHING)


def _rows(case: Case, indicator: Indicator) -> Iterator[tuple[Value, ...]]:
    event = indicator.definition
    if event is None:
        return
    here = tuple(fact for fact in indicator.measured if concerns(fact, case.territory.id))
    current = in_order(replace(indicator, measured=here).current(case.day))
    verified = [said for fact in current if (said := _verified(fact)) is not None]
    yield (
        event.name,
        event.kind,
        event.due,
        tuple(dict.fromkeys([*([event.verification] if event.verification else []), *verified])) or None,
        event.unit,
        _number(event.baseline),
        _number(event.target),
        tuple(_number(_value(fact)) for fact in current) or None,
        tuple(fact.on for fact in current) or None,
        entries(fact.position for fact in (*indicator.defined, *current)),
    )


def _number(quantity: str | None) -> Decimal | None:
    return Decimal(quantity) if quantity is not None else None


def _value(fact: Fact) -> str | None:
    return fact.event.value if isinstance(fact.event, IndicatorMeasured) else None


def _verified(fact: Fact) -> str | None:
    return fact.event.verification if isinstance(fact.event, IndicatorMeasured) else None
