"""A file that is no register, a damaged one or one that cannot be written: each is told from the others."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from programme.register import schema
from programme.register.errors import (
    AlreadyARegister,
    MalformedEntry,
    NewerFormat,
    NotARegister,
    RegisterDamaged,
    RegisterUnwritable,
)
from programme.register.recorder import Recorder
from tests.register.support import instant, raw, row
from tests.support.sealed import tampered


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A register of a thousand entries."""
    with Recorder.create(tmp_path / "register.db", "test") as recorder:
        recorder.append_rows([row("x" * 300, f"tag-{n}", id=str(n), time=instant(n)) for n in range(1000)])
    return tmp_path / "register.db"


def foreign(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("CREATE TABLE entry (position INTEGER PRIMARY KEY, bytes BLOB)")


NO_REGISTERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda path: None, "missing"),
    "a folder": (Path.mkdir, "directory"),
    "an empty file": (Path.touch, "empty"),
    "a short text": (lambda path: path.write_text("Bonjour"), "not-sqlite"),
    "random bytes": (lambda path: path.write_bytes(random.Random(1).randbytes(20_000)), "not-sqlite"),
    "a pipe": (os.mkfifo, "not-sqlite"),
    "the SQLite file of another program": (foreign, "foreign"),
}


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(("make", "reason"), NO_REGISTERS.values(), ids=NO_REGISTERS)
def test_what_is_no_register_is_refused_with_the_reason_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], object], reason: str, *, read_only: bool
) -> None:
    make(tmp_path / "it")
    before = contents(tmp_path)
    with pytest.raises(NotARegister) as caught:
        Recorder.open(tmp_path / "it", read_only=read_only)
    assert (caught.value.path, caught.value.reason) == (tmp_path / "it", reason)
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW more AS SELECT 1",
        "CREATE TABLE more (x)",
        "CREATE TRIGGER more AFTER INSERT ON entry BEGIN SELECT load_extension('x'); END",
        "CREATE INDEX more ON entry (bytes)",
        "CREATE VIRTUAL TABLE more USING fts5(x)",
    ],
)
def test_a_register_with_a_part_that_is_not_ours_is_refused(path: Path, statement: str) -> None:
    with raw(path) as connection:
        connection.execute(statement)
    with pytest.raises(RegisterDamaged) as caught:
        Recorder.open(path)
    assert caught.value.detail.startswith("no part of a register: more")


def test_a_trigger_of_ours_that_does_something_else_is_refused(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("DROP TRIGGER entry_delete")
        connection.execute("CREATE TRIGGER entry_delete BEFORE DELETE ON entry BEGIN SELECT 1; END")
    with pytest.raises(RegisterDamaged) as caught:
        Recorder.open(path)
    assert caught.value.detail == "no part of a register: entry_delete"


def test_a_schema_that_is_not_even_text_is_damage(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE tag", b"\xffREATE TABLE tag"))
    with pytest.raises(RegisterDamaged):
        Recorder.open(path, read_only=True)


def test_a_value_of_a_size_that_no_entry_has_is_not_read(path: Path) -> None:
    tampered(path, "UPDATE entry SET bytes = zeroblob(20000000) WHERE position = 5")
    with Recorder.open(path) as recorder, pytest.raises(RegisterDamaged) as caught:
        list(recorder.scan())
    assert "too big" in caught.value.detail


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() if file.is_file() else b"" for file in folder.iterdir()}


def test_a_path_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(NotARegister) as caught:
        Recorder.open(tmp_path / "file" / "register.db")
    assert caught.value.reason == "missing"


@pytest.mark.parametrize("make", [Path.mkdir, foreign, lambda path: path.write_text("Bonjour")])
def test_a_register_is_not_created_over_something_else(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "it")
    before = contents(tmp_path)
    with pytest.raises(NotARegister):
        Recorder.create(tmp_path / "it", "test")
    assert contents(tmp_path) == before


def test_a_register_is_not_created_over_a_register(path: Path) -> None:
    with pytest.raises(AlreadyARegister) as caught:
        Recorder.create(path, "another")
    assert caught.value.path == path
    with Recorder.open(path) as recorder:
        assert (recorder.programme_id, recorder.head()) == ("test", 1000)


def test_a_register_is_created_over_the_empty_file_that_a_killed_creation_leaves(tmp_path: Path) -> None:
    (tmp_path / "register.db").touch()
    with Recorder.create(tmp_path / "register.db", "test") as recorder:
        assert recorder.append_rows([row("a")]).last == 1


def test_a_register_is_not_created_in_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnwritable):
        Recorder.create(tmp_path / "folder" / "register.db", "test")


def read_all(path: Path) -> int:
    with Recorder.open(path) as recorder:
        return sum(len(some) for some in recorder.scan_rows())


def test_a_register_cut_short_at_any_page_is_damaged(path: Path) -> None:
    whole = path.read_bytes()
    for size in range(4096, len(whole), len(whole) // 40 // 4096 * 4096):
        path.write_bytes(whole[:size])
        with pytest.raises(RegisterDamaged) as caught:
            read_all(path)
        assert caught.value.path == path
        assert caught.value.detail


def test_a_register_cut_short_in_its_header_is_not_one(path: Path) -> None:
    for size in (1, 15, 50, 99):
        path.write_bytes(path.read_bytes()[:size])
        with pytest.raises(NotARegister) as caught:
            Recorder.open(path)
        assert caught.value.reason == "not-sqlite"


def test_a_register_with_pages_overwritten_never_fails_in_another_way(path: Path) -> None:
    whole, chance = path.read_bytes(), random.Random(2017)
    damaged = 0
    for _ in range(40):
        spoiled = bytearray(whole)
        start = chance.randrange(4096, len(whole) - 4096)
        spoiled[start : start + 4096] = chance.randbytes(4096)
        path.write_bytes(spoiled)
        try:
            read_all(path)
        except RegisterDamaged:
            damaged += 1
    assert damaged > 20


def test_an_entry_whose_record_is_damaged_is_named_or_the_register_is_told_damaged(tmp_path: Path) -> None:
    path, mark = tmp_path / "register.db", "x" * 300
    with Recorder.create(path, "test") as recorder:
        recorder.append_rows([row(mark, "tag", id="1", time=instant(1))])
    whole = path.read_bytes()
    start = whole.index(mark.encode())
    named = set()
    for place in range(start - 16, start):
        for value in (0, 1, 4, 13, 127):
            path.write_bytes(whole[:place] + bytes([value]) + whole[place + 1 :])
            try:
                with Recorder.open(path) as recorder:
                    list(recorder.scan())
            except RegisterDamaged:
                continue
            except MalformedEntry as malformed:
                named.add(malformed.position)
    assert named == {1}


def test_entries_that_a_damaged_file_gives_out_of_order_are_not_read_for_ever(tmp_path: Path) -> None:
    path, mark = tmp_path / "register.db", "y" * 300
    with Recorder.create(path, "test") as recorder:
        recorder.append_rows([row(mark if n == 2 else "x" * 300, id=str(n), time=instant(n)) for n in range(4)])
    whole = path.read_bytes()
    start = whole.index(mark.encode())
    told = 0
    for place in range(start - 16, start):
        path.write_bytes(whole[:place] + b"\x01" + whole[place + 1 :])  # for one of them, its position
        try:
            with Recorder.open(path) as recorder:
                list(recorder.scan(batch=3))
        except (RegisterDamaged, MalformedEntry):
            told += 1
    assert told > 0


def test_a_text_that_is_no_text_is_damage(path: Path) -> None:
    with raw(path) as connection:
        values = f"(1001, x'00', CAST(x'ff' AS TEXT), '1001', '{instant(1000)}')"
        connection.execute(f"INSERT INTO entry (position, bytes, type, id, time) VALUES {values}")
    with pytest.raises(RegisterDamaged):
        read_all(path)


@pytest.mark.parametrize(
    ("statement", "missing"),
    [
        ("DROP TRIGGER entry_update", "entry_update"),
        ("DROP TABLE tag", "tag"),
        ("DROP INDEX entry_by_type", "entry_by_type"),
        ("DROP TABLE about", "format"),
        ("DELETE FROM about WHERE key = 'programme'", "programme"),
        ("UPDATE about SET value = 'new' WHERE key = 'format'", "format"),
    ],
)
def test_a_register_that_lacks_a_part_is_damaged_and_the_part_is_named(
    path: Path, statement: str, missing: str
) -> None:
    with raw(path) as connection:
        connection.execute(statement)
    with pytest.raises(RegisterDamaged) as caught:
        Recorder.open(path)
    assert missing in caught.value.detail


def test_a_register_of_a_newer_format_is_refused_with_both_versions(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("UPDATE about SET value = '12' WHERE key = 'format'")
        connection.execute("DROP INDEX entry_by_type")
    with pytest.raises(NewerFormat) as caught:
        Recorder.open(path)
    assert (caught.value.found, caught.value.known) == (12, schema.FORMAT)
