"""The report of a year: each fact on record in it, by chapter, with its source, its doubt and its date as written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.reports.support import FORMATS, LANGS, Trial
from tests.reports.survey_support import as_json, positions, text, told

DAY = "2018-12-31"


def report(trial: Trial, day: str = DAY, **asked: Any) -> Any:
    return as_json(trial.desk.register, "annual", day, **asked)


def rows(report: Any, key: str, table: str) -> Any:
    content = told(report, key)
    return content[table] if content is not None and table in content else []


def recorded(trial: Trial) -> Iterator[int]:
    return (fact.position for fact in trial.desk.register.facts())


def test_no_fact_of_the_year_is_left_out(trial: Trial) -> None:
    trial.ready()
    trial.do("risk raise", risk="r", title="R", on="2017-05")
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("passed-with-reservations", "2018-02-01", reservations=("Sign the lease.",))
    assert positions(report(trial)) == set(recorded(trial))


def test_what_no_chapter_tells_stands_in_the_last_one(trial: Trial) -> None:
    trial.do("gate open", territory="alder", proposer="pilot", on="2018-01-02")
    vote = trial.do("gate vote", territory="alder", office="pilot", ballot="for", on="2018-01-02")
    assert [row["entries"] for row in rows(report(trial), "other", "other")] == [[vote]]


def test_a_period_keeps_what_surely_or_possibly_happened_in_it(trial: Trial) -> None:
    for on in ("2016-12-31", "2017-05", "2017", "2017-12/2018-01", "2018-01-01"):
        trial.workshop(on)
    found = report(trial, period="2017")
    assert [row["on"] for row in rows(found, "work-alder", "meetings")] == ["2017", "2017-05", "2017-12/2018-01"]
    assert rows(found, "work-alder", "kinds") == [{"kind": "workshop", "certain": 2, "possible": 1}]
    assert found["period"] == {"from": "2017-01-01", "to": "2017-12-31"}


def test_what_had_not_come_by_the_day_is_not_told(trial: Trial) -> None:
    trial.workshop("2017-06-30")
    trial.workshop("2017-07-01")
    assert [row["on"] for row in rows(report(trial, "2017-06-30"), "work-alder", "meetings")] == ["2017-06-30"]


def test_one_evening_of_two_kinds_is_one_meeting_and_counts_for_both(trial: Trial) -> None:
    trial.do("meeting hold", kinds=("workshop", "interview"), title="M", territories=("alder",), on="2017-09-07")
    found = report(trial)
    assert len(rows(found, "work-alder", "meetings")) == 1
    assert [(row["kind"], row["certain"]) for row in rows(found, "work-alder", "kinds")] == [
        ("workshop", 1),
        ("interview", 1),
    ]


def test_one_territory_comes_with_what_concerns_all_and_without_the_others(trial: Trial) -> None:
    trial.do("territory propose", territory="birch", name="Birch", on="2017-03")
    elsewhere = trial.do("meeting hold", kinds=("workshop",), title="B", territories=("birch",), on="2017-05")
    whole = trial.do("meeting hold", kinds=("launch",), title="All", on="2017-05")
    found = positions(report(trial, territory="alder"))
    assert (whole in found, elsewhere in found) == (True, False)
    assert elsewhere in positions(report(trial))


def test_sums_of_different_natures_stand_in_columns_of_their_own_and_no_total_is_made(trial: Trial) -> None:
    line = {"status": "planned", "on": "2017", "sources": ("study:651",)}
    trial.do("budget line", line="cash", label="Gift", nature="cash", amount="12 500", **line)
    trial.do("budget line", line="time", label="Hours", nature="volunteer-time", amount="27 600", **line)
    found = rows(report(trial), "budget", "lines")
    assert [(row["cash"], row["in_kind"], row["volunteer_time"]) for row in found] == [
        ([1250000], None, None),
        (None, None, [2760000]),
    ]
    for one in FORMATS:
        written = text(trial.desk.register, "annual", DAY, one)
        assert "40,100" not in written
        assert "4010000" not in written


def test_a_date_stays_as_imprecise_as_it_was_written(trial: Trial) -> None:
    trial.workshop("2017-12-15~")
    assert [row["on"] for row in rows(report(trial), "work-alder", "meetings")] == ["2017-12-15~"]
    assert "| about 15 December 2017 |" in text(trial.desk.register, "annual", DAY, "md")


def test_a_rectified_fact_comes_as_rectified_with_the_entry_that_says_so(trial: Trial) -> None:
    workshop = trial.workshop("2017-05-04")
    change = {"field": "on", "to": ("2017-06-04",), "reason": "Misread"}
    correction = trial.do("entry rectify", position=workshop, **change)
    found = report(trial)
    [row] = rows(found, "work-alder", "meetings")
    assert (row["on"], row["entries"]) == ("2017-06-04", [workshop, correction])
    assert {workshop, correction} <= positions(found)


def test_a_doubt_and_a_source_stand_beside_the_fact(trial: Trial) -> None:
    trial.workshop("2017-05-04", doubt="Perhaps two.", sources=("study:12-14", "study:20"))
    [row] = rows(report(trial), "work-alder", "meetings")
    assert (row["doubt"], row["sources"]) == ("Perhaps two.", ["study:12-14", "study:20"])
    assert "study, l. 12–14, 20" in text(trial.desk.register, "annual", DAY, "html")


def test_a_number_absent_between_two_steps_keeps_its_place(trial: Trial) -> None:
    for step in ("5", "7"):
        trial.do("step open", step=step, title=f"Step {step}", on="2017")
    found = rows(report(trial), "steps", "steps")
    assert [(row["step"], row["entries"]) for row in found] == [("5", [9]), ("6", None), ("7", [10])]


def test_every_former_date_of_an_action_is_told(trial: Trial) -> None:
    trial.do("action plan", id="a", title="Press kit", due="2017-12", on="2017-10-01")
    trial.do("action postpone", action="a", due="2018-03", on="2017-12-20")
    [row] = rows(report(trial), "actions", "actions")
    assert (row["due"], row["owners"], len(row["became"])) == (["2018-03"], None, 2)
    assert "*not specified*" in text(trial.desk.register, "annual", DAY, "md")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format", FORMATS)
def test_what_is_recorded_after_k_changes_no_byte(trial: Trial, format: str, lang: Any) -> None:
    trial.ready()
    known = trial.desk.register.head()
    before = text(trial.desk.register, "annual", DAY, format, lang, position=known)
    trial.workshop("2017-11-30", doubt="Recorded late.")
    assert text(trial.desk.register, "annual", DAY, format, lang, position=known) == before
    assert text(trial.desk.register, "annual", DAY, format, lang) != before
