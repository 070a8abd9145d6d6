"""The help of every command, complete in both languages; it costs no more than plain tables."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest

from programme.cli import tree
from tests.support.cli import Shell

HEAVY = {"pydantic", "sqlalchemy", "eventsourcing", "babel", "rich", "asyncio", "programme.domain.acts"}
# Words that no French page holds, outside options (--name), examples, and the English name given as an alias.
ENGLISH = re.compile(r"\b(the|of|and|is|are|what|when|who|show|record|given|number|file|required)\b", re.IGNORECASE)
PAGES = [[], *([one.name] for one in tree.NOUNS), *(one.path.split() for one in tree.COMMANDS)]
Lang = Literal["fr", "en"]


def page(shell: Shell, *words: str, lang: Lang) -> str:
    """Return a page, each no-break space made a plain one."""
    ran = shell.run(*words, "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("words", PAGES, ids=lambda words: " ".join(words) or "programme")
def test_every_command_has_its_page_in_both_languages(nowhere: Shell, words: list[str], lang: Lang) -> None:
    text = page(nowhere, *words, lang=lang)
    assert text.startswith("Usage : programme" if lang == "fr" else "Usage: programme")
    assert ("Exemples :" if lang == "fr" else "Examples:") in text


@pytest.mark.parametrize("words", PAGES, ids=lambda words: " ".join(words) or "programme")
def test_no_english_is_left_in_a_french_page(nowhere: Shell, words: list[str]) -> None:
    prose = page(nowhere, *words, lang="fr").partition("Exemples :")[0]
    prose = re.sub(r"\([a-z]+\)|^  Aussi : .*$|--[a-z-]+|\S*\|\S*", "", prose, flags=re.MULTILINE)
    assert not ENGLISH.findall(prose), prose


def test_the_ten_everyday_commands_come_first(nowhere: Shell) -> None:
    text = page(nowhere, lang="en")
    listed = text.partition("Every day:\n")[2].partition("\n\n")[0]
    assert all(f"  {one.path} " in listed for one in tree.everyday())
    assert text.index("Every day:") < text.index("Nouns")


def test_a_page_shows_the_names_of_its_language_and_the_other_ones_beside(nowhere: Shell) -> None:
    english, french = page(nowhere, "territory", lang="en"), page(nowhere, "territory", lang="fr")
    assert english.startswith("Usage: programme territory ")
    assert "  propose (proposer)" in english
    assert french.startswith("Usage : programme territoire ")
    assert "  proposer (propose)" in french


def test_an_option_that_is_required_or_repeatable_says_so(nowhere: Shell) -> None:
    text = page(nowhere, "gate", "answer", lang="en")
    assert re.search(r"--finding met\|unmet\|not-applicable\s+What is found\.  \[required\]", text)
    assert re.search(r"--source TEXT\s+Document[^-]*\[repeatable\]", text)


@pytest.mark.parametrize("sign", ["--help", "-h"])
def test_help_is_given_whatever_else_is_wrong(nowhere: Shell, sign: str) -> None:
    assert nowhere.run("gate", "answer", "--finding", "nonsense", sign).code == 0


def test_a_noun_alone_shows_its_page(nowhere: Shell) -> None:
    assert nowhere.run("gate").out == nowhere.run("gate", "--help").out


def test_without_a_register_the_program_alone_shows_its_page(nowhere: Shell) -> None:
    assert nowhere.run().out == nowhere.run("--help").out


def test_with_a_register_the_program_alone_shows_the_board(shell: Shell) -> None:
    assert shell.run().out == shell.run("status").out


def test_a_name_like_no_other_is_answered_with_the_way_to_the_help(nowhere: Shell) -> None:
    ran = nowhere.run("gate", "xyzzy")
    assert ran.code == 2
    assert ran.err.splitlines() == ["Error: There is no command 'xyzzy'.", "Try: programme gate --help"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["teritory"], "territory"),
        (["territory", "propse"], "propose"),
        (["jalon", "evaluez"], "evaluer"),
    ],
)
def test_an_unknown_command_is_answered_with_those_that_look_alike(
    nowhere: Shell, typed: list[str], meant: str
) -> None:
    ran = nowhere.run(*typed)
    assert ran.code == 2
    assert f"There is no command '{typed[-1]}'. Did you mean '{meant}'?" in ran.err
    assert "--help" in ran.err


def test_the_suggestion_is_in_the_language_of_the_person(nowhere: Shell) -> None:
    assert "territoire" in nowhere.run("teritoire", "--lang", "fr").err


def test_an_unknown_option_is_answered_with_those_that_look_alike(nowhere: Shell) -> None:
    ran = nowhere.run("meeting", "hold", "--tilte", "Atelier")
    assert ran.code == 2
    assert "'--title'" in ran.err


def test_help_and_completion_import_no_model_and_no_database(tmp_path: Path) -> None:
    code = f"""
import io, json, os, sys
from contextlib import redirect_stdout
from programme.cli.run import run
with redirect_stdout(io.TextIOWrapper(io.BytesIO())):
    for words in ("--help", "territory --help", "territory propose --help --lang fr", "--version"):
        assert run(words.split()) == 0
    os.environ.update(_PROGRAMME_COMPLETE="zsh_complete", COMP_WORDS="programme territory show ", COMP_CWORD="3")
    assert run([]) == 0
print(json.dumps([name for name in {sorted(HEAVY)} if name in sys.modules]))
"""
    found = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True)
    assert json.loads(found.stdout) == []
