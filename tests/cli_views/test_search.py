"""`programme search`: found as a French coordinator types it, marked where it counts no more, never what is sealed."""

from __future__ import annotations

import pytest

from tests.support.cli import Shell

NEXT_DAY = {"PROGRAMME_NOW": "2018-01-11T09:00:00Z"}


def found(shell: Shell, *arguments: str) -> list[int]:
    ran = shell.run("search", *arguments, "--json")
    assert ran.code == 0, ran.err
    return [one["position"] for one in ran.json]


@pytest.mark.parametrize("typed", ["résidences", "RESIDENCES", "residence", "Résidence"])
def test_accents_capitals_and_plurals_do_not_matter(chapters: Shell, typed: str) -> None:
    by_type = [one["position"] for one in chapters.run("trail", "--json").json if "indicator" in one["type"]]
    assert found(chapters, typed) == by_type


@pytest.mark.parametrize("typed", ["l'école d'art", "l’ecole d’arts", "ecole art"])
def test_what_is_elided_is_no_word(chapters: Shell, typed: str) -> None:
    assert found(chapters, typed)
    assert found(chapters, typed) == found(chapters, "école", "art")


def test_every_word_must_be_there(shell: Shell) -> None:
    assert found(shell, "choix") == [17]
    assert found(shell, "choix", "inexistant") == []


def test_a_name_leads_to_all_that_is_said_of_what_bears_it(shell: Shell) -> None:
    assert {5, 6, 8, 12, 17} <= set(found(shell, "Venelles"))


def test_it_is_narrowed_down_by_territory_type_and_period(shell: Shell) -> None:
    assert found(shell, "venelles", "--type", "meeting-held") == [12]
    assert found(shell, "propose", "--territory", "pertuis") == [7]
    assert found(shell, "un", "--type", "meeting-held", "--since", "2017-06-30") == [12]
    assert found(shell, "un", "--type", "meeting-held", "--since", "2017-07") == []
    assert found(shell, "un", "--type", "meeting-held", "--until", "2017-05") == []


def test_an_annulled_fact_is_found_and_marked_and_a_rectified_one_shows_both(shell: Shell) -> None:
    shell.run("entry", "rectify", 12, "--field", "title", "--to", "Premier", "--reason", "Nom", **NEXT_DAY)
    shell.run("entry", "annul", 16, "--reason", "Double", **NEXT_DAY)
    (rectified,) = shell.run("search", "un", "--type", "meeting-held", "--json").json
    assert (rectified["sentence"], rectified["known_as"]) == ("Meeting: Un", "Meeting: Premier")
    assert rectified["rectified_by"] == [19]
    shown = shell.run("search", "suite").out
    assert "annulled by entry 20" in shown
    assert found(shell, "suite", "--known-at", "@15") == []
    (before,) = shell.run("search", "suite", "--known-at", "@18", "--json").json
    assert before["annulled_by"] is None


def test_a_word_of_a_doubt_is_found_with_the_place_where_it_stands(shell: Shell) -> None:
    (meeting,) = shell.run("search", "vu", "--json").json
    assert (meeting["position"], meeting["excerpt"]) == (12, "Vu ?")


def test_a_sealed_name_is_never_found(shell: Shell) -> None:
    made = shell.run("person", "register", "--full-name", "Zéphirine Untel", "--on", "2017-05", "--json")
    assert made.code == 0, made.err
    assert found(shell, "zephirine") == []
    box = shell.run("trail", "--json").json[-1]["data"]["full_name"]
    assert found(shell, box.split(":")[3]) == []
    assert found(shell, "sealed") == []


@pytest.mark.parametrize("shape", ["table", "md", "tsv", "csv", "csv-excel", "jsonl"])
def test_each_format_holds_what_is_found(shell: Shell, shape: str) -> None:
    assert "Un choix" in shell.run("search", "choix", "--format", shape).out


def test_no_word_at_all_is_exit_2_and_an_unknown_territory_exit_3(shell: Shell) -> None:
    assert shell.run("search", "!?").code == 2
    assert shell.run("search", "un", "--territory", "nowhere").code == 3


def test_it_is_asked_in_french(french: Shell) -> None:
    assert "Un choix" in french.run("chercher", "choix").out
