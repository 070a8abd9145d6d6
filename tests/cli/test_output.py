"""Lists in every format, and what a terminal would obey shown instead."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from programme.cli.formats import write_rows
from programme.cli.output import Column, data, words
from programme.cli.session import Session
from tests.support.cli import Stream

ROWS: list[dict[str, Any]] = [
    {
        "id": "venelles",
        "name": "E\u0301te\u0301, « noir »",
        "open": True,
        "unmet": ["a", "b"],
        "since": None,
        "count": 3,
    },
    {"id": "pertuis", "name": "日本|\n=1+1", "open": False, "unmet": [], "since": "2017-02", "count": -1},
]
COLUMNS = (
    Column("id", "Territory"),
    Column("name", "Name"),
    Column("open", "Open", lambda value: "yes" if value else "no"),
    Column("unmet", "Unmet"),
    Column("since", "Since"),
    Column("count", "Count"),
)
KEYS = [column.key for column in COLUMNS]


def written(
    monkeypatch: pytest.MonkeyPatch, format: str | None = None, *, terminal: bool = False, **options: object
) -> str:
    """Return what is printed of the list."""
    stream = Stream(terminal=terminal)
    monkeypatch.setattr("sys.stdout", stream)
    write_rows(Session(options, "en"), COLUMNS, ROWS, format)
    return stream.text()


def test_json_holds_the_rows_whole_under_their_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    assert json.loads(written(monkeypatch, "json")) == ROWS


def test_json_lines_hold_a_row_each(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [json.loads(line) for line in written(monkeypatch, "jsonl").splitlines()] == ROWS


def test_the_option_json_is_the_format_json_unless_another_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    assert json.loads(written(monkeypatch, json=True)) == ROWS
    assert written(monkeypatch, "tsv", json=True).startswith("id\tname\t")


def test_tab_separated_values_keep_a_row_on_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    head, *lines = [line.split("\t") for line in written(monkeypatch, "tsv").splitlines()]
    assert head == KEYS
    assert lines == [
        ["venelles", "E\u0301te\u0301, « noir »", "true", "a b", "", "3"],
        ["pertuis", "日本|\\n=1+1", "false", "", "2017-02", "-1"],
    ]


def test_comma_separated_values_read_back(monkeypatch: pytest.MonkeyPatch) -> None:
    read = list(csv.DictReader(io.StringIO(written(monkeypatch, "csv"), newline="")))
    assert [row["name"] for row in read] == ["E\u0301te\u0301, « noir »", "日本|\n=1+1"]
    assert list(read[0]) == KEYS


def test_what_excel_opens_has_a_mark_semicolons_and_no_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROWS[1], "name", "=1+1")
    text = written(monkeypatch, "csv-excel")
    assert text.startswith("\ufeffid;name;open;")
    assert ";'=1+1;" in text
    assert ";-1\n" in text  # a number stays one


def test_markdown_is_a_table_of_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(monkeypatch, "md").splitlines() == [
        "| Territory | Name | Open | Unmet | Since | Count |",
        "| --- | --- | --- | --- | --- | --- |",
        "| venelles | E\u0301te\u0301, « noir » | yes | a b |  | 3 |",
        "| pertuis | 日本\\| =1+1 | no |  | 2017-02 | -1 |",
    ]


def test_by_default_a_list_is_a_table_also_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(monkeypatch).splitlines() == [
        "Territory  Name           Open  Unmet  Since    Count",
        "---------  -------------  ----  -----  -------  -----",
        "venelles   E\u0301te\u0301, « noir »  yes   a b             3",
        "pertuis    日本| =1+1     no           2017-02  -1",
    ]


def test_a_terminal_gets_a_table_that_fits_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setitem(ROWS[0], "name", "un nom long, " * 6)
    lines = written(monkeypatch, terminal=True).splitlines()
    assert max(map(len, lines)) <= 60
    assert lines[0].split() == ["Territory", "Name", "Open", "Unmet", "Since", "Count"]
    assert sum(line.count("nom") for line in lines) == 6
    assert "\x1b" not in "".join(lines)


def test_a_list_of_nothing_is_well_formed_in_every_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.ROWS", [])
    assert json.loads(written(monkeypatch, "json")) == []
    assert written(monkeypatch, "jsonl") == ""
    assert written(monkeypatch, "csv") == ",".join(KEYS) + "\n"
    assert len(written(monkeypatch, "table").splitlines()) == 2


HOSTILE = "\x1b[31mrouge\x07 \x9b0m \u202eabc\u2066 \r\x00 é\u202f!"
SHOWN = "\\u001b[31mrouge\\u0007 \\u009b0m \\u202eabc\\u2066 \\u000d\\u0000 é\u202f!\n"


def test_what_a_terminal_would_obey_is_shown_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = Stream(terminal=False), Stream(terminal=False)
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setattr("sys.stderr", err)
    data(HOSTILE)
    words(HOSTILE)
    assert out.text() == err.text() == SHOWN


@pytest.mark.parametrize("format", ["table", "tsv", "json", "jsonl", "csv", "csv-excel", "md"])
@pytest.mark.parametrize("terminal", [False, True])
def test_no_format_lets_it_through(monkeypatch: pytest.MonkeyPatch, format: str, *, terminal: bool) -> None:
    monkeypatch.setitem(ROWS[0], "name", HOSTILE)
    text = written(monkeypatch, format, terminal=terminal)
    assert not set(text) & set("\x1b\x07\x9b\u202e\u2066\x00\r")
    assert "é\u202f!" in text
