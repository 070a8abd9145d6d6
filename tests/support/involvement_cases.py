"""Small generated histories of stakeholders, and what a demand that they be committed should be found on exact days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from programme.domain.demands import Committed
from programme.domain.event import Event
from programme.domain.events import (
    CommitmentMade,
    ContactMade,
    EngagementBegun,
    MemberJoined,
    MemberLeft,
    StakeholderRegistered,
    StakeholderWithdrawn,
    SupportExpressed,
)
from programme.domain.vocabulary import Category
from tests.support.happened import TERRITORY, Happened, World, said

FAMILIES = (Category.ASSOCIATIONS, Category.COMPANIES)
RELATIONS = (ContactMade, SupportExpressed, EngagementBegun, CommitmentMade)
LEVELS = ("contact", "support", "engagement", "commitment")

relations: st.SearchStrategy[type[ContactMade | SupportExpressed | EngagementBegun | CommitmentMade]]
relations = st.sampled_from([SupportExpressed, *RELATIONS])


def committed(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    """Draw two stakeholders, what they did or which groups they joined, and what they took back or left."""
    level = draw(st.sampled_from(["member", *LEVELS]))
    events: list[Event] = [
        StakeholderRegistered(stakeholder=one, name=one, category=draw(st.sampled_from(FAMILIES))) for one in ("a", "b")
    ]
    for _ in range(draw(st.integers(0, 3))):
        stakeholder = draw(st.sampled_from(["a", "b"]))
        if level == "member":
            place = draw(st.sampled_from(["t", "t", "u"]))
            events.append(MemberJoined(territory=place, stakeholder=stakeholder))
        else:
            where = draw(st.sampled_from(["t", None, "u"]))
            events.append(draw(relations)(stakeholder=stakeholder, territory=where))
    if len(events) > 2 and draw(st.booleans()):
        events.append(_end(events[2]))
    families = draw(st.sampled_from([FAMILIES, FAMILIES[:1], FAMILIES[1:]]))
    demand = {
        "level": level,
        "categories": families,
        "each": draw(st.sampled_from([1, 1, 2])),
        "categories_at_least": draw(st.sampled_from([None, 1])),
        "scope": draw(st.sampled_from(["territory", "programme"])),
    }
    return demand, events


def _end(third: Event) -> Event:
    """Return the fact that ends the third entry; a contact has none, but may be named all the same."""
    if isinstance(third, MemberJoined):
        return MemberLeft(territory=third.territory, stakeholder=third.stakeholder, ends="e3")
    return StakeholderWithdrawn(stakeholder="a", reason="R", ends=("e3",))


# --- On exact days ---------------------------------------------------------------------------------------------------


def are_committed(demand: Committed, past: World) -> bool:
    """Return whether enough stakeholders of enough categories count among what has happened."""
    family = {one.event.stakeholder: one.event.category for one in past if isinstance(one.event, StakeholderRegistered)}
    counting = {stakeholder for one in past if (stakeholder := _counts(one, demand, past)) is not None}
    filled = [
        category
        for category in demand.categories
        if sum(family.get(one) is category for one in counting) >= demand.each
    ]
    return len(filled) >= (demand.categories_at_least or len(demand.categories))


def stakeholders_in_order(world: Sequence[Happened]) -> bool:
    """Return whether every stakeholder is registered before anything else is known of it."""
    registered = {one.event.stakeholder: one.day for one in world if isinstance(one.event, StakeholderRegistered)}
    return all(
        registered.get(name, one.day) <= one.day
        for one in world
        for name in (said(one.event, "stakeholder", ""), *said(one.event, "partners", ()))
    )


def members(past: World, territory: str | None = TERRITORY) -> set[str]:
    """Return who is a member of a group, or of any."""
    left = {one.event.ends for one in past if isinstance(one.event, MemberLeft)}
    return {
        one.event.stakeholder
        for one in past
        if isinstance(one.event, MemberJoined) and territory in {None, one.event.territory} and one.id not in left
    }


def _counts(one: Happened, demand: Committed, past: World) -> str | None:
    """Return who counts by a fact, or None."""
    everywhere = demand.scope == "programme"
    if demand.level == "member":
        stakeholder = said(one.event, "stakeholder", None)
        joined = isinstance(one.event, MemberJoined) and stakeholder in members(past, None if everywhere else TERRITORY)
        return stakeholder if joined else None
    reached = RELATIONS[LEVELS.index(demand.level) :]
    taken_back = {end for other in past if isinstance(other.event, StakeholderWithdrawn) for end in other.event.ends}
    if not isinstance(one.event, reached) or one.id in taken_back:
        return None
    return one.event.stakeholder if everywhere or one.event.territory in {None, TERRITORY} else None
