"""The lists and pages of territories, steps, bodies, meetings, decisions, charters and entries."""

from __future__ import annotations

import pytest

from tests.support.cli import Shell
from tests.support.registers import append_unknown


def test_territories_are_listed_with_where_they_stand(shell: Shell) -> None:
    venelles, pertuis = shell.run("territory", "list", "--json").json
    assert (venelles["id"], venelles["state"], venelles["phase"]) == ("venelles", "active", "first")
    assert (pertuis["id"], pertuis["state"], pertuis["phase"]) == ("pertuis", "proposed", None)
    lines = shell.run("territory", "list").out.splitlines()
    assert lines[2].split() == ["venelles", "Venelles", "active", "First", "20", "March", "2017", "Silver"]
    assert lines[3].split() == ["pertuis", "Pertuis", "proposed", "none", "yet"]
    assert shell.run("territory", "list", "--as-of", "2016", "--json").json == []


def test_a_territory_is_shown_with_its_way_its_gates_and_its_meetings(shell: Shell) -> None:
    found = shell.run("territory", "show", "venelles", "--json").json
    assert (found["id"], found["phase"]) == ("venelles", "first")
    assert [one["position"] for one in found["way"]] == [5, 6, 10, 11]
    assert [one["position"] for one in found["gates"]] == [8, 9, 18]
    assert [(one["position"], one["doubt"]) for one in found["meetings"]] == [(12, "Vu ?")]
    shown = shell.run("territory", "show", "venelles").out
    assert "Meetings\n  - June 2017 · Meeting: Un (entry 12)\n      Doubt: Vu ?\n" in shown


def test_a_territory_before_anything_happened_says_so(shell: Shell) -> None:
    ran = shell.run("territory", "show", "venelles", "--as-of", "2016")
    assert (ran.code, ran.out) == (0, "Venelles: nothing had happened by 31 December 2016.\n")


def test_steps_are_listed_in_the_order_of_their_numbers_with_the_gaps(shell: Shell, french: Shell) -> None:
    for number in ("10", "before"):
        shell.run("step", "open", number, "--title", number, "--on", "2017-05")
    rows = shell.run("step", "list", "--json").json
    assert [row["id"] for row in rows] == ["before", *map(str, range(1, 11))]
    assert [row["state"] for row in rows[:4]] == ["open", "complete", "absent", "open"]
    assert rows[2] == {
        "id": "2",
        "state": "absent",
        "title": None,
        "opened": None,
        "completed": None,
        "territories": [],
        "position": None,
    }
    assert (rows[1]["opened"], rows[1]["completed"], rows[1]["position"]) == ("2017-01", "2017-02", 14)
    assert french.run("etape", "liste").out.splitlines()[4].split() == ["2", "absente"]


def test_a_step_that_may_be_complete_says_so(shell: Shell) -> None:
    rows = {row["id"]: row for row in shell.run("step", "list", "--as-of", "2017-02-10", "--json").json}
    assert rows["1"]["state"] == "perhaps-complete"
    assert "perhaps: February 2017" in shell.run("step", "list", "--as-of", "2017-02-10").out


def test_bodies_are_listed_with_their_seats(shell: Shell) -> None:
    shell.run("body", "plan", "board", "--name", "Board", "--due", "2018", "--on", "2017-11")
    committee, planned = shell.run("body", "list", "--json").json
    assert committee == {
        "id": "committee",
        "name": "Comité",
        "constituted": "2016-10",
        "planned": None,
        "seats": 1,
        "offices": ["pilot"],
        "position": 3,
    }
    assert (planned["id"], planned["constituted"], planned["planned"]) == ("board", None, "2018")


def test_a_body_is_shown_with_who_sits_there_and_how_it_votes(shell: Shell) -> None:
    shell.run("body", "rule", "committee", "--quorum", "1/2", "--on", "2017-01-01")
    shell.run("body", "vacate", "committee", "pilot", "--on", "2017-06")
    found = shell.run("body", "show", "committee", "--as-of", "2017-06-10", "--json").json
    assert [(one["office"], one["role"], one["since"], one["holds"]) for one in found["sits"]] == [
        ("pilot", "Pilote", "2016-10", "undecidable")
    ]
    assert (found["voting"]["quorum"], found["voting_of"]) == ("1/2", "body")
    shown = shell.run("body", "show", "committee", "--as-of", "2017-07").out
    assert "  - Pilot · Pilote · October 2016 · left since\n" in shown


def test_meetings_are_listed_in_the_order_in_which_they_take_place(shell: Shell) -> None:
    held, called = shell.run("meeting", "list", "--json").json
    assert held == {
        "id": "workshop-2017-06",
        "title": "Un",
        "kinds": ["workshop"],
        "on": "2017-06",
        "due": None,
        "state": "held",
        "bodies": [],
        "territories": ["venelles"],
        "minutes": False,
        "position": 12,
    }
    assert (called["state"], called["on"], called["due"], called["position"]) == ("called", None, "2017-12", 13)
    assert shell.run("meeting", "list", "--territory", "pertuis", "--json").json == []
    assert shell.run("meeting", "list", "--as-of", "2017-06-10", "--json").json[0]["state"] == "perhaps-held"


def test_a_meeting_is_shown_with_who_was_there_and_its_minutes(shell: Shell) -> None:
    shell.run("meeting", "hold", "workshop-2017-12", "--on", "2017-12-20", "--starts", "15:00", "--agenda", "Bilan")
    shell.run("meeting", "attend", "workshop-2017-12", "pilot", "--excused", "coordinator")
    shell.run("meeting", "minutes", "workshop-2017-12", "--summary", "Tout va bien.")
    found = shell.run("meeting", "show", "workshop-2017-12", "--json").json
    assert (found["state"], found["on"], found["due"]) == ("held", "2017-12-20", "2017-12")
    assert (found["present"], found["excused"], found["summary"]) == (["pilot"], ["coordinator"], ["Tout va bien."])
    assert (found["agenda"], found["starts"], found["ends"]) == (["Bilan"], "15:00", None)
    shown = shell.run("meeting", "show", "workshop-2017-12").out
    assert "  When         20 December 2017 · 15:00\n" in shown
    assert "  Present      Pilot\n" in shown


def test_decisions_are_listed_with_whether_they_stand(shell: Shell) -> None:
    (found,) = shell.run("decision", "list", "--json").json
    assert found == {
        "id": "choix",
        "title": "Un choix",
        "subject": None,
        "on": "2017-04-05",
        "decided_by": None,
        "territories": ["venelles"],
        "applies_from": None,
        "state": "stands",
        "communicated": 0,
        "position": 17,
    }
    assert "not said" in shell.run("decision", "list").out
    assert shell.run("decision", "list", "--territory", "pertuis", "--json").json == []


def test_a_decision_that_is_withdrawn_says_so_from_that_day_on(shell: Shell) -> None:
    shell.run("decision", "communicate", "choix", "--to", "all", "--on", "2017-05")
    shell.run("decision", "withdraw", "choix", "--reason", "Erreur", "--on", "2017-06")

    def state(day: str) -> str:
        found: str = shell.run("decision", "show", "choix", "--as-of", day, "--json").json["state"]
        return found

    assert [state(day) for day in ("2017-05-31", "2017-06-10", "2017-06-30")] == ["stands", "undecidable", "withdrawn"]
    shown = shell.run("decision", "show", "choix").out
    assert "  State         withdrawn\n" in shown
    assert "communicated to all" in shown


@pytest.mark.parametrize("noun", ["territory", "body", "meeting", "decision", "gate"])
def test_an_unknown_id_gives_3_and_the_list_to_look_at(shell: Shell, noun: str) -> None:
    ran = shell.run(noun, "show", "nowhere")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("Error: Unknown ")


def test_what_was_not_known_then_is_unknown(shell: Shell) -> None:
    assert shell.run("decision", "show", "choix", "--known-at", "@16").code == 3
    assert shell.run("meeting", "show", "workshop-2017-06", "--as-of", "2017-05").code == 3


def test_editions_are_listed_with_the_one_in_force(shell: Shell) -> None:
    shell.run("charter", "adopt", "second.toml", "--on", "2018-01-05")
    first, second = shell.run("charter", "list", "--json").json
    assert (first["id"], first["in_force"], first["position"], first["on"]) == ("1", "no", 2, "2016-09-01")
    assert (second["id"], second["in_force"], second["title"]) == ("2", "yes", "Trial rules")
    (only,) = shell.run("charter", "list", "--as-of", "2018-01-04", "--json").json
    assert (only["id"], only["in_force"]) == ("1", "yes")


def test_an_edition_is_shown_whole(shell: Shell) -> None:
    shell.run("charter", "adopt", "second.toml", "--on", "2018-01-05")
    assert shell.run("charter", "show", "--json").json["rules"]["gate"][1]["criterion"][2]["id"] == "pleasant"
    assert shell.run("charter", "show", "1", "--json").json["rules"]["gate"][1]["criterion"][2]["id"] == "nice"
    shown = shell.run("charter", "show", "1", COLUMNS="80").out
    assert "onward · First → Second\n  Decided by  Comité\n" in shown
    assert "  - useful · required · rule of the source · report:3-4\n    It is useful.\n" in shown
    assert shell.run("charter", "show", "9").code == 3


def test_the_changes_between_editions_and_files_are_shown_part_by_part(shell: Shell) -> None:
    found = {
        one["path"]: (one["old"], one["new"]) for one in shell.run("charter", "diff", "1", "second.toml", "--json").json
    }
    at_least = "gate/onward/criterion/workshops/demand/at_least"
    nice, pleasant = "gate/onward/criterion/nice", "gate/onward/criterion/pleasant"
    assert set(found) == {at_least, nice, pleasant}
    assert found[at_least] == (2, 3)
    assert (found[nice][1], found[pleasant][0], found[pleasant][1]["en"]) == (None, None, "It is nice.")
    same = shell.run("charter", "diff", "1", "charter.toml", "--json")
    assert (same.code, same.json) == (0, [])


def test_an_entry_is_shown_whole(shell: Shell) -> None:
    stored = shell.run("entry", "show", "12", "--json").json
    assert (stored["type"], stored["validtime"], stored["data"]["title"]) == ("meeting-held", "2017-06", "Un")
    assert shell.run("entry", "show", stored["id"], "--json").json == stored
    shown = shell.run("entry", "show", "12", COLUMNS="80").out
    assert shown.startswith("Entry 12\n========\nMeeting: Un\n")
    assert "  Recorded  10 January 2018 at 10:00, by a clock set by hand\n  By        Coordination\n" in shown
    assert '  data.territories  ["venelles"]\n' in shown


def test_an_entry_of_an_unknown_type_is_shown_and_says_so(shell: Shell) -> None:
    append_unknown(shell.folder / "register.db")
    ran = shell.run("entry", "show", "19")
    assert (ran.code, ran.out.splitlines()[2]) == (0, "An event of a type not known here: dam-built, version 7.")
    assert "  data.height    3\n" in ran.out
    assert shell.run("entry", "show", "x", "--json").json["data"] == {"height": 3}
    assert shell.run("trail", "--json").json[18]["type"] == "dam-built"
    for command in ("timeline", "status"):
        stopped = shell.run(command)
        assert (stopped.code, stopped.out) == (5, "")
        assert "Entry 19 is of a type that this program does not know: dam-built, version 7." in stopped.err


@pytest.mark.parametrize("wanted", ["99", "0", "nothing#1"])
def test_an_entry_that_is_not_there_gives_3(shell: Shell, wanted: str) -> None:
    ran = shell.run("entry", "show", wanted)
    assert (ran.code, ran.out) == (3, "")
    assert f"There is no entry {wanted} among the 18 known." in ran.err
