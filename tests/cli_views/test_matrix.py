"""The matrix of contributions and benefits: a row for each category and each stakeholder, empty columns named."""

from __future__ import annotations

from tests.support.cli import Shell


def test_a_row_holds_what_a_stakeholder_gives_and_expects(chapters: Shell) -> None:
    rows = {row["id"]: row for row in chapters.run("stakeholder", "matrix", "--json").json}
    assert len(rows) == 6 + 2
    school, firm = rows["school"], rows["firm"]
    assert (school["contributions"], school["benefits"], school["empty"]) == (["Des jeunes"], ["Des débouchés"], [])
    assert (firm["contributions"], firm["benefits"], firm["empty"]) == (["Un atelier"], [], ["benefits"])
    assert (firm["category"], firm["positions"]) == ("entreprises", [9])


def test_those_without_a_balanced_exchange_are_named_and_checked_on_demand(chapters: Shell) -> None:
    assert chapters.run("stakeholder", "matrix").code == 0
    checked = chapters.run("stakeholder", "matrix", "--check")
    assert (checked.code, checked.err) == (1, "No balanced exchange yet, a column being empty: Pellenc.\n")
    chapters.run("stakeholder", "benefit", "firm", "--text", "Une image", "--on", "2017-12")
    assert chapters.run("stakeholder", "matrix", "--check").code == 0


def test_a_line_that_the_dates_leave_open_says_so(chapters: Shell) -> None:
    assert "Des jeunes (perhaps)" in chapters.run("stakeholder", "matrix", "--as-of", "2017-06-10").out
    assert "Des jeunes" not in chapters.run("stakeholder", "matrix", "--as-of", "2017-05").out


def test_a_territory_leaves_out_who_acts_elsewhere_only(chapters: Shell) -> None:
    chapters.run("territory", "envisage", "pertuis", "--name", "Pertuis", "--on", "2017")
    rows = chapters.run("stakeholder", "matrix", "--territory", "pertuis", "--json").json
    assert [row["stakeholder"] for row in rows] == [None] * 6
