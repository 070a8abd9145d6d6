"""`programme gate assess`, `list` and `show`."""

from __future__ import annotations

from tests.support.cli import Shell

ASSESS = ("gate", "assess", "venelles", "--as-of", "2018-01-10")


def test_an_assessment_is_as_scripts_read_it(shell: Shell) -> None:
    ran = shell.run(*ASSESS, "--json")
    found = ran.json
    assert ran.code == 0
    assert (found["territory"], found["from"], found["to"], found["gate"]) == ("venelles", "first", "second", "onward")
    assert found["charter"]["edition"] == "1"
    assert len(found["charter"]["hash"]) == 64
    assert (found["as_of"], found["known_at"], found["position"]) == ("2018-01-10", 18, 18)
    assert (found["passable"], found["review"], found["obstacle"]) == (False, 18, None)
    useful, workshops, nice = found["criteria"]
    assert useful == {
        "id": "useful",
        "name": None,
        "sentence": "It is useful.",
        "requires": "attested",
        "finding": "undecidable",
        "must": True,
        "blocks": True,
        "rule": "source",
        "cites": {"document": "report", "lines": [3, 4], "text": "utile"},
        "doubts": [],
        "evidence": [],
        "missing": "Nobody has answered yet.",
        "waived_by": None,
        "who_can_settle": "pilot",
        "remedy": "programme gate answer venelles useful --finding met --because …",
        "doubt": None,
    }
    assert (workshops["finding"], workshops["evidence"], workshops["doubt"]) == ("unmet", [12], "Vu ?")
    assert workshops["missing"] == "1 of 2 meetings of this kind (workshop) on record."
    assert (nice["must"], nice["blocks"], nice["rule"], nice["cites"]) == (False, False, "hypothesis", None)


def test_a_blocked_gate_gives_1_only_when_checked(shell: Shell) -> None:
    assert shell.run(*ASSESS).code == 0
    assert shell.run(*ASSESS, "--check").code == 1
    checked = shell.run(*ASSESS, "--check", "--json")
    assert (checked.code, checked.json["passable"]) == (1, False)


def test_a_gate_that_nothing_blocks_gives_0(shell: Shell) -> None:
    ran = shell.run("gate", "assess", "pertuis", "--check", "--json")
    assert (ran.code, ran.json["passable"], ran.json["from"], ran.json["to"]) == (0, True, None, "first")


def test_the_page_gives_the_verdict_what_blocks_and_who_can_settle_it(shell: Shell) -> None:
    assert shell.run(*ASSESS, COLUMNS="80").out == (
        "Venelles · First → Second\n"
        "=========================\n"
        "As of 10 January 2018, known up to entry 18.\n"
        "For trial only.\n"
        "Edition 1 of the charter.\n"
        "\n"
        "Blocked: 2 criteria stand in the way.\n"
        "\n"
        "What stands in the way (2)\n"
        "  ? useful · undecidable\n"
        "    It is useful.\n"
        "    Missing     Nobody has answered yet.\n"
        "    Can settle  Pilot\n"
        "    Rule        rule of the source; cites report:3-4: “utile”\n"
        "    → programme gate answer venelles useful --finding met --because …\n"
        "  ✗ workshops · not met\n"
        "    Two workshops.\n"
        "    Missing     1 of 2 meetings of this kind (workshop) on record.\n"
        "    Can settle  Comité\n"
        "    Rule        hypothesis\n"
        "    Evidence    12\n"
        "    Doubt       Vu ?\n"
        "    → programme meeting hold --kind workshop --title … --on … --territory venelles\n"
        "\n"
        "Not required, and not met (1)\n"
        "  ? nice · undecidable\n"
        "    It is nice.\n"
        "    Missing     Nobody has answered yet.\n"
        "    Can settle  Comité\n"
        "    Rule        hypothesis\n"
        "    → programme gate answer venelles nice --finding met --because …\n"
        "\n"
        "Next\n"
        "  programme report transition venelles\n"
    )


def answer(shell: Shell, criterion: str) -> None:
    told = ("--finding", "met", "--because", "seen", "--on", "2018-01-05")
    assert shell.run("gate", "answer", "venelles", criterion, *told).code == 0


def test_when_nothing_blocks_the_next_step_is_the_decision(shell: Shell) -> None:
    shell.run("meeting", "hold", "workshop-2017-12", "--on", "2017-12-20")
    answer(shell, "useful")
    shown = shell.run(*ASSESS).out
    assert "Nothing stands in the way of the passage." in shown
    assert "What holds (2)\n  ✓ useful · met\n    It is useful.\n    Evidence  20\n" in shown
    assert shown.endswith("Next\n  programme gate decide venelles --outcome passed\n")
    assert shell.run(*ASSESS, "--known-at", "@18", "--check").code == 1


def test_another_gate_is_assessed_when_asked(shell: Shell) -> None:
    assert shell.run("gate", "assess", "pertuis", "--gate", "onward", "--json").json["passable"] is False


def test_before_the_phase_is_known_no_gate_can_be_passed(shell: Shell) -> None:
    shell.run("territory", "propose", "trets", "--name", "Trets", "--on", "2016-01")
    shell.run("territory", "select", "trets", "--phase", "first", "--on", "2016-02")
    ran = shell.run("gate", "assess", "trets", "--as-of", "2016-02-10")
    assert "The phase on that day is undecidable" in ran.out
    found = shell.run("gate", "assess", "trets", "--as-of", "2016-02-10", "--json").json
    assert (found["gate"], found["criteria"], found["passable"], found["adopted_after"]) == (None, [], False, True)


def test_unknown_ids_give_3_and_what_looks_like_them(shell: Shell) -> None:
    territory = shell.run("gate", "assess", "venele")
    assert (territory.code, "Did you mean 'venelles'?" in territory.err) == (3, True)
    gate = shell.run("gate", "assess", "venelles", "--gate", "onwards")
    assert (gate.code, "Did you mean 'onward'?" in gate.err) == (3, True)


def test_the_gates_are_listed_with_their_reviews(shell: Shell) -> None:
    entry, onward = shell.run("gate", "list", "--json").json
    assert (entry["id"], entry["from"], entry["to"], entry["decided_by"]) == ("entry", None, "first", ["committee"])
    assert (entry["criteria"], entry["required"], onward["criteria"], onward["required"]) == (0, 0, 3, 2)
    assert [(one["territory"], one["attempt"], one["outcome"]) for one in entry["reviews"]] == [
        ("venelles", 1, "passed")
    ]
    assert [(one["territory"], one["outcome"], one["position"]) for one in onward["reviews"]] == [
        ("venelles", None, 18)
    ]
    assert shell.run("gate", "list", "--territory", "pertuis", "--json").json[0]["reviews"] == []
    assert shell.run("gate", "list", "--as-of", "2017-03-10", "--json").json[0]["reviews"][0]["outcome"] is None


def test_the_review_of_a_territory_is_shown_with_what_was_said_in_it(shell: Shell) -> None:
    answer(shell, "useful")
    opinion = ("--colour", "amber", "--text", "Presque.", "--on", "2018-01-06", "--by", "pilot")
    assert shell.run("gate", "opinion", "venelles", *opinion).code == 0
    found = shell.run("gate", "show", "venelles", "--json").json
    assert (found["review"]["gate"], found["review"]["outcome"]) == ("onward", None)
    assert [(one["criterion"], one["finding"], one["position"]) for one in found["answers"]] == [("useful", "met", 19)]
    assert [(one["colour"], one["text"]) for one in found["opinions"]] == [("amber", "Presque.")]
    assert (found["decisions"], found["ballots"], found["reservations"]) == ([], [], [])
    shown = shell.run("gate", "show", "venelles").out
    assert shown.startswith("Venelles · Second\n=================\n")
    assert "Answers\n  - 5 January 2018 · Venelles, criterion “useful”: met. seen (entry 19)\n" in shown


def test_a_decided_review_is_shown_with_its_outcome(shell: Shell) -> None:
    found = shell.run("gate", "show", "venelles", "--as-of", "2017-12-01", "--json").json
    assert (found["review"]["gate"], found["review"]["outcome"]) == ("entry", "passed")
    assert [one["position"] for one in found["decisions"]] == [9]


def test_a_territory_without_a_review_says_so(shell: Shell) -> None:
    assert shell.run("gate", "show", "pertuis").out.startswith("Pertuis: no review has been opened.\n")
    assert shell.run("gate", "show", "pertuis", "--json").json["review"] is None
