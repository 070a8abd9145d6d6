"""A refusal names everything that is missing: its source, who can settle it, what to do next; in words and as data."""

from __future__ import annotations

from tests.support.cli import Shell

DECIDE = ("gate", "decide", "venelles", "--outcome", "passed")


def test_as_data_every_reason_has_its_rule_sentence_source_settler_and_advice(shell: Shell) -> None:
    ran = shell.run(*DECIDE, "--json")
    assert ran.code == 1
    assert ran.json["refused"] == "gate decide"
    useful, workshops = ran.json["reasons"]
    assert useful == {
        "rule": "criterion-undecidable",
        "sentence": useful["sentence"],
        "source": "report:3-4",
        "who_can_settle": "pilot",
        "advice": "programme gate answer venelles useful --finding met --because …",
    }
    assert useful["sentence"].startswith("useful: It is useful. ")
    assert (workshops["rule"], workshops["source"]) == ("criterion-unmet", None)


def test_in_words_too(shell: Shell) -> None:
    ran = shell.run(*DECIDE)
    assert (ran.code, ran.out) == (1, "")
    first, *lines = ran.err.splitlines()
    assert first == "Refused: programme gate decide, for 2 reasons."
    assert lines[0].startswith("  1. useful: It is useful.")
    assert "     Source: report:3-4" in lines
    assert "     Can be settled by: Pilot" in lines
    assert "     Try: programme gate answer venelles useful --finding met --because …" in lines
    assert any(line.startswith("  2. workshops: ") for line in lines)


def test_the_advice_names_commands_in_the_language_of_the_person(shell: Shell) -> None:
    ran = shell.run(*DECIDE, "--lang", "fr")
    assert "programme jalon repondre venelles useful --finding met" in ran.err
    assert "programme jalon decider" in ran.err.splitlines()[0]
    assert "C’est utile." in ran.err


def test_data_names_them_in_english_whatever_the_language(shell: Shell) -> None:
    ran = shell.run(*DECIDE, "--json", "--lang", "fr")
    assert ran.json["refused"] == "gate decide"
    assert ran.json["reasons"][0]["advice"].startswith("programme gate answer")


def test_a_refusal_records_nothing(shell: Shell) -> None:
    before = (shell.folder / "register.db").read_bytes()
    shell.run(*DECIDE)
    assert (shell.folder / "register.db").read_bytes() == before


def test_only_territory_and_outcome_are_required_on_the_command_line(shell: Shell) -> None:
    for arguments, missing in ((("gate", "decide"), 2), (("gate", "decide", "venelles"), 1)):
        ran = shell.run(*arguments)
        assert ran.code == 2
        assert ran.err.count("is missing") == missing


def test_an_unknown_office_is_told_with_those_that_look_alike(shell: Shell) -> None:
    ran = shell.run(*DECIDE, "--by", "pilott", "--json")
    assert ran.code == 3
    [reason] = [one for one in ran.json["reasons"] if one["rule"] == "unknown-id"]
    assert reason["sentence"] == "Unknown office: 'pilott'. Did you mean 'pilot'?"


def test_every_unknown_id_is_told(shell: Shell) -> None:
    about = ("--body", "comite", "--territory", "venele", "--meeting", "m-1")
    ran = shell.run("decision", "record", "--title", "Thème", *about, "--json")
    assert ran.code == 3
    assert [reason["rule"] for reason in ran.json["reasons"]] == ["unknown-id"] * 3


def test_a_fact_that_has_not_happened_yet_is_refused(shell: Shell) -> None:
    ran = shell.run("territory", "theme", "pertuis", "--theme", "Culture", "--on", "2018-02", "--json")
    assert ran.code == 1
    assert [(one["rule"], one["advice"]) for one in ran.json["reasons"]] == [("not-yet-happened", "--on")]


def test_an_option_that_is_missing_is_advised_as_the_same_command_with_it(shell: Shell) -> None:
    reserved = ("gate", "decide", "aix-en-provence", "--outcome", "passed-with-reservations")
    assert "Try: the same command, with --reservation\n" in shell.run(*reserved).err
