"""What a person sees when something is mistyped: whole sentences, in the quotation marks of the language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import Shell

NO_BREAK = "\u00a0"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell beside a register whose charter knows two offices."""
    shell = Shell.at(tmp_path, PROGRAMME_BY="coordinator")
    assert shell.run("init", ".", "--id", "trial").code == 0
    return shell


@pytest.mark.parametrize("wanted", ["csv", "table", "jsonl"])
def test_json_and_another_format_are_one_too_many(shell: Shell, wanted: str) -> None:
    ran = shell.run("trail", "--json", "--format", wanted)
    assert (ran.code, ran.out) == (2, "")
    assert f"--json and --format {wanted} are two formats" in ran.err


def test_json_twice_is_json(shell: Shell) -> None:
    assert shell.run("trail", "--json", "--format", "json").json == []


def test_a_missing_argument_is_told_on_one_line_in_the_marks_of_the_language(shell: Shell) -> None:
    said = "Error: Missing argument 'SHELL'. Choose from: bash, zsh, fish, powershell\n"
    assert shell.run("completion").err.startswith(said)
    french = shell.run("completion", "--lang", "fr").err
    assert f"«{NO_BREAK}SHELL{NO_BREAK}»" in french
    assert "'" not in french


def test_a_suggestion_stands_in_the_marks_of_the_language(shell: Shell) -> None:
    ran = shell.run("territoire", "proposr", "--lang", "fr")
    assert f"Vouliez-vous écrire «{NO_BREAK}proposer{NO_BREAK}»" in ran.err


@pytest.mark.parametrize("text", ["Deux\nlignes", "Deux\tcolonnes"])
def test_a_title_is_one_line_and_a_text_may_be_several(shell: Shell, text: str) -> None:
    ran = shell.run("action", "plan", "--title", text, "--due", "2018")
    assert (ran.code, "one line is wanted" in ran.err) == (2, True)
    shell.run("action", "plan", "--title", "Bilan", "--due", "2018")
    assert shell.run("action", "complete", "bilan", "--result", text).code == 0


def test_help_says_what_a_date_means_where_it_means_something_else(shell: Shell) -> None:
    assert "Since when it is so" in shell.run("stakeholder", "register", "--help").out
    assert "When it happened; today" in " ".join(shell.run("stakeholder", "contact", "--help").out.split())


def test_a_day_that_there_is_not_is_told_as_it_was_typed(shell: Shell) -> None:
    ran = shell.run("meeting", "hold", "--kind", "workshop", "--title", "Atelier", "--on", "32/03/2018", "--lang", "fr")
    assert (ran.code, f"«{NO_BREAK}32/03/2018{NO_BREAK}»" in ran.err) == (2, True)


def test_what_is_missing_is_named_as_help_names_it(shell: Shell) -> None:
    missing = shell.run("budget", "line", "--lang", "fr").err
    assert f"«{NO_BREAK}LIGNE{NO_BREAK}»" in missing
    assert f"«{NO_BREAK}--nature{NO_BREAK}»" in missing


def test_the_advice_on_an_unknown_verb_is_the_help_of_its_noun_in_the_language(shell: Shell) -> None:
    assert f"Conseil{NO_BREAK}: programme instance --help" in shell.run("instance", "frobnicate", "--lang", "fr").err
