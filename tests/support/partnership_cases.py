"""Small generated histories of partnerships, and what a demand for them should be found on exact days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from programme.domain.demands import Partnerships
from programme.domain.event import Event
from programme.domain.events import (
    BenefitStated,
    ContributionStated,
    PartnershipClosed,
    PartnershipEvaluated,
    PartnershipProposed,
    PartnershipSigned,
    StakeholderRegistered,
    StakeholderWithdrawn,
)
from programme.domain.vocabulary import (
    Category,
    Ending,
    PartnershipForm,
    PartnershipKind,
    PartnershipStatus,
    StakeholderId,
)
from tests.support.happened import Happened, World, concerned, said
from tests.support.tiny import territories

PARTNERS = ("a", "b")
FORMS = (PartnershipForm.PATRONAGE, PartnershipForm.SOCIETAL_INNOVATION, None)
STEPS = (PartnershipProposed, PartnershipSigned, PartnershipEvaluated)
most = st.sampled_from([True, True, True, True, False])


def partnerships(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    """Draw up to two partnerships for a demand on status and types, or one for a demand on its partners."""
    demand = {"kind": "partnership", "scope": draw(st.sampled_from(["territory", "programme"]))}
    if draw(st.booleans()):
        status = draw(st.sampled_from(PartnershipStatus))
        events = [event for name in ("p1", "p2")[: draw(st.integers(0, 2))] for event in _partnership(draw, name)]
        types = draw(st.sampled_from([None, 1, 2]))
        return {**demand, "status": status, "at_least": draw(st.integers(1, 2)), "types_at_least": types}, events
    balanced = draw(st.booleans())
    asked = {"balanced": balanced, "categories": [] if balanced else ["associations", "entreprises"]}
    one = [_proposed("p1", territories=draw(st.sampled_from([("t",), ("t", "u"), ()])))]
    if draw(st.booleans()):
        one.append(PartnershipSigned(partnership="p1", partners=PARTNERS))
    status = PartnershipStatus.SIGNED if len(one) > 1 or draw(st.booleans()) else PartnershipStatus.PROPOSED
    return {**demand, **asked, "status": status}, [*one, *(_statements if balanced else _registrations)(draw)]


def _partnership(draw: st.DrawFn, name: str) -> list[Event]:
    kind = draw(st.sampled_from([PartnershipKind.PARTNERSHIP, PartnershipKind.PARTNERSHIP, PartnershipKind.ALLIANCE]))
    proposed = _proposed(name, kind=kind, form=draw(st.sampled_from(FORMS)), territories=draw(territories))
    reached: list[Event] = [
        PartnershipSigned(partnership=name, partners=PARTNERS),
        PartnershipEvaluated(partnership=name, summary="S"),
    ][: draw(st.sampled_from([0, 1, 2, 2]))]
    if not draw(most):
        reached = reached[:1]
        reached.append(PartnershipClosed(partnership=name, ending=draw(st.sampled_from(Ending)), reason="R", ends="e1"))
    return [proposed, *reached]


def _proposed(name: str, **more: Any) -> Event:
    fields = {"kind": PartnershipKind.PARTNERSHIP, "partners": PARTNERS, **more}
    return PartnershipProposed(partnership=name, title="P", **fields)


def _statements(draw: st.DrawFn) -> list[Event]:
    """Draw lines of the columns, most often each partner's two, and what may end the third and fourth entry."""
    columns: list[type[ContributionStated | BenefitStated]] = [ContributionStated, BenefitStated]
    events: list[Event] = [
        column(
            stakeholder=partner,
            text="x",
            territory=draw(st.sampled_from([None, None, "t", "u"])),
            partnership=draw(st.sampled_from(["p1", None, "p1", "p1", "p2"])),
        )
        for partner in PARTNERS
        for column in columns
        if draw(most)
    ]
    if not draw(most):
        events.append(StakeholderWithdrawn(stakeholder="a", reason="R", ends=("e3", "e4")))
    return events


def _registrations(draw: st.DrawFn) -> list[Event]:
    families = (Category.ASSOCIATIONS, Category.COMPANIES, Category.MEDIA)
    pairs = st.sampled_from([families[:2], families[:2], families[:2][::-1], families[1:]])
    return [
        StakeholderRegistered(stakeholder=partner, name=partner, category=category)
        for partner, category in zip(PARTNERS, draw(pairs), strict=True)
    ]


# --- On exact days ---------------------------------------------------------------------------------------------------


def partnerships_met(demand: Partnerships, past: World) -> bool:
    """Return whether enough partnerships, of enough types, count among what has happened."""
    counted = [
        one.event for one in past if isinstance(one.event, PartnershipProposed) and _counts(one.event, demand, past)
    ]
    forms = {event.form for event in counted} - {None}
    return len(counted) >= demand.at_least and len(forms) >= (demand.types_at_least or 0)


def partnerships_in_order(world: Sequence[Happened]) -> bool:
    """Return whether no partnership is signed before it is proposed, nor evaluated before it is signed."""
    days = {(type(one.event), said(one.event, "partnership", "")): one.day for one in world}
    return all(
        days[earlier, name] <= day
        for (kind, name), day in days.items()
        if kind in STEPS
        for earlier in STEPS[: STEPS.index(kind)]
        if (earlier, name) in days
    )


def _counts(proposed: PartnershipProposed, demand: Partnerships, past: World) -> bool:
    own = [one.event for one in past if said(one.event, "partnership", None) == proposed.partnership]
    rank = list(PartnershipStatus).index(demand.status)
    bound = [event for event in own if isinstance(event, PartnershipProposed if rank == 0 else PartnershipSigned)]
    partners = {partner for event in bound for partner in said(event, "partners", ())}
    families = {
        one.event.category
        for one in past
        if isinstance(one.event, StakeholderRegistered) and one.event.stakeholder in partners
    }
    return (
        proposed.kind is demand.kind
        and (demand.scope == "programme" or concerned(proposed.territories))
        and any(isinstance(event, STEPS[rank:]) for event in own)
        and not any(isinstance(event, PartnershipClosed) and event.ending is Ending.ABANDONED for event in own)
        and set(demand.categories) <= families
        and (not demand.balanced or _balanced(partners, proposed, past))
    )


def _balanced(partners: set[StakeholderId], proposed: PartnershipProposed, past: World) -> bool:
    gone = {ended for one in past if isinstance(one.event, StakeholderWithdrawn) for ended in one.event.ends}
    stated = [
        one.event
        for one in past
        if isinstance(one.event, ContributionStated | BenefitStated)
        and one.id not in gone
        and _about(one.event, proposed)
    ]
    return bool(partners) and all(
        any(isinstance(event, column) and event.stakeholder == partner for event in stated)
        for partner in partners
        for column in (ContributionStated, BenefitStated)
    )


def _about(stated: ContributionStated | BenefitStated, proposed: PartnershipProposed) -> bool:
    if stated.partnership is not None:
        return stated.partnership == proposed.partnership
    return stated.territory is None or proposed.territories == () or stated.territory in proposed.territories
