"""Every act is a command: what it takes, what it answers, what it shows when it is only tried."""

from __future__ import annotations

import json
from uuid import UUID

import pytest

from tests.support.cli import Shell

HELD = ("meeting", "hold", "--kind", "workshop", "--title", "Atelier", "--on", "2017-06-30")


def entries(shell: Shell) -> int:
    """Return how many entries the register holds."""
    checks = shell.run("doctor", "--json").json["checks"]
    return int(next(one["value"] for one in checks if one["check"] == "entries"))


def test_the_answer_is_the_new_id_and_the_words_go_to_the_other_stream(shell: Shell) -> None:
    ran = shell.run("territory", "propose", "gardanne", "--name", "Gardanne", "--on", "2018")
    assert (ran.code, ran.out) == (0, "gardanne\n")
    assert "Next: programme gate open gardanne" in ran.err


def test_an_act_that_makes_nothing_answers_with_the_position_of_its_entry(shell: Shell) -> None:
    ran = shell.run("territory", "theme", "pertuis", "--theme", "Culture", "--on", "2017-05")
    assert (ran.code, ran.out) == (0, "12\n")


def test_json_tells_id_positions_command_and_instant(shell: Shell) -> None:
    ran = shell.run(*HELD, "--json", "--command-id", "c-1")
    assert ran.json == {
        "id": "workshop-2017-06-30",
        "positions": [12],
        "command_id": "c-1",
        "recorded_at": "2018-01-10T09:00:00.000000Z",
    }


def test_a_command_without_an_id_gets_a_random_one(shell: Shell) -> None:
    first, second = (shell.run(*HELD, "--json").json["command_id"] for _ in range(2))
    assert UUID(first).version == UUID(second).version == 4
    assert first != second


def test_both_languages_name_the_same_command(shell: Shell) -> None:
    assert shell.run("territoire", "proposer", "gardanne", "--name", "Gardanne").out == "gardanne\n"
    assert shell.run("--lang", "fr", "territory", "propose", "trets", "--name", "Trets").out == "trets\n"


def test_a_french_date_is_understood_in_french_only(shell: Shell) -> None:
    held = ("meeting", "hold", "--kind", "workshop", "--title", "Atelier", "--on", "13/02/2017", "--dry-run", "--json")
    ran = shell.run(*held, "--lang", "fr")
    assert ran.json["entries"][0]["validtime"] == "2017-02-13"
    assert shell.run(*held, "--lang", "en").code == 2


def test_a_french_month_is_understood_in_french_only(shell: Shell) -> None:
    held = (*HELD[:-2], "--on", "2/2017~", "--dry-run", "--json")
    assert shell.run(*held, "--lang", "fr").json["entries"][0]["validtime"] == "2017-02~"
    assert shell.run(*held, "--lang", "en").code == 2


@pytest.mark.parametrize("month", ["0/2017", "13/2017", "2/17"])
def test_what_is_no_french_month_is_malformed(shell: Shell, month: str) -> None:
    assert shell.run(*HELD[:-2], "--on", month, "--lang", "fr").code == 2


def test_a_name_typed_in_the_place_of_an_id_is_answered_with_the_id_that_it_makes(shell: Shell) -> None:
    ran = shell.run("territoire", "proposer", "La Ciotat", "--name", "La Ciotat", "--lang", "fr")
    assert ran.code == 2
    assert "TERRITOIRE" in ran.err
    assert "Vouliez-vous écrire «\u00a0la-ciotat\u00a0»" in ran.err.replace("\u202f", "\u00a0")


def test_today_is_the_day_where_the_programme_is(shell: Shell) -> None:
    late = shell.run(
        "step", "open", "9", "--title", "Bilan", "--dry-run", "--json", PROGRAMME_NOW="2018-01-31T23:30:00Z"
    )
    assert late.json["entries"][0]["validtime"] == "2018-02-01"


def test_sources_and_doubt_are_kept(shell: Shell) -> None:
    cited = ("--source", "report:3-4", "--source", "report:9", "--doubt", "Le jour ?")
    ran = shell.run(*HELD, *cited, "--dry-run", "--json")
    data = ran.json["entries"][0]["data"]
    assert (data["sources"], data["doubt"]) == (["report:3-4", "report:9"], "Le jour ?")


def test_a_dry_run_shows_the_entries_as_they_would_be_stored_and_appends_none(shell: Shell) -> None:
    ran = shell.run(
        "gate", "answer", "venelles", "useful", "--finding", "met", "--because", "Vu", "--dry-run", "--json"
    )
    [entry] = ran.json["entries"]
    assert (entry["type"], entry["recordedby"], entry["clockset"]) == ("criterion-answered", "coordinator", True)
    assert entries(shell) == 11


def test_a_dry_run_in_words_tells_the_same(shell: Shell) -> None:
    ran = shell.run(*HELD, "--dry-run")
    assert ran.out.startswith("2017-06-30  ")
    assert "Nothing is recorded" in ran.err
    assert entries(shell) == 11


def test_a_dry_run_is_refused_as_the_act_would_be(shell: Shell) -> None:
    assert shell.run("territory", "propose", "venelles", "--name", "Venelles", "--dry-run").code == 1


def test_the_same_command_id_records_once(shell: Shell) -> None:
    first = shell.run(*HELD, "--command-id", "c-1", "--json")
    again = shell.run(*HELD, "--command-id", "c-1", "--json")
    assert first.json == again.json
    assert "nothing new is recorded" in again.err
    assert entries(shell) == 12


def test_a_command_id_used_for_something_else_is_refused(shell: Shell) -> None:
    shell.run(*HELD, "--command-id", "c-1")
    other = shell.run("territory", "theme", "pertuis", "--theme", "Culture", "--command-id", "c-1", "--json")
    assert other.code == 1
    assert [reason["rule"] for reason in other.json["reasons"]] == ["command-reused"]
    assert entries(shell) == 12


def test_an_entry_says_that_the_clock_was_set_by_hand_and_only_then(shell: Shell) -> None:
    by_hand = shell.run(*HELD, "--dry-run", "--json").json["entries"][0]
    by_system = shell.run(*HELD, "--dry-run", "--json", PROGRAMME_NOW="").json["entries"][0]
    assert by_hand["clockset"] is True
    assert "clockset" not in by_system


def test_all_that_is_missing_or_malformed_is_said_at_once_by_the_names_people_type(shell: Shell) -> None:
    ran = shell.run(
        "meeting", "hold", "--kind", "worskhop", "--on", "2017-13", "--source", "page 3", "--starts", "25:00"
    )
    assert ran.code == 2
    assert "Error: 4 things are wrong." in ran.err
    for place in ("--kind", "--on", "--source", "--starts"):
        assert f"  - {place}: " in ran.err
    assert "Did you mean 'workshop'?" in ran.err
    assert ran.err.rstrip().endswith("Try: programme meeting hold --help")


def test_what_the_act_requires_is_asked_for_all_at_once(shell: Shell) -> None:
    ran = shell.run("gate", "answer")
    assert ran.code == 2
    for name in ("TERRITORY", "CRITERION", "--finding", "--because"):
        assert f"'{name}' is missing." in ran.err


@pytest.mark.parametrize("date", ["2017-02-30", "hier", "2017-10/2017-01", "../..", ""])
def test_a_wrong_date_is_malformed(shell: Shell, date: str) -> None:
    assert shell.run(*HELD[:-2], "--on", date).code == 2
    assert entries(shell) == 11


@pytest.mark.parametrize("text", ["\udcff", "a\x00b", "   ", "\x1b[31m", "x" * 301])
def test_a_text_that_no_register_holds_is_malformed(shell: Shell, text: str) -> None:
    ran = shell.run("territory", "theme", "pertuis", "--theme", text)
    assert ran.code == 2
    assert "--theme: " in ran.err
    assert "\x1b" not in ran.err


def test_the_charter_is_adopted_from_its_file(shell: Shell) -> None:
    path = shell.folder / "charter.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("Deux ateliers.", "Trois ateliers."), encoding="utf-8")
    ran = shell.run("charter", "adopt", "charter.toml", "--json")
    assert ran.json["id"] == "trial"
    assert ran.json["positions"] == [12]


def test_a_text_may_look_like_an_option(shell: Shell) -> None:
    ran = shell.run("territory", "theme", "pertuis", "--theme", "--json", "--dry-run", "--json")
    assert ran.json["entries"][0]["data"]["theme"] == "--json"


def test_a_long_history_of_values_survives_json(shell: Shell) -> None:
    theme = 'Été « noir » \\ "blanc"'
    ran = shell.run("territory", "theme", "pertuis", "--theme", theme, "--dry-run", "--json")
    assert json.loads(ran.out)["entries"][0]["data"]["theme"] == theme
