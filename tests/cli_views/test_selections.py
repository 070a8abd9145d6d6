"""Lists narrowed down: meetings by who was there or as recorded, decisions of nobody, what is doubtful."""

from __future__ import annotations

import pytest

from tests.support.cli import Shell


def ids(shell: Shell, *arguments: str) -> list[str]:
    return [one["id"] for one in shell.run(*arguments, "--json").json]


@pytest.fixture
def met(shell: Shell) -> Shell:
    """Two more meetings, the later one recorded first: the pilot was at both, the coordinator at the later one."""
    for day, *present in (("2017-09-07", "pilot", "coordinator"), ("2017-08-01", "pilot")):
        shell.run("meeting", "hold", "--kind", "interview", "--title", "Entretien", "--on", day, "--id", f"m-{day}")
        shell.run("meeting", "attend", f"m-{day}", *present)
    return shell


def test_meetings_are_listed_by_who_was_there(met: Shell) -> None:
    assert ids(met, "meeting", "list", "--present", "coordinator") == ["m-2017-09-07"]
    assert ids(met, "meeting", "list", "--present", "pilot", "--present", "coordinator") == [
        "m-2017-08-01",
        "m-2017-09-07",
    ]
    assert ids(met, "meeting", "list", "--present", "pilot", "--as-of", "2017-08-31") == ["m-2017-08-01"]
    assert ids(met, "meeting", "list", "--present", "pilot", "--territory", "venelles") == []


def test_meetings_are_listed_in_the_order_of_recording_where_that_is_asked(met: Shell) -> None:
    by_date = ["workshop-2017-06", "m-2017-08-01", "m-2017-09-07", "workshop-2017-12"]
    as_recorded = ["workshop-2017-06", "workshop-2017-12", "m-2017-09-07", "m-2017-08-01"]
    assert ids(met, "meeting", "list") == by_date
    assert ids(met, "meeting", "list", "--order", "happening") == by_date
    assert ids(met, "meeting", "list", "--order", "recorded") == as_recorded


def test_an_office_that_nobody_knows_gives_3_and_what_looks_like_it(met: Shell) -> None:
    ran = met.run("meeting", "list", "--present", "pilote")
    assert ran.code == 3
    assert "pilot" in ran.err


def test_decisions_of_which_it_is_not_said_who_decided_are_listed_alone(shell: Shell) -> None:
    shell.run("decision", "record", "--id", "vote", "--title", "Un vote", "--body", "committee", "--on", "2017-05")
    assert ids(shell, "decision", "list") == ["choix", "vote"]
    assert ids(shell, "decision", "list", "--no-decider") == ["choix"]


def test_what_is_doubtful_is_listed_alone_and_says_why(shell: Shell) -> None:
    shell.run("step", "open", "4", "--title", "Fin", "--on", "2017-05-01?")
    found = shell.run("timeline", "--doubtful", "--json").json
    assert [(one["on"], one["doubt"]) for one in found] == [("2017-05-01?", None), ("2017-06", "Vu ?")]
    assert "Vu ?" in shell.run("timeline", "--doubtful").out
    assert "Vu ?" not in shell.run("timeline").out
