"""Eight processes that write to one register as fast as they can, against one raw writer."""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Callable
from itertools import count
from multiprocessing.synchronize import Barrier
from pathlib import Path
from queue import Queue
from time import monotonic, perf_counter
from typing import Any

from benchmarks.measuring import say
from benchmarks.registers import COMMAND, ENTRY, TAG, without_triggers
from programme.register.errors import RegisterError
from programme.register.recorder import Recorder
from programme.register.rows import Command, Row
from programme.simulation.programme import PROGRAMME_ID

WRITERS = 8
DATA = b"{" + b" " * 400 + b"}"
TIME = "2030-01-01T00:00:00.000000Z"


def write(path: Path, writer: int, seconds: float, ready: Barrier, results: Queue[Any]) -> None:
    """Record acts until the time is over; tell how many, how many failed, and how long the slowest took."""
    done, failed, slowest = 0, 0, 0.0
    with Recorder.open(path) as recorder:
        ready.wait()  # so that all write at the same time, and none while another starts
        end = monotonic() + seconds
        for number in count():
            if monotonic() > end:
                break
            start, name = perf_counter(), f"w{writer}-{number}"
            try:
                recorder.append_rows(
                    [Row("noted", DATA, (f"w:{writer}",), f"{name}#1", TIME)], None, Command(name, b"")
                )
                done += 1
            except (RegisterError, sqlite3.Error):
                failed += 1
            slowest = max(slowest, perf_counter() - start)
        ready.wait()  # ending takes time too, from those who still write
    results.put((done, failed, slowest))


def writers(folder: Path, seconds: float) -> list[str]:
    """Return lines of Markdown: throughput against one raw writer, errors, least share, slowest act.

    The raw writers write for a while before and a while after, so that a disk that is busy for a time slows both.
    """
    say(f"{WRITERS} writers, {seconds:g} s ...")
    before = [_raw(folder / f"before-{act.__name__}.db", act, seconds / 4) for act in (_whole, _bare)]
    found = _together(folder / "writers.db", seconds)
    after = [_raw(folder / f"after-{act.__name__}.db", act, seconds / 4) for act in (_whole, _bare)]
    whole, bare = (2 * (first + second) for first, second in zip(before, after, strict=True))
    done = [one for one, _, _ in found]
    share = min(done) / (sum(done) / WRITERS)
    failed, slowest = sum(one for _, one, _ in found), max(one for *_, one in found)
    return [
        f"{WRITERS} processes writing to one SQLite file for {seconds:g} s, {sum(done) / seconds:.0f} acts a second:",
        f"{sum(done) / whole:.2f} of the throughput of one raw writer of the same rows (reach 0.5, aim 0.66), and",
        f"{sum(done) / bare:.2f} of that of one raw writer of the entry alone;",
        f"{failed} errors (0), least share {share:.2f} of even (0.7, 0.9),",
        f"slowest act {slowest * 1000:.0f} ms (500, 100).",
    ]


def _together(path: Path, seconds: float) -> list[tuple[int, int, float]]:
    Recorder.create(path, PROGRAMME_ID).close()
    context = multiprocessing.get_context("spawn")
    ready, results = context.Barrier(WRITERS), context.Queue()
    processes = [context.Process(target=write, args=(path, one, seconds, ready, results)) for one in range(WRITERS)]
    for process in processes:
        process.start()
    found = [results.get() for _ in processes]
    for process in processes:
        process.join()
    return found


def _raw(path: Path, act: Callable[[sqlite3.Connection, int], None], seconds: float) -> int:
    """Return how many acts one writer without lock, condition or trigger records in so many seconds."""
    connection, number = without_triggers(path), 0
    end = monotonic() + seconds
    while monotonic() < end:
        number += 1
        act(connection, number)
    connection.close()
    return number


def _whole(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    _bare(connection, number)
    connection.execute(TAG, (f"w:{number % WRITERS}", "noted", number))
    connection.execute(COMMAND, (f"w-{number}", b"", number, number))
    connection.execute("COMMIT")


def _bare(connection: sqlite3.Connection, number: int) -> None:
    connection.execute(ENTRY, (number, DATA, "noted", f"w-{number}#1", TIME))
