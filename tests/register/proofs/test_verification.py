"""Verification: a register as it was recorded agrees; whatever is changed, removed, moved or added is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from programme.register.proofs.verification import Verdict, verify
from programme.register.recorder import Recorder
from tests.support.changes import each_byte
from tests.support.sealed import KEY, tampered, unguarded, verdict

SEALED = 9  # entries, of eleven


def places(found: Verdict) -> list[tuple[str, int | None, str]]:
    return [(flaw.rule, flaw.position, flaw.place) for flaw in found.flaws]


@pytest.mark.parametrize("tree", [False, True])
def test_a_register_as_it_was_recorded_agrees(path: Path, *, tree: bool) -> None:
    found = verdict(path, tree=tree, files=True)
    assert found.flaws == []
    assert (found.entries, found.unsealed, found.keys, found.named) == (11, 2, (KEY.public,), False)
    assert found.seal is not None
    assert found.seal.size == SEALED


@contextmanager
def opened(path: Path) -> Iterator[tuple[sqlite3.Connection, Callable[..., Verdict]]]:
    """The file without its guards, and what verifies it as it then stands."""
    with Recorder.open(path, read_only=True) as recorder, unguarded(path) as connection:
        yield connection, lambda *, tree: verify(recorder, [], [KEY.public], tree=tree)


def test_every_byte_of_every_sealed_entry_changed_in_turn_is_found_by_the_tree(path: Path, *, every_byte: bool) -> None:
    with opened(path) as (connection, verified):
        entries = connection.execute("SELECT position, bytes FROM entry WHERE position <= 9").fetchall()
        assert len(entries) == SEALED
        for position, original in entries:
            first = 1 if position <= 5 else 6  # of the entries that were sealed together
            for _, changed in each_byte(original, every=every_byte):
                connection.execute("UPDATE entry SET bytes = ? WHERE position = ?", (changed, position))
                found = verified(tree=True)
                assert ("entries-changed", first, f"checkpoint {first + 3 + (first == 1)}") in places(found)
            connection.execute("UPDATE entry SET bytes = ? WHERE position = ?", (original, position))
        assert verified(tree=False).ok


def test_an_index_made_to_hide_an_entry_is_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entry_by_type'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    data[data.index(b"territory-proposed", (root - 1) * size, root * size)] ^= 1
    path.write_bytes(data)
    assert verdict(path, tree=True).ok, "no entry has changed"
    found = verdict(path)
    assert {(rule, place) for rule, _, place in places(found)} == {("damaged", "pages")}
    assert "entry_by_type" in str(found.flaws[0].sentence)


def test_a_damaged_page_is_told_with_the_entry_from_which_it_keeps_from_reading(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    data[data.index(b'"territory":"t-1"') // size * size] = 0xFF  # its first byte says of which kind a page is
    path.write_bytes(data)
    found = places(verdict(path))
    assert ("damaged", None, "pages") in found
    assert ("damaged", 1, "") in found


KEYS = {"entry": ["position"], "tag": ["tag", "type", "position"], "command": ["id"], "checkpoint": ["size"]}
CELLS = [
    *(("entry", column) for column in ("type", "id", "time")),
    *(("tag", column) for column in ("tag", "type", "position")),
    *(("command", column) for column in ("id", "first", "last")),
    *(("checkpoint", column) for column in ("size", "note", "frontier")),
]


@pytest.mark.parametrize(("table", "column"), CELLS)
def test_every_derived_cell_changed_in_turn_is_found(path: Path, table: str, column: str) -> None:
    with opened(path) as (connection, verified):
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        key = KEYS[table]
        assert rows
        for row in map(dict, (zip(names, row, strict=True) for row in rows)):
            for other in others(row[column], whole=(table, column) == ("checkpoint", "size")):
                values, where = dict(row) | {column: other}, " AND ".join(f"{name} IS :{name}" for name in key)
                connection.execute("BEGIN")
                connection.execute(f"DELETE FROM {table} WHERE {where}", row)
                connection.execute(f"INSERT INTO {table} VALUES ({', '.join(f':{name}' for name in names)})", values)
                connection.execute("COMMIT")
                found = verified(tree=False)
                assert any(flaw.place.startswith((table, f"{table}.")) for flaw in found.flaws), (row, other)
                connection.execute("BEGIN")
                here = " AND ".join(f"{name} IS :{name}" for name in names)
                connection.execute(f"DELETE FROM {table} WHERE {here}", values)
                connection.execute(f"INSERT INTO {table} VALUES ({', '.join(f':{name}' for name in names)})", row)
                connection.execute("COMMIT")
        assert verified(tree=False).ok


def others(value: object, *, whole: bool) -> list[object]:
    """Values near to one, and of other kinds, where the column is not bound to whole numbers."""
    if isinstance(value, int):
        return [value + 1, value + 100, -value, *(() if whole else (f"x{value}",))]
    if isinstance(value, bytes):
        return [bytes([value[0] ^ 1]) + value[1:], value[:-1], value + b"x", b""]
    text = str(value)
    return [text + "x", f"x{text}", text[:-1] + "?", text.encode()]


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ('"name":', '"doubt":null,"name":', "attribute"),
        ('"sources":[]', '"sources":[],"sources":[]', "not-canonical"),
        ('"sources":[]', '"sources": []', "not-canonical"),
    ],
)
def test_data_that_is_written_otherwise_than_its_event_asks_is_found(
    path: Path, before: str, after: str, rule: str
) -> None:
    tampered(path, f"UPDATE entry SET bytes = CAST(replace(bytes, '{before}', '{after}') AS BLOB) WHERE position = 11")
    assert [(found, position) for found, position, _ in places(verdict(path, tree=False))] == [(rule, 11)]
