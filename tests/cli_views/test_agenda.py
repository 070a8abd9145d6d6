"""The agenda: late, due or undecidable, with the working days that are left; checked by a cron job.

On Wednesday 10 January 2018 the review, due on 20 December, is 13 working days late: 15 weekdays, less Christmas and
New Year's Day. To Labour Day there are 79 weekdays, less Easter Monday and the day itself: 77.
"""

from __future__ import annotations

from typing import Any

from tests.support.cli import Shell


def rows(shell: Shell, *more: str) -> dict[str, Any]:
    return {row["id"]: row for row in shell.run("agenda", "--json", *more).json}


def test_what_is_late_comes_first_with_the_working_days_that_are_gone(chapters: Shell) -> None:
    found = rows(chapters)
    assert next(iter(found)) == "review"
    review = found["review"]
    assert (review["kind"], review["timeliness"], review["due"]) == ("action", "late", "2017-12-20")
    assert (review["working_days_left"], review["owners"], review["position"]) == (-13, ["coordinator"], 18)


def test_public_holidays_are_no_working_days_and_are_named(chapters: Shell) -> None:
    press = rows(chapters)["press"]
    assert (press["timeliness"], press["working_days_left"], press["holiday"]) == ("due", 77, "labour-day")
    assert press["former"] == ["2017-11-30"]
    shown = chapters.run("agenda", "--lang", "fr").out
    assert "fête du Travail · reporté, prévu auparavant\u00a0: 30 novembre 2017" in shown


def test_a_date_of_several_days_is_undecidable_while_they_pass(chapters: Shell) -> None:
    assert rows(chapters)["call"]["timeliness"] == "due"
    chapters.run("action", "plan", "--id", "soon", "--title", "Bientôt", "--due", "2018-01", "--on", "2018-01-02")
    assert rows(chapters)["soon"]["timeliness"] == "undecidable"
    assert rows(chapters, "--as-of", "2018-02-01")["soon"]["timeliness"] == "late"


def test_a_check_gives_1_as_long_as_something_is_late(chapters: Shell) -> None:
    assert chapters.run("agenda").code == 0
    checked = chapters.run("agenda", "--check")
    assert (checked.code, checked.err) == (1, "At 10 January 2018: 1 late, 3 on the agenda.\n")
    chapters.run("action", "complete", "review", "--on", "2018-01-09")
    assert chapters.run("agenda", "--check").code == 0


def test_a_horizon_leaves_out_what_is_certainly_due_later(chapters: Shell) -> None:
    assert set(rows(chapters, "--days", "111")) == {"review", "press"}
    assert set(rows(chapters, "--days", "110")) == {"review"}
    assert set(rows(chapters, "--until", "2018-05")) == {"review", "press"}


def test_a_territory_sees_its_own_plans_and_those_for_all(chapters: Shell) -> None:
    chapters.run("territory", "envisage", "pertuis", "--name", "Pertuis", "--on", "2017")
    assert set(rows(chapters, "--territory", "pertuis")) == {"review", "call"}
    assert chapters.run("agenda", "--territory", "nowhere").code == 3


def test_the_agenda_of_another_day_is_what_was_planned_then(chapters: Shell) -> None:
    assert rows(chapters, "--as-of", "2017-11-10")["press"]["due"] == "2017-11-30"
    assert rows(chapters, "--known-at", "@1") == {}
