"""On which days an answer stays the same: between the days on which what was read may turn."""

from __future__ import annotations

from datetime import date

import pytest

from programme.domain.dates import ImpreciseDate
from programme.domain.events import (
    CharterAdopted,
    CriterionWaived,
    IndicatorMeasured,
    MeetingConvened,
    ProgrammeStarted,
    StartPlanned,
)
from programme.domain.vocabulary import MeetingKind
from programme.projections.base.window import turning_days, window
from tests.support.charters import charter
from tests.support.facts import fact, facts

STARTED = ProgrammeStarted(name="P")


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


def test_a_fact_turns_on_the_first_and_last_day_of_its_date() -> None:
    assert list(turning_days(fact(STARTED, "2017-02"))) == days("2017-02-01", "2017-02-28")


def test_a_date_in_an_event_turns_on_its_ends_and_the_days_after_them() -> None:
    plan = StartPlanned(territories=("t",), title="P", due=ImpreciseDate.parse("2018"))
    expected = days("2017-01-05", "2017-01-05", "2018-01-01", "2018-01-02", "2018-12-31", "2019-01-01")
    assert list(turning_days(fact(plan, "2017-01-05"))) == expected


def test_the_windows_of_a_charter_turn_too() -> None:
    phases = [{"id": "one", "fr": "un", "en": "one", "planned": "2017"}]
    rules = charter(phases=phases, gate=[])
    adopted = CharterAdopted(charter="test", edition="1", hash=rules.hash, rules=rules)
    assert set(days("2017-01-01", "2018-01-01")) <= set(turning_days(fact(adopted, "2016-12-01")))


def test_after_the_last_day_there_is_none() -> None:
    plan = StartPlanned(territories=("t",), title="P", due=ImpreciseDate.parse("2018/.."))
    assert max(turning_days(fact(plan, "2017/.."))) == date.max


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2017-01-31", "0001-01-01", "2017-01-31"),
        ("2017-02-01", "2017-02-01", "2017-02-27"),
        ("2017-02-27", "2017-02-01", "2017-02-27"),
        ("2017-02-28", "2017-02-28", "2017-03-14"),
        ("2017-03-15", "2017-03-15", "9999-12-31"),
        ("2020-01-01", "2017-03-15", "9999-12-31"),
    ],
)
def test_the_window_reaches_from_one_turning_day_to_the_day_before_the_next(day: str, first: str, last: str) -> None:
    read = facts(("2017-02", STARTED), ("2017-03-15", STARTED))
    assert window(read, date.fromisoformat(day)) == tuple(days(first, last))


def test_an_answer_that_rests_on_no_fact_holds_for_ever() -> None:
    assert window([], date(2017, 1, 1)) == (date.min, date.max)


def test_a_waiver_is_over_on_the_day_after_its_last() -> None:
    until = ImpreciseDate.parse("2018-06-30")
    waived = CriterionWaived(territory="t", gate="g", criterion="c", reason="r", authorised_by="b", until=until)
    assert window([fact(waived, "2018-01-01")], date(2018, 7, 1))[0] == date(2018, 7, 1)


def test_a_call_turns_on_the_day_after_the_one_it_is_for() -> None:
    due = ImpreciseDate.parse("2018-02-03")
    called = MeetingConvened(meeting="m", kinds=(MeetingKind.CLOSING,), title="M", due=due)
    assert date(2018, 2, 4) in turning_days(fact(called, "2018-01-01"))


def test_what_was_read_from_a_measure_holds_for_that_day_alone() -> None:
    measured = fact(IndicatorMeasured(indicator="jobs", value="12"), "2018-01-10")
    day = date(2018, 6, 1)
    assert window([measured], day) == (day, day)
