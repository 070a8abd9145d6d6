"""The catalogue in use: click speaks the language too, and nothing heavy is imported for it."""

import subprocess
import sys
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner

from programme.language import N_, Lang, Speaker, install
from programme.language.messages import catalogue


@click.command()
@click.argument("name")
def greet(name: str) -> None:
    """Take a name."""
    click.echo(name)


def said_without_a_name(lang: Lang) -> str:
    install(lang)
    return CliRunner().invoke(greet).output


def test_click_speaks_the_language_and_can_change_it_within_one_process() -> None:
    assert "Error: Missing argument 'NAME'." in said_without_a_name("en")
    assert "Erreur\u00a0: Il manque l’argument 'NAME'." in said_without_a_name("fr")
    assert "Erreur\u00a0: Il manque l’argument 'NAME'." in said_without_a_name("fr")
    assert "Error: Missing argument 'NAME'." in said_without_a_name("en")


def test_the_locale_of_the_system_does_not_change_what_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert "Erreur" in said_without_a_name("fr")
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "Error" in said_without_a_name("en")


def test_a_message_is_marked_without_being_changed() -> None:
    assert N_("The territory.") == "The territory."


def test_english_needs_no_catalogue() -> None:
    assert catalogue("en").gettext("The territory.") == "The territory."


def test_a_message_that_nobody_translated_comes_out_in_english() -> None:
    assert Speaker("fr").text("No such message, surely: {name}", name="x") == "No such message, surely: x"


@pytest.mark.parametrize("library", ["babel", "pydantic", "sqlalchemy", "click", "jinja2"])
def test_speaking_imports_nothing_heavy(library: str, run: Callable[[str], str]) -> None:
    program = (
        "import sys; from programme.language import Speaker, choose, install; install('fr');"
        "Speaker('fr').text('The territory.'); Speaker('fr').plural('{number} a', '{number} b', 2);"
        f"print({library!r} in sys.modules)"
    )
    assert run(program) == "False"


@pytest.fixture
def run() -> Callable[[str], str]:
    """Run a line of Python in a process of its own and return what it prints."""

    def output(program: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        ).stdout.strip()

    return output
