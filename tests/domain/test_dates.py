"""Imprecise dates: the notation with its bounds worked out by hand, and each comparison against every possible day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from programme.domain.answer import Answer
from programme.domain.dates import OPEN_FUTURE, OPEN_PAST, ImpreciseDate, MalformedDate, next_day
from tests.support.dates import DAYS, VIEWPOINTS, any_dates
from tests.support.facts import days_of


def adapter() -> TypeAdapter[ImpreciseDate]:
    """Return a model's view of dates, built anew."""
    return TypeAdapter(ImpreciseDate)


NOTATION = {
    "2017": ("2017-01-01", "2017-12-31"),
    "2017-02": ("2017-02-01", "2017-02-28"),
    "2017-12": ("2017-12-01", "2017-12-31"),
    "2017-02-13": ("2017-02-13", "2017-02-13"),
    # leap years
    "2016-02": ("2016-02-01", "2016-02-29"),
    "2016-02-29": ("2016-02-29", "2016-02-29"),
    "2000-02": ("2000-02-01", "2000-02-29"),
    "1900-02": ("1900-02-01", "1900-02-28"),
    # about: the next coarser unit
    "2017-12-15~": ("2017-12-01", "2017-12-31"),
    "2016-02-10~": ("2016-02-01", "2016-02-29"),
    "2017-06~": ("2017-01-01", "2017-12-31"),
    "2017~": ("2016-01-01", "2018-12-31"),
    # doubtful: the same bounds
    "2017?": ("2017-01-01", "2017-12-31"),
    "2017-02?": ("2017-02-01", "2017-02-28"),
    "2017-03-24?": ("2017-03-24", "2017-03-24"),
    "2017-12-15~?": ("2017-12-01", "2017-12-31"),
    "2017-12-15?~": ("2017-12-01", "2017-12-31"),
    # intervals: from the first day of the start to the last day of the end
    "2017-10/2017-12": ("2017-10-01", "2017-12-31"),
    "2016/2020": ("2016-01-01", "2020-12-31"),
    "2017-02-13/2017-03": ("2017-02-13", "2017-03-31"),
    "2017-02-13/2017-02-13": ("2017-02-13", "2017-02-13"),
    "2017-06-20~/2017": ("2017-06-01", "2017-12-31"),
    "2016-12/2017-02~": ("2016-12-01", "2017-12-31"),
    "2017-02?/2017-03-05?": ("2017-02-01", "2017-03-05"),
    # open ends
    "../2017-10": ("0001-01-01", "2017-10-31"),
    "2017-10/..": ("2017-10-01", "9999-12-31"),
    "../2017-10-05~": ("0001-01-01", "2017-10-31"),
    "2017?/..": ("2017-01-01", "9999-12-31"),
    # the ends of the calendar
    "0001": ("0001-01-01", "0001-12-31"),
    "9999-12-31": ("9999-12-31", "9999-12-31"),
    "0002~": ("0001-01-01", "0003-12-31"),
}

WRONG = [
    *("", " ", "17", "217", "20170", "2017-2", "2017-2-1", "20170213", "+2017", "-2017", "x"),
    *("2017-00", "2017-13", "2017-02-00", "2017-02-29", "1900-02-29", "2017-04-31", "2017-00-13", "0000", "0000-01"),
    *("2017-02-30~", "2017-13~", "0001~", "9999~", "~2017", "2017~~", "2017??", "2017?~?", "2017~-02", "2017 ~"),
    *("2018/2017", "2017-03/2017-02", "2017-02-14/2017-02-13", "2017-02-14/2017-01-31~"),
    *(
        "..",
        "/",
        "../..",
        "2017/",
        "/2017",
        "./2017",
        "2017/...",
        "2017//2018",
        "2016/2017/2018",
        "2017/..~",
        "..?/2017",
    ),
    *(" 2017", "2017 ", "2017\n", "2017-02-13T10:00", "13/02/2017", "2017-02-13 / 2017-02-14", "2017–2018"),
    *("２０１７", "٢٠١٧", "2017-0２", "2017-02-1३", "²017"),
]


@pytest.mark.parametrize(("text", "bounds"), NOTATION.items(), ids=NOTATION)
def test_each_notation_has_its_bounds(text: str, bounds: tuple[str, str]) -> None:
    when = ImpreciseDate.parse(text)
    assert (when.earliest.isoformat(), when.latest.isoformat()) == bounds


@pytest.mark.parametrize("text", NOTATION)
def test_a_date_keeps_its_text_and_reads_back_the_same(text: str) -> None:
    when = ImpreciseDate.parse(text)
    assert (str(when), when.text) == (text, text)
    assert ImpreciseDate.parse(str(when)) == when


@pytest.mark.parametrize("text", WRONG, ids=range(len(WRONG)))
def test_a_wrong_date_is_refused_with_its_whole_text(text: str) -> None:
    with pytest.raises(MalformedDate, match="not a date") as caught:
        ImpreciseDate.parse(text)
    assert caught.value.text == text


def test_a_date_of_one_day_is_written_as_that_day() -> None:
    assert ImpreciseDate.day(date(2017, 2, 13)) == ImpreciseDate.parse("2017-02-13")


DAY, DOUBTFUL, SHARP = "is_day", "is_doubtful", "is_sharp"


@pytest.mark.parametrize(
    ("text", "true_of_it"),
    [
        ("2017-02-13", {DAY, SHARP}),
        ("2017-02-13/2017-02-13", {DAY, SHARP}),
        ("2017-02-13?", {DOUBTFUL}),
        ("2017-02-13~", set()),
        ("2017-02-13~?", {DOUBTFUL}),
        ("2017-02", {SHARP}),
        ("2017", {SHARP}),
        ("2017~", set()),
        ("2017-10/2017-12", {SHARP}),
        ("2017-10?/2017-12", {DOUBTFUL}),
        ("2017-10/2017-12~", set()),
        ("../2017-10", set()),
        ("2017-10/..", set()),
    ],
)
def test_only_a_plain_day_is_a_day_and_only_closed_plain_dates_serve_as_viewpoints(
    text: str, true_of_it: set[str]
) -> None:
    when = ImpreciseDate.parse(text)
    assert {name for name in (DAY, DOUBTFUL, SHARP) if getattr(when, name)} == true_of_it


def test_open_ends_reach_to_the_ends_of_the_calendar() -> None:
    assert OPEN_PAST.isoformat() == "0001-01-01"
    assert OPEN_FUTURE.isoformat() == "9999-12-31"


def test_the_day_after_the_last_of_the_calendar_is_that_day_itself() -> None:
    assert next_day(date(2016, 2, 28)) == date(2016, 2, 29)
    assert next_day(date(2017, 12, 31)) == date(2018, 1, 1)
    assert next_day(OPEN_FUTURE) == OPEN_FUTURE


# --- Comparisons, by hand --------------------------------------------------------------------------------------------

YES, NO, MAYBE = Answer.YES, Answer.NO, Answer.UNDECIDABLE


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("2017-06", "2017-05-31", NO),
        ("2017-06", "2017-06-01", MAYBE),
        ("2017-06", "2017-06-29", MAYBE),
        ("2017-06", "2017-06-30", YES),
        ("2017-06-15", "2017-06-14", NO),
        ("2017-06-15", "2017-06-15", YES),
        ("../2017-10", "1000-01-01", MAYBE),
        ("../2017-10", "2017-10-31", YES),
        ("2017-10/..", "2017-09-30", NO),
        ("2017-10/..", "2999-01-01", MAYBE),
        ("2017-03-24?", "2017-03-24", YES),
    ],
)
def test_it_has_happened_by_a_day(text: str, day: str, expected: Answer) -> None:
    assert ImpreciseDate.parse(text).by(date.fromisoformat(day)) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2017-02", "2017-03", YES),
        ("2017-02", "2017-02-28", MAYBE),
        ("2017-02", "2017-02-01", NO),
        ("2017-02-13", "2017-02-13", NO),
        ("2017-02-13", "2017-02-14", YES),
        ("2017-02-14", "2017-02-13", NO),
        ("../2017", "2018", YES),
        ("../2017", "../2017", MAYBE),
    ],
)
def test_before_means_on_an_earlier_day(left: str, right: str, expected: Answer) -> None:
    assert ImpreciseDate.parse(left).before(ImpreciseDate.parse(right)) is expected


@pytest.mark.parametrize(
    ("text", "period", "expected"),
    [
        ("2017-02", "2017", YES),
        ("2017", "2017-02", MAYBE),
        ("2017-02", "2017-02-10/2017-03", MAYBE),
        ("2017-01-31", "2017-02", NO),
        ("2017-03-01", "2017-02", NO),
        ("2017-02-28", "2017-02", YES),
        ("../2017", "2017", MAYBE),
    ],
)
def test_within_a_period(text: str, period: str, expected: Answer) -> None:
    assert ImpreciseDate.parse(text).within(ImpreciseDate.parse(period)) is expected


# --- Comparisons, against every possible day -------------------------------------------------------------------------


def summary(outcomes: list[bool]) -> Answer:
    return YES if all(outcomes) else MAYBE if any(outcomes) else NO


def possible(when: ImpreciseDate) -> list[date]:
    """Return its days; an open end reaches well beyond the months that the examples are written with."""
    return list(days_of(when, date(2016, 12, 29), date(2017, 3, 3)))


def holds_for_all_pairs(left: ImpreciseDate, right: ImpreciseDate, compare: Callable[[date, date], bool]) -> Answer:
    return summary([compare(one, other) for one in possible(left) for other in possible(right)])


@given(any_dates, st.sampled_from(VIEWPOINTS))
def test_by_says_what_holds_on_every_possible_day(when: ImpreciseDate, day: date) -> None:
    assert when.by(day) is summary([one <= day for one in possible(when)])


@given(any_dates, st.sampled_from(VIEWPOINTS))
def test_gone_by_says_what_holds_on_every_possible_day(when: ImpreciseDate, day: date) -> None:
    assert when.gone_by(day) is summary([one < day for one in possible(when)])


@given(any_dates, any_dates)
def test_before_says_what_holds_for_every_pair_of_days(left: ImpreciseDate, right: ImpreciseDate) -> None:
    assert left.before(right) is holds_for_all_pairs(left, right, lambda one, other: one < other)


@given(any_dates, any_dates)
def test_after_says_what_holds_for_every_pair_of_days(left: ImpreciseDate, right: ImpreciseDate) -> None:
    assert left.after(right) is holds_for_all_pairs(left, right, lambda one, other: one > other)


@given(any_dates, any_dates)
def test_within_says_what_holds_on_every_possible_day(when: ImpreciseDate, period: ImpreciseDate) -> None:
    inside = [period.earliest <= one <= period.latest for one in possible(when)]
    assert when.within(period) is summary(inside)


@given(any_dates, st.sampled_from(DAYS))
def test_a_doubt_changes_no_answer(when: ImpreciseDate, day: date) -> None:
    doubted = ImpreciseDate(f"{when.text}?", when.earliest, when.latest)
    assert doubted.by(day) is when.by(day)


@given(st.dates())
def test_every_day_of_the_calendar_reads_back(day: date) -> None:
    when = ImpreciseDate.day(day)
    assert (when.earliest, when.latest) == (day, day)
    assert ImpreciseDate.parse(when.text) == when


# --- In models -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", NOTATION)
def test_a_model_reads_and_writes_a_date_as_its_text(text: str) -> None:
    dates = adapter()
    when = dates.validate_python(text)
    assert when == ImpreciseDate.parse(text)
    assert dates.validate_json(dates.dump_json(when)) == when
    assert dates.dump_python(when, mode="json") == text


def test_a_model_takes_a_date_a_day_and_a_year() -> None:
    when = ImpreciseDate.parse("2017-02-13")
    assert adapter().validate_python(when) is when
    assert adapter().validate_python(date(2017, 2, 13)) == when
    assert adapter().validate_python(2017) == ImpreciseDate.parse("2017")


@pytest.mark.parametrize(
    "value", ["2017-13", "", 17, None, True, 2017.5, datetime(2017, 2, 13, tzinfo=UTC), ["2017"]], ids=range(8)
)
def test_a_model_refuses_what_is_no_date_and_says_which(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        adapter().validate_python(value)
    (error,) = caught.value.errors()
    assert (error["type"], error["ctx"]) == ("imprecise_date", {"text": str(value)})
    assert error["msg"] == f"'{value}' is not a date"


def test_the_json_schema_of_a_date_is_a_text() -> None:
    assert adapter().json_schema() == {"type": "string"}
    assert adapter().json_schema(mode="serialization") == {"type": "string"}
