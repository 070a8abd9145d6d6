"""A copy of a register holds what the register held when it was made, or there is none."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from programme.register.errors import AlreadyARegister, CopyDiffers, NotARegister
from programme.register.place import Database, Place
from programme.register.recorder import Recorder
from programme.register.rows import Command, Kept, Row
from programme.register.transfer import copy
from tests.register.support import PROCESSES, instant, row

Contents = tuple[list[tuple[int, Row]], list[tuple[int, int, str]], list[Kept], object]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A register of entries with and without command, several to a command, and a checkpoint."""
    path = tmp_path / "source.db"
    with Recorder.create(path, "essai") as recorder:
        recorder.append_rows([row("« é »", "a", id="0")])
        for number in range(1, 8):
            rows = [row(f"{number}:{n}", "a", f"b:{n}", id=f"{number}:{n}", time=instant(number)) for n in range(3)]
            recorder.append_rows(rows, None, Command(f"command-{number}", bytes([number])))
        recorder.append_rows([row("alone", id="alone", time=instant(8))])
        recorder.append_rows([row("last", id="last", time=instant(9))], None, Command("last", b"last"))
        recorder.keep_checkpoint(Kept(5, "first note\n", b"\x00\xff"))
        recorder.keep_checkpoint(Kept(24, "second note\n", b"\x01"))
    return path


def contents(place: Place) -> Contents:
    with Recorder.open(place, read_only=True) as recorder:
        rows = [one for some in recorder.scan_rows() for one in some]
        answered = recorder.command("command-3")
        return rows, list(recorder.commands()), recorder.checkpoints(), answered


def test_a_copy_holds_entries_positions_instants_tags_commands_and_checkpoints(
    source: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("programme.register.rows.AT_ONCE", 4)
    with Recorder.open(source, read_only=True) as recorder:
        assert copy(recorder, place) == 24
    assert contents(place) == contents(source)
    with Recorder.open(place) as recorder:
        assert recorder.programme_id == "essai"
        assert recorder.append_rows([row("next", id="next", time=instant(9))]).last == 25


def test_there_and_back_again(source: Path, database: Database, tmp_path: Path) -> None:
    with Recorder.open(source, read_only=True) as recorder:
        copy(recorder, database)
    with Recorder.open(database, read_only=True) as recorder:
        copy(recorder, tmp_path / "back.db")
    assert contents(tmp_path / "back.db") == contents(database) == contents(source)
    assert not list(tmp_path.glob(".back.db*"))


def test_an_empty_register_is_copied(tmp_path: Path, place: Place) -> None:
    with Recorder.create(tmp_path / "empty.db", "essai") as recorder:
        assert copy(recorder, place) == 0
    with Recorder.open(place) as recorder:
        assert (recorder.programme_id, recorder.head()) == ("essai", 0)


def test_nothing_that_is_there_is_replaced(source: Path, place: Place, tmp_path: Path) -> None:
    Recorder.create(place, "another").close()
    with Recorder.open(source, read_only=True) as recorder:
        with pytest.raises(AlreadyARegister):
            copy(recorder, place)
        (tmp_path / "notes.txt").write_text("mine" * 200, encoding="utf-8")
        with pytest.raises(NotARegister):
            copy(recorder, tmp_path / "notes.txt")
    with Recorder.open(place) as recorder:
        assert (recorder.programme_id, recorder.head()) == ("another", 0)


def test_what_arrives_otherwise_than_it_was_sent_is_not_kept(
    source: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = Recorder.append_batches

    def changed(recorder: Recorder, batches: list[object]) -> int:
        for batch in batches:
            for number, one in enumerate(batch.rows):  # type: ignore[attr-defined]
                if one.id == "5:1":
                    batch.rows[number] = row("forged", *one.tags, id=one.id, time=one.time)  # type: ignore[attr-defined]
        return append(recorder, batches)  # type: ignore[arg-type]

    monkeypatch.setattr(Recorder, "append_batches", changed)
    with Recorder.open(source, read_only=True) as recorder, pytest.raises(CopyDiffers) as caught:
        copy(recorder, place)
    assert caught.value.position == 15
    with pytest.raises(NotARegister):
        Recorder.open(place)


def copy_once(source: Path, place: Place) -> None:
    with Recorder.open(source, read_only=True) as recorder:
        copy(recorder, place)


def test_a_copy_killed_at_any_moment_is_whole_or_not_there_and_can_be_made_again(source: Path, place: Place) -> None:
    with Recorder.open(source) as recorder:
        for number in range(10, 200):
            rows = [row(f"{number}:{n}", id=f"{number}:{n}", time=instant(number)) for n in range(10)]
            recorder.append_rows(rows, None, Command(f"command-{number}", b""))
    chance = random.Random(2017)
    for _ in range(8):
        worker = PROCESSES.Process(target=copy_once, args=(source, place))
        worker.start()
        time.sleep(chance.uniform(0, 0.4))
        worker.kill()
        worker.join()
        try:
            assert contents(place) == contents(source)
            return
        except NotARegister:
            continue
    copy_once(source, place)
    assert contents(place) == contents(source)


def test_a_copy_made_while_others_write_is_the_register_of_one_moment(source: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with Recorder.open(source) as recorder:
            while not stop.is_set():
                recorder.append_rows([row("more", time=instant(9)), row("more", time=instant(9))])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with Recorder.open(source, read_only=True) as recorder:
            entries = copy(recorder, tmp_path / "copy.db")
    finally:
        stop.set()
        writer.join()
    assert entries % 2 == 0
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection:
        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (entries,)
    assert contents(tmp_path / "copy.db")[0] == contents(source)[0][:entries]
