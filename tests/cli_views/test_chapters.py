"""The lists and pages of the later chapters: stakeholders to ambiguities, as scripts and as people read them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli_views.chapters import SHA256
from tests.support.cli import Shell

NOUNS = {
    "stakeholder": ("school", "École d’art"),
    "partnership": ("culture", "Culture"),
    "flagship": ("festival", "Festival"),
    "question": ("q1", "Quel budget ?"),
    "action": ("press", "Presse"),
    "document": ("protocol", "Protocole"),
    "funding": ("request", "Demande"),
    "indicator": ("stays", "Résidences"),
    "risk": ("tired", "Épuisement"),
    "ambiguity": ("amb-1", "Ateliers"),
}


def listed(shell: Shell, noun: str, id: str, *more: str) -> Any:
    return next(row for row in shell.run(noun, "list", "--json", *more).json if row["id"] == id)


def shown(shell: Shell, noun: str, id: str, *more: str) -> Any:
    return shell.run(noun, "show", id, "--json", *more).json


@pytest.mark.parametrize(("noun", "known"), NOUNS.items())
def test_each_noun_is_listed_in_both_languages_and_in_every_format(
    chapters: Shell, noun: str, known: tuple[str, str]
) -> None:
    for lang in ("fr", "en"):
        for shape in ("table", "md", "tsv", "csv", "csv-excel", "json", "jsonl"):
            ran = chapters.run(noun, "list", "--format", shape, "--lang", lang)
            assert [one for one in known if one not in ran.out] == [], (lang, shape)


@pytest.mark.parametrize(("noun", "known"), NOUNS.items())
def test_each_thing_has_a_page_with_its_history_and_its_entries(
    chapters: Shell, noun: str, known: tuple[str, str]
) -> None:
    name, title = known
    found, page = shown(chapters, noun, name), chapters.run(noun, "show", name, "--lang", "fr")
    assert (found["id"], page.code) == (name, 0)
    assert page.out.startswith(f"{title}\n===")
    assert found["position"] == found["facts"][0]["position"]
    for fact in found["facts"]:
        assert f"écriture {fact['position']}" in " ".join(page.out.split())


@pytest.mark.parametrize("noun", NOUNS)
def test_a_wrong_id_gives_3_and_names_the_one_that_looks_alike(chapters: Shell, noun: str) -> None:
    known = NOUNS[noun][0]
    ran = chapters.run(noun, "show", f"{known}x", "--lang", "en")
    assert ran.code == 3
    assert f"Did you mean '{known}'?" in ran.err


@pytest.mark.parametrize("noun", NOUNS)
def test_nothing_is_there_before_it_happened_nor_before_it_was_known(chapters: Shell, noun: str) -> None:
    known = NOUNS[noun][0]
    assert chapters.run(noun, "list", "--as-of", "2016", "--json").json == []
    assert chapters.run(noun, "show", known, "--as-of", "2016").code == 3
    assert chapters.run(noun, "list", "--known-at", "@1", "--json").json == []


def test_a_stakeholder_says_how_far_it_goes_and_what_the_dates_leave_open(chapters: Shell) -> None:
    row = listed(chapters, "stakeholder", "school")
    assert (row["involvement"], row["possible"]) == (None, {"involvement": ["support", "engagement"]})
    assert (row["aliases"], row["contributions"], row["benefits"]) == (["ESAT"], 1, 1)
    assert listed(chapters, "stakeholder", "school", "--as-of", "2017-12-01")["involvement"] is None
    assert listed(chapters, "stakeholder", "school", "--as-of", "2017-11")["involvement"] == "support"
    assert listed(chapters, "stakeholder", "school", "--as-of", "2018-02")["involvement"] == "engagement"


def test_a_page_cites_the_sources_and_what_names_the_thing_elsewhere(chapters: Shell) -> None:
    page = chapters.run("stakeholder", "show", "school").out
    assert "5 April 2017 · École d’art expresses its support. (entry 5, source\n    report:677)" in page
    assert [one["position"] for one in shown(chapters, "stakeholder", "school")["linked"]] == [10]


def test_a_partnership_names_who_lacks_a_column(chapters: Shell) -> None:
    found = shown(chapters, "partnership", "culture")
    assert found["exchange"] == [
        {"partner": "school", "column": "contributions", "texts": ["Des jeunes"]},
        {"partner": "school", "column": "benefits", "texts": ["Des débouchés"]},
        {"partner": "firm", "column": "contributions", "texts": ["Un atelier"]},
    ]
    assert found["open"] == ["Pellenc: nothing on record (benefits)."]


def test_a_flagship_that_may_be_written_says_so(chapters: Shell) -> None:
    row = listed(chapters, "flagship", "festival")
    assert (row["status"], row["possible"]["status"]) == (None, ["proposed", "written"])
    assert "proposed or written" in chapters.run("flagship", "list").out


def test_a_question_shows_its_options_and_the_opinions(chapters: Shell) -> None:
    found = shown(chapters, "question", "q1")
    assert found["choices"] == [{"option": "shared", "title": "Partagé", "office": None, "points": []}]
    assert found["opinions"] == [{"office": "coordinator", "option": "shared", "text": "Oui"}]
    assert (found["state"], found["open"]) == ("open", ["No decision that stands settles it."])
    chapters.run("decision", "record", "--id", "choice", "--title", "Choix", "--on", "2017-12-01")
    chapters.run("question", "settle", "q1", "--decision", "choice", "--option", "shared", "--on", "2017-12-01")
    settled = shown(chapters, "question", "q1")
    assert (settled["state"], settled["decisions"], settled["chosen"]) == ("settled", ["choice"], ["shared"])
    assert settled["open"] == []


def test_an_action_keeps_its_former_dates_and_says_who_is_missing(chapters: Shell) -> None:
    found = shown(chapters, "action", "press")
    assert (found["due"], found["former"], found["owners"]) == ("2018-05-01", ["2017-11-30"], [])
    assert found["open"] == ["Nobody is known to see to it."]
    before = shown(chapters, "action", "press", "--as-of", "2017-11-10")
    assert (before["due"], before["former"]) == ("2017-11-30", [])
    assert shown(chapters, "action", "review")["open"] == ["Its date has gone by: 20 December 2017."]


def test_documents_show_what_is_filed(chapters: Shell) -> None:
    row = listed(chapters, "document", "protocol")
    assert (row["status"], row["filed"], row["sha256"]) == ("drafted", ["protocole.pdf"], [SHA256])
    file = {"file": "protocole.pdf", "sha256": SHA256, "size": 7, "position": 20}
    assert shown(chapters, "document", "protocol")["files"] == [file]
    assert listed(chapters, "document", "protocol", "--as-of", "2018-01-04")["status"] == "announced"


def test_funding_lists_calls_and_requests_and_adds_no_grants_up(chapters: Shell) -> None:
    kinds = {row["id"]: (row["kind"], row["state"]) for row in chapters.run("funding", "list", "--json").json}
    assert kinds == {"call": ("call", "open"), "request": ("request", "granted")}
    found = shown(chapters, "funding", "request")
    assert (found["amount"], found["grants"]) == (
        2_000_000,
        [{"year": "2018", "amount": 500_000, "nature": "cash", "position": 23}],
    )
    assert found["open"] == ["Its use is still to be accounted for."]


def test_a_refused_request_says_so(chapters: Shell) -> None:
    chapters.run("funding", "apply", "other", "--title", "Autre", "--funder", "Ville", "--on", "2017-12")
    chapters.run("funding", "refuse", "other", "--on", "2018-01-05")
    assert listed(chapters, "funding", "other")["state"] == "refused"


def test_an_indicator_shows_each_measure_that_may_be_the_latest(chapters: Shell) -> None:
    row = listed(chapters, "indicator", "stays")
    assert (row["value"], row["possible"]["value"]) == (None, ["3", "4"])
    assert [one["value"] for one in shown(chapters, "indicator", "stays")["measures"]] == ["3", "4"]


def test_a_risk_is_scored_and_asks_for_an_owner(chapters: Shell) -> None:
    found = shown(chapters, "risk", "tired")
    assert (found["likelihood"], found["impact"], found["score"], found["state"]) == (3, 4, 12, "open")
    assert found["open"] == ["Nobody is known to see to it."]


def test_an_ambiguity_shows_its_readings_and_what_is_done_meanwhile(chapters: Shell) -> None:
    found = shown(chapters, "ambiguity", "amb-1")
    assert ([one["text"] for one in found["readings"]], found["default"]) == (["Six", "Sept"], "Aucun total")
    assert found["state"] == "open"


def test_a_list_of_a_territory_holds_what_names_it_and_what_is_for_all(chapters: Shell) -> None:
    chapters.run("territory", "envisage", "pertuis", "--name", "Pertuis", "--on", "2017")
    assert [row["id"] for row in chapters.run("action", "list", "--territory", "pertuis", "--json").json] == ["review"]
    assert chapters.run("action", "list", "--territory", "nowhere").code == 3
