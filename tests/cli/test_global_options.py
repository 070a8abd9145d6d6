"""The global options stand before or after any command; settings come from option, environment, then programme.toml."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from programme.cli.problem import Problem
from programme.cli.session import Session
from programme.cli.settings import Settings
from tests.support.cli import Shell

OPEN = ["step", "open", "9", "--title", "Bilan", "--dry-run"]


@pytest.mark.parametrize("place", [0, 1, 2, 3, 6])
def test_a_global_option_may_stand_anywhere(nowhere: Shell, shell: Shell, place: int) -> None:
    given = ["--register", "register.db", "--by", "pilot", "--json", "--lang", "fr", "--no-input", "--debug"]
    arguments = [*OPEN[:place], *given, *OPEN[place:]]
    ran = nowhere.run(*arguments)
    assert ran.code == 0, ran.err
    assert ran.json["entries"][0]["recordedby"] == "pilot"
    assert "Rien n’est enregistré" in ran.err.replace("\u00a0", " ")


def test_given_twice_the_last_one_counts(shell: Shell) -> None:
    ran = shell.run("--by", "pilot", *OPEN, "--by", "coordinator", "--json")
    assert ran.json["entries"][0]["recordedby"] == "coordinator"


@pytest.mark.parametrize("arguments", [*permutations(["--lang=fr", "teritoire"])])
def test_an_error_speaks_the_language_wherever_it_is_asked_for(nowhere: Shell, arguments: tuple[str, ...]) -> None:
    assert nowhere.run(*arguments).err.startswith("Erreur")


def test_an_unknown_language_is_said_in_one_that_is_known(nowhere: Shell) -> None:
    ran = nowhere.run("--lang", "de", "--help")
    assert ran.code == 2
    assert "--lang: 'de' is not a language of the program" in ran.err
    assert nowhere.run("--help", PROGRAMME_LANG="de").code == 2


@pytest.mark.parametrize(
    ("option", "variable", "config", "system", "english"),
    [
        (["--lang", "en"], "fr", "fr", "fr_FR.UTF-8", True),
        ([], "en", "fr", "fr_FR.UTF-8", True),
        ([], "", "fr", "C.UTF-8", False),
        ([], "", None, "fr_FR.UTF-8", False),
        ([], "", None, "C.UTF-8", True),
    ],
)
def test_the_language_is_the_option_the_environment_the_programme_the_system(
    nowhere: Shell, option: list[str], variable: str, config: str | None, system: str, *, english: bool
) -> None:
    if config is not None:
        (nowhere.folder / "programme.toml").write_text(f'lang = "{config}"', encoding="utf-8")
    ran = nowhere.run("--help", *option, PROGRAMME_LANG=variable, LANG=system)
    assert ("Usage:" in ran.out) is english


def settings(folder: Path, options: dict[str, object] | None = None, **env: str) -> Settings:
    """Return the settings in a folder, with these options and variables."""
    return Settings(options or {}, env, folder)


@pytest.fixture
def configured(tmp_path: Path) -> Path:
    """A folder two levels below the one of a programme.toml."""
    text = 'register = "data/register.db"\nby = "pilot"\n'
    (tmp_path / "programme.toml").write_text(text, encoding="utf-8")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    return below


def test_an_option_comes_before_the_environment_and_that_before_the_file(configured: Path) -> None:
    everywhere = settings(configured, {"by": "president"}, PROGRAMME_BY="treasurer").find("by")
    assert everywhere == ("president", "--by")
    assert settings(configured, PROGRAMME_BY="treasurer").find("by") == ("treasurer", "PROGRAMME_BY")
    assert settings(configured).find("by") == ("pilot", str(configured.parents[1] / "programme.toml"))


def test_an_empty_variable_is_unset(configured: Path) -> None:
    found = settings(configured, PROGRAMME_BY="").find("by")
    assert found is not None
    assert found.value == "pilot"


def test_the_nearest_file_counts(configured: Path) -> None:
    (configured / "programme.toml").write_text('by = "auditor"', encoding="utf-8")
    found = settings(configured).find("by")
    assert found == ("auditor", str(configured / "programme.toml"))


def test_a_path_of_the_file_starts_from_its_folder_any_other_from_here(configured: Path) -> None:
    of_file, of_variable = settings(configured).register(), settings(configured, PROGRAMME_REGISTER="x.db").register()
    assert of_file is not None
    assert Path(of_file.value) == configured.parents[1] / "data" / "register.db"
    assert of_variable == ("x.db", "PROGRAMME_REGISTER")


def test_what_is_set_nowhere_is_none(tmp_path: Path) -> None:
    assert settings(tmp_path).find("by") is None
    assert settings(tmp_path).register() is None


@pytest.mark.parametrize("text", ["by = ", "\ufffe", 'by = "a"\nby = "b"'])
def test_a_file_that_is_no_toml_is_told_when_it_is_needed_and_not_before(nowhere: Shell, text: str) -> None:
    (nowhere.folder / "programme.toml").write_bytes(text.encode("utf-16" if text == "\ufffe" else "utf-8"))
    assert nowhere.run("--help").code == 0
    ran = nowhere.run("territory", "select", "venelles")
    assert ran.code == 2
    assert "programme.toml cannot be read" in ran.err
    assert "Try: programme doctor" in ran.err


def test_without_a_register_the_advice_names_the_three_ways(nowhere: Shell) -> None:
    ran = nowhere.run("territory", "select", "venelles", "--by", "pilot")
    assert ran.code == 2
    assert all(way in ran.err for way in ("--register", "PROGRAMME_REGISTER", "programme init"))


def test_without_knowing_who_records_nothing_is_recorded(shell: Shell) -> None:
    ran = shell.run("territory", "select", "pertuis", PROGRAMME_BY="")
    assert ran.code == 2
    assert "--by" in ran.err


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("postgresql+psycopg://user:secret@127.0.0.1:1/db", 5),
        ("postgresql://user@127.0.0.1:1/db?password=secret&schema=x", 5),
        ("postgresql+psycopg://user:secret@host/db?schema=Not%20One", 2),
        ("postgresql+psycopg://user:secret@host/db?nonsense=1", 2),
        ("mysql://user:secret@host/db", 2),
    ],
)
@pytest.mark.parametrize("debug", [(), ("--debug",)])
def test_an_address_that_leads_nowhere_is_said_without_its_password(
    nowhere: Shell, address: str, code: int, debug: tuple[str, ...]
) -> None:
    for command in (
        ("territory", "select", "pertuis", "--by", "pilot"),
        ("status",),
        ("doctor",),
        ("doctor", "--json"),
    ):
        ran = nowhere.run(*command, "--register", address, *debug)
        assert ran.code == code
        assert "secret" not in ran.out + ran.err
        assert "Try: " in ran.err


@pytest.mark.parametrize("instant", ["yesterday", "2017-11-30T09:00:00", "2017-11-30", "2017-13-01T00:00:00Z"])
def test_a_clock_that_is_no_instant_is_refused(shell: Shell, instant: str) -> None:
    ran = shell.run("territory", "select", "pertuis", PROGRAMME_NOW=instant)
    assert ran.code == 2
    assert instant in ran.err


def test_nothing_is_asked_off_a_terminal(nowhere: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        def __init__(self, *, terminal: bool) -> None:
            self.terminal = terminal

        def isatty(self) -> bool:
            return self.terminal

    def may_ask(*, terminal: bool, **options: object) -> bool:
        monkeypatch.setattr("sys.stdin", Input(terminal=terminal))
        return Session(options, "en").may_ask

    assert may_ask(terminal=True)
    assert not may_ask(terminal=True, no_input=True)
    assert not may_ask(terminal=False)


def test_a_session_says_what_is_wrong_before_it_opens_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROGRAMME_REGISTER", raising=False)
    with pytest.raises(Problem):
        Session({}, "en").place()


@pytest.mark.parametrize("days", ["-4", "1.5", "x", "9" * 19])
@pytest.mark.parametrize("command", [("trail", "--silent"), ("trail", "--late"), ("agenda", "--days")])
def test_a_number_is_whole_and_not_negative(shell: Shell, command: tuple[str, str], days: str) -> None:
    ran = shell.run(*command, days)
    assert ran.code == 2
    assert f"'{days}' is not a whole number, zero or more." in ran.err


def test_an_argument_that_is_missing_is_named_in_the_language_of_the_person(shell: Shell) -> None:
    assert "AVANT" in shell.run("charte", "comparer", "--lang", "fr").err
