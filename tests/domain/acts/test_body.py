"""Acts on bodies: set up, seats, voting rule, proxies, interests, recusals."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from programme.domain.aggregates.body import Body
from programme.domain.aggregates.phase_review import PhaseReview
from tests.support.history import History
from tests.support.scenes import CRITERION, T, programme, review, seat, vote

REVIEW = "venelles-selection-1"


def committee(history: History) -> Body:
    return history.reading().of(Body, "committee")


# --- Setting up ------------------------------------------------------------------------------------------------------


def test_a_body_is_planned_then_constituted() -> None:
    history = History()
    history.do("body plan", body="large", name="Comité", due="2018", on="2017-10")
    history.do("body constitute", body="large", name="Comité élargi", on="2018-02")
    body = history.reading().of(Body, "large")
    assert (len(body.plans), len(body.constitutions), body.name) == (1, 1, "Comité élargi")


@pytest.mark.parametrize(("path", "fields"), [("body plan", {"due": "2018"}), ("body constitute", {})])
def test_a_body_already_constituted_is_neither_planned_nor_constituted_again(path: str, fields: dict[str, Any]) -> None:
    (reason,) = programme().reasons(path, body="committee", name="C", on="2017", **fields)
    assert (reason.rule, reason.advice) == ("already-constituted", "programme body show committee")


@pytest.mark.parametrize(("lang", "name"), [("fr", "Conseil"), ("en", "Council")])
def test_a_body_of_the_charter_has_its_name_from_there_in_the_language_of_the_charter(lang: str, name: str) -> None:
    history = programme(bodies=[{"id": "council", "fr": "Conseil", "en": "Council"}], lang=lang)
    history.do("body constitute", body="council", on="2017")
    history.do("body constitute", body="other", name="Autre", on="2017")
    assert [history.reading().of(Body, one).name for one in ("council", "other")] == [name, "Autre"]


@pytest.mark.parametrize("name", ["C" * 301, "Conseil\nélargi"])
def test_a_body_whose_name_is_missing_from_the_charter_or_is_no_title_must_be_given_one(name: str) -> None:
    history = programme(bodies=[{"id": "council", "fr": name, "en": "Council"}])
    for body in ("council", "other"):
        assert history.refusal("body constitute", body=body, on="2017") == ["name-missing"]
    assert History().refusal("body constitute", body="council", on="2017") == ["name-missing"]


# --- Seats -----------------------------------------------------------------------------------------------------------


def test_an_office_takes_a_seat_with_its_role_category_and_territory() -> None:
    history = programme()
    fields = {"role": "présidente", "category": "associations", "territory": T}
    (filled,) = history.do("body seat", body="committee", office="president", on="2017", **fields)
    assert filled.event.tags() == ("body:committee", "office:president", "territory:venelles")
    assert (filled.event.role, filled.event.category) == ("présidente", "associations")  # type: ignore[attr-defined]


def test_an_office_already_seated_takes_no_second_seat_until_it_has_left_the_first() -> None:
    history = programme()
    seat(history, "president", on="2016-02-01")
    assert history.refusal("body seat", body="committee", office="president", on="2017") == ["already-seated"]
    history.do("body vacate", body="committee", office="president", on="2017-01-01")
    seat(history, "president", on="2018-01-01")
    days = (date(2016, 6, 1), date(2017, 6, 1), date(2018, 6, 1))
    assert [sorted(committee(history).sitting(day)) for day in days] == [["president"], [], ["president"]]


def test_leaving_ends_the_seat_that_is_held() -> None:
    history = programme()
    seat(history, "president", "pilot")
    (left,) = history.do("body vacate", body="committee", office="pilot", on="2017")
    assert left.event.ends == history.facts[-2].id  # type: ignore[attr-defined]


def test_an_office_not_seated_cannot_leave() -> None:
    (reason,) = programme().reasons("body vacate", body="committee", office="pilot", on="2017")
    assert (reason.rule, reason.advice) == ("not-seated", "programme body show committee")


# --- Voting rule and interests ---------------------------------------------------------------------------------------


def test_a_voting_rule_takes_the_place_of_the_one_before() -> None:
    history = programme()
    (first,) = history.do("body rule", body="committee", quorum="1/3", on="2016-06-01")
    assert first.event.voting.quorum == Fraction(1, 3)  # type: ignore[attr-defined]
    fields = {"quorum": "0/1", "quorum_of": "filled-seats", "majority": "1/1", "majority_of": "present"}
    (second,) = history.do("body rule", body="committee", abstentions="counted", proxies=3, on="2017-01-01", **fields)
    assert (first.event.replaces, second.event.replaces) == (None, first.id)  # type: ignore[attr-defined]
    rule = committee(history).voting(date(2017, 1, 1))
    assert rule is not None
    assert rule.model_dump(mode="json") == {
        **fields,
        "strictly": True,
        "abstentions": "counted",
        "proxies_per_holder": 3,
        "proxies_count_for_quorum": True,
        "recused": "excluded",
        "rounding": "up",
        "rule": "hypothesis",
    }
    assert committee(history).voting(date(2016, 5, 31)) is None


def test_a_voting_rule_does_not_come_before_the_one_it_replaces() -> None:
    history = programme()
    history.do("body rule", body="committee", on="2017")
    assert history.refusal("body rule", body="committee", on="2016") == ["before-what-it-replaces"]


def test_an_interest_may_be_declared_by_anyone_about_a_territory_or_in_general() -> None:
    history = programme()
    for fields in ({}, {"territory": T}):
        history.do("body interest", body="committee", office="pilot", about="Conseil", on="2017", **fields)
    assert len(committee(history).interests) == 2


# --- Proxies and recusals --------------------------------------------------------------------------------------------


def proxy(history: History, office: str, holder: str) -> None:
    history.do("body proxy", body="committee", office=office, holder=holder, territory=T, on="2017-03-10")


def test_a_proxy_is_for_the_open_review() -> None:
    history = review(CRITERION)
    proxy(history, "treasurer", "president")
    state = history.reading().of(PhaseReview, REVIEW)
    assert state.proxy_of("treasurer", "committee") == "president"
    assert state.proxy_of("president", "committee") is None
    assert state.proxy_of("treasurer", "other") is None


def test_a_proxy_given_is_not_given_again() -> None:
    history = review(CRITERION)
    proxy(history, "treasurer", "president")
    fields = {"office": "treasurer", "holder": "pilot", "territory": T}
    assert history.refusal("body proxy", body="committee", on="2017-03-11", **fields) == ["proxy-given"]


def test_nobody_holds_its_own_proxy() -> None:
    fields = {"office": "pilot", "holder": "pilot", "territory": T}
    assert review(CRITERION).refusal("body proxy", body="committee", on="2017-03-11", **fields) == ["own-proxy"]


@pytest.mark.parametrize(
    ("office", "holder", "rules"),
    [
        ("stranger", "president", ["not-seated"]),
        ("president", "stranger", ["holder-not-seated"]),
        ("stranger", "other", ["not-seated", "holder-not-seated"]),
    ],
)
def test_a_giver_or_holder_of_a_proxy_that_is_not_seated_is_refused(office: str, holder: str, rules: list[str]) -> None:
    fields = {"office": office, "holder": holder, "territory": T}
    assert review(CRITERION).refusal("body proxy", body="committee", on="2017-03-11", **fields) == rules


def test_who_has_already_voted_gives_no_proxy_and_does_not_step_aside() -> None:
    history = review(CRITERION)
    vote(history, pilot="for")
    fields = {"office": "pilot", "territory": T, "on": "2017-03-21"}
    assert history.refusal("body proxy", body="committee", holder="president", **fields) == ["already-voted"]
    assert history.refusal("body recuse", body="committee", **fields) == ["already-voted"]


def test_a_recusal_is_for_the_open_review_and_one_body() -> None:
    history = review(CRITERION)
    history.do("body recuse", body="committee", office="pilot", territory=T, reason="Conseil", on="2017-03-10")
    state = history.reading().of(PhaseReview, REVIEW)
    assert state.recused("committee") == {"pilot"}
    assert not state.recused("other")


def test_only_a_member_steps_aside() -> None:
    (reason,) = review().reasons("body recuse", body="committee", office="stranger", territory=T, on="2017-03-10")
    assert (reason.rule, reason.advice) == ("not-seated", "programme body show committee")


@pytest.mark.parametrize(("path", "more"), [("body proxy", {"holder": "president"}), ("body recuse", {})])
def test_without_an_open_review_there_is_neither_proxy_nor_recusal(path: str, more: dict[str, str]) -> None:
    history = programme(CRITERION)
    seat(history, "president", "pilot")
    (reason,) = history.reasons(path, body="committee", office="pilot", territory=T, on="2017", **more)
    assert (reason.rule, reason.advice) == ("no-open-review", "programme gate open venelles")


# --- Unknown ids -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "fields", "unknown"),
    [
        ("seat", {"office": "pilot"}, ["comittee"]),
        ("seat", {"office": "pilot", "territory": "venelle"}, ["comittee", "venelle"]),
        ("vacate", {"office": "pilot"}, ["comittee"]),
        ("rule", {}, ["comittee"]),
        ("interest", {"office": "pilot", "about": "A", "territory": "venelle"}, ["comittee", "venelle"]),
        ("proxy", {"office": "pilot", "holder": "president", "territory": "venelle"}, ["comittee", "venelle"]),
        ("recuse", {"office": "pilot", "territory": "venelle"}, ["comittee", "venelle"]),
    ],
)
def test_only_the_unknown_body_and_territory_are_named(path: str, fields: dict[str, str], unknown: list[str]) -> None:
    reasons = programme().reasons(f"body {path}", body="comittee", on="2017", **fields)
    near = {"comittee": ("committee",), "venelle": ("venelles",)}
    assert [(one.id, one.near) for one in reasons] == [(one, near[one]) for one in unknown]  # type: ignore[attr-defined]
