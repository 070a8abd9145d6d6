"""``programme import``: all of a journal or nothing of it, once however often it is run."""

import sys
from io import StringIO
from pathlib import Path

import pytest

from programme.register.register import Register
from tests.support.cli import Shell

HEAD = "journal: first-year\nby: coordinator\nentries:\n"
JOURNAL = """
  - act: start
    key: D7
    name: Envies
    on: 2016-09
  - act: territory propose
    key: D9
    territory: venelles
    name: Venelles
    theme: Silver économie
    on: 2017-01
  - act: meeting hold
    kind: interview
    title: Entretien
    on: 2017-06-30
    territory: venelles
"""


class Terminal(StringIO):
    """What a person types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell beside an empty register."""
    Register.create(tmp_path / "register.db", "trial").close()
    return Shell.at(tmp_path, PROGRAMME_REGISTER="register.db")


def write(shell: Shell, entries: str, head: str = HEAD) -> None:
    (shell.folder / "journal.yaml").write_text(head + entries, encoding="utf-8")


def entries(shell: Shell) -> list[tuple[str, str]]:
    """The commands and types of the entries in the register."""
    with Register(shell.folder / "register.db", read_only=True) as register:
        return [(fact.command_id, fact.event.type) for fact in register.facts()]


def test_each_row_answers_with_its_id_or_position_and_the_words_count_them(shell: Shell) -> None:
    write(shell, JOURNAL)
    ran = shell.run("import", "journal.yaml")
    assert (ran.code, ran.out) == (0, "1\nvenelles\ninterview-2017-06-30\n")
    assert "Rows recorded: 3 (entries: 4). Recorded before: 0." in ran.err


def test_entries_are_recorded_in_the_order_of_the_rows(shell: Shell) -> None:
    write(shell, JOURNAL)
    shell.run("import", "journal.yaml")
    commands, types = zip(*entries(shell), strict=True)
    assert types == ("programme-started", "territory-proposed", "theme-set", "meeting-held")
    assert commands[:3] == ("first-year:D7", "first-year:D9", "first-year:D9")


def test_importing_again_records_nothing(shell: Shell) -> None:
    write(shell, JOURNAL)
    shell.run("import", "journal.yaml")
    once = entries(shell)
    again = shell.run("import", "journal.yaml")
    assert (again.code, again.out, entries(shell)) == (0, "", once)
    assert "Rows recorded: 0 (entries: 0). Recorded before: 3." in again.err


def test_importing_a_longer_journal_records_what_is_new(shell: Shell) -> None:
    write(shell, JOURNAL)
    shell.run("import", "journal.yaml")
    write(shell, "\n  - act: territory propose\n    territory: pertuis\n    name: Pertuis\n    on: 2017\n" + JOURNAL)
    assert shell.run("import", "journal.yaml").out == "pertuis\n"
    assert len(entries(shell)) == 5


def test_a_row_that_says_something_else_under_its_key_is_refused_with_the_rectification_to_run(shell: Shell) -> None:
    write(shell, JOURNAL)
    shell.run("import", "journal.yaml")
    once = entries(shell)
    write(shell, JOURNAL.replace("2016-09", "2016-10"))
    ran = shell.run("import", "journal.yaml")
    assert (ran.code, ran.out, entries(shell)) == (1, "", once)
    assert ran.err.splitlines() == [
        "journal.yaml:5:5: This entry is recorded already, at position 1, with other content.",
        "      - act: start",
        "        ^",
        "  Try: programme entry rectify 1 --field FIELD --to VALUE --reason TEXT",
        "Refused: one thing.",
        "Nothing was recorded.",
    ]


def test_every_refusal_is_at_its_line_and_nothing_is_recorded(shell: Shell) -> None:
    write(shell, JOURNAL + "    body: [comite]\n  - act: territory resume\n    territory: veneles\n")
    ran = shell.run("import", "journal.yaml")
    assert (ran.code, ran.out, entries(shell)) == (1, "", [])
    assert ran.err.splitlines() == [
        "journal.yaml:20:12: Unknown body: 'comite'.",
        "        body: [comite]",
        "               ^",
        "  Try: programme body list",
        "journal.yaml:22:16: Unknown territory: 'veneles'.",
        "        territory: veneles",
        "                   ^",
        "  Did you mean 'venelles'?",
        "  Try: programme territory list",
        "Refused: 2 things.",
        "Nothing was recorded.",
    ]


def test_what_a_refused_row_was_to_make_is_not_said_to_be_unknown(shell: Shell) -> None:
    late = JOURNAL.replace("on: 2017-01", "on: 2030")
    write(shell, late)
    ran = shell.run("import", "journal.yaml")
    assert [line for line in ran.err.splitlines() if line.startswith("journal.yaml")] == [
        "journal.yaml:9:5: It has not happened yet: 2030 begins after today, 10 January 2018."
    ]


def test_a_reason_without_advice_gives_none(shell: Shell) -> None:
    write(shell, JOURNAL + "  - act: start\n    name: Again\n    on: 2016-10\n")
    assert shell.run("import", "journal.yaml").err.splitlines() == [
        "journal.yaml:20:5: The programme has already started.",
        "      - act: start",
        "        ^",
        "Refused: one thing.",
        "Nothing was recorded.",
    ]


@pytest.mark.parametrize("name", ["form.xlsx", "FORM.CSV"])
def test_a_kind_of_file_that_is_not_imported_yet_is_named(shell: Shell, name: str) -> None:
    ran = shell.run("import", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"Error: {name}: what is imported so far is journals")


def test_a_file_that_is_not_there_is_said_to_be_missing(shell: Shell) -> None:
    ran = shell.run("import", "none.yaml")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "none.yaml: There is no such file.")


def test_a_refusal_as_json_tells_the_place_of_each_reason(shell: Shell) -> None:
    write(shell, "  - act: territory resume\n    territory: venelles\n")
    ran = shell.run("import", "journal.yaml", "--json")
    assert (ran.code, ran.json["refused"]) == (1, "import")
    assert [(one["rule"], one["place"]) for one in ran.json["reasons"]] == [("unknown-id", "journal.yaml:5:16")]


def test_a_malformed_journal_is_a_fault_of_use_and_names_each_place(shell: Shell) -> None:
    write(shell, "  - act: territory resmue\n  - act: nothing\n")
    ran = shell.run("import", "journal.yaml", "--lang", "fr")
    assert (ran.code, ran.out, entries(shell)) == (2, "", [])
    assert [line.partition(" ")[0] for line in ran.err.splitlines() if line.startswith("journal")] == [
        "journal.yaml:4:10:",
        "journal.yaml:5:10:",
    ]


def test_a_dry_run_shows_what_would_be_recorded_and_records_nothing(shell: Shell) -> None:
    write(shell, JOURNAL)
    ran = shell.run("import", "journal.yaml", "--dry-run")
    assert (ran.code, len(ran.out.splitlines()), entries(shell)) == (0, 4, [])
    shown = shell.run("import", "journal.yaml", "--dry-run", "--json").json["entries"]
    assert [one["type"] for one in shown] == ["programme-started", "territory-proposed", "theme-set", "meeting-held"]


def test_json_tells_what_came_of_each_row(shell: Shell) -> None:
    write(shell, JOURNAL)
    shell.run("import", "journal.yaml")
    write(
        shell, JOURNAL + "  - act: territory propose\n    key: p\n    territory: pertuis\n    name: P\n    on: 2017\n"
    )
    told = shell.run("import", "journal.yaml", "--json").json
    assert (told["journal"], told["new"], told["entries"]) == ("first-year", 1, 1)
    assert [(one["id"], one["positions"], one["new"]) for one in told["rows"]] == [
        (None, [1], False),
        ("venelles", [2, 3], False),
        ("interview-2017-06-30", [4], False),
        ("pertuis", [5], True),
    ]
    assert told["rows"][3]["command_id"] == "first-year:p"


def test_entries_are_recorded_now_whatever_instant_the_journal_asks_for_and_it_says_so(shell: Shell) -> None:
    write(shell, JOURNAL, "recorded: 2017-11-30T09:00:00Z\n" + HEAD)
    ran = shell.run("import", "journal.yaml", "--json")
    assert {one["recorded_at"] for one in ran.json["rows"]} == {"2018-01-10T09:00:00.000000Z"}
    assert "They are recorded now" in ran.err


def test_the_office_is_that_of_the_command_where_the_journal_names_none(shell: Shell) -> None:
    write(shell, JOURNAL, HEAD.replace("by: coordinator\n", ""))
    assert shell.run("import", "journal.yaml").code == 2
    assert shell.run("import", "journal.yaml", "--by", "pilot").code == 0
    with Register(shell.folder / "register.db", read_only=True) as register:
        assert {fact.recorded_by for fact in register.facts()} == {"pilot"}


@pytest.mark.parametrize(("answer", "recorded"), [("y\n", 4), ("OUI\n", 4), ("n\n", 0), ("\n", 0), ("", 0)])
def test_at_a_terminal_the_rows_are_shown_first_and_recorded_when_one_agrees(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, answer: str, recorded: int
) -> None:
    write(shell, JOURNAL)
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    ran = shell.run("import", "journal.yaml")
    assert (ran.code == 0, len(entries(shell))) == (recorded > 0, recorded)
    assert "Rows of the journal: 3 new, 0 recorded before.\nRecord them? [y/N]" in ran.err


@pytest.mark.parametrize("option", ["--yes", "--no-input"])
def test_at_a_terminal_nothing_is_asked_where_one_says_so(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    write(shell, JOURNAL)
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    ran = shell.run("import", "journal.yaml", option)
    assert (ran.code, len(entries(shell))) == (0, 4)
    assert "?" not in ran.err


def test_at_a_terminal_nothing_is_asked_when_nothing_is_new(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    write(shell, JOURNAL)
    shell.run("import", "journal.yaml")
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    ran = shell.run("import", "journal.yaml")
    assert ran.code == 0
    assert "?" not in ran.err


def test_the_french_command_does_the_same(shell: Shell) -> None:
    write(shell, JOURNAL)
    ran = shell.run("importer", "journal.yaml", "--lang", "fr")
    assert (ran.code, len(entries(shell))) == (0, 4)
    assert "Lignes enregistrées : 3 (écritures : 4). Déjà enregistrées : 0.".replace(" :", "\u00a0:") in ran.err
