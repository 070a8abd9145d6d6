"""Small generated histories of flagship projects, and what a demand for them should be found on exact days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from programme.domain.demands import Flagships
from programme.domain.event import Event
from programme.domain.events import (
    FlagshipClosed,
    FlagshipPartnered,
    FlagshipPresented,
    FlagshipProposed,
    FlagshipWritten,
    MemberJoined,
    MemberLeft,
    StakeholderRegistered,
)
from programme.domain.vocabulary import Category, Ending, FlagshipKind, FlagshipStatus
from tests.support.happened import TERRITORY, Happened, World, concerned, said
from tests.support.involvement_cases import members
from tests.support.tiny import territories

STEPS = (FlagshipProposed, FlagshipWritten, FlagshipPresented, FlagshipPartnered)
OWNERS = (("a",), ("b",), ("a", "b"), ())
most = st.sampled_from([True, True, True, True, False])


def flagships(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    """Draw up to two projects, and for a demand on each member a group of up to two."""
    each = draw(st.sampled_from([None, "member"]))
    demand = {
        "kind": draw(st.sampled_from([None, FlagshipKind.INDIVIDUAL])),
        "status": draw(st.sampled_from(list(FlagshipStatus)[:3])),
        "at_least": draw(st.sampled_from([1, 1, 2])),
        "scope": draw(st.sampled_from(["territory", "programme"])),
    }
    if each is None:
        names = ("f1", "f2")[: draw(st.integers(0, 2))]
        return demand, [event for name in names for event in _project(draw, name, draw(st.sampled_from(OWNERS)))]
    some_only = draw(st.booleans())
    events = _project(draw, "f1", draw(st.sampled_from([("a",), ("a", "b"), ("b",)])))
    group = _group(draw, len(events), registered=some_only)
    return {**demand, "each": each, "categories": ["associations"] if some_only else []}, [*events, *group]


def _project(draw: st.DrawFn, name: str, owners: tuple[str, ...]) -> list[Event]:
    kind = FlagshipKind.INDIVIDUAL if len(owners) == 1 else FlagshipKind.COLLECTIVE
    proposed = FlagshipProposed(flagship=name, kind=kind, title="F", owners=owners, territories=draw(territories))
    if not draw(most):
        return [proposed, FlagshipClosed(flagship=name, ending=draw(st.sampled_from(Ending)), reason="R", ends="e1")]
    steps: list[Event] = [FlagshipWritten(flagship=name), FlagshipPresented(flagship=name)]
    return [proposed, *steps[: draw(st.sampled_from([1, 1, 2, 0]))]]


def _group(draw: st.DrawFn, before: int, *, registered: bool) -> list[Event]:
    """Draw members, the first of whom may have left, and their categories where these matter."""
    joined = draw(st.sampled_from([("a",), ("a", "b"), ("b",), ()]))
    events: list[Event] = [
        MemberJoined(territory=draw(st.sampled_from(["t", "t", "t", "u"])), stakeholder=one) for one in joined
    ]
    if joined and not draw(most):
        events.append(MemberLeft(territory="t", stakeholder=joined[0], ends=f"e{before + 1}"))
    if registered:
        families = st.sampled_from([Category.ASSOCIATIONS, Category.ASSOCIATIONS, Category.MEDIA])
        events += [StakeholderRegistered(stakeholder=one, name=one, category=draw(families)) for one in joined[:1]]
    return events


# --- On exact days ---------------------------------------------------------------------------------------------------


def flagships_met(demand: Flagships, past: World) -> bool:
    """Return whether enough projects count among what has happened, and each member has one where that is asked."""
    counted = [
        one.event for one in past if isinstance(one.event, FlagshipProposed) and _counts(one.event, demand, past)
    ]
    if len(counted) < demand.at_least:
        return False
    group = members(past, None if demand.scope == "programme" else TERRITORY)
    if demand.categories:
        family = {
            one.event.stakeholder: one.event.category for one in past if isinstance(one.event, StakeholderRegistered)
        }
        group = {one for one in group if family.get(one) in demand.categories}
    owners = {owner for event in counted for owner in event.owners}
    return demand.each is None or (group != set() and group <= owners)


def flagships_in_order(world: Sequence[Happened]) -> bool:
    """Return whether no project is written before it is proposed, nor presented before it is written."""
    days = {(type(one.event), said(one.event, "flagship", "")): one.day for one in world}
    return all(
        days[earlier, name] <= day
        for (kind, name), day in days.items()
        if kind in STEPS
        for earlier in STEPS[: STEPS.index(kind)]
        if (earlier, name) in days
    )


def _counts(proposed: FlagshipProposed, demand: Flagships, past: World) -> bool:
    own = [one.event for one in past if said(one.event, "flagship", None) == proposed.flagship]
    rank = list(FlagshipStatus).index(demand.status)
    return (
        demand.kind in {None, proposed.kind}
        and (demand.scope == "programme" or concerned(proposed.territories))
        and any(isinstance(event, STEPS[rank:]) for event in own)
        and not any(isinstance(event, FlagshipClosed) and event.ending is Ending.ABANDONED for event in own)
    )
