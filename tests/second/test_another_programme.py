"""A programme that shares nothing with the first goes the whole way by its charter alone: see charter.toml, way.txt."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import Shell

HERE = Path(__file__).parent
EVENING_IN_TORONTO = "2024-12-02T03:00:00Z"  # still the first of December there, the second in Greenwich and Paris
FIRST_PROGRAMME = re.compile(
    r"amor[cç]|consolidation|décollage|decollage|exemplarit|comite|aix|envies|rameau|europe/paris",
    re.IGNORECASE,
)
LINE = re.compile(r"(?:\[(?P<rules>[a-z -]+)\] )?(?P<command>[a-z].*)")


@pytest.fixture(scope="module")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A shell beside the register in which the way was recorded, each refusal being the one foretold."""
    folder = tmp_path_factory.mktemp("hospital")
    shell = Shell.at(folder, PROGRAMME_NOW=EVENING_IN_TORONTO, PROGRAMME_BY="ward-manager")
    made = shell.run("init", "--id", "nights-at-home", "--name", "Nights at Home")
    assert made.code == 0, made.err
    shutil.copy(HERE / "charter.toml", folder / "charter.toml")
    assert shell.run("charter", "check", "charter.toml").code == 0
    for line in filter(None, map(LINE.fullmatch, (HERE / "way.txt").read_text(encoding="utf-8").splitlines())):
        go(shell, line["command"], (line["rules"] or "").split())
    return shell


def go(shell: Shell, command: str, rules: list[str]) -> None:
    """Run a line of the way: it is done, or refused by these rules and no other."""
    ran = shell.run(*shlex.split(command), "--json")
    assert ran.code == (1 if rules else 0), (command, ran.out, ran.err)
    if rules:
        assert list(dict.fromkeys(one["rule"] for one in ran.json["reasons"])) == rules, (command, ran.out)


def wards(shell: Shell, day: str) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in shell.run("status", "--json", "--as-of", day).json["territories"]}


@pytest.mark.parametrize(
    ("day", "phase", "next_gate"),
    [
        ("2021-01-17", None, "to-trial"),
        ("2021-01-18", "listening", "to-trial"),
        ("2021-11-20", "listening", "to-trial"),  # decided on that day, applies from January
        ("2022-01-09", "listening", "to-trial"),
        ("2022-01-10", "trial", "to-rollout"),
        ("2022-11-15", "rollout", "to-handover"),
        ("2023-11-20", "handover", None),
    ],
)
def test_the_ward_goes_through_the_four_phases_of_its_own_charter(
    hospital: Shell, day: str, phase: str | None, next_gate: str | None
) -> None:
    ward = wards(hospital, day)["west-wing"]
    assert (ward["phase"], ward["next_gate"]) == (phase, next_gate)


def test_another_ward_takes_part_on_its_own_terms(hospital: Shell) -> None:
    ward = wards(hospital, "2024")["north-clinic"]
    assert (ward["phase"], ward["since"]) == ("listening", "2023-09-04")
    # The question was settled for all wards; families and the consent form are a matter of each.
    assert (ward["unmet"], ward["undecidable"]) == (["heard", "consent", "universities"], ["ethics"])


def test_three_passages_and_a_deferral_are_on_record(hospital: Shell) -> None:
    timeline = hospital.run("timeline", "--json", "--type", "gate-decided", "--territory", "west-wing").json
    sentences = [one["sentence"] for one in timeline]
    assert [one["on"] for one in timeline] == ["2021-06-10", "2021-11-20", "2022-11-15", "2023-11-20"]
    assert [sentence.rpartition(": ")[2] for sentence in sentences] == [
        "deferred.",
        "passed with reservations.",
        "passed.",
        "passed.",
    ]


def test_the_vote_is_counted_under_the_rule_of_that_body(hospital: Shell) -> None:
    [decided] = [
        one["data"]["tally"]
        for one in hospital.run("trail", "--json").json
        if one["type"] == "gate-decided" and one["on"] == "2021-11-20"
    ]
    wanted = {
        "votes_for": 5,
        "seats": 7,
        "quorum_base": 6,
        "quorum_needed": 4,
        "majority_base": 7,
        "majority_needed": 5,
    }
    assert {key: decided[key] for key in wanted} == wanted


def test_a_waiver_stands_in_the_assessment_of_its_day_and_not_after_it(hospital: Shell) -> None:
    def paid(day: str) -> str:
        assessed = hospital.run("gate", "assess", "west-wing", "--gate", "to-rollout", "--as-of", day, "--json").json
        return next(str(one["finding"]) for one in assessed["criteria"] if one["id"] == "paid")

    assert [paid(day) for day in ("2022-11-09", "2022-11-10", "2023-07-01")] == ["unmet", "waived", "met"]


def test_a_day_begins_where_the_charter_says(hospital: Shell) -> None:
    [last] = hospital.run("timeline", "--json", "--since", "2024", "--type", "meeting-held").json
    assert last["on"] == "2024-12-01"


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("day", ["2021-06-10", "2021-11-20", "2022-11-15", "2023-11-20"])
def test_every_review_has_its_report_without_a_word_of_the_first_programme(
    hospital: Shell, day: str, lang: str
) -> None:
    ran = hospital.run("report", "transition", "west-wing", "--as-of", day, "--format", "md", "--lang", lang)
    assert ran.code == 0, ran.err
    assert ("Clinical board" in ran.out) or ("Patients" in ran.out)
    assert not FIRST_PROGRAMME.findall(ran.out)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    "command",
    [
        "status",
        "timeline",
        "trail",
        "charter show",
        "territory list",
        "gate list",
        "body list",
        "body show clinical-board",
        "meeting list",
        "decision list",
        "question list",
        "action list",
        "document list",
        "stakeholder list",
        "partnership list",
        "flagship list",
        "budget show",
        "funding list",
        "indicator list",
        "risk list",
        "ambiguity list",
        "step list",
    ],
)
def test_every_view_shows_it_without_a_word_of_the_first_programme(hospital: Shell, command: str, lang: str) -> None:
    ran = hospital.run(*shlex.split(command), "--lang", lang)
    assert ran.code == 0, ran.err
    assert len(ran.out.splitlines()) > 1
    assert not FIRST_PROGRAMME.findall(ran.out)
