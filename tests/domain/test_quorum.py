"""Quorum and majority: each base of count, abstentions, rounding, proxies and recusals, worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from programme.domain.quorum import CastBallot, Share, Tally, VotingRule, count, proxies_beyond
from programme.domain.vocabulary import Ballot

BALLOT = {"+": Ballot.FOR, "-": Ballot.AGAINST, "o": Ballot.ABSTAIN}


def shares() -> TypeAdapter[Share]:
    """Return a model's view of shares, built anew."""
    return TypeAdapter(Share)


def rule(**fields: Any) -> VotingRule:
    return VotingRule.model_validate(fields)


def cast(votes: str, proxies: int = 0) -> list[CastBallot]:
    """Return ballots as ``+`` for, ``-`` against, ``o`` abstention; the last ``proxies`` of them by proxy."""
    own = len(votes) - proxies
    return [
        CastBallot(f"office-{place}", BALLOT[vote], "office-0" if place >= own else None)
        for place, vote in enumerate(votes)
    ]


def tally(votes: str, *, proxies: int = 0, seats: int = 6, filled: int = 5, aside: int = 0, **fields: Any) -> Tally:
    """Count votes where ``aside`` members have stepped aside; ``fields`` are those of the rule."""
    return count(rule(**fields), cast(votes, proxies), seats=seats, filled=filled, recused=aside)


def test_every_number_of_the_count_is_kept() -> None:
    found = tally("+++-o", proxies=2, seats=8, filled=7, aside=1, quorum="1/2")
    assert found == Tally(
        votes_for=3,
        votes_against=1,
        abstentions=1,
        present=3,
        represented=2,
        recused=1,
        seats=8,
        quorum_base=7,
        quorum_needed=4,
        quorum_counted=5,
        majority_base=4,
        majority_needed=3,
    )
    assert found.quorate
    assert found.carried


# --- Quorum ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "base", "needed"),
    [
        # half of 6 seats, of 5 filled ones: 2.5 rounds up to 3, down to 2
        ({"quorum": "1/2"}, 6, 3),
        ({"quorum": "1/2", "quorum_of": "filled-seats"}, 5, 3),
        ({"quorum": "1/2", "quorum_of": "filled-seats", "rounding": "down"}, 5, 2),
        # a third of 5 is 1.67
        ({"quorum": "1/3", "quorum_of": "filled-seats"}, 5, 2),
        ({"quorum": "1/3", "quorum_of": "filled-seats", "rounding": "down"}, 5, 1),
        # none, all
        ({}, 6, 0),
        ({"quorum": "0/1"}, 6, 0),
        ({"quorum": "1/1"}, 6, 6),
        # two members stepped aside: they leave the base, unless the rule counts them
        ({"quorum": "1/2", "recused": "excluded", "aside": 2}, 4, 2),
        ({"quorum": "1/2", "recused": "counted", "aside": 2}, 6, 3),
        ({"quorum": "1/2", "quorum_of": "filled-seats", "aside": 2}, 3, 2),
        # more stepped aside than there are seats: nobody is left
        ({"quorum": "1/2", "aside": 7}, 0, 0),
    ],
)
def test_the_quorum_is_a_share_of_its_base(fields: dict[str, Any], base: int, needed: int) -> None:
    found = tally("", **fields)
    assert (found.quorum_base, found.quorum_needed) == (base, needed)


@pytest.mark.parametrize(
    ("votes", "proxies", "fields", "counted", "quorate"),
    [
        ("++", 0, {}, 2, False),
        ("+++", 0, {}, 3, True),
        ("+-o", 0, {}, 3, True),
        ("ooo", 0, {}, 3, True),
        ("+++", 1, {}, 3, True),
        ("+++", 1, {"proxies_count_for_quorum": False}, 2, False),
        ("++++", 1, {"proxies_count_for_quorum": False}, 3, True),
    ],
)
def test_who_takes_part_counts_for_the_quorum_of_three(
    votes: str,
    proxies: int,
    fields: dict[str, Any],
    counted: int,
    quorate: bool,  # noqa: FBT001 - the expectation
) -> None:
    found = tally(votes, proxies=proxies, quorum="1/2", **fields)
    assert (found.quorum_counted, found.quorate) == (counted, quorate)


# --- Majority --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("votes", "fields", "base", "needed", "carried"),
    [
        # more than half of the votes cast, abstentions ignored: 2 of 3, 2 of 2, 3 of 4
        ("++-", {}, 3, 2, True),
        ("+-", {}, 2, 2, False),
        ("++--", {}, 4, 3, False),
        ("+ooo", {}, 1, 1, True),
        # abstentions stand in the base: 3 of 4 needed, 2 for
        ("++oo", {"abstentions": "counted"}, 4, 3, False),
        ("+++o", {"abstentions": "counted"}, 4, 3, True),
        # of those present: abstentions stand in the base whatever the rule says of them
        ("++oo", {"majority_of": "present"}, 4, 3, False),
        ("+++o", {"majority_of": "present", "abstentions": "ignored"}, 4, 3, True),
        # of the 6 seats: more than 3
        ("+++", {"majority_of": "seats"}, 6, 4, False),
        ("++++", {"majority_of": "seats"}, 6, 4, True),
        # reached, not exceeded: half of 4 is enough, half of 3 is 1.5: 2 when rounded up, 1 when down
        ("++--", {"strictly": False}, 4, 2, True),
        ("+--", {"strictly": False}, 3, 2, False),
        ("+--", {"strictly": False, "rounding": "down"}, 3, 1, True),
        # two thirds: exceeded means 3 of 3; reached means 2 of 3
        ("++-", {"majority": "2/3"}, 3, 3, False),
        ("+++", {"majority": "2/3"}, 3, 3, True),
        ("++-", {"majority": "2/3", "strictly": False}, 3, 2, True),
        # two thirds of 4 is 2.67: 3 either way when exceeded; 3 or 2 when reached
        ("++--", {"majority": "2/3"}, 4, 3, False),
        ("++--", {"majority": "2/3", "strictly": False}, 4, 3, False),
        ("++--", {"majority": "2/3", "strictly": False, "rounding": "down"}, 4, 2, True),
        # rounding does not touch what must be exceeded
        ("+-", {"rounding": "down"}, 2, 2, False),
        # unanimity
        ("+++", {"majority": "1/1", "strictly": False}, 3, 3, True),
        ("++-", {"majority": "1/1", "strictly": False}, 3, 3, False),
    ],
)
def test_the_majority_is_a_share_of_its_base(
    votes: str,
    fields: dict[str, Any],
    base: int,
    needed: int,
    carried: bool,  # noqa: FBT001 - the expectation
) -> None:
    found = tally(votes, **fields)
    assert (found.majority_base, found.majority_needed, found.carried) == (base, needed, carried)


@pytest.mark.parametrize(("recused", "base", "needed"), [("excluded", 4, 3), ("counted", 6, 4)])
def test_who_stepped_aside_leaves_the_seats_or_stays(recused: str, base: int, needed: int) -> None:
    found = tally("+++", majority_of="seats", recused=recused, aside=2)
    assert (found.majority_base, found.majority_needed) == (base, needed)


@pytest.mark.parametrize("fields", [{"majority": "0/1", "strictly": False}, {"majority": "1/2"}])
def test_nothing_is_carried_by_nobody(fields: dict[str, Any]) -> None:
    assert not tally("", **fields).carried
    assert not tally("ooo", **fields).carried
    assert tally("+", **fields).carried


def test_where_all_stepped_aside_there_is_no_base() -> None:
    found = tally("", quorum="1/2", majority_of="seats", aside=7)
    assert (found.quorum_base, found.majority_base) == (0, 0)


# --- Laws ------------------------------------------------------------------------------------------------------------

parts = st.fractions(min_value=0, max_value=1, max_denominator=12).map(lambda one: f"{one.numerator}/{one.denominator}")
rules = st.fixed_dictionaries(
    {
        "quorum": parts,
        "quorum_of": st.sampled_from(["seats", "filled-seats"]),
        "majority": parts,
        "strictly": st.booleans(),
        "majority_of": st.sampled_from(["cast", "present", "seats"]),
        "abstentions": st.sampled_from(["ignored", "counted"]),
        "proxies_count_for_quorum": st.booleans(),
        "recused": st.sampled_from(["excluded", "counted"]),
        "rounding": st.sampled_from(["up", "down"]),
    }
).map(lambda fields: rule(**fields))
ballots = st.text("+-o", max_size=7)


@given(rules, ballots, st.integers(0, 3))
def test_each_vote_more_in_favour_never_undoes_a_passage(voting: VotingRule, votes: str, recused: int) -> None:
    def found(text: str) -> Tally:
        return count(voting, cast(text), seats=10, filled=8, recused=recused)

    if found(votes).carried:
        assert found(votes.replace("-", "+", 1)).carried
        assert found(votes.replace("o", "+", 1)).carried
        assert found(votes + "+").carried
    if found(votes).quorate:
        assert found(votes + "o").quorate


@given(rules, ballots)
def test_what_is_needed_is_the_share_to_the_nearest_whole_vote(voting: VotingRule, votes: str) -> None:
    found = count(voting, cast(votes), seats=10, filled=8, recused=0)
    exact = found.majority_base * voting.majority
    if voting.strictly:
        assert found.majority_needed - 1 <= exact < found.majority_needed
    elif voting.rounding == "up":
        assert found.majority_needed - 1 < exact <= found.majority_needed
    else:
        assert found.majority_needed <= exact < found.majority_needed + 1


@given(rules, ballots)
def test_every_ballot_is_counted_once(voting: VotingRule, votes: str) -> None:
    found = count(voting, cast(votes, proxies=len(votes) // 3), seats=10, filled=8, recused=0)
    assert found.votes_for + found.votes_against + found.abstentions == len(votes)
    assert found.present + found.represented == len(votes)


# --- Proxies ---------------------------------------------------------------------------------------------------------


def test_proxies_beyond_what_the_rule_allows_are_counted_for_each_holder() -> None:
    held = [
        CastBallot("a", Ballot.FOR, "x"),
        CastBallot("b", Ballot.FOR, "x"),
        CastBallot("c", Ballot.FOR, "y"),
        CastBallot("x", Ballot.FOR),
    ]
    assert proxies_beyond(rule(), held) == {"x": 2}
    assert proxies_beyond(rule(proxies_per_holder=2), held) == {}
    assert proxies_beyond(rule(proxies_per_holder=0), held) == {"x": 2, "y": 1}


# --- Shares ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "part", "written"),
    [
        ("1/2", Fraction(1, 2), "1/2"),
        ("2/4", Fraction(1, 2), "1/2"),
        ("0/1", Fraction(0), "0/1"),
        ("7/7", Fraction(1), "1/1"),
        ("999/999", Fraction(1), "1/1"),
    ],
)
def test_a_share_is_written_as_a_fraction(text: str, part: Fraction, written: str) -> None:
    share = shares().validate_python(text)
    assert share == part
    assert isinstance(share, Share)
    assert shares().dump_json(share).decode() == f'"{written}"'
    assert shares().validate_python(share) == share


@pytest.mark.parametrize(
    "value",
    ["", "1", "3/2", "1/0", "-1/2", "0.5", 0.5, "1 / 2", "½", "1/2 ", "1000/1000", "1/1000", "１/2"],
    ids=range(13),
)
def test_what_is_no_part_of_a_whole_is_refused(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        shares().validate_python(value)
    (error,) = caught.value.errors()
    assert (error["type"], error["ctx"]) == ("share", {"text": str(value)})
    assert error["msg"] == f"'{value}' is not a share such as 1/2"


def test_the_json_schema_of_a_share_gives_its_pattern() -> None:
    assert shares().json_schema() == {"type": "string", "pattern": "([0-9]{1,3})/([1-9][0-9]{0,2})"}
    assert shares().json_schema(mode="serialization") == {"type": "string"}


def test_without_a_word_more_than_half_of_the_votes_cast_decides_with_no_quorum() -> None:
    assert rule().model_dump(mode="json") == {
        "quorum": "0/1",
        "quorum_of": "seats",
        "majority": "1/2",
        "strictly": True,
        "majority_of": "cast",
        "abstentions": "ignored",
        "proxies_per_holder": 1,
        "proxies_count_for_quorum": True,
        "recused": "excluded",
        "rounding": "up",
        "rule": "hypothesis",
    }
