"""Lists, in any of the formats: table, TSV, JSON, JSON lines, CSV for machines, CSV for Excel, Markdown.

A list is rows (dictionaries of JSON values) and the columns to show. JSON holds the rows whole, under keys that never
change; TSV and CSV hold the columns under the same keys; a table and Markdown have headings and cells in words.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from programme.cli import marking
from programme.cli.output import Column, Row, data, escaped, write_json
from programme.cli.session import Session
from programme.language import Speaker

Writer = Callable[[Speaker, Sequence[Column], Sequence[Row]], None]
_FORMULA = re.compile(r"[=+\-@\t\r](?![0-9]*[,.]?[0-9]*$)")


def _table(speaker: Speaker, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    for said in marking.lines():
        data(said)
    headings = [speaker.text(column.heading) for column in columns]
    cells = [[_shown(column, row) for column in columns] for row in rows]
    if sys.stdout.isatty():
        from programme.cli.terminal import print_table

        print_table(headings, cells)
        return
    widths = [max(map(width, column)) for column in zip(headings, *cells, strict=True)]
    for line in (headings, ["-" * one for one in widths], *cells):
        data("  ".join(_padded(cell, one) for cell, one in zip(line, widths, strict=True)).rstrip())


def _tsv(_: Speaker, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    sys.stdout.write(tabular("tsv", *_for_machines(columns, rows)))


def _jsonl(_: Speaker, __: Sequence[Column], rows: Sequence[Row]) -> None:
    for row in rows:
        data(json.dumps(marking.marked(row), ensure_ascii=False))


def _csv(_: Speaker, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    sys.stdout.write(tabular("csv", *_for_machines(columns, rows)))


def _csv_excel(_: Speaker, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    sys.stdout.write(tabular("csv-excel", *_for_machines(columns, rows)))


def _for_machines(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[list[str], list[Row]]:
    return marking.marked_cells([column.key for column in columns], rows)


def _markdown(speaker: Speaker, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    from programme.reports.as_markdown import inline  # only where Markdown is asked for

    for line in marking.lines():
        data(f"> {line}\n")
    data(_piped(speaker.text(column.heading) for column in columns))
    data(_piped("---" for _ in columns))
    for row in rows:
        data(_piped(inline(_shown(column, row)) for column in columns))


WRITERS: dict[str, Writer] = {
    "table": _table,
    "tsv": _tsv,
    "jsonl": _jsonl,
    "csv": _csv,
    "csv-excel": _csv_excel,
    "md": _markdown,
}
_TSV = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def _shown(column: Column, row: Row) -> str:
    """Return a cell as people read it, on one line."""
    value = row.get(column.key)
    text = column.show(value) if column.show is not None else _raw(value)
    return escaped(" ".join(text.split("\n")))


def _raw(value: Any) -> str:
    """Return a cell as machines read it: lists by spaces, nothing for null, true and false as JSON writes them."""
    if isinstance(value, list | tuple):
        return " ".join(_raw(one) for one in value)
    if isinstance(value, bool | dict):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)


def tabular(format: str, keys: Sequence[str], rows: Iterable[Row]) -> str:
    """Return rows as TSV, as CSV, or as what Excel opens by a double click.

    For Excel: a mark of UTF-8, semicolons, and no cell that is a formula.
    """
    cells = [[_raw(row.get(key)) for key in keys] for row in rows]
    if format == "tsv":
        lines = ["\t".join(keys), *("\t".join(escaped(cell.translate(_TSV)) for cell in row) for row in cells)]
        return "".join(f"{line}\n" for line in lines)
    if format == "csv":
        return _written(keys, cells, ",", escaped)
    return "\ufeff" + _written(keys, cells, ";", _no_formula)


def _written(keys: Sequence[str], rows: Sequence[Sequence[str]], separator: str, cell: Callable[[str], str]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow(keys)
    writer.writerows([cell(one) for one in row] for row in rows)
    return text.getvalue()


def _no_formula(text: str) -> str:
    """Return a text that a spreadsheet takes for text: one that looks like a formula gets an apostrophe."""
    return f"'{escaped(text)}" if _FORMULA.match(text) else escaped(text)


def _piped(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def write_rows(session: Session, columns: Sequence[Column], rows: Sequence[Row], format: str | None = None) -> None:
    """Print a list in a format: the one given, else JSON where ``--json`` is given, else a table."""
    chosen = format or ("json" if session.json else "table")
    if chosen == "json":
        write_json(list(rows))
        return
    WRITERS[chosen](session.speaker, columns, rows)
