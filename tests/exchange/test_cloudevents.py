"""``programme export cloudevents`` and its import: every stored byte goes out, and comes in again at its place."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.exchange.problems import MalformedFile
from programme.register.errors import CommandReused, Conflict
from programme.register.place import Place
from programme.register.recorder import Recorder
from programme.register.register import Register
from programme.register.rows import AT_ONCE, Batch, Command, Row
from tests.support.cli import Ran, Shell

JOURNAL = """
journal: first-year
by: coordinator
entries:
  - {act: start, key: D7, name: Envies, on: 2016-09}
  - {act: territory propose, key: D9, territory: venelles, name: Venelles, theme: Silver économie, on: 2017-01}
  - {act: meeting hold, kind: interview, title: Entretien, on: 2017-06-30, territory: venelles}
"""
LATER = "2018-01-11T09:00:00Z"
EARLY = "2018-01-10T08:59:59.000000Z"


def new_shell(folder: Path, programme: str = "trial") -> Shell:
    """A shell beside an empty register, a day later than the one that is exported."""
    folder.mkdir()
    Register.create(folder / "register.db", programme).close()
    return Shell.at(folder, PROGRAMME_REGISTER="register.db", PROGRAMME_NOW=LATER)


def stored(shell: Shell) -> list[object]:
    """Everything that the register holds of its entries: positions, bytes, and all that is indexed of them."""
    with Recorder.open(shell.folder / "register.db", read_only=True) as recorder:
        return [row for batch in recorder.scan_rows() for row in batch]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A shell beside a register of four entries (a territory is proposed with its theme), and its export."""
    folder = tmp_path_factory.mktemp("programme")
    Register.create(folder / "register.db", "trial").close()
    (folder / "journal.yaml").write_text(JOURNAL, encoding="utf-8")
    shell = Shell.at(folder, PROGRAMME_REGISTER="register.db")
    assert shell.run("import", "journal.yaml").code == 0
    assert shell.run("export", "cloudevents", "all.jsonl").code == 0
    return shell


@pytest.fixture
def lines(source: Shell) -> list[str]:
    """The lines of the export."""
    return (source.folder / "all.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def target(tmp_path: Path) -> Shell:
    """A shell beside an empty register of the same programme."""
    return new_shell(tmp_path / "elsewhere")


def bring(target: Shell, lines: list[str], *options: str) -> Ran:
    """Import these lines."""
    (target.folder / "in.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return target.run("import", "in.jsonl", *options)


def test_line_n_is_the_entry_at_position_n_to_the_byte(source: Shell) -> None:
    exported = (source.folder / "all.jsonl").read_bytes().split(b"\n")
    with Recorder.open(source.folder / "register.db", read_only=True) as recorder:
        entries = {at: data for batch in recorder.scan() for at, data in batch}
    assert exported == [entries[1], entries[2], entries[3], entries[4], b""]


def test_the_screen_takes_the_same_lines(source: Shell, lines: list[str]) -> None:
    assert source.run("export", "cloudevents", "-").out.splitlines() == lines


def test_known_at_exports_what_was_recorded_by_then(source: Shell, lines: list[str]) -> None:
    assert source.run("export", "cloudevents", "-", "--known-at", "@2").out.splitlines() == lines[:2]


def test_what_comes_in_is_what_went_out(source: Shell, target: Shell, lines: list[str]) -> None:
    ran = bring(target, lines)
    assert (ran.code, ran.out) == (0, "")
    assert "Entries recorded: 4. Recorded before: 0." in ran.err
    assert stored(target) == stored(source)


def test_a_register_that_is_a_beginning_of_the_file_gains_the_rest(
    source: Shell, target: Shell, lines: list[str]
) -> None:
    bring(target, lines[:3])
    ran = bring(target, lines)
    assert "Entries recorded: 1. Recorded before: 3." in ran.err
    assert stored(target) == stored(source)


def test_a_fault_in_the_last_of_many_lines_leaves_nothing_of_those_above_it(place: Place) -> None:
    def then_broken() -> Iterator[Batch]:
        for number in range(3 * AT_ONCE):
            yield Batch((Row("noted", b"{}", ("a:b",), str(number), None),), Command(str(number), b""))
        raise MalformedFile([])

    with Recorder.create(place, "trial") as recorder:
        with pytest.raises(MalformedFile):
            recorder.restore(then_broken(), after=0)
        assert (recorder.head(), recorder.command("0")) == (0, None)
        assert recorder.restore(islice(then_broken(), 3 * AT_ONCE), after=0) == 3 * AT_ONCE
        late = Batch((Row("noted", b"{}", (), "late", None),), None)
        with pytest.raises(Conflict):
            recorder.restore([late], after=0)
        assert recorder.head() == 3 * AT_ONCE


def test_a_command_that_comes_again_later_in_the_file_leaves_nothing(place: Place) -> None:
    commands = [Command(str(number % (2 * AT_ONCE)), b"") for number in range(2 * AT_ONCE + 1)]
    again = (Batch((Row("noted", b"{}", (), str(n), None),), one) for n, one in enumerate(commands))
    with Recorder.create(place, "trial") as recorder:
        with pytest.raises(CommandReused):
            recorder.restore(again, after=0)
        assert recorder.head() == 0


def test_importing_again_records_nothing(target: Shell, lines: list[str]) -> None:
    bring(target, lines)
    again = bring(target, lines, "--json")
    assert (again.code, again.json) == (0, {"new": 0, "entries": 0, "head": 4})


def test_recording_goes_on_after_what_came_in(target: Shell, lines: list[str]) -> None:
    bring(target, lines)
    ran = target.run("territory", "propose", "pertuis", "--name", "Pertuis", "--on", "2017", "--by", "coordinator")
    assert (ran.code, ran.out) == (0, "pertuis\n")


def test_a_command_that_came_in_cannot_be_given_again_with_other_content(target: Shell, lines: list[str]) -> None:
    bring(target, lines)
    (target.folder / "journal.yaml").write_text(JOURNAL, encoding="utf-8")
    assert target.run("import", "journal.yaml").code == 1
    assert len(stored(target)) == 4


def test_a_dry_run_shows_the_entries_and_records_none(target: Shell, lines: list[str]) -> None:
    ran = bring(target, lines, "--dry-run", "--json")
    assert (ran.code, ran.json) == (0, {"entries": [json.loads(line) for line in lines]})
    assert stored(target) == []


@pytest.mark.parametrize(("answer", "code", "count"), [("y\n", 0, 4), ("n\n", 1, 0)])
def test_at_a_terminal_it_asks_first(
    target: Shell, lines: list[str], answer: str, code: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.exchange.test_import import Terminal

    monkeypatch.setattr("sys.stdin", Terminal(answer))
    ran = bring(target, lines)
    assert (ran.code, len(stored(target))) == (code, count)
    assert "Entries of the file: 4 new, 0 recorded before." in ran.err


def test_a_register_with_another_history_is_refused(target: Shell, lines: list[str]) -> None:
    (target.folder / "journal.yaml").write_text(JOURNAL, encoding="utf-8")
    target.run("import", "journal.yaml")
    ran = bring(target, lines, "--json")
    assert (ran.code, [reason["rule"] for reason in ran.json["reasons"]]) == (1, ["other-history"])
    assert ran.json["reasons"][0]["advice"] == "programme entry show 1"


def test_a_register_that_holds_more_than_the_file_is_refused(target: Shell, lines: list[str]) -> None:
    bring(target, lines)
    ran = bring(target, lines[:3])
    assert ran.code == 1
    assert "The register is no beginning of the file: they differ at 4." in ran.err


def test_entries_of_another_programme_are_refused_with_the_register_to_make(tmp_path: Path, lines: list[str]) -> None:
    ran = bring(new_shell(tmp_path / "other", "other"), lines)
    assert ran.code == 1
    assert "The file holds entries of another programme: urn:programme:trial." in ran.err
    assert "programme init --id trial" in ran.err


def changed(line: str, **attributes: object) -> str:
    """A line with other attributes, still in canonical form."""
    return json.dumps({**json.loads(line), **attributes}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_every_fault_is_told_at_its_line_and_nothing_is_recorded(target: Shell, lines: list[str]) -> None:
    start, proposed, theme, meeting = lines
    ran = bring(
        target,
        [
            start,
            changed(proposed, time=EARLY),
            changed(theme, id="first-year:D9#4"),
            changed(meeting, type="meeting-imagined"),
            changed(meeting, time="2018-01-11T09:00:06.000000Z"),
            meeting.replace('":"', '": "', 1),
            "{",
            "x" * 70_000,
            "",
        ],
    )
    assert (ran.code, stored(target)) == (2, [])
    assert [line for line in ran.err.splitlines() if line.startswith("in.jsonl")] == [
        f"in.jsonl:2:1: It is recorded at {EARLY}, before the line above, 2018-01-10T09:00:00.000000Z.",
        "in.jsonl:3:1: The id first-year:D9#4 is not that of the next entry of its command.",
        "in.jsonl:4:1: Unknown type of entry: meeting-imagined, version 1.",
        "in.jsonl:5:1: It is recorded at 2018-01-11T09:00:06.000000Z, which is still to come.",
        "in.jsonl:6:1: This is no stored entry: not the canonical bytes of an entry of trial.",
        "in.jsonl:7:1: This is no stored entry: no JSON, unexpected end of data.",
        "in.jsonl:8:1: The line is longer than an entry may be: 65535 bytes.",
        "in.jsonl:9:1: This is no stored entry: no JSON, Input is a zero-length, empty document.",
    ]


def test_a_command_whose_entries_do_not_stand_together_is_told(target: Shell, lines: list[str]) -> None:
    start, proposed, theme, meeting = lines
    ran = bring(target, [start, proposed, meeting, theme])
    assert "in.jsonl:4:1: The id first-year:D9#2 is not that of the next entry of its command." in ran.err


def test_a_file_that_is_not_there_is_told(target: Shell) -> None:
    ran = target.run("import", "none.jsonl")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "none.jsonl: There is no such file.")


def test_a_hundred_faults_are_enough(target: Shell) -> None:
    ran = bring(target, ["{"] * 1_000)
    assert (ran.code, ran.err.count("in.jsonl:")) == (2, 100)


@given(data=st.data())
def test_whatever_is_changed_in_the_file_is_noticed(
    source: Shell, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """A changed byte is no entry any more, or one that another register would hold: never the same history."""
    folder = tmp_path_factory.mktemp("changed")
    target = new_shell(folder / "target")
    good = (source.folder / "all.jsonl").read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != good[at]))
    (folder / "target" / "in.jsonl").write_bytes(good[:at] + bytes([byte]) + good[at + 1 :])
    ran = target.run("import", "in.jsonl")
    assert ran.code in {0, 1, 2}
    assert ran.code != 0 or stored(target) != stored(source)
