"""The agenda against every possible world: late, due or over is said only where it is so whatever the dates are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from programme.domain.agenda import agenda
from programme.domain.dates import ImpreciseDate
from programme.domain.fact import Fact
from programme.domain.reading import reading_of
from programme.domain.timed import due_of
from programme.domain.vocabulary import Timeliness
from tests.support.facts import days_of, on_day
from tests.support.plan_cases import DRAWN, Where, plans, where, worlds
from tests.support.tiny import DAYS, FUTURE, PAST

viewpoints = st.sampled_from(DAYS)
CERTAIN: dict[Timeliness | None, set[Where]] = {
    Timeliness.LATE: {"late"},
    Timeliness.DUE: {"due"},
    None: {"over"},
}


def found(history: list[Fact], day: date) -> Timeliness | None:
    """Return what the agenda says of the one plan of a history; None where it is not on it."""
    (one,) = agenda(reading_of(history), day) or (None,)
    return one.timeliness if one is not None else None


@pytest.mark.parametrize("kind", DRAWN)
def test_what_is_said_of_a_plan_holds_in_every_world(kind: str) -> None:
    @settings(max_examples=200)
    @given(plans(kind), viewpoints)
    def law(history: list[Fact], day: date) -> None:
        said = found(history, day)
        if said is not Timeliness.UNDECIDABLE:
            assert {where(world, day) for world in worlds(history)} <= CERTAIN[said]

    law()


@pytest.mark.parametrize("kind", DRAWN)
def test_on_exact_days_the_agenda_says_what_is_so(kind: str) -> None:
    @given(plans(kind), viewpoints, st.data())
    def law(history: list[Fact], day: date, data: st.DataObject) -> None:
        exact = [_exact(one, data) for one in history]
        possible = [where(world, day) for world in worlds(exact)]
        assume(possible)
        assert CERTAIN[found(exact, day)] == set(possible)

    law()


def _exact(one: Fact, data: st.DataObject) -> Fact:
    known = on_day(one, data.draw(st.sampled_from(list(days_of(one.on, PAST, FUTURE)))))
    due = due_of(one)
    if due is None:
        return known
    aim = ImpreciseDate.day(data.draw(st.sampled_from(list(days_of(due, PAST, FUTURE)))))
    return replace(known, event=known.event.model_copy(update={"due": aim}))


any_plan = st.sampled_from(list(DRAWN)).flatmap(plans)


@given(any_plan, viewpoints)
def test_facts_that_have_not_happened_change_nothing(history: list[Fact], day: date) -> None:
    possible = [{one.id: one.day for one in world} for world in worlds(history)]
    assume(possible)
    happened = [one for one in history if any(days[one.id] <= day for days in possible)]
    assert agenda_of(happened, day) == agenda_of(history, day)


@given(any_plan.flatmap(lambda history: st.tuples(st.just(history), st.permutations(history))), viewpoints)
def test_the_order_of_recording_changes_nothing(recorded: tuple[list[Fact], list[Fact]], day: date) -> None:
    ordered, shuffled = recorded
    assert agenda_of(shuffled, day) == agenda_of(ordered, day)


def agenda_of(history: list[Fact], day: date) -> list[tuple[object, ...]]:
    items = agenda(reading_of(history), day)
    return [(one.fact, one.due, one.former, one.outstanding, one.gone_by, one.plan.id) for one in items]
