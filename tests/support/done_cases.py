"""What the demand ``done`` is judged by: steps and actions, and whether they are over in one world."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from programme.domain.demands import Done
from programme.domain.event import Event
from programme.domain.events import ActionAbandoned, ActionCompleted, StepCompleted
from tests.support.happened import World, concerned, said
from tests.support.tiny import territories

ASKED: list[dict[str, Any]] = [
    {"steps": ("1",)},
    {"steps": ("1", "2")},
    {"actions": ("1",)},
    {"steps": ("1",), "actions": ("2",)},
]


def done(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    """Draw what is asked of steps and actions, and what happened to them."""
    events: list[Event] = []
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(["step", "action", "action", "abandoned"]))
        events.append(_end(kind, draw(st.sampled_from(["1", "2", "3"])), draw(territories)))
    asked = draw(st.sampled_from(ASKED))
    return {**asked, "scope": draw(st.sampled_from(["territory", "programme"]))}, events


def _end(kind: str, of: str, where: tuple[str, ...]) -> Event:
    if kind == "step":
        return StepCompleted(step=of, territories=where)
    if kind == "action":
        return ActionCompleted(action=of, territories=where, ends="e9")
    return ActionAbandoned(action=of, territories=where, reason="R", ends="e9")


def is_done(demand: Done, past: World) -> bool:
    """Return whether each step and each action of the demand is over."""
    over = [one.event for one in past if demand.scope == "programme" or concerned(said(one.event, "territories", ()))]
    steps = {event.step for event in over if isinstance(event, StepCompleted)}
    actions = {event.action for event in over if isinstance(event, ActionCompleted)}
    return steps >= set(demand.steps) and actions >= set(demand.actions)
