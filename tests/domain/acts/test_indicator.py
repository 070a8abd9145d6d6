"""Acts on indicators, their values, and which of their measures is the latest."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from programme.domain.aggregates.indicator import Indicator
from programme.domain.vocabulary import Quantity
from tests.support.history import History

QUANTITY: TypeAdapter[str] = TypeAdapter(Quantity)
JOBS: dict[str, Any] = {"indicator": "jobs", "name": "Emplois", "kind": "economic", "unit": "emplois"}


def defined(**more: Any) -> History:
    """Return a territory and an indicator."""
    history = History()
    history.do("territory propose", territory="aix", name="Aix", on="2016-09")
    history.do("indicator define", **{**JOBS, "baseline": "0", "target": "12,5", "on": "2018-01-01", **more})
    return history


def current(history: History, *days: str) -> list[list[str]]:
    """Return the values that may be the latest on each day."""
    found = history.reading().of(Indicator, "jobs")
    return [[one.event.model_dump()["value"] for one in found.current(date.fromisoformat(day))] for day in days]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("12", "12"),
        (12, "12"),
        ("3,5", "3.5"),
        ("-0.25", "-0.25"),
        ("1 234 567", "1234567"),
        ("1\u202f000,5", "1000.5"),
    ],
)
def test_a_value_is_kept_as_an_exact_decimal_text(given: object, kept: str) -> None:
    assert QUANTITY.validate_python(given) == kept


@pytest.mark.parametrize("given", [3.5, True, "", "3,5 %", "12 34", "1e3", "1.", "--1", None])
def test_a_float_and_what_is_no_number_are_refused(given: object) -> None:
    with pytest.raises(ValidationError):
        QUANTITY.validate_python(given)


def test_an_indicator_is_defined_once_for_known_territories() -> None:
    assert defined().refusal("indicator define", **JOBS, territories=["aixe"]) == ["id-taken", "unknown-id"]


def test_a_measure_is_about_the_territories_of_its_indicator_unless_it_names_others() -> None:
    history = defined(territories=["aix"])
    made = history.do("indicator measure", indicator="jobs", value="3", on="2018-06")
    assert made[0].event.model_dump()["territories"] == ("aix",)
    history = defined()
    made = history.do("indicator measure", indicator="jobs", value="3", territories=["aix"], on="2018-06")
    assert made[0].event.model_dump()["territories"] == ("aix",)


def test_only_what_was_defined_before_is_measured() -> None:
    history = defined()
    unknown = history.refusal("indicator measure", indicator="job", value="3", territories=["aixe"])
    assert unknown == ["unknown-id", "unknown-id"]
    assert history.refusal("indicator measure", indicator="jobs", value="3", on="2017") == ["before-what-it-follows"]


def test_the_current_value_is_that_of_the_latest_measure_or_of_each_that_may_be() -> None:
    history = defined()
    for value, on in (("1", "2018-06-01"), ("2", "2018-09"), ("3", "2018-09-15")):
        history.do("indicator measure", indicator="jobs", value=value, on=on)
    assert current(history, "2018-05-31", "2018-06-01") == [[], ["1"]]
    assert current(history, "2018-09-10", "2018-09-20", "2018-09-30") == [["1", "2"], ["2", "3"], ["2", "3"]]


def test_of_an_unknown_indicator_nothing_is_known() -> None:
    found = History().reading().of(Indicator, "jobs")
    assert (found.exists, found.definition, found.current(date(2018, 1, 1))) == (False, None, ())
