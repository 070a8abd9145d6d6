"""Money is read exactly, to the cent, from what people write; a float is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from programme.domain.money import Amount, Cents

AMOUNT: TypeAdapter[Cents] = TypeAdapter(Amount)
CENTS: TypeAdapter[Cents] = TypeAdapter(Cents)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("12500", 1_250_000),
        ("12 500", 1_250_000),
        ("12\u202f500", 1_250_000),
        ("12\u00a0500\u00a0€", 1_250_000),
        ("1 234 567,8", 123_456_780),
        ("12500,50", 1_250_050),
        ("12500.05 €", 1_250_005),
        (" 0,01 ", 1),
        ("0", 0),
    ],
)
def test_a_text_is_a_sum_in_euros(text: str, cents: int) -> None:
    assert AMOUNT.validate_python(text) == CENTS.validate_python(text) == cents


@pytest.mark.parametrize(
    "text", ["", "€", "-5", "12 50", "1 2345", "12.500,00", "12,505", "12,", ",5", "1e3", "12_500", "١٢", "1" * 14]
)
def test_what_is_no_sum_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="is not a sum in euros"):
        AMOUNT.validate_python(text)


@pytest.mark.parametrize("value", [12.5, 12500.0, float("nan"), True, None, -1])
def test_a_float_and_what_is_no_number_are_refused(value: object) -> None:
    for adapter in (AMOUNT, CENTS):
        with pytest.raises(ValidationError):
            adapter.validate_python(value)


def test_a_plain_number_is_of_euros_where_people_write_and_of_cents_where_events_are_stored() -> None:
    assert (AMOUNT.validate_python(12), CENTS.validate_python(12)) == (1200, 12)
    assert AMOUNT.validate_python(Cents(12)) == 12


def test_a_sum_beyond_what_json_holds_exactly_is_refused() -> None:
    assert CENTS.validate_python(2**53 - 1) == 2**53 - 1
    with pytest.raises(ValidationError):
        CENTS.validate_python(2**53)


@given(st.integers(0, 10**14))
def test_what_is_written_is_read_back(cents: int) -> None:
    assert Cents.parse(str(Cents(cents))) == cents
    assert CENTS.validate_json(CENTS.dump_json(Cents(cents))) == cents
    assert AMOUNT.validate_json(AMOUNT.dump_json(Cents(cents))) == cents


def test_a_gap_may_be_negative() -> None:
    assert str(Cents(-5)) == "-0.05"
