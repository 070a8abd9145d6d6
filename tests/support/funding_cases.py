"""Small generated histories of funding and of the budget it is measured by, and what a demand finds on exact days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from programme.domain.demands import Funded
from programme.domain.event import Event
from programme.domain.events import (
    BudgetAssumptionAdopted,
    BudgetAssumptionProposed,
    BudgetLineRevised,
    BudgetLineStated,
    DecisionRecorded,
    DecisionWithdrawn,
    FundingApplied,
    FundingGranted,
    FundingReported,
)
from programme.domain.money import Cents
from programme.domain.vocabulary import BudgetStatus, FundingStatus, Nature, Purpose
from tests.support.happened import TERRITORY, Happened, World, concerned, said
from tests.support.tiny import territories

STEPS = (FundingApplied, FundingGranted, FundingReported)


def funded(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    """Draw requests for a demand that counts them, or a budget and grants for one on a share of it."""
    scope = {"scope": draw(st.sampled_from(["territory", "programme"]))}
    if draw(st.booleans()):
        needs = draw(st.sampled_from([None, None, "budget-assumption"]))
        asked = {"status": draw(st.sampled_from(FundingStatus)), "at_least": draw(st.integers(1, 2)), "needs": needs}
        return {**scope, **asked}, [*_requests(draw), *(_adopted(draw, "e99", "a") if needs else [])]
    line = draw(st.sampled_from(["production", "production", "other"]))
    events: list[Event] = [_line(line), _proposed("a", among=1)]
    events += _adopted(draw, f"e{len(events) + 1}", "a")
    if draw(st.booleans()):
        events.append(BudgetLineRevised(line="l", status=BudgetStatus.PLANNED, amount=Cents(300), replaces="e1"))
    elif draw(st.booleans()) and len(events) > 2:
        events += [_proposed("b", among=2), BudgetAssumptionAdopted(assumption="b", decision="d", replaces="e4")]
    events += [_grant(draw, f"g{number}") for number in range(draw(st.integers(0, 2)))]
    return {
        **scope,
        "status": "granted",
        "share": draw(st.sampled_from([50, 100])),
        "needs": "budget-assumption",
    }, events


def _requests(draw: st.DrawFn) -> list[Event]:
    events: list[Event] = []
    for name in ("f1", "f2")[: draw(st.integers(0, 2))]:
        where = draw(territories)
        steps: list[Event] = [
            FundingApplied(funding=name, title="T", funder="F", territories=where),
            FundingGranted(funding=name, amount=Cents(100), nature=Nature.CASH, territories=where),
            FundingReported(funding=name, summary="S", territories=where),
        ]
        events += steps[: draw(st.integers(1, 3 if name == "f1" else 2))]
    return events


def _line(purpose: str) -> Event:
    return BudgetLineStated(
        line="l",
        label="L",
        nature=Nature.CASH,
        status=BudgetStatus.PLANNED,
        amount=Cents(200),
        purpose=Purpose.PRODUCTION if purpose == "production" else None,
    )


def _proposed(name: str, among: int) -> Event:
    return BudgetAssumptionProposed(assumption=name, title="A", shared=("l",), among=among, years=1)


def _adopted(draw: st.DrawFn, decision: str, assumption: str) -> list[Event]:
    """Draw a decision, most often with the adoption that rests on it, and sometimes its withdrawal."""
    events: list[Event] = [DecisionRecorded(decision="d", title="D", subject="budget-assumption")]
    if draw(st.sampled_from([True, True, False])):
        events.append(BudgetAssumptionAdopted(assumption=assumption, decision="d"))
        if draw(st.sampled_from([True, False, False])):
            events.append(DecisionWithdrawn(decision="d", reason="R", ends=decision))
    return events


def _grant(draw: st.DrawFn, name: str) -> Event:
    return FundingGranted(
        funding=name,
        amount=Cents(100),
        nature=draw(st.sampled_from([Nature.CASH, Nature.CASH, Nature.CASH, Nature.IN_KIND])),
        year=draw(st.sampled_from([2017, 2017, 2017, 2018, None])),
        territories=draw(st.sampled_from([(TERRITORY,), (TERRITORY,), (TERRITORY, "u"), ()])),
    )


# --- On exact days ---------------------------------------------------------------------------------------------------


def funding_in_order(world: Sequence[Happened]) -> bool:
    """Return whether nothing comes before the request, the lines, the proposal or the decision that it follows on."""
    day = {(type(one.event), _name(one.event)): one.day for one in world}
    for (kind, name), when in day.items():
        earlier: list[tuple[type[Event], str]] = []
        if kind in STEPS:
            earlier = [(before, name) for before in STEPS[: STEPS.index(kind)]]
        elif kind is BudgetLineRevised or kind is BudgetAssumptionProposed:
            earlier = [(BudgetLineStated, "l")]
        elif kind is BudgetAssumptionAdopted:
            earlier = [(BudgetAssumptionProposed, name), (DecisionRecorded, "d")]
            earlier += [(BudgetAssumptionAdopted, "a")] if name == "b" else []
        if any(one in day and day[one] > when for one in earlier):
            return False
    return True


def _name(event: Event) -> str:
    for field in ("funding", "line", "assumption", "decision"):
        name = said(event, field, None)
        if isinstance(name, str):
            return name
    return ""


def is_funded(demand: Funded, past: World) -> bool:
    """Return whether enough is asked for, granted or reported on, in 2017."""
    adopted = _standing(past)
    if demand.needs is not None and adopted is None:
        return False
    if demand.share is None:
        return sum(_reached(one.event, demand, past) for one in past) >= (demand.at_least or 0)
    purposes = [one.event.purpose for one in past if isinstance(one.event, BudgetLineStated)]
    revised = any(isinstance(one.event, BudgetLineRevised) for one in past)
    among = 2 if adopted == "b" else 1
    cost = (300 if revised else 200) / (1 if demand.scope == "programme" else among)
    granted = 100 * sum(_counts(one.event, demand) for one in past)
    return purposes == [Purpose.PRODUCTION] and granted >= cost * demand.share / 100


def _standing(past: World) -> str | None:
    """Return the assumption that is adopted by a decision that stands."""
    if any(isinstance(one.event, DecisionWithdrawn) for one in past):
        return None
    adopted = {one.event.assumption for one in past if isinstance(one.event, BudgetAssumptionAdopted)}
    return max(adopted, default=None)


def _reached(event: Event, demand: Funded, past: World) -> bool:
    if not isinstance(event, FundingApplied):
        return False
    wanted = STEPS[list(FundingStatus).index(demand.status) :]
    reached = any(isinstance(one.event, wanted) and said(one.event, "funding", "") == event.funding for one in past)
    return reached and (demand.scope == "programme" or concerned(event.territories))


def _counts(event: Event, demand: Funded) -> bool:
    return (
        isinstance(event, FundingGranted)
        and (event.nature, event.year) == (Nature.CASH, 2017)
        and (demand.scope == "programme" or event.territories == (TERRITORY,))
    )
