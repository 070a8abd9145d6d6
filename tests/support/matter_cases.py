"""Small generated histories of measures, risks and ambiguities, and what a demand finds on exact days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from programme.domain.demands import Measured, Settled
from programme.domain.event import Event
from programme.domain.events import (
    AmbiguityFlagged,
    AmbiguitySettled,
    IndicatorDefined,
    IndicatorMeasured,
    RiskClosed,
    RiskRaised,
    RiskReassessed,
)
from programme.domain.vocabulary import IndicatorKind
from tests.support.happened import Happened, World, concerned, said
from tests.support.tiny import territories

KINDS = (IndicatorKind.SOCIAL, IndicatorKind.ECONOMIC)
scopes = st.sampled_from(["territory", "programme"])
owners = st.sampled_from(["pilot", None])


def measured(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    """Draw measures of one indicator or two."""
    kinds = draw(st.sampled_from([KINDS[:1], KINDS]))
    events: list[Event] = [
        IndicatorDefined(indicator=kind, name=kind, kind=kind, unit="u") for kind in KINDS if kind in kinds
    ]
    for _ in range(draw(st.integers(0, 3))):
        indicator = draw(st.sampled_from(KINDS))
        events.append(IndicatorMeasured(indicator=indicator, value="1", territories=draw(territories)))
    return {"kinds": kinds, "within_months": 1, "scope": draw(scopes)}, events


def risks(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    """Draw up to two risks, the first of which is reassessed."""
    events: list[Event] = []
    for name in ("r1", "r2")[: draw(st.integers(0, 2))]:
        start = f"e{len(events) + 1}"
        events.append(RiskRaised(risk=name, title="R", owner=draw(owners), territories=draw(territories)))
        if name == "r1" and draw(st.booleans()):
            events.append(RiskReassessed(risk=name, owner=draw(owners), replaces=start))
        if draw(st.booleans()):
            events.append(RiskClosed(risk=name, reason="R", ends=start))
    ids = draw(st.sampled_from(["all", "all", ["r1"], ["r1", "r2"]]))
    state = draw(st.sampled_from([None, "closed", "owned", "owned"]))
    return {"name": "settled", "what": "risk", "ids": ids, "state": state, "scope": draw(scopes)}, events


def ambiguities(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    """Draw up to two ambiguities, settled or not."""
    events: list[Event] = []
    for name in ("a1", "a2")[: draw(st.integers(0, 2))]:
        start = f"e{len(events) + 1}"
        events.append(AmbiguityFlagged(ambiguity=name, title="A", territories=draw(territories)))
        if draw(st.booleans()):
            events.append(AmbiguitySettled(ambiguity=name, text="T", ends=start))
    ids = draw(st.sampled_from(["all", "all", ["a1"], ["a1", "a2"]]))
    return {"name": "settled", "what": "ambiguity", "ids": ids, "scope": draw(scopes)}, events


# --- On exact days ---------------------------------------------------------------------------------------------------


def matters_in_order(world: Sequence[Happened]) -> bool:
    """Return whether nothing comes before the definition, the raising, the flagging or the link that it follows on."""
    day_of = {one.id: one.day for one in world}
    defined = {one.event.indicator: one.day for one in world if isinstance(one.event, IndicatorDefined)}
    for one in world:
        event = one.event
        if isinstance(event, IndicatorMeasured) and defined.get(event.indicator, one.day) > one.day:
            return False
        earlier = event.replaces if isinstance(event, RiskReassessed) else None
        earlier = event.ends if isinstance(event, RiskClosed | AmbiguitySettled) else earlier
        if earlier is not None and day_of[earlier] > one.day:
            return False
    return True


def is_measured(demand: Measured, past: World) -> bool:
    """Return whether each kind has a measure; on the few days there are, none is a month old."""
    kinds = {one.event.indicator: one.event.kind for one in past if isinstance(one.event, IndicatorDefined)}
    recent = {
        kinds.get(one.event.indicator)
        for one in past
        if isinstance(one.event, IndicatorMeasured)
        and (demand.scope == "programme" or concerned(one.event.territories))
    }
    return set(demand.kinds) <= recent


def matters_settled(demand: Settled, past: World) -> bool:
    """Return whether the risks, or the ambiguities, that count are settled."""
    open_ones: dict[str, Happened] = {}
    for one in past:
        if isinstance(one.event, RiskRaised | AmbiguityFlagged):
            open_ones[getattr(one.event, demand.what)] = one
    over = {one.event.ends for one in past if isinstance(one.event, RiskClosed | AmbiguitySettled)}
    wanted = demand.ids or [
        name for name, one in open_ones.items() if demand.scope == "programme" or concerned(_where(one.event))
    ]
    return all(name in open_ones and _settled(open_ones[name], over, demand, past) for name in wanted)


def _where(event: Event) -> tuple[str, ...]:
    where: tuple[str, ...] = said(event, "territories", ())
    return where


def _settled(opened: Happened, over: set[str], demand: Settled, past: World) -> bool:
    if opened.id in over or demand.state != "owned":
        return opened.id in over
    again = [
        one.event.owner for one in past if isinstance(one.event, RiskReassessed) and one.event.replaces == opened.id
    ]
    owner = again[0] if again else said(opened.event, "owner", None)
    return owner is not None
