"""Decisions recorded when they had already taken effect."""

from __future__ import annotations

from datetime import date

import pytest

from programme.domain.after_effect import recorded_after_effect
from programme.domain.dates import ImpreciseDate
from programme.domain.events import DecisionRecorded
from programme.domain.fact import Fact
from programme.domain.reading import reading_of
from tests.support.charters import criterion
from tests.support.facts import fact
from tests.support.scenes import T, decide, review

WORKSHOP = criterion("c", name="meetings", kind="workshop")


def days_late(applies: str | None, recorded: date) -> list[int]:
    """Return by how many days a decision of that effect is late, recorded on that day."""
    effect = ImpreciseDate.parse(applies) if applies is not None else None
    event = DecisionRecorded(decision="d", title="D", applies_from=effect)
    return [one.days for one in recorded_after_effect(reading_of([fact(event, "2017-01-01")]), lambda _: recorded)]


@pytest.mark.parametrize(
    ("applies", "recorded", "days"),
    [
        ("2017-03-01", date(2017, 3, 2), [1]),
        ("2017-03-01", date(2017, 3, 1), []),  # the day itself is not after
        ("2017-03", date(2017, 3, 31), []),  # it may have taken effect that very day
        ("2017-03", date(2017, 4, 10), [10]),
        ("2017-03/..", date(2030, 1, 1), []),
        (None, date(2030, 1, 1), []),  # it does not say from when it applies
    ],
)
def test_a_decision_is_listed_when_it_surely_applied_before_it_was_recorded(
    applies: str | None, recorded: date, days: list[int]
) -> None:
    assert days_late(applies, recorded) == days


def passage(**more: str) -> list[Fact]:
    history = review(WORKSHOP)
    history.do(
        "meeting hold",
        title="W",
        id="w",
        on="2017-03-10",
        kinds=["workshop"],
        bodies=["committee"],
        territories=[T],
    )
    decide(history, on="2017-04-01", **more)
    return history.facts


def test_a_passage_takes_effect_when_the_phase_is_entered() -> None:
    (found,) = recorded_after_effect(reading_of(passage(applies_from="2017-05-01")), lambda _: date(2017, 5, 3))
    assert (found.decision.event.type, found.effect.text, found.days) == ("gate-decided", "2017-05-01", 2)


def test_what_lets_nobody_pass_has_no_effect_to_come_after() -> None:
    postponed = reading_of(passage(outcome="rework", motive="Revoir"))
    assert list(recorded_after_effect(postponed, lambda _: date(2030, 1, 1))) == []
