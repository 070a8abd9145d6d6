"""Tables on a terminal: within its width, words whole, nothing lost; what nobody filled in takes no room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.cli.terminal import fitted, print_table

NO_BREAK = "\u00a0"
words = st.text("abcé", min_size=1, max_size=12)
texts = st.lists(words, max_size=12).map(" ".join)
tables = st.integers(1, 5).flatmap(
    lambda wide: st.lists(st.lists(texts, min_size=3, max_size=3), min_size=wide, max_size=wide)
)


def longest_words(columns: list[list[str]]) -> list[int]:
    return [max(len(word) for cell in column for word in cell.split(" ")) for column in columns]


@given(tables, st.integers(5, 200))
def test_the_columns_never_take_more_than_the_room(columns: list[list[str]], room: int) -> None:
    assert sum(fitted(columns, room)) <= room


@given(tables, st.integers(5, 200))
def test_no_word_is_broken_where_the_longest_words_stand_side_by_side(columns: list[list[str]], room: int) -> None:
    least = longest_words(columns)
    if sum(least) <= room:
        assert all(width >= word for width, word in zip(fitted(columns, room), least, strict=True))


def test_columns_that_fit_are_as_wide_as_what_they_hold() -> None:
    assert fitted([["Date", "13 février 2017"], ["Note", ""]], 80) == [15, 4]


def test_the_long_text_has_the_room_that_the_short_ones_do_not_need() -> None:
    assert fitted([["État", "en retard"], ["Objet", "un mot " * 20 + "fin"]], 60) == [7, 52]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")


@pytest.mark.usefixtures("terminal")
def test_a_table_breaks_no_line_at_a_no_break_space(capsys: pytest.CaptureFixture[str]) -> None:
    sum_of_money = f"12{NO_BREAK}500{NO_BREAK}€"
    print_table(["A"], [[f"vient à peu près à {sum_of_money} en tout"]])
    assert sum_of_money in capsys.readouterr().out


@pytest.mark.usefixtures("terminal")
def test_a_column_that_nobody_filled_in_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["Objet", "Note"], [["Convention", ""], ["Budget", ""]])
    assert capsys.readouterr().out.split() == ["Objet", "─" * 10, "Convention", "Budget"]


@pytest.mark.usefixtures("terminal")
def test_a_list_of_nothing_shows_what_it_would_hold(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["Objet", "Note"], [])
    assert capsys.readouterr().out.split()[:2] == ["Objet", "Note"]
