"""The eleven questions of an auditor, on the scenario of the demonstration; and the pages that answer them.

What is expected was worked out by hand from examples/envies-dalliances/*.yaml, as the comments say.
"""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import Ran, Shell

ROOT = Path(__file__).parents[2]
COMMAND = re.compile(r"^\$ programme (.*)$", re.MULTILINE)
PAGES = {
    lang: (ROOT / "docs" / name).read_text(encoding="utf-8")
    for lang, name in (("en", "auditors.md"), ("fr", "auditeurs.md"))
}
COMMANDS = [(lang, command) for lang, page in PAGES.items() for command in COMMAND.findall(page)]


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audited")
    made = Shell.at(folder).run("demo")
    assert made.code == 0, made.err
    return folder / "demo" / "scenario"


@pytest.fixture
def scenario(demonstration: Path, tmp_path: Path) -> Shell:
    """A shell in a copy of the scenario, on 10 January 2021: the last entry is of 18 December 2020."""
    shutil.copytree(demonstration, tmp_path / "scenario")
    return Shell.at(tmp_path / "scenario", PROGRAMME_NOW="2021-01-10T09:00:00Z")


def asked(shell: Shell, *arguments: object) -> Any:
    ran = done(shell, *arguments, "--json")
    return ran.json


def done(shell: Shell, *arguments: object) -> Ran:
    ran = shell.run("--lang", "en", *arguments)
    assert ran.code == 0, ran.err
    return ran


def found_of(shell: Shell, criterion: str, *arguments: object) -> tuple[str, list[int]]:
    """Return what is found of a criterion of the gate of Venelles into consolidation, and on which evidence."""
    assessed = asked(shell, "gate", "assess", "venelles", "--gate", "consolidation", *arguments)
    (one,) = (one for one in assessed["criteria"] if one["id"] == criterion)
    return one["finding"], one["evidence"]


def test_1_what_was_true_on_a_day_as_known_at_a_moment(scenario: Shell) -> None:
    # The passage of Aix was decided on 2018-04-19 and recorded the next morning (scenario, aix-consolidation-2).
    def phase(as_of: str, known_at: str) -> str:
        listed = asked(scenario, "territory", "list", "--as-of", as_of, "--known-at", known_at)
        (aix,) = (one for one in listed if one["id"] == "aix-en-provence")
        return str(aix["phase"])

    assert phase("2018-04-19", "2018-04-19") == "amorcage"
    assert phase("2018-04-19", "2018-04-20") == "consolidation"
    assert phase("2018-04-18", "2018-04-20") == "amorcage"


def test_2_what_changed_in_what_was_known_of_a_period(scenario: Shell) -> None:
    # Of 2017, the scenario records four facts, all between 8 and 10 January 2018: the closing meeting of 15 December
    # (first after the 365 entries of the first year, so 366), who was there (367), the minutes being of January (368),
    # then the appointment of 24 October (369) and the action that is done (370).
    shown = done(scenario, "diff", "2017-12-31", "2018-01-31", "--period", "2017").out
    assert re.findall(r"\(entry\s+(\d+)\)", shown) == ["366", "367", "369", "370"]


def test_3_what_was_recorded_late_and_which_decisions_after_their_effect(scenario: Shell) -> None:
    # The diagnosis of Pertuis dates from 13 December 2016 at the latest and was recorded on 30 November 2017: 18 days
    # of December and 334 of 2017, 352 days.
    for days, expected in ((351, ["document-drafted"]), (352, [])):
        late = asked(scenario, "trail", "--late", days, "--territory", "pertuis")
        assert [one["type"] for one in late] == expected
    # Eleven decisions on passages: two let nobody pass (deferred on 2018-02-22, rework), and that of Aix of 2019-02-14
    # applies from 2019-03-01, after its recording. The other eight applied at once and were recorded the day after.
    after = asked(scenario, "decision", "list", "--after-effect")
    assert [one["on"] for one in after] == [
        "2018-04-19",
        "2018-11-15",
        "2019-04-11",
        "2019-07-04",
        "2019-12-12",
        "2020-01-30",
        "2020-09-17",
        "2020-12-10",
    ]
    assert {one["days"] for one in after} == {1}


def test_4_whether_a_criterion_held_on_what_was_known_at_the_vote(scenario: Shell) -> None:
    # The agreement of Venelles was drafted on 9 October 2018: after the end of August, before the vote of 15 November.
    vote = ("--as-of", "2018-11-15")
    assert found_of(scenario, "city-engaged", *vote, "--known-at", "2018-08-31") == ("unmet", [])
    finding, (agreement,) = found_of(scenario, "city-engaged", *vote, "--known-at", "2018-11-15")
    assert finding == "met"
    assert asked(scenario, "entry", "show", agreement)["type"] == "document-drafted"


def test_5_which_reports_issued_rest_on_what_was_corrected_since(scenario: Shell) -> None:
    # The scenario has 817 entries: the report is the next, its correction the one after.
    done(scenario, "report", "transition", "aix-en-provence", "--as-of", "2018-02-22", "--issue", "-o", "report.md")
    assert [(one["position"], one["state"], one["corrections"]) for one in asked(scenario, "report", "list")] == [
        (818, "current", [])
    ]
    done(scenario, "entry", "rectify", 366, "--field", "on", "--to", "2017-12-14", "--reason", "Feuille de présence")
    assert [(one["position"], one["state"], one["corrections"]) for one in asked(scenario, "report", "list")] == [
        (818, "corrected", [819])
    ]


def test_6_how_a_field_came_to_its_value_and_by_whom(scenario: Shell) -> None:
    # The closing meeting was recorded on 8 January 2018 at 9:12 UTC by the coordination, then is rectified here.
    done(scenario, "entry", "rectify", 366, "--field", "on", "--to", "2017-12-14", "--reason", "Feuille de présence")
    shown = " ".join(done(scenario, "why", "entry", 366, "on").out.split())
    for expected in (
        "2017-12-14",
        "Recorded 8 January 2018 at 10:12 by Programme coordination.",
        "“2017-12-15” becomes “2017-12-14”. Feuille de présence",
        "Recorded 10 January 2021 at 10:00 by Programme coordination.",
    ):
        assert expected in shown


def test_7_in_which_order_things_happened_and_were_recorded(scenario: Shell) -> None:
    # The appointment of 24 October 2017 was recorded on 10 January 2018, after the closing meeting of 15 December, on
    # the 8th; the committee of 18 January 2018 comes last in both orders.
    selection = ("--type", "meeting-held", "--since", "2017-10-24", "--until", "2018-01-18")
    certain = ["2017-10-24", "2017-12-15", "2018-01-18"]
    for order, expected in (("happening", certain), ("recorded", ["2017-12-15", "2017-10-24", "2018-01-18"])):
        found = asked(scenario, "timeline", "--order", order, *selection)
        assert [one["on"] for one in found if one["on"] in certain] == expected


def test_8_when_nothing_was_recorded(scenario: Shell) -> None:
    # From 15 July to 20 September 2019: 16 + 31 + 20; from 2 April to 1 July 2020: 28 + 31 + 30 + 1.
    silent = asked(scenario, "trail", "--silent", 60)
    assert [(one["from"], one["to"], one["days"]) for one in silent] == [
        ("2019-07-15", "2019-09-20", 67),
        ("2020-04-02", "2020-07-01", 90),
    ]
    assert all(one["before"] == one["after"] + 1 for one in silent)


def test_9_who_could_have_known(scenario: Shell) -> None:
    # The chief executive of the city was at the meetings of 13 February, 24 March and 15 December 2017. Of the first
    # the choice of the associations is recorded; of the last the call in autumn, and the minutes of 9 January.
    known = asked(scenario, "trail", "--visible-to", "dgs-aix", "--known-at", "2018-01-31")
    assert [(one["type"], one["on"]) for one in known] == [
        ("meeting-held", "2017-02-13"),
        ("attendance-recorded", "2017-02-13"),
        ("decision-recorded", "2017-02-13"),
        ("meeting-held", "2017-03-24?"),
        ("attendance-recorded", "2017-03-24?"),
        ("meeting-convened", "2017-10-11/2017-11"),
        ("meeting-held", "2017-12-15"),
        ("attendance-recorded", "2017-12-15"),
        ("minutes-filed", "2018-01-09"),
    ]


def test_10_the_same_question_under_another_edition(scenario: Shell) -> None:
    # Edition 2 takes the draft of 9 October 2018 for an answer. Edition 1 wants somebody's word, and the only one, of
    # 30 November 2017, says that the partnership is still to be begun.
    vote = ("--as-of", "2018-11-15", "--known-at", "2018-11-15")
    assert found_of(scenario, "city-engaged", *vote, "--charter", "2")[0] == "met"
    finding, (word,) = found_of(scenario, "city-engaged", *vote, "--charter", "1")
    answer = asked(scenario, "entry", "show", word)
    assert (finding, answer["type"], answer["validtime"]) == ("unmet", "criterion-answered", "2017-11-30")


def test_11_which_dates_could_flip_an_answer(scenario: Shell) -> None:
    # On 15 June 2017 Aix has held the workshops of February, April and May; four are asked for, and one was held on
    # some day of June. Three meetings of the internal committee are asked for, and three were held some day in 2017.
    found = asked(scenario, "gate", "assess", "aix-en-provence", "--flips", "--as-of", "2017-06-15")
    assert [(one["on"], one["criterion"], one["now"], one["by_then"], one["later"]) for one in found] == [
        ("2017-06", "workshops", "undecidable", "met", "unmet"),
        *[("2017", "internal-committee", "undecidable", "undecidable", "unmet")] * 3,
    ]


def test_each_page_answers_all_eleven_with_the_same_commands() -> None:
    headings = {lang: re.findall(r"^## (\d+)\.", page, re.MULTILINE) for lang, page in PAGES.items()}
    assert headings["en"] == headings["fr"] == [str(number) for number in range(1, 12)]
    for page in PAGES.values():
        assert all(COMMAND.search(section) for section in re.split(r"^## \d+\.", page, flags=re.MULTILINE)[1:])


@pytest.mark.parametrize(("lang", "command"), COMMANDS)
def test_each_command_of_the_pages_runs(lang: str, command: str, demonstration: Path) -> None:
    ran = Shell.at(demonstration, PROGRAMME_LANG=lang).run(*shlex.split(command))
    assert ran.code == 0, ran.err
