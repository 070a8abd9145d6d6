"""`programme status`: the board that a busy person reads, and what to record next."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.support.cli import Shell


def test_the_board_says_phase_gate_what_blocks_and_what_to_record_next(shell: Shell) -> None:
    ran = shell.run("status", "--as-of", "2018-01-10", COLUMNS="80")
    assert ran.code == 0
    assert ran.out == (
        "Trial · 10 January 2018\n"
        "=======================\n"
        "For trial only.\n"
        "\n"
        "Venelles · Silver\n"
        "  Phase        First (entered 20 March 2017)\n"
        "  Next gate    Second: 2 criteria stand in the way\n"
        "  Not met      workshops\n"
        "  Undecidable  useful\n"
        "\n"
        "Pertuis\n"
        "  State      proposed\n"
        "  Phase      none yet\n"
        "  Next gate  First: nothing stands in the way\n"
        "\n"
        "To record next\n"
        "  1. “Deux” was called for December 2017: was it held?\n"
        "       programme meeting hold workshop-2017-12 --on …\n"
        "  2. Venelles: the review open since 14 December 2017 waits for useful,\n"
        "     workshops.\n"
        "       programme gate assess venelles\n"
        "  3. Venelles: nobody has answered useful, nice.\n"
        "       programme gate answer venelles useful --finding met --because …\n"
    )
    assert ran.err == ""


def test_in_french_everything_is_in_french(french: Shell) -> None:
    shown = french.run("etat", "--as-of", "10/01/2018", COLUMNS="80").out
    assert shown.splitlines()[:8] == [
        "Trial · 10 janvier 2018",
        "=======================",
        "Pour essayer.",
        "",
        "Venelles · Silver",
        "  Phase           Première (entrée\u00a0: 20 mars 2017)",
        "  Prochain jalon  Seconde\u00a0: 2 critères s’y opposent",
        "  Non remplis     workshops",
    ]
    assert "       programme reunion tenir workshop-2017-12 --on …\n" in shown


def test_json_is_the_board_as_scripts_read_it(shell: Shell) -> None:
    found = shell.run("status", "--json", "--as-of", "2018-01-10").json
    assert found["programme"] == {"id": "trial", "name": "Trial", "calendar_phase": None}
    assert (found["as_of"], found["known_at"], found["head"]) == ("2018-01-10", 18, 18)
    assert found["notice"] == "For trial only."
    assert found["territories"] == [
        {
            "id": "venelles",
            "name": "Venelles",
            "theme": "Silver",
            "state": "active",
            "phase": "first",
            "since": "2017-03-20",
            "next_gate": "onward",
            "unmet": ["workshops"],
            "undecidable": ["useful", "nice"],
            "blocking": ["useful", "workshops"],
            "passable": False,
            "obstacle": None,
            "touched": [],
            "shaken": [],
        },
        {
            "id": "pertuis",
            "name": "Pertuis",
            "theme": None,
            "state": "proposed",
            "phase": None,
            "since": None,
            "next_gate": "entry",
            "unmet": [],
            "undecidable": [],
            "blocking": [],
            "passable": True,
            "obstacle": None,
            "touched": [],
            "shaken": [],
        },
    ]
    assert found["next"][0] == {
        "kind": "due",
        "position": 13,
        "sentence": "“Deux” was called for December 2017: was it held?",
        "command": "programme meeting hold workshop-2017-12 --on …",
    }


def test_the_day_of_today_is_that_of_the_clock(shell: Shell) -> None:
    assert shell.run("status", "--json").json["as_of"] == "2018-01-10"


def test_the_past_is_shown_as_it_was_and_as_it_was_known(shell: Shell) -> None:
    found = shell.run("status", "--json", "--as-of", "2017-03-19").json
    assert [line["phase"] for line in found["territories"]] == [None, None]
    found = shell.run("status", "--json", "--as-of", "2018-01-10", "--known-at", "@6").json
    assert (found["known_at"], found["head"]) == (6, 18)
    assert [(line["id"], line["phase"]) for line in found["territories"]] == [("venelles", None)]
    assert "As known at entry 6 of 18." in shell.run("status", "--known-at", "@6").out


def test_what_the_dates_leave_open_is_null_with_what_is_possible(shell: Shell) -> None:
    found = shell.run("status", "--json", "--as-of", "2017-02-10").json["territories"][0]
    assert (found["state"], found["theme"]) == (None, None)
    assert found["possible"] == {"state": [None, "proposed"], "theme": [None, "Silver"]}


def test_an_empty_register_says_how_to_begin(shell: Shell) -> None:
    shell.run("init", "new", "--id", "new")
    ran = shell.run("status", "--register", "new/register.db")
    assert (ran.code, ran.out.splitlines()[2]) == (0, "No charter is adopted: there are no rules to judge by.")
    assert "programme territory propose" in ran.out


def test_no_more_steps_than_are_read_are_shown(shell: Shell) -> None:
    for number in range(10):
        name = ("--id", f"call-{number}", "--title", f"Call {number}")
        shell.run("meeting", "convene", "--kind", "workshop", *name, "--due", "2017-12-20", "--on", "2017-12-01")
    shown = shell.run("status").out
    assert (shown.count("was it held?"), shown.splitlines()[-1]) == (7, "  And 6 more things.")
    assert len(shell.run("status", "--json").json["next"]) == 13


def test_without_a_command_the_board_is_shown(shell: Shell) -> None:
    assert shell.run().out == shell.run("status").out


def test_a_register_that_cannot_be_opened_gives_5(shell: Shell) -> None:
    ran = shell.run("status", "--register", "nowhere.db")
    assert (ran.code, ran.out) == (5, "")


IMPORTED = """
import json, sys
from programme.cli.run import run
code = run(["status"])
print(json.dumps([code, sorted(name for name in sys.modules if name.partition(".")[0] == "pydantic")]))
"""


def test_a_board_that_is_up_to_date_is_shown_without_a_model(shell: Shell) -> None:
    def imported() -> list[object]:
        command = [sys.executable, "-c", IMPORTED]
        ran = subprocess.run(command, cwd=shell.folder, env=dict(shell.env), capture_output=True, check=True)
        found: list[object] = json.loads(ran.stdout.splitlines()[-1])
        return found

    assert imported()[1] != []
    assert imported() == [0, []]


def test_the_views_are_beside_the_register(shell: Shell) -> None:
    shell.run("status")
    assert (Path(shell.folder) / "register.views.db").is_file()
