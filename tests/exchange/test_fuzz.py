"""Whatever a file holds, reading it succeeds or says what is wrong: no other exception ever gets out."""

import string
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from programme.domain.acts import BY_PATH
from programme.domain.acts.fields import fields_of
from programme.exchange import charter_file, journal_file
from programme.exchange.problems import MalformedFile, Problem
from programme.language import Speaker

SPEAKERS = (Speaker("en"), Speaker("fr"))
BROKEN = sorted(Path(__file__).with_name("broken").iterdir())
JOURNALS = [path.read_bytes() for path in BROKEN if path.suffix == ".yaml"]
CHARTERS = [path.read_bytes() for path in BROKEN if path.suffix == ".toml"]


def read(load: Callable[[Path], object], data: bytes) -> None:
    """Read a file of these bytes; every problem can be shown, and is at a place that the file has."""
    lines = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems(load, data):
        assert 0 <= problem.line <= len(lines)
        assert 0 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert all(list(problem.lines(speaker.sentence)) for speaker in SPEAKERS)


def problems(load: Callable[[Path], object], data: bytes) -> tuple[Problem, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        path.write_bytes(data)
        try:
            load(path)
        except MalformedFile as malformed:
            return malformed.problems
    return ()


LOADERS = pytest.mark.parametrize("load", [journal_file.read, charter_file.load], ids=["journal", "charter"])
MARKS = st.text(st.sampled_from(string.printable + "é…«\u00a0\u2028\ud7ff😀"), max_size=80)


@LOADERS
@given(data=st.binary(max_size=100))
@example(data=b"\xff\xfe")
@example(data=b"\xef\xbb\xbf")
@example(data=b"a\r\nb: \x85")
def test_any_bytes(load: Callable[[Path], object], data: bytes) -> None:
    read(load, data)


@LOADERS
@given(text=st.one_of(MARKS, st.text(max_size=80)))
@example(text='"\\UFFFFFFFF"')
@example(text='"\\ud800"')
@example(text="%YAML 9.9\n---\na")
@example(text="%TAG ! !\n--- !x y")
@example(text="[" * 5000)
@example(text="- " * 5000)
@example(text="{a: " * 5000)
@example(text="x = " + "[" * 5000)
@example(text="x = " + "{a=" * 5000)
@example(text="a." * 5000 + "b = 1")
@example(text="x = " + "9" * 5000)
@example(text="? [a]\n: b\n? {c: d}\n: e")
@example(text="<<: {journal: x}")
@example(text="journal: x\nentries: &a [*a]")
@example(text="- - - - - - - - -")
@example(text="journal: x\nentries:\n- \n-\n  - a\n")
def test_any_text(load: Callable[[Path], object], text: str) -> None:
    read(load, text.encode("utf-8", errors="surrogatepass"))


@given(st.sampled_from(JOURNALS), st.integers(0, 400), st.integers(0, 20), MARKS)
def test_a_journal_with_a_piece_torn_out_or_put_in(data: bytes, start: int, length: int, piece: str) -> None:
    read(journal_file.read, data[:start] + piece.encode() + data[start + length :])


@given(st.sampled_from(CHARTERS), st.integers(0, 400), st.integers(0, 20), MARKS)
def test_a_charter_with_a_piece_torn_out_or_put_in(data: bytes, start: int, length: int, piece: str) -> None:
    read(charter_file.load, data[:start] + piece.encode() + data[start + length :])


WORDS = sorted({one.word for act in BY_PATH.values() for one in fields_of(act)} - {"file"})
VALUES = st.sampled_from(
    [
        *(
            "2017",
            "2017-02",
            "0",
            "-1",
            "1/2",
            "4/2",
            "9" * 400,
            "venelles",
            "no",
            "''",
            "[]",
            "[a, b]",
            "{a: b}",
            "15:00",
        ),
        *(
            "workshop",
            "met",
            "for",
            "passed",
            "~",
            "",
            "é",
            "x" * 9000,
            "'\\ud800'",
            "2017-11-30T09:00:00Z",
            "bilan:2-1",
        ),
    ]
)


@given(st.sampled_from(sorted(BY_PATH)), st.dictionaries(st.sampled_from([*WORDS, "key", "by", "recorded"]), VALUES))
def test_any_act_with_any_values(act: str, fields: dict[str, str]) -> None:
    lines = ["journal: x", "by: coordinator", "entries:", f"- act: {act}"]
    lines += [f"  {name}: {value}" for name, value in fields.items()]
    read(journal_file.read, "\n".join(lines).encode())


CHARTER = """[charter]
id = "test"
title = {{ fr = "Essai", en = "Test" }}
phases = {}
planned = 1
[phase.a]
planned = {}
[[gate]]
id = {}
to = {}
decided_by = {}
[[gate.criterion]]
must = {}
rule = {}
cites = {}
demand = {}
who_can_settle = {}
[[body]]
seats = {}
voting = {}
"""
TOML = st.sampled_from(
    [
        *("1", "-1", "0.5", "nan", "true", "''", "'a'", "'A b'", "[]", "['a']", "[1, 2]", "[[1]]", "{}", "{ a = 1 }"),
        *("2017-02-13", "2017-02-13T10:00:00Z", "10:00:00", "{ name = 'done', steps = 1 }", "{ name = 1 }", "'source'"),
        *("{ lines = [2, 1], text = 'x' }", "{ quorum = '1/2', rule = 'source' }", "'" + "x" * 9000 + "'"),
    ]
)


@given(st.lists(TOML, min_size=12, max_size=12))
def test_a_charter_with_any_values(values: list[str]) -> None:
    read(charter_file.load, CHARTER.format(*values).encode())
