"""Eight processes that write to one register as fast as they can, against one raw writer."""

from __future__ import annotations

import multiprocessing
import sqlite3
from itertools import count
from pathlib import Path
from queue import Queue
from time import monotonic, perf_counter
from typing import Any

from benchmarks.measuring import say
from benchmarks.registers import ENTRY, without_triggers
from programme.register.errors import RegisterError
from programme.register.recorder import Recorder
from programme.register.rows import Command, Row
from programme.simulation.programme import PROGRAMME_ID

WRITERS = 8
DATA = b"{" + b" " * 400 + b"}"
TIME = "2030-01-01T00:00:00.000000Z"


def write(path: Path, writer: int, seconds: float, results: Queue[Any]) -> None:
    """Record acts until the time is over; tell how many, how many failed, and how long the slowest took."""
    done, failed, slowest = 0, 0, 0.0
    with Recorder.open(path) as recorder:
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
    results.put((done, failed, slowest))


def writers(folder: Path, seconds: float) -> list[str]:
    """Return lines of Markdown: throughput against one raw writer, errors, least share, slowest act."""
    say(f"{WRITERS} writers, {seconds:g} s ...")
    path = folder / "writers.db"
    Recorder.create(path, PROGRAMME_ID).close()
    raw = _raw(folder / "one-writer.db", seconds)
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    processes = [context.Process(target=write, args=(path, one, seconds, results)) for one in range(WRITERS)]
    for process in processes:
        process.start()
    found = [results.get() for _ in processes]
    for process in processes:
        process.join()
    done = [one for one, _, _ in found]
    share = min(done) / (sum(done) / WRITERS)
    failed, slowest = sum(one for _, one, _ in found), max(one for *_, one in found)
    return [
        f"{WRITERS} processes writing to one SQLite file for {seconds:g} s: {sum(done) / raw:.2f} of the throughput",
        f"of one raw writer (reach 0.5, aim 0.66), {failed} errors (0), least share {share:.2f} of even (0.7, 0.9),",
        f"slowest act {slowest * 1000:.0f} ms (500, 100).",
    ]


def _raw(path: Path, seconds: float) -> int:
    connection, number = without_triggers(path), 0
    end = monotonic() + seconds
    while monotonic() < end:
        number += 1
        connection.execute(ENTRY, (number, DATA, "noted", f"w-{number}", TIME))
    connection.close()
    return number
