"""The first-year report made again: a reader of the original finds each of its dated facts and sums, with its line.

The facts, their lines and their dates are those of the source, numbered as its inventory numbers them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from programme.exchange import journal_file
from programme.exchange.journal import requests_as_recorded
from programme.register.register import Register
from tests.examples.support import REAL_YEAR, SCENARIO
from tests.reports.survey_support import as_json, positions, text, told

NEVER_USED = datetime(2026, 1, 1, tzinfo=UTC)  # the journals say at which instant each entry was recorded
DATED = {
    "D1": (72, "2012"),
    "D2": (253, "2015"),
    "D4": (718, "2016-03"),
    "D5": (55, "2016-06"),
    "D6": (677, "2016-09"),
    "D7": (223, "2016-09"),
    "D8": (262, "2016"),
    "D9": (215, "2016-10/2016-12"),
    "D10": (266, "2016-12-13"),
    "D11": (323, "2017-01-19/2017-01-20"),
    "D12": (333, "2017-02-07"),
    "D13": (684, "2017-02-13"),
    "D14": (686, "2017-03-27"),
    "D15": (688, "2017-03-24"),
    "D16": (690, "2017-06-30"),
    "D17": (692, "2017-09-07"),
    "D18": (753, "2017-02"),
    "D19": (753, "2017-04"),
    "D20": (753, "2017-05"),
    "D21": (753, "2017-06"),
    "D22": (753, "2017-07"),
    "D23": (753, "2017-09-07"),
    "D24": (601, "2017"),
    "D25": (955, "11 octobre 2017"),
    "D26": (700, "2017-10-24"),
    "D27": (828, "2017-10/2017-12"),
    "D28": (799, "2017-12"),
    "D29": (846, "2017-12-15~"),
    "D30": (609, "2018"),
    "D31": (223, "2020"),
}
"""Each with a line it stands on, and its date. D3, the goals of the United Nations, is context: no entry tells it."""
SUMS = {
    "A1": (651, "cash", 12_500),
    "A2": (653, "volunteer_time", 27_600),
    "A3": (657, "cash", 50_000),
    "A4": (659, "cash", 97_500),
    "A5": (661, "cash", 120_000),
}
"""Each with the line it stands on, its nature, and how many euros."""


@pytest.fixture(scope="module")
def real_year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with closing(Register.create(tmp_path_factory.mktemp("year") / "register.db", "envies-dalliances")) as register:
        register.record(requests_as_recorded(journal_file.read(REAL_YEAR), NEVER_USED))
        yield register


@pytest.fixture(scope="module")
def report(real_year: Register) -> Any:
    return as_json(real_year, "annual", "2017-12-31", "fr", period="2016/2017")


def rows(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every row of every table but that of the entries."""
    if isinstance(value, list):
        for one in value:
            yield from rows(one)
    elif isinstance(value, dict):
        if "sources" in value and "id" not in value:
            yield value
        for one in value.values():
            yield from rows(one)


def stands_on(row: dict[str, Any], line: int) -> bool:
    """Whether a row cites a line of the first-year report."""
    for source in row["sources"] or ():
        document, _, lines = source.partition(":")
        first, _, last = lines.partition("-")
        if document == "bilan-2016-2017" and first and int(first) <= line <= int(last or first):
            return True
    return False


@pytest.mark.parametrize("fact", DATED)
def test_each_dated_fact_is_found_with_its_line(report: Any, fact: str) -> None:
    line, date = DATED[fact]
    if fact == "D31":
        planned = [row["planned"] for row in told(report, "calendar")["phases"]]
        assert planned[-1] in {"2020", "2020-01/2020-12"}
        return
    there = [row for row in rows(report["groups"]) if stands_on(row, line)]
    assert [row for row in there if date in json.dumps(row, ensure_ascii=False)], (fact, there)


@pytest.mark.parametrize("sum", SUMS)
def test_each_sum_is_found_with_its_line_in_the_column_of_its_nature(report: Any, sum: str) -> None:
    line, nature, euros = SUMS[sum]
    there = [row for row in told(report, "budget")["lines"] if stands_on(row, line)]
    assert [euros * 100] in [row[nature] for row in there]


def test_three_committee_meetings_five_with_the_city_and_six_workshops(report: Any) -> None:
    counted = {
        place: {row["kind"]: row["certain"] for row in told(report, f"work-{place}")["kinds"]}
        for place in ("programme", "aix-en-provence")
    }
    assert counted["programme"]["committee"] == 3
    assert counted["aix-en-provence"]["workshop"] == 6
    city = [
        row
        for row in told(report, "work-aix-en-provence")["meetings"]
        if any(stands_on(row, n) for n in range(684, 693))
    ]
    assert [row["on"].rstrip("?") for row in city] == [
        "2017-02-13",
        "2017-03-24",
        "2017-03-27",
        "2017-06-30",
        "2017-09-07",
    ]


def test_step_6_keeps_its_empty_place(report: Any) -> None:
    steps = [row["step"] for row in told(report, "steps")["steps"]]
    assert steps[-8:] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert next(row for row in told(report, "steps")["steps"] if row["step"] == "6")["entries"] is None


def test_nine_actions_nobody_is_known_to_see_to(report: Any) -> None:
    nine = [row for row in told(report, "actions")["actions"] if any(stands_on(row, line) for line in range(830, 855))]
    assert len(nine) == 9
    assert {row["owners"] if row["owners"] is None else tuple(row["owners"]) for row in nine} == {None}


def test_both_questions_3_keep_the_number_they_were_printed_with(report: Any) -> None:
    labels = [row["label"] for row in told(report, "questions")["questions"]]
    assert labels.count("Question 3") == 2


def test_no_reading_of_the_budget_stands_as_adopted(report: Any) -> None:
    assert len(told(report, "budget")["readings"]) == 7
    assert "adopted" not in told(report, "budget")


def test_nothing_that_is_on_record_by_the_end_of_the_year_is_left_out(real_year: Register, report: Any) -> None:
    by_then = {fact.position for fact in real_year.facts() if str(fact.on.earliest) <= "2017-12-31"}
    before = {fact.position for fact in real_year.facts() if str(fact.on.latest) < "2016-01-01"}
    assert by_then - before <= positions(report)


def test_the_sequel_is_told_whole_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    with closing(Register.create(tmp_path_factory.mktemp("sequel") / "register.db", "envies-dalliances")) as register:
        for journal in (REAL_YEAR, SCENARIO):
            register.record(requests_as_recorded(journal_file.read(journal), NEVER_USED))
        found = as_json(register, "annual", "2020-12-31", "fr")
        assert positions(found) == {fact.position for fact in register.facts() if str(fact.on.earliest) <= "2020-12-31"}


@pytest.mark.parametrize("format", ["html", "md"])
def test_no_sum_that_the_source_does_not_print_is_given_for_a_total(real_year: Register, format: str) -> None:
    page = text(real_year, "annual", "2017-12-31", format, "fr", period="2016/2017")
    plain = page.replace("\u202f", " ").replace("\xa0", " ")
    assert "27 600" in plain
    assert "40 100" not in plain
