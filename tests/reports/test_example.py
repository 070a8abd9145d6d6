"""The reports on the real first year and its invented sequel, as worked out by hand from the source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any

import pytest

from programme.exchange import journal_file
from programme.exchange.journal import requests_as_recorded
from programme.language import Lang
from programme.register.register import Register
from programme.reports.formats import written
from programme.reports.transition.gather import Asked, gather
from programme.reports.transition.report import transition_report
from tests.examples.support import REAL_YEAR, SCENARIO, TERRITORIES
from tests.reports.support import FORMATS, LANGS, content, points

NEVER_USED = datetime(2026, 1, 1, tzinfo=UTC)  # the journals say at which instant each entry was recorded


@pytest.fixture(scope="module")
def real_year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with closing(Register.create(tmp_path_factory.mktemp("year") / "register.db", "envies-dalliances")) as register:
        register.record(requests_as_recorded(journal_file.read(REAL_YEAR), NEVER_USED))
        yield register


@pytest.fixture(scope="module")
def sequel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with closing(Register.create(tmp_path_factory.mktemp("sequel") / "register.db", "envies-dalliances")) as register:
        for journal in (REAL_YEAR, SCENARIO):
            register.record(requests_as_recorded(journal_file.read(journal), NEVER_USED))
        yield register


def text(register: Register, territory: str, day: str, format: str, lang: Lang = "fr") -> str:
    asked = Asked(territory, register.head(), date.fromisoformat(day), date.fromisoformat(day))
    return written(transition_report(gather(register, asked)), format, lang)


def report(register: Register, territory: str, day: str) -> Any:
    return json.loads(text(register, territory, day, "json"))


def test_aix_at_the_end_of_2017_agrees_with_the_result_worked_out_by_hand(real_year: Register) -> None:
    found = report(real_year, "aix-en-provence", "2017-12-31")
    assert found["verdict"]["passable"] is False
    musts = {one["id"]: one["finding"] for one in content(found, 5)["criteria"] if one["must"]}
    assert musts == {
        "red-line": "undecidable",
        "group": "met",
        "workshops": "met",
        "city-engaged": "unmet",
        "flagships-written": "unmet",
        "budget-final": "unmet",
        "question-1": "unmet",
        "closing-meeting": "unmet",
    }
    assert [one["id"] for one in found["missing"]] == [one for one, finding in musts.items() if finding != "met"]


def test_each_thing_that_aix_lacks_cites_the_source_and_names_who_can_settle_it(real_year: Register) -> None:
    missing = {one["id"]: one for one in report(real_year, "aix-en-provence", "2017-12-31")["missing"]}
    assert {one: found["cites"]["lines"] for one, found in missing.items()} == {
        "red-line": [229, 232],
        "city-engaged": [836, 838],
        "flagships-written": [842, 842],
        "budget-final": [840, 840],
        "question-1": [863, 863],
        "closing-meeting": [846, 848],
    }
    assert {found["cites"]["document"] for found in missing.values()} == {"bilan-2016-2017"}
    assert all(found["who_can_settle"] for found in missing.values())
    assert missing["closing-meeting"]["by_when"] == "2017-12-15~"
    assert missing["city-engaged"]["by_when"] == "2017-10/2017-12"  # the agreement, among the actions of the quarter


def test_in_june_2017_the_workshops_of_aix_are_undecidable(real_year: Register) -> None:
    found = report(real_year, "aix-en-provence", "2017-06-15")
    workshops = next(one for one in content(found, 5)["criteria"] if one["id"] == "workshops")
    assert workshops["finding"] == "undecidable"
    assert " 3 sur 4." in workshops["justification"].replace("\u00a0", " ")


def test_the_rules_of_the_example_say_that_they_are_not_adopted(real_year: Register) -> None:
    assert "> Règles d’exemple, non adoptées par l’association." in text(real_year, "venelles", "2017-12-31", "md")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("territory", TERRITORIES)
def test_every_territory_has_its_report_in_every_format(
    real_year: Register, territory: str, format: str, lang: Lang
) -> None:
    assert len(text(real_year, territory, "2017-12-31", format, lang)) > 5000


@pytest.mark.parametrize(
    ("territory", "gate", "day", "standing", "outcome"),
    [
        ("aix-en-provence", "consolidation", "2018-02-22", "held", "deferred"),
        ("aix-en-provence", "consolidation", "2018-04-19", "passed", "passed"),
        ("venelles", "consolidation", "2018-11-15", "passed", "passed-with-reservations"),
        ("pertuis", "consolidation", "2018-11-15", "held", "rework"),
        ("venelles", "decollage", "2019-07-04", "passed", "passed"),
        ("pertuis", "exemplarite", "2020-12-31", "passed", "passed"),
    ],
)
def test_each_decision_of_the_sequel_has_its_report(
    sequel: Register, territory: str, gate: str, day: str, standing: str, outcome: str
) -> None:
    asked = Asked(territory, sequel.head(), date.fromisoformat(day), date.fromisoformat(day), gate)
    found = json.loads(written(transition_report(gather(sequel, asked)), "json", "fr"))
    assert (found["verdict"]["standing"], found["verdict"]["outcome"]) == (standing, outcome)
    assert list(points(found)) == list(range(1, 40))


def test_the_recusal_and_the_waiver_of_the_sequel_are_shown(sequel: Register) -> None:
    asked = Asked("aix-en-provence", sequel.head(), date(2018, 4, 19), gate="consolidation")
    passage = json.loads(written(transition_report(gather(sequel, asked)), "json", "fr"))
    assert passage["as_of"] == "2018-04-19"
    assert len(content(passage, 26)["aside"]) >= 1
    asked = Asked("venelles", sequel.head(), date(2019, 7, 4), gate="decollage")
    waived = json.loads(written(transition_report(gather(sequel, asked)), "json", "fr"))
    assert [one["holds"] for one in content(waived, 10)["waivers"]] == ["yes"]
    assert "waived" in {one["finding"] for one in content(waived, 5)["criteria"]}
