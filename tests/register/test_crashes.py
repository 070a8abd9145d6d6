"""A writer that dies at any moment leaves all of a batch or nothing of it, and stands in nobody's way."""

import os
import random
import shutil
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from programme.register.recorder import Recorder
from programme.register.rows import Appended, Command, Row
from tests.register.support import PROCESSES, file_of, raw, row

BATCH = 3
STOPPED = 9  # the exit code of a process that stops itself


def batch(number: int) -> list[Row]:
    return [row(f"{number}:{n}", f"batch:{number}", f"row:{n}", id=f"{number}:{n}") for n in range(BATCH)]


def append(recorder: Recorder, number: int) -> Appended:
    return recorder.append_rows(batch(number), None, Command(f"command-{number}", b"same"))


def require_whole_batches(path: Path) -> int:
    """The number of batches in the register, once it is certain that there is nothing else in it."""
    with raw(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with Recorder.open(path) as recorder:
        entries = [entry for some in recorder.scan_rows() for entry in some]
        count = len(entries) // BATCH
        expected = [one for number in range(count) for one in batch(number)]
        assert entries == list(enumerate(expected, 1))
        answers = [recorder.command(f"command-{number}") for number in range(count + 1)]
        assert [(a.first, a.last) for a in answers if a] == [(BATCH * n + 1, BATCH * n + BATCH) for n in range(count)]
        assert answers[-1] is None
    return count


def append_for_ever(path: Path, told: Connection) -> None:
    with Recorder.open(path) as recorder:
        for number in range(recorder.head() // BATCH, 1_000_000):
            append(recorder, number)
            told.send(number)


def test_a_process_killed_at_any_moment_leaves_whole_batches_and_all_that_it_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    Recorder.create(path, "test").close()
    chance = random.Random(2017)
    for _ in range(25):
        ours, theirs = PROCESSES.Pipe(duplex=False)
        writer = PROCESSES.Process(target=append_for_ever, args=(path, theirs))
        writer.start()
        theirs.close()
        ours.recv()
        time.sleep(chance.uniform(0, 0.02))
        writer.kill()
        acknowledged = list(received(ours))
        writer.join()
        count = require_whole_batches(path)
        assert count > max(acknowledged, default=0)
        with Recorder.open(path) as recorder:
            assert append(recorder, count) == Appended(count * BATCH + 1, (count + 1) * BATCH, replayed=False)


def received(connection: Connection) -> Iterator[Any]:
    with connection:
        while True:
            try:
                yield connection.recv()
            except EOFError:
                return


def stop_at_statement(path: Path, number: int) -> None:
    """Stops in the middle of an append, when SQLite begins its n-th statement, those of the triggers included."""
    left = number

    def begun(_: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(STOPPED)

    with Recorder.open(path) as recorder:
        connection_of(recorder).set_trace_callback(begun)
        append(recorder, 1)
        connection_of(recorder).set_trace_callback(None)


def stop_at_step(path: Path, number: int) -> None:
    """Stops in the middle of an append, after n times 25 instructions of SQLite's machine."""
    left = number

    def stepped() -> int:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(STOPPED)
        return 0

    with Recorder.open(path) as recorder:
        connection_of(recorder).set_progress_handler(stepped, 25)
        append(recorder, 1)
        connection_of(recorder).set_progress_handler(None, 25)


def connection_of(recorder: Recorder) -> Any:
    """The connection with which a recorder writes."""
    return file_of(recorder).writer.cursor().connection


@pytest.mark.parametrize("stop", [stop_at_statement, stop_at_step])
def test_a_process_stopped_at_each_point_of_an_append_leaves_all_of_it_or_nothing(tmp_path: Path, stop: Any) -> None:
    path = tmp_path / "register.db"
    with Recorder.create(path, "test") as recorder:
        append(recorder, 0)
    points, code = 0, STOPPED
    while code == STOPPED:
        points += 1
        writer = PROCESSES.Process(target=stop, args=(path, points))
        writer.start()
        writer.join()
        code = writer.exitcode
        assert require_whole_batches(path) == (1 if code == STOPPED else 2)
    assert code == 0
    assert points > 10


def append_and_stop(path: Path) -> None:
    recorder = Recorder.open(path)
    append(recorder, 0)
    append(recorder, 1)
    os._exit(STOPPED)


def test_a_log_cut_short_at_any_byte_by_a_power_cut_gives_whole_batches(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    Recorder.create(path, "test").close()
    writer = PROCESSES.Process(target=append_and_stop, args=(path,))
    writer.start()
    writer.join()
    size = Path(f"{path}-wal").stat().st_size
    counts = []
    for cut in [*range(0, size, size // 60), size]:
        torn = tmp_path / "torn.db"
        shutil.copy(path, torn)
        Path(f"{torn}-wal").write_bytes(Path(f"{path}-wal").read_bytes()[:cut])
        counts.append(require_whole_batches(torn))
    assert counts == sorted(counts)
    assert set(counts) == {0, 1, 2}


def wait_in_turn(path: Path, told: Connection) -> None:
    with Recorder.open(path) as recorder, file_of(recorder).writer:
        told.send("in turn")
        time.sleep(3600)


def test_a_process_killed_while_others_wait_for_it_does_not_hold_them_up(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with Recorder.create(path, "test") as recorder:
        ours, theirs = PROCESSES.Pipe(duplex=False)
        holder = PROCESSES.Process(target=wait_in_turn, args=(path, theirs))
        holder.start()
        ours.recv()
        waiting = PROCESSES.Process(target=append_and_stop, args=(path,))
        waiting.start()
        holder.kill()
        waiting.join()
        assert waiting.exitcode == STOPPED
        assert append(recorder, 2) == Appended(2 * BATCH + 1, 3 * BATCH, replayed=False)
        holder.join()
        ours.close()
        theirs.close()
    assert require_whole_batches(path) == 3
