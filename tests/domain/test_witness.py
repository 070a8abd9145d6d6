"""A witness is enough for a value, and nothing in it can be spared."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from programme.domain.events import MeetingHeld
from programme.domain.fact import Fact
from programme.domain.vocabulary import MeetingKind
from programme.domain.witness import witness
from tests.support.facts import fact

facts = st.lists(st.integers(1, 9), max_size=7).map(
    lambda numbers: [
        fact(MeetingHeld(meeting=f"m{place}", kinds=(MeetingKind.WORKSHOP,), title=str(number)), "2017", place)
        for place, number in enumerate(numbers, 1)
    ]
)


def titles(listed: Sequence[Fact]) -> list[int]:
    return [int(one.event.title) for one in listed if isinstance(one.event, MeetingHeld)]


def most(listed: Sequence[Fact]) -> int:
    return max(titles(listed), default=0)


def is_odd(listed: Sequence[Fact]) -> bool:
    """Whether the sum is odd: a value that comes and goes with each fact."""
    return sum(titles(listed)) % 2 == 1


values = st.sampled_from([most, is_odd, len])


@given(facts, values)
def test_a_witness_gives_the_same_value_and_none_of_it_can_be_spared(listed: list[Fact], value: object) -> None:
    assert callable(value)
    found = witness(listed, value)
    assert value(found) == value(listed)
    assert all(value([one for one in found if one is not fact]) != value(listed) for fact in found)


def test_of_two_facts_that_would_do_the_first_is_kept() -> None:
    first, second, lower = (
        fact(MeetingHeld(meeting=f"m{place}", kinds=(MeetingKind.WORKSHOP,), title=title), "2017", place)
        for place, title in enumerate(("5", "5", "2"), 1)
    )
    assert witness([first, second, lower], most) == (first,)


def test_what_follows_from_nothing_rests_on_nothing() -> None:
    assert witness([], most) == ()
