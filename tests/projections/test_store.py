"""The file of the views may be lost, damaged, held or forbidden: the answer is the same, and nothing is lost."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from programme.domain.events import TerritoryProposed
from programme.projections.base import sqlite_store as store_module
from programme.projections.base.errors import StoreUnusable
from programme.projections.base.sqlite_store import SQLiteStore
from programme.projections.base.views import Views
from programme.projections.board import BOARD, board
from programme.projections.timeline import TIMELINE
from programme.register.recorder import Recorder
from tests.projections.support import everything, file_of, record
from tests.register.support import raw, together
from tests.support.facts import fact, facts

DAY = date(2017, 2, 1)
NOBODY = 65_534
RECORDED = facts(
    ("2017-01-31", TerritoryProposed(territory="t", name="Tea")),
    ("2017-01/..", TerritoryProposed(territory="u", name="You")),
)


@pytest.fixture
def views(tmp_path: Path) -> Iterator[Views]:
    """The views of a small register, on their file."""
    path = tmp_path / "register.db"
    with Recorder.create(path, "test") as recorder, Views(recorder, path) as views:
        record(recorder, RECORDED)
        everything(views, DAY)
        yield views


def shown_with(views: Views, content: bytes | None) -> dict[str, Any]:
    """Return what the views say once their file is closed and holds something else."""
    views.close()
    file_of(views).unlink()
    if content is not None:
        file_of(views).write_bytes(content)
    return everything(views, DAY)


def names_on_board(views: Views) -> list[str]:
    return [line.name for line in board(views, DAY).territories]


def kept(views: Views) -> int:
    """Return how many facts of the timeline are in the file."""
    views.close()
    with raw(file_of(views)) as connection:
        number: int = connection.execute("SELECT count(*) FROM timeline_v1").fetchone()[0]
    return number


def test_the_views_are_in_a_file_beside_the_register(tmp_path: Path, views: Views) -> None:
    assert file_of(views) == tmp_path / "register.views.db"
    assert kept(views) == 2
    assert {file.name for file in tmp_path.iterdir() if "views" in file.name} == {"register.views.db"}


@pytest.mark.parametrize("content", [None, b"", b"no database", b"x" * 5000, b"SQLite format 3\0" + b"x" * 9000])
def test_a_file_that_is_lost_or_is_no_database_is_made_again(views: Views, content: bytes | None) -> None:
    assert everything(views, DAY) == shown_with(views, content)
    assert kept(views) == 2


def test_a_file_with_overwritten_pages_is_made_again(views: Views) -> None:
    expected = everything(views, DAY)
    views.close()
    whole = file_of(views).read_bytes()
    page = 4096
    assert shown_with(views, whole[:page] + b"\xff" * (len(whole) - page)) == expected
    assert kept(views) == 2


def test_a_truncated_file_is_made_again(views: Views) -> None:
    expected = everything(views, DAY)
    views.close()
    whole = file_of(views).read_bytes()
    assert shown_with(views, whole[: len(whole) // 2]) == expected
    assert kept(views) == 2


@pytest.mark.parametrize("damage", ["DROP TABLE timeline_v1", "DROP TABLE reached", "PRAGMA user_version = 99"])
def test_a_file_that_lacks_what_it_should_hold_is_made_again(views: Views, damage: str) -> None:
    expected = everything(views, DAY)
    views.close()
    with raw(file_of(views)) as connection:
        connection.execute(damage)
    assert everything(views, DAY) == expected
    assert kept(views) == 2


def test_the_file_of_another_program_is_left_alone(views: Views) -> None:
    expected = everything(views, DAY)
    views.close()
    file_of(views).unlink()
    with raw(file_of(views)) as connection:
        connection.execute("CREATE TABLE recipe (name)")
    before = file_of(views).read_bytes()
    assert everything(views, DAY) == expected
    views.close()
    assert file_of(views).read_bytes() == before


def test_a_folder_in_place_of_the_file_does_no_harm(views: Views) -> None:
    expected = everything(views, DAY)
    views.close()
    file_of(views).unlink()
    file_of(views).mkdir()
    assert everything(views, DAY) == expected


def test_while_another_program_writes_what_was_recorded_meanwhile_is_shown(
    views: Views, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "PATIENCE", 0.01)
    views.close()
    with raw(file_of(views)) as other:
        other.execute("BEGIN IMMEDIATE")
        record(views.source.recorder, [fact(TerritoryProposed(territory="v", name="Vee"), "2017-02-01", 3)])
        assert names_on_board(views) == ["Tea", "You", "Vee"]
    assert kept(views) == 2


def test_a_rebuild_is_refused_where_nothing_can_be_written(views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "PATIENCE", 0.01)
    views.close()
    with raw(file_of(views)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnusable):
            views.rebuild(TIMELINE)


def test_readers_see_the_old_tables_until_a_rebuild_is_done(views: Views) -> None:
    seen: list[int] = []

    def look(_done: int, _whole: int) -> None:
        with raw(file_of(views)) as other:
            seen.append(other.execute("SELECT count(*) FROM timeline_v1").fetchone()[0])

    views.rebuild(TIMELINE, look)
    assert seen == [2]


def _show(_number: int, _barrier: object, path: Path) -> dict[str, Any]:
    if os.geteuid() == 0:
        _import_everything()
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    with Recorder.open(path, read_only=True) as recorder, Views(recorder, path) as views:
        return everything(views, DAY)


def _import_everything() -> None:
    """Import what is imported late, while an office that owns the files still can."""
    with tempfile.TemporaryDirectory() as folder, Recorder.create(Path(folder) / "r.db", "test") as recorder:
        record(recorder, RECORDED)
        with Views(recorder, Path(folder) / "r.db") as views:
            everything(views, DAY)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of Unix")
@pytest.mark.parametrize("has_views", [True, False])
def test_a_reader_who_may_not_write_there_gets_the_same_answer(*, has_views: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name), Path(name) / "register.db"
        with Recorder.create(path, "test") as recorder, Views(recorder, path) as views:
            record(recorder, RECORDED[:1])
            if has_views:
                everything(views, DAY)
            record(recorder, RECORDED[1:])
            views.close()
        files = {file.name: file.read_bytes() for file in folder.iterdir()}
        folder.chmod(0o555)
        for file in folder.iterdir():
            file.chmod(0o444)
        shown = together(1, _show, path)[0]
        folder.chmod(0o755)
        assert {file.name: file.read_bytes() for file in folder.iterdir()} == files
        with Recorder.open(path) as recorder, Views(recorder, path) as views:
            assert shown == everything(views, DAY)
            assert names_on_board(views) == ["Tea", "You"]


def test_a_board_kept_on_file_is_read_again(views: Views) -> None:
    broken = type(BOARD)(BOARD.name, BOARD.version, BOARD.tables, lambda *_: {})
    assert BOARD.ask(views, DAY, None, lambda asked: asked("programme")["territories"]) == ["t", "u"]
    assert broken.ask(views, DAY, None, lambda asked: asked("programme")["territories"]) == ["t", "u"]


def test_in_memory_an_error_of_sql_is_a_fault_of_the_program() -> None:
    from sqlalchemy.exc import OperationalError

    with pytest.raises(OperationalError), SQLiteStore.in_memory().reading() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
