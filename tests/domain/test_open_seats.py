"""Open seats of a body: by hand for the enlarged committee of the source, then against every possible world."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.domain.aggregates.body import Body
from programme.domain.event import Event
from programme.domain.events import SeatFilled, SeatsDropped, SeatsPlanned, SeatVacated
from programme.domain.fact import Fact
from programme.domain.open_seats import OpenSeats, open_seats
from programme.domain.reading import fold
from tests.support.facts import days_of, fact, facts
from tests.support.history import History
from tests.support.tiny import DAYS, FUTURE, PAST, tiny_dates

ENLARGED, AIX = "comite-elargi", "aix-en-provence"


def enlarged() -> History:
    """Return the committee of lines 609 to 617: a seat for the city, some for institutions, perhaps an expert."""
    history = History()
    history.do("territory propose", territory=AIX, name="Aix-en-Provence", on="2016-09")
    history.do("body plan", body=ENLARGED, name="Comité élargi", due="2018", on="2017-10-11")
    for seat, number in (
        ("aix-city", {}),
        ("institutions", {"at_least": 1}),
        ("experts", {"at_most": 1}),
    ):
        history.do("body open", body=ENLARGED, seat=seat, title=seat.title(), on="2017-10-11", **number)
    return history


def at(history: History, day: str) -> dict[str, OpenSeats]:
    body = history.reading().of(Body, ENLARGED)
    return {one.seat: one for one in open_seats(body, date.fromisoformat(day))}


def vacant(history: History, day: str) -> dict[str, tuple[int, int | None]]:
    return {seat: one.vacant for seat, one in at(history, day).items()}


def test_the_enlarged_committee_has_a_seat_for_the_city_an_open_number_and_perhaps_one_more() -> None:
    found = at(enlarged(), "2017-12-31")
    assert {seat: one.vacant for seat, one in found.items()} == {
        "aix-city": (1, 1),
        "institutions": (1, None),
        "experts": (0, 1),
    }
    assert {seat: one.uncertain for seat, one in found.items()} == {
        "aix-city": False,
        "institutions": True,
        "experts": True,
    }
    assert vacant(enlarged(), "2017-10-10") == {}


def test_a_seat_that_is_taken_is_open_no_more_until_it_is_left() -> None:
    history = enlarged()
    history.do("body seat", body=ENLARGED, office="dgs-aix", seat="aix-city", on="2018-02")
    history.do("body seat", body=ENLARGED, office="region", seat="institutions", on="2018-02")
    history.do("body vacate", body=ENLARGED, office="dgs-aix", on="2018-06-01")
    assert vacant(history, "2018-02-15")["aix-city"] == (0, 1)
    assert at(history, "2018-02-15")["aix-city"].filled == (0, 1)
    assert vacant(history, "2018-03-01") == {"institutions": (0, None), "experts": (0, 1)}
    assert vacant(history, "2018-06-01")["aix-city"] == (1, 1)


def test_seats_that_may_have_been_given_up_are_perhaps_open() -> None:
    history = enlarged()
    history.do("body drop", body=ENLARGED, seat="aix-city", reason="R", on="2018-03")
    days = ("2018-02-28", "2018-03-15", "2018-03-31")
    assert [vacant(history, day).get("aix-city") for day in days] == [(1, 1), (0, 1), None]
    assert at(history, "2018-03-15")["aix-city"].plan.event.type == "seats-planned"


PLANS = {"one": (1, 1), "three": (3, 3), "two": (2, 2), "some": (1, None)}


@pytest.mark.parametrize(("first", "second", "between"), [("one", "three", (1, 3)), ("two", "some", (1, None))])
def test_while_the_date_of_a_better_plan_is_open_both_numbers_are_possible(
    first: str, second: str, between: tuple[int, int | None]
) -> None:
    plans = facts(("2017", planned(*PLANS[first])), ("2018-03", planned(*PLANS[second], replaces="e1")))
    (found,) = open_seats(fold(Body, "b", plans), date(2018, 3, 15))
    assert found.vacant == between
    assert found.plan == plans[1]


def planned(least: int, most: int | None, replaces: str | None = None) -> SeatsPlanned:
    return SeatsPlanned(body="b", seat="s", title="S", least=least, most=most, replaces=replaces)


@st.composite
def plans_and_seats(draw: st.DrawFn) -> list[Fact]:
    """Draw up to three plans in a row for the same seats, and an office or two that take one, or leave it."""
    events: list[Event] = []
    for number in range(draw(st.integers(1, 3))):
        replaces = f"e{number}" if number else None
        if replaces is not None and draw(st.booleans()):
            events.append(SeatsDropped(body="b", seat="s", reason="R", replaces=replaces))
        else:
            events.append(planned(*draw(st.sampled_from(list(PLANS.values()))), replaces=replaces))
    for office in range(draw(st.integers(0, 2 if len(events) < 3 else 1))):
        events.append(SeatFilled(body="b", office=f"o{office}", seat=draw(st.sampled_from(["s", "s", "x", None]))))
        if draw(st.booleans()) and len(events) < 5:
            events.append(SeatVacated(body="b", office=f"o{office}", ends=f"e{len(events)}"))
    return [fact(event, draw(tiny_dates), place) for place, event in enumerate(events, 1)]


World = tuple[date, ...]


def worlds(history: list[Fact]) -> Iterator[World]:
    """Yield every choice of days in which no plan comes before the one that it replaces."""
    plans = [place for place, one in enumerate(history) if isinstance(one.event, SeatsPlanned | SeatsDropped)]
    for world in product(*(list(days_of(one.on, PAST, FUTURE)) for one in history)):
        if all(world[earlier] <= world[later] for earlier, later in pairwise(plans)):
            yield world


def vacant_in(history: list[Fact], world: World, day: date) -> tuple[int, int | None]:
    """Return how many seats are vacant in one world, at least and at most."""
    past = [one for one, on in zip(history, world, strict=True) if on <= day]
    plan = [one.event for one in past if isinstance(one.event, SeatsPlanned | SeatsDropped)][-1:]
    left = {one.event.ends for one in past if isinstance(one.event, SeatVacated)}
    taken = sum(isinstance(one.event, SeatFilled) and one.event.seat == "s" and one.id not in left for one in past)
    if not plan or not isinstance(plan[0], SeatsPlanned):
        return 0, 0
    return max(0, plan[0].least - taken), None if plan[0].most is None else max(0, plan[0].most - taken)


@given(plans_and_seats(), st.sampled_from(DAYS))
def test_in_every_world_the_vacant_seats_lie_between_the_bounds(history: list[Fact], day: date) -> None:
    (found,) = open_seats(fold(Body, "b", history), day) or (None,)
    least, most = found.vacant if found is not None else (0, 0)
    for world in worlds(history):
        low, high = vacant_in(history, world, day)
        assert least <= low
        assert most is None or (high is not None and high <= most)
