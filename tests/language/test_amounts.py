"""Numbers, sums and lists as each language writes them; U+202F groups digits, U+00A0 stands before the sign."""

import pytest

from programme.domain.events import FundingGranted
from programme.domain.money import Cents
from programme.domain.vocabulary import Nature
from programme.language import Lang, Speaker


@pytest.mark.parametrize(
    ("number", "french", "english"), [(0, "0", "0"), (999, "999", "999"), (12500, "12\u202f500", "12,500")]
)
def test_digits_stand_in_groups_of_three(number: int, french: str, english: str) -> None:
    assert (Speaker("fr").number(number), Speaker("en").number(number)) == (french, english)


@pytest.mark.parametrize(
    ("cents", "french", "english"),
    [
        (1_250_000, "12\u202f500\u00a0€", "€12,500"),
        (1_250_050, "12\u202f500,50\u00a0€", "€12,500.50"),
        (5, "0,05\u00a0€", "€0.05"),
        (0, "0\u00a0€", "€0"),
        (-30_000, "-300\u00a0€", "-€300"),
    ],
)
def test_a_sum_has_cents_only_when_there_are_any(cents: int, french: str, english: str) -> None:
    assert (Speaker("fr").money(cents), Speaker("en").money(cents)) == (french, english)


@pytest.mark.parametrize(
    ("lang", "items", "said"),
    [
        ("fr", [], ""),
        ("fr", ["a"], "a"),
        ("fr", ["a", "b"], "a et b"),
        ("fr", ["a", "b", "c"], "a, b et c"),
        ("en", ["a", "b", "c"], "a, b and c"),
    ],
)
def test_a_list_ends_with_and(lang: Lang, items: list[str], said: str) -> None:
    assert Speaker(lang).enumeration(items) == said


def test_a_sum_in_a_sentence_is_written_as_money() -> None:
    granted = FundingGranted(funding="f", amount=Cents(1_250_050), nature=Nature.CASH)
    assert "12\u202f500,50\u00a0€" in Speaker("fr").event(granted)
    assert "€12,500.50" in Speaker("en").event(granted)
