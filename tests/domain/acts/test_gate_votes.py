"""The vote on a passage: quorum, majority, consensus, proxies, recusals, and the second pair of eyes."""

from __future__ import annotations

from typing import Any

import pytest

from programme.domain.quorum import Tally
from tests.support.history import History
from tests.support.scenes import T, decide, review, seat, vote

HALF = {"quorum": "1/2", "majority": "1/2"}
ON = "2017-04-01"


def body(voting: dict[str, Any] | None = None, **more: Any) -> list[dict[str, Any]]:
    """Return the committee as a charter knows it, with a voting rule if one is given."""
    return [{"id": "committee", "fr": "Comité", "en": "Committee", "voting": voting, **more}]


def refusal(history: History, outcome: str = "passed", **fields: Any) -> list[str]:
    return history.refusal("gate decide", territory=T, outcome=outcome, on=ON, **fields)


def tally(history: History) -> Tally | None:
    (event,) = [one.event for one in history.facts if one.event.type == "gate-decided"]
    found: Tally | None = event.tally  # type: ignore[attr-defined]
    return found


# --- Which rule ------------------------------------------------------------------------------------------------------


def test_without_a_rule_the_committee_decides_by_consensus_and_counts_nothing() -> None:
    history = review()
    decide(history)
    assert tally(history) is None


def test_there_is_no_consensus_when_a_member_is_against() -> None:
    history = review()
    vote(history, president="for", treasurer="against")
    (reason,) = history.reasons("gate decide", territory=T, outcome="passed", on=ON)
    assert (reason.rule, reason.sentence.values) == ("no-consensus", {"body": "committee"})
    decide(history, "deferred", motive="M")


def test_an_abstention_does_not_break_the_consensus() -> None:
    history = review()
    vote(history, president="for", treasurer="abstain")
    decide(history)


def test_the_rule_of_the_charter_counts_the_seats_it_gives_the_body() -> None:
    history = review(bodies=body(HALF, seats=5))
    vote(history, president="for", pilot="for", treasurer="against")
    decide(history)
    found = tally(history)
    assert found is not None
    assert (found.seats, found.quorum_base, found.quorum_needed, found.quorum_counted) == (5, 5, 3, 3)
    assert (found.votes_for, found.votes_against, found.majority_needed) == (2, 1, 2)


def test_without_a_number_of_seats_those_who_sit_are_counted() -> None:
    history = review(bodies=body(HALF))
    vote(history, president="for", pilot="for")
    decide(history)
    found = tally(history)
    assert found is not None
    assert (found.seats, found.quorum_needed) == (3, 2)


def test_the_rule_that_the_body_set_itself_comes_before_the_charters() -> None:
    history = review(bodies=body({"quorum": "1/1"}))
    history.do("body rule", body="committee", quorum="1/3", on="2017-03-02")
    vote(history, president="for")
    decide(history)


def test_a_rule_that_the_body_set_after_the_decision_does_not_count() -> None:
    history = review(bodies=body({"quorum": "1/1"}))
    history.do("body rule", body="committee", quorum="1/3", on="2017-04-02")
    vote(history, president="for")
    assert refusal(history) == ["no-quorum"]


# --- Quorum and majority ---------------------------------------------------------------------------------------------


def test_without_a_quorum_nothing_is_decided_but_to_defer() -> None:
    history = review(bodies=body(HALF, seats=5))
    vote(history, president="for", treasurer="for")
    (reason,) = history.reasons("gate decide", territory=T, outcome="passed", on=ON)
    assert (reason.rule, reason.advice) == ("no-quorum", "programme gate vote venelles … --ballot …")
    assert reason.sentence.values == {"body": "committee", "counted": 2, "base": 5, "needed": 3}
    for outcome in ("rework", "stopped"):
        assert refusal(history, outcome, motive="M") == ["no-quorum"]
    decide(history, "deferred", motive="Sans quorum")


def test_without_a_majority_the_territory_does_not_pass() -> None:
    history = review(bodies=body(HALF))
    vote(history, president="for", treasurer="against")
    (reason,) = history.reasons("gate decide", territory=T, outcome="passed", on=ON)
    assert (reason.rule, reason.advice) == ("no-majority", "programme gate vote venelles … --ballot …")
    assert reason.sentence.values == {"body": "committee", "votes": 1, "needed": 2}
    decide(history, "rework", motive="M")


def test_with_no_vote_at_all_at_least_one_is_needed() -> None:
    (reason,) = review(bodies=body({"majority": "0/1", "strictly": False})).reasons(
        "gate decide", territory=T, outcome="passed", on=ON
    )
    assert (reason.rule, reason.sentence.values["needed"]) == ("no-majority", 1)


# --- Who takes part --------------------------------------------------------------------------------------------------


def test_who_left_its_seat_before_the_decision_is_not_seated_any_more() -> None:
    history = review()
    vote(history, treasurer="for", president="for")
    for office in ("treasurer", "president"):
        history.do("body vacate", body="committee", office=office, on="2017-03-25")
    reasons = history.reasons("gate decide", territory=T, outcome="passed", on=ON)
    assert [(one.rule, one.sentence.values["office"], one.advice) for one in reasons] == [
        ("not-seated", "president", "programme body show committee"),
        ("not-seated", "treasurer", "programme body show committee"),
    ]


def test_who_stepped_aside_leaves_the_base_when_it_sits() -> None:
    history = review(bodies=body({"quorum": "1/1"}))
    history.do("body recuse", body="committee", office="pilot", territory=T, on="2017-03-10")
    history.do("body recuse", body="committee", office="treasurer", territory=T, on="2017-03-10")
    history.do("body vacate", body="committee", office="treasurer", on="2017-03-20")
    vote(history, president="for")
    decide(history)
    found = tally(history)
    assert found is not None
    assert (found.recused, found.seats, found.quorum_base) == (1, 2, 1)


def with_proxies(allowed: int, *offices: str) -> History:
    """Return an open review in which each of these has given its proxy to the president."""
    history = review(bodies=body({**HALF, "proxies_per_holder": allowed}))
    seat(history, "secretary", on="2016-03-01")
    for office in offices:
        fields = {"body": "committee", "office": office, "territory": T}
        history.do("body proxy", holder="president", on="2017-03-10", **fields)
    return history


def for_another(office: str) -> dict[str, str]:
    return {"territory": T, "office": office, "ballot": "for", "cast_by": "president", "on": "2017-03-20"}


@pytest.mark.parametrize("allowed", [0, 1])
def test_one_member_does_not_use_too_many_proxies(allowed: int) -> None:
    offices = ("treasurer", "secretary")[: allowed + 1]
    history = with_proxies(allowed, *offices)
    for office in offices[:-1]:
        history.do("gate vote", **for_another(office))
    (reason,) = history.reasons("gate vote", **for_another(offices[-1]))
    assert (reason.rule, reason.advice) == (
        "too-many-proxies",
        f"programme gate vote {T} {offices[-1]} --ballot for",
    )
    assert reason.sentence.values == {"office": "president", "number": allowed + 1, "most": allowed}
    history.do("gate vote", **{**for_another(offices[-1]), "cast_by": None})


def test_a_member_uses_as_many_proxies_as_the_rule_allows() -> None:
    history = with_proxies(2, "treasurer", "secretary")
    for office in ("treasurer", "secretary"):
        history.do("gate vote", **for_another(office))
    vote(history, president="for")
    decide(history)
    found = tally(history)
    assert found is not None
    assert (found.present, found.represented) == (1, 2)


def test_too_many_proxies_under_a_rule_set_after_the_vote_are_refused_at_the_decision() -> None:
    history = with_proxies(2, "treasurer", "secretary")
    for office in ("treasurer", "secretary"):
        history.do("gate vote", **for_another(office))
    history.do("body rule", body="committee", proxies=1, on="2017-03-21")
    (reason,) = history.reasons("gate decide", territory=T, outcome="passed", on=ON)
    assert (reason.rule, reason.advice) == ("too-many-proxies", "programme body show committee")
    assert reason.sentence.values == {"office": "president", "number": 2, "most": 1}


# --- The second pair of eyes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("recorder", "ballots", "seen"),
    [
        ("coordinator", {}, True),
        ("pilot", {}, False),
        ("coordinator", {"pilot": "for"}, False),
        ("coordinator", {"pilot": "for", "president": "for"}, True),
        ("pilot", {"pilot": "for", "president": "abstain"}, False),
        ("pilot", {"president": "for"}, True),
        ("pilot", {"president": "abstain"}, False),
    ],
)
def test_four_eyes_see_a_passage_when_another_than_the_proposer_approves(
    recorder: str, ballots: dict[str, str], seen: object
) -> None:
    flagged, required = (review(four_eyes=rule) for rule in ("flagged", "required"))
    for history in (flagged, required):
        vote(history, **ballots)
        history.by = recorder
    decide(flagged)
    (event,) = [one.event for one in flagged.facts if one.event.type == "gate-decided"]
    assert event.four_eyes is seen  # type: ignore[attr-defined]
    if seen is True:
        decide(required)
    else:
        (reason,) = required.reasons("gate decide", territory=T, outcome="passed", on=ON)
        assert (reason.rule, reason.sentence.values) == ("four-eyes", {"office": "pilot"})


def test_an_office_that_the_charter_does_not_know_is_that_and_not_one_without_a_seat_too() -> None:
    offices = [{"id": one, "fr": one, "en": one} for one in ("coordinator", "president", "pilot", "treasurer")]
    history = review(office=offices)
    assert history.refusal("gate vote", territory=T, office="nobody", ballot="for", on="2017-03-20") == ["unknown-id"]
    seated = {"body": "committee", "office": "nobody", "territory": T}
    assert history.refusal("body recuse", **seated) == ["unknown-id"]
    assert history.refusal("gate vote", territory=T, office="coordinator", ballot="for", on=ON) == ["not-seated"]
