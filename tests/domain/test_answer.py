"""Kleene's three-valued logic, its truth tables written out whole."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.domain.answer import Answer, at_least, common, every, some

YES, NO, MAYBE = Answer.YES, Answer.NO, Answer.UNDECIDABLE

answers = st.lists(st.sampled_from(Answer), max_size=6)


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        (YES, YES, YES),
        (YES, MAYBE, MAYBE),
        (YES, NO, NO),
        (MAYBE, YES, MAYBE),
        (MAYBE, MAYBE, MAYBE),
        (MAYBE, NO, NO),
        (NO, YES, NO),
        (NO, MAYBE, NO),
        (NO, NO, NO),
    ],
)
def test_and_is_yes_when_both_are_and_no_when_either_is_no(left: Answer, right: Answer, both: Answer) -> None:
    assert (left & right) is both


@pytest.mark.parametrize(
    ("left", "right", "either"),
    [
        (YES, YES, YES),
        (YES, MAYBE, YES),
        (YES, NO, YES),
        (MAYBE, YES, YES),
        (MAYBE, MAYBE, MAYBE),
        (MAYBE, NO, MAYBE),
        (NO, YES, YES),
        (NO, MAYBE, MAYBE),
        (NO, NO, NO),
    ],
)
def test_or_is_yes_when_either_is_and_no_when_both_are_no(left: Answer, right: Answer, either: Answer) -> None:
    assert (left | right) is either


@pytest.mark.parametrize(("answer", "opposite"), [(YES, NO), (NO, YES), (MAYBE, MAYBE)])
def test_not_leaves_the_undecidable_undecidable(answer: Answer, opposite: Answer) -> None:
    assert ~answer is opposite


def test_what_is_known_is_yes_or_no() -> None:
    assert [Answer.of(known) for known in (True, False)] == [YES, NO]


@pytest.mark.parametrize("answer", Answer)
def test_an_answer_is_never_taken_for_true_or_false(answer: Answer) -> None:
    with pytest.raises(TypeError, match=r"^an Answer has three values; compare it with Answer.YES, NO or UNDECIDABLE$"):
        bool(answer)


def test_of_no_answers_every_one_is_yes_and_none_is() -> None:
    assert every([]) is YES
    assert some([]) is NO


@pytest.mark.parametrize(
    ("wanted", "given_answers", "expected"),
    [
        (0, [], YES),
        (1, [], NO),
        (1, [NO, NO], NO),
        (1, [NO, MAYBE], MAYBE),
        (1, [YES, NO], YES),
        (2, [YES, MAYBE], MAYBE),
        (2, [YES, YES, NO], YES),
        (3, [YES, MAYBE], NO),
        (3, [YES, YES, MAYBE, MAYBE], MAYBE),
        (4, [YES, YES, YES, MAYBE], MAYBE),
    ],
)
def test_at_least_so_many(wanted: int, given_answers: list[Answer], expected: Answer) -> None:
    assert at_least(wanted, given_answers) is expected


def worlds(listed: Iterable[Answer]) -> list[tuple[bool, ...]]:
    """Return every way in which the undecidable answers may turn out."""
    return list(product(*({YES: [True], NO: [False], MAYBE: [True, False]}[one] for one in listed)))


def summary(outcomes: list[bool]) -> Answer:
    """Return what can be said of a statement that is true in some worlds and false in others."""
    return YES if all(outcomes) else MAYBE if any(outcomes) else NO


@given(answers, st.integers(min_value=0, max_value=7))
def test_at_least_says_what_holds_in_every_world(listed: list[Answer], wanted: int) -> None:
    assert at_least(wanted, listed) is summary([sum(world) >= wanted for world in worlds(listed)])


@given(answers)
def test_every_and_some_say_what_holds_in_every_world(listed: list[Answer]) -> None:
    assert every(listed) is summary([all(world) for world in worlds(listed)])
    assert some(listed) is summary([any(world) for world in worlds(listed)])


@given(answers)
def test_at_least_does_not_depend_on_the_order_of_the_answers(listed: list[Answer]) -> None:
    for wanted in range(len(listed) + 2):
        assert at_least(wanted, reversed(listed)) is at_least(wanted, listed)


@pytest.mark.parametrize(
    ("possibilities", "said"),
    [([YES], YES), ([YES, YES], YES), ([NO, NO], NO), ([YES, NO], MAYBE), ([MAYBE], MAYBE), ([YES, MAYBE], MAYBE)],
)
def test_of_several_possibilities_only_what_they_all_say_is_certain(possibilities: list[Answer], said: Answer) -> None:
    assert common(possibilities) is said
