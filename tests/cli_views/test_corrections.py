"""Corrections as people make and see them: rectify, annul, record again, and stand before or after it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import Ran, Shell
from tests.support.registers import append_unknown

NEXT_DAY = {"PROGRAMME_NOW": "2018-01-11T09:00:00Z"}


def rectify(shell: Shell, position: int, *more: str, on: str = "2017-07-01") -> Ran:
    fields = ("--field", "on", "--to", on) if "--field" not in more else ()
    return shell.run("entry", "rectify", position, *fields, "--reason", "Faute de frappe", *more, **NEXT_DAY)


def row(shell: Shell, command: str, position: int, *arguments: str) -> dict[str, Any]:
    rows = {one["position"]: one for one in shell.run(command, *arguments, "--json").json}
    found: dict[str, Any] = rows[position]
    return found


def test_a_rectification_answers_with_its_position(shell: Shell) -> None:
    ran = rectify(shell, 12)
    assert (ran.code, ran.out) == (0, "19\n")
    assert "Entry 12 is rectified, date: “2017-06” becomes “2017-07-01”. Faute de frappe" in ran.err


def test_the_new_value_counts_from_its_instant_on_and_the_old_one_before(shell: Shell) -> None:
    rectify(shell, 12)
    after, before = row(shell, "timeline", 12), row(shell, "timeline", 12, "--known-at", "2018-01-10")
    assert (after["on"], after["certain"], after["rectified_by"]) == ("2017-07-01", True, [19])
    assert (before["on"], before["certain"], before["rectified_by"]) == ("2017-06", True, [])
    assert row(shell, "timeline", 12, "--known-at", "@18") == before


def test_the_trail_keeps_what_was_recorded_and_names_what_corrects_it(shell: Shell) -> None:
    rectify(shell, 12)
    kept, correction = row(shell, "trail", 12), row(shell, "trail", 19)
    assert (kept["on"], kept["rectified_by"], kept["annulled_by"]) == ("2017-06", [19], None)
    assert correction["type"] == "entry-rectified"
    assert (correction["data"]["old"], correction["data"]["new"]) == ("2017-06", "2017-07-01")


def test_as_of_a_day_the_trail_has_what_may_have_happened_as_it_is_known_now(shell: Shell) -> None:
    rectify(shell, 12)
    shown = {one["position"] for one in shell.run("trail", "--as-of", "2017-06-30", "--json").json}
    assert (12 in shown, 19 in shown) == (False, True)


def test_an_annulled_fact_stays_in_the_timeline_struck_by_what_annuls_it(shell: Shell) -> None:
    shell.run("entry", "annul", 12, "--reason", "Saisie deux fois", **NEXT_DAY)
    found = row(shell, "timeline", 12)
    assert (found["rectified_by"], found["annulled_by"]) == ([19], 19)
    assert "annulled by entry 19" in shell.run("timeline").out


def test_an_entry_shows_the_chain_of_its_corrections_and_what_is_known_with_them(shell: Shell) -> None:
    rectify(shell, 12)
    rectify(shell, 12, on="2017-07-02")
    shell.run("entry", "annul", 20, "--reason", "Non", **NEXT_DAY)
    shown = " ".join(shell.run("entry", "show", 12).out.split())
    assert "“2017-06” becomes “2017-07-01”" in shown
    assert "“2017-07-01” becomes “2017-07-02”. Faute de frappe (annulled since)" in shown
    assert "As it is known Happened 1 July 2017" in shown


def test_a_date_is_rectified_as_the_french_write_it(shell: Shell) -> None:
    assert rectify(shell, 12, "--lang", "fr", on="01/07/2017").code == 0
    assert row(shell, "timeline", 12)["on"] == "2017-07-01"


def test_an_unknown_position_is_exit_3_and_an_unknown_field_exit_1(shell: Shell) -> None:
    assert rectify(shell, 99).code == 3
    assert shell.run("entry", "annul", 99, "--reason", "R").code == 3
    refused = rectify(shell, 12, "--field", "place", "--to", "Aix", "--json")
    assert (refused.code, refused.json["reasons"][0]["rule"]) == (1, "unknown-field")
    assert shell.run("entry", "rectify", 12, "--field", "on", "--to", "2017").code == 2


def test_a_dry_run_shows_the_correction_and_records_none(shell: Shell) -> None:
    ran = rectify(shell, 12, "--dry-run", "--json")
    (entry,) = ran.json["entries"]
    assert (entry["type"], entry["data"]["position"]) == ("entry-rectified", 12)
    assert len(shell.run("trail", "--json").json) == 18


def since_the_decision(shell: Shell, *arguments: str) -> tuple[list[int], list[int]]:
    """Return which decisions on Venelles are touched, and which are shaken."""
    lines = {one["id"]: one for one in shell.run("status", *arguments, "--json", **NEXT_DAY).json["territories"]}
    return lines["venelles"]["touched"], lines["venelles"]["shaken"]


def test_a_decision_is_shown_shaken_by_a_late_fact_and_touched_by_a_correction(shell: Shell) -> None:
    deferred = ("--outcome", "deferred", "--motive", "Un seul atelier", "--on", "2017-12-20")
    assert shell.run("gate", "decide", "venelles", *deferred).out == "19\n"
    assert since_the_decision(shell) == ([], [])
    late = ("--kind", "workshop", "--title", "Tard", "--territory", "venelles", "--on", "2017-07-01")
    shell.run("meeting", "hold", *late, **NEXT_DAY)
    assert since_the_decision(shell) == ([], [19])
    shown = " ".join(shell.run("gate", "show", "venelles").out.split())
    assert "Decision 19 is shaken: criterion workshops was found “not met”; judged again, “met”." in shown
    shell.run("entry", "annul", 12, "--reason", "R", **NEXT_DAY)
    assert since_the_decision(shell) == ([19], [])
    assert "Decision 19 is touched by entry 21." in " ".join(shell.run("entry", "show", 19).out.split())
    marked = row(shell, "trail", 19)
    assert (marked["touched_by"], marked["shaken"]) == ([21], [])
    assert "touched by entry 21" in shell.run("trail").out
    before = row(shell, "trail", 19, "--known-at", "@20")
    changed = {"criterion": "workshops", "then": "unmet", "now": "met"}
    assert (before["touched_by"], before["shaken"]) == ([], [changed])
    assert "shaken: workshops" in shell.run("trail", "--known-at", "@20").out
    assert since_the_decision(shell, "--known-at", "@20") == ([], [19])
    assert since_the_decision(shell, "--known-at", "@19") == ([], [])


def test_a_decision_of_any_kind_is_touched_by_a_correction_of_the_meeting_where_it_was_taken(shell: Shell) -> None:
    shell.run("meeting", "hold", "--kind", "committee", "--id", "m", "--title", "M", "--on", "2017-04-05")
    shell.run("decision", "record", "--id", "autre", "--title", "Autre", "--meeting", "m", "--on", "2017-04-05")
    rectify(shell, 19, on="2017-04-06")
    assert (row(shell, "trail", 20)["touched_by"], row(shell, "trail", 17)["touched_by"]) == ([21], [])


def test_an_entry_of_an_unknown_type_keeps_no_decision_from_being_marked(shell: Shell) -> None:
    shell.run("meeting", "hold", "--kind", "committee", "--id", "m", "--title", "M", "--on", "2017-04-05")
    shell.run("decision", "record", "--id", "autre", "--title", "Autre", "--meeting", "m", "--on", "2017-04-05")
    rectify(shell, 19, on="2017-04-06")
    append_unknown(shell.folder / "register.db")
    assert row(shell, "trail", 20)["touched_by"] == [21]


def test_an_entry_is_given_to_scripts_as_it_is_stored_with_its_corrections_and_as_it_is_known(shell: Shell) -> None:
    rectify(shell, 12)
    rectify(shell, 12, "--field", "title", "--to", "Premier")
    shell.run("entry", "annul", 19, "--reason", "R", **NEXT_DAY)
    found = shell.run("entry", "show", 12, "--json").json
    assert (found["type"], found["validtime"], found["data"]["title"]) == ("meeting-held", "2017-06", "Un")
    assert (found["position"], found["rectified_by"], found["annulled_by"]) == (12, [20], None)
    assert [(one["position"], one["counts"]) for one in found["corrections"]] == [(19, False), (20, True), (21, True)]
    assert (found["as_known"]["on"], found["as_known"]["data"]["title"]) == ("2017-06", "Premier")
    before = shell.run("entry", "show", 12, "--known-at", "@19", "--json").json
    assert (before["rectified_by"], before["as_known"]["on"]) == ([19], "2017-07-01")
    shell.run("entry", "annul", 12, "--reason", "R", **NEXT_DAY)
    gone = shell.run("entry", "show", 12, "--json").json
    assert (gone["annulled_by"], gone["as_known"], gone["data"]) == (22, None, found["data"])


JOURNAL = """journal: again
entries:
  - act: meeting hold
    key: one
    on: 2017-07-01
    id: again
    kind: workshop
    title: De nouveau
"""


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    file = tmp_path / "again.yaml"
    file.write_text(JOURNAL, encoding="utf-8")
    return file


def annul_and_replace(shell: Shell, journal: Path, *more: str) -> Ran:
    return shell.run("entry", "annul", 12, "--reason", "R", "--replace-with", journal, *more, **NEXT_DAY)


def test_annulling_and_recording_again_is_one_command(shell: Shell, journal: Path) -> None:
    ran = annul_and_replace(shell, journal, "--json")
    assert (ran.code, ran.json["positions"], ran.json["recorded_instead"][0]["id"]) == (0, [19], "again")
    assert row(shell, "timeline", 12)["annulled_by"] == 19
    assert row(shell, "timeline", 20)["sentence"] == "Meeting: De nouveau"


def test_when_what_is_to_be_recorded_again_is_refused_nothing_is_annulled(shell: Shell, journal: Path) -> None:
    journal.write_text(JOURNAL + "    territory: nowhere\n", encoding="utf-8")
    refused, found = annul_and_replace(shell, journal), annul_and_replace(shell, journal, "--json")
    assert refused.code == 1
    assert f"{journal}:9:16: Unknown territory: 'nowhere'." in refused.err
    assert [(one["rule"], one["place"]) for one in found.json["reasons"]] == [("unknown-id", f"{journal}:9:16")]
    assert len(shell.run("trail", "--json").json) == 18


def test_the_reasons_against_the_annulment_come_before_those_against_the_rows(shell: Shell, journal: Path) -> None:
    journal.write_text(JOURNAL + "    territory: nowhere\n", encoding="utf-8")
    ran = shell.run("entry", "annul", 17, "--reason", "R", "--replace-with", journal, "--json", **NEXT_DAY)
    assert ran.code == 1
    assert [(one["rule"], one["place"]) for one in ran.json["reasons"]] == [
        ("not-authorised", None),
        ("document-missing", None),
        ("unknown-id", f"{journal}:9:16"),
    ]
    absent = shell.run("entry", "annul", 99, "--reason", "R", "--replace-with", journal, **NEXT_DAY)
    assert absent.code == 3


@pytest.mark.parametrize(("field", "value"), [("on", "2017-02-30"), ("kinds", "fête")])
def test_a_value_that_its_field_does_not_take_is_malformed_input(shell: Shell, field: str, value: str) -> None:
    ran = rectify(shell, 12, "--field", field, "--to", value, "--json")
    assert (ran.code, ran.json["reasons"][0]["rule"]) == (2, "value-not-of-the-field")


def test_a_row_that_was_recorded_before_replaces_nothing(shell: Shell, journal: Path) -> None:
    assert shell.run("import", journal, "--yes", **NEXT_DAY).code == 0
    refused = annul_and_replace(shell, journal, "--json")
    assert (refused.code, refused.json["reasons"][0]["rule"]) == (1, "recorded-before")
    assert row(shell, "timeline", 12)["annulled_by"] is None
