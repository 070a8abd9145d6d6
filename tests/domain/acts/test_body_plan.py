"""Seats opened in a body, taken or given up; the plan of the body itself, changed or given up."""

from __future__ import annotations

from typing import Any

import pytest

from programme.domain.aggregates.body import Body
from programme.domain.events import SeatFilled, SeatsPlanned
from programme.domain.naming import names
from programme.domain.timed import due_of
from tests.support.history import History

ENLARGED, AIX = "comite-elargi", "aix-en-provence"


def planned() -> History:
    """Return the enlarged committee, planned in October 2017 for 2018 (line 609)."""
    history = History()
    history.do("territory propose", territory=AIX, name="Aix-en-Provence", on="2016-09")
    history.do("stakeholder register", stakeholder="region", name="Région", category="pouvoirs-publics")
    history.do("body plan", body=ENLARGED, name="Comité élargi", due="2018", on="2017-10-11")
    return history


def opened(history: History, seat: str = "experts", **more: Any) -> SeatsPlanned:
    (fact,) = history.do("body open", **{"body": ENLARGED, "seat": seat, "title": "Expert", "on": "2017-11-01", **more})
    assert isinstance(fact.event, SeatsPlanned)
    return fact.event


# --- Opened ----------------------------------------------------------------------------------------------------------


def test_seats_are_opened_for_those_they_are_kept_for() -> None:
    history = planned()
    where = {"category": "pouvoirs-publics", "territory": AIX, "stakeholders": ["region"], "due": "2018"}
    event = opened(history, "institutions", title="Institutions partenaires", at_least=1, **where)
    assert event.tags() == (f"body:{ENLARGED}", "seat:institutions", "stakeholder:region", f"territory:{AIX}")
    assert names(history.reading(), "fr")["seat:institutions"] == "Institutions partenaires"


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        ({}, (1, 1)),
        ({"at_least": 1}, (1, None)),
        ({"at_least": 0}, (0, None)),
        ({"at_most": 1}, (0, 1)),
        ({"at_least": 2, "at_most": 2}, (2, 2)),
    ],
)
def test_their_number_is_as_exact_as_it_is_known(given: dict[str, Any], numbers: tuple[int, int | None]) -> None:
    event = opened(planned(), **given)
    assert (event.least, event.most) == numbers


def test_a_least_is_not_above_the_most() -> None:
    fields = {"body": ENLARGED, "seat": "s", "title": "T", "at_least": 3, "at_most": 2}
    assert planned().refusal("body open", **fields) == ["least-above-most"]


def test_what_was_said_of_seats_is_said_better_by_opening_them_again() -> None:
    history = planned()
    opened(history, at_most=1)
    event = opened(history, at_least=1, at_most=1, on="2018-01")
    assert event.replaces == history.facts[-2].id
    assert history.refusal("body open", body=ENLARGED, seat="experts", title="T", on="2017") == [
        "before-what-it-replaces"
    ]


def test_everything_unknown_about_seats_is_named_at_once() -> None:
    fields = {"body": "comite", "seat": "s", "title": "T", "territory": "aix", "stakeholders": ["region", "arpe"]}
    assert planned().refusal("body open", **fields) == ["unknown-id", "unknown-id", "unknown-id"]


# --- Taken -----------------------------------------------------------------------------------------------------------


def seat(history: History, office: str, **more: Any) -> SeatFilled:
    (fact,) = history.do("body seat", **{"body": ENLARGED, "office": office, "on": "2018-02", **more})
    assert isinstance(fact.event, SeatFilled)
    return fact.event


def test_who_takes_an_open_seat_sits_for_those_it_was_kept_for() -> None:
    history = planned()
    opened(history, "aix-city", category="pouvoirs-publics", territory=AIX)
    event = seat(history, "dgs-aix", seat="aix-city")
    assert (event.category, event.territory, event.seat) == ("pouvoirs-publics", AIX, "aix-city")


def test_what_is_said_at_the_seat_comes_before_what_was_planned() -> None:
    history = planned()
    opened(history, "aix-city", category="pouvoirs-publics", territory=AIX)
    assert seat(history, "dgs-aix", seat="aix-city", category="associations").category == "associations"


def test_no_more_take_an_open_seat_than_there_are() -> None:
    history = planned()
    opened(history, at_most=1)
    seat(history, "expert", seat="experts")
    again = {"body": ENLARGED, "office": "other-expert", "seat": "experts", "on": "2018-02"}
    assert history.refusal("body seat", **again) == ["no-open-seat"]
    history.do("body vacate", body=ENLARGED, office="expert", on="2018-03")
    seat(history, "other-expert", seat="experts", on="2018-03")


def test_where_nobody_has_said_how_many_there_are_one_more_may_always_sit() -> None:
    history = planned()
    opened(history, "institutions", at_least=1)
    for office in ("region", "arpe", "department"):
        assert seat(history, office, seat="institutions").category is None


def test_an_open_seat_is_known_by_its_id() -> None:
    history = planned()
    opened(history)
    (reason,) = history.reasons("body seat", body=ENLARGED, office="x", seat="expert", on="2018")
    assert (reason.rule, reason.near) == ("unknown-id", ("experts",))  # type: ignore[attr-defined]


# --- Given up --------------------------------------------------------------------------------------------------------


def test_seats_that_are_given_up_are_not_taken() -> None:
    history = planned()
    opened(history)
    history.do("body drop", body=ENLARGED, seat="experts", reason="Pas d'expert", on="2018-01")
    taken = {"body": ENLARGED, "office": "expert", "seat": "experts", "on": "2018-02"}
    assert history.refusal("body seat", **taken) == ["no-open-seat"]
    again = {"body": ENLARGED, "seat": "experts", "reason": "R", "on": "2018-02"}
    assert history.refusal("body drop", **again) == ["nothing-planned"]
    opened(history, on="2018-03")
    seat(history, "expert", seat="experts", on="2018-03")


def test_a_planned_body_gets_another_date_or_is_given_up() -> None:
    history = planned()
    history.do("body plan", body=ENLARGED, name="Comité élargi", due="2019", on="2018-12")
    history.do("body drop", body=ENLARGED, reason="Comité interne maintenu", on="2019-06")
    body = history.reading().of(Body, ENLARGED)
    assert [fact.event.type for fact in body.planning.sequence] == ["body-planned", "body-planned", "body-plan-dropped"]
    assert [str(due_of(fact)) for fact in body.plans] == ["2018", "2019"]
    assert history.refusal("body drop", body=ENLARGED, reason="R", on="2019-06") == ["nothing-planned"]
    history.do("body plan", body=ENLARGED, name="Comité élargi", due="2020", on="2019-07")


def test_a_body_that_exists_is_no_plan_any_more_but_its_open_seats_are() -> None:
    history = planned()
    opened(history)
    history.do("body constitute", body=ENLARGED, name="Comité élargi", on="2018-02")
    assert history.refusal("body drop", body=ENLARGED, reason="R", on="2018-03") == ["nothing-planned"]
    assert history.refusal("body plan", body=ENLARGED, name="C", due="2019", on="2018-03") == ["already-constituted"]
    history.do("body drop", body=ENLARGED, seat="experts", reason="R", on="2018-03")


def test_a_body_that_was_never_planned_has_no_plan_to_give_up() -> None:
    history = planned()
    history.do("body constitute", body="bureau", name="Bureau", on="2016-06")
    assert history.refusal("body drop", body="bureau", reason="R", on="2018") == ["nothing-planned"]


def test_of_an_unknown_body_or_seat_only_that_is_said() -> None:
    history = planned()
    assert history.refusal("body drop", body="comite", reason="R", on="2018") == ["unknown-id"]
    assert history.refusal("body drop", body=ENLARGED, seat="x", reason="R", on="2018") == ["unknown-id"]
