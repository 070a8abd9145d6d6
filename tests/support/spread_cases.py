"""What the demand that results are spread is judged by, and whether they are in one world."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from programme.domain.demands import Spread
from programme.domain.event import Event
from programme.domain.events import ResultsSpread
from tests.support.happened import TERRITORY, World

RECEIVERS = [("u", None), ("u", "Group"), ("u", " group"), ("t", "Group")]


def spread(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    """Draw up to four starts, from our territory or another, with or without something in hand."""
    events: list[Event] = []
    for _ in range(draw(st.integers(0, 4))):
        territory, group = draw(st.sampled_from(RECEIVERS))
        handed_over = draw(st.sampled_from([(), ("H",)]))
        origin = draw(st.sampled_from(["t", "t", "v"]))
        events.append(ResultsSpread(territory=territory, origin=origin, group=group, handed_over=handed_over))
    asked = {
        "at_least": draw(st.integers(1, 2)),
        "handed_over": draw(st.booleans()),
        "scope": draw(st.sampled_from(["territory", "programme"])),
    }
    return asked, events


def is_spread(demand: Spread, past: World) -> bool:
    """Return whether enough territories or groups start from our results, or from any in the programme."""
    events = [one.event for one in past if isinstance(one.event, ResultsSpread)]
    counting = [e for e in events if demand.scope == "programme" or e.origin == TERRITORY]
    received = {
        (e.territory, (e.group or "").strip().lower()) for e in counting if e.handed_over or not demand.handed_over
    }
    return len(received) >= demand.at_least
