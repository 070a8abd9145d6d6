"""Eight connections that write to one register on a server while one reader follows, against writers without order."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from itertools import count
from queue import Queue
from statistics import median
from time import monotonic
from typing import Any

import psycopg

from benchmarks.measuring import say
from benchmarks.postgres import DURABLE, place, raw_register
from programme.register.errors import RegisterError
from programme.register.place import Database
from programme.register.recorder import Recorder
from programme.register.rows import Command, Row
from programme.simulation.programme import PROGRAMME_ID
from tests.support.postgres import running

WRITERS = 8
ROUNDS = 3
DATA = b"{" + b" " * 400 + b"}"
TIME = "2030-01-01T00:00:00.000000Z"
UNORDERED = """
    WITH stored AS (
        INSERT INTO entry (position, bytes, type, id, time)
            VALUES (nextval('positions'), %s, 'noted', %s, %s) RETURNING position
    ), tagged AS (
        INSERT INTO tag (tag, type, position) SELECT %s, 'noted', position FROM stored
    )
    INSERT INTO command (id, fingerprint, first, last) SELECT %s, '', position, position FROM stored
"""
Numbers = Iterator[int]


def ours(place: Database, writer: int, numbers: Numbers) -> Iterator[None]:
    """Record an act each time."""
    with Recorder.open(place) as recorder:
        for number in numbers:
            name = f"w{writer}-{number}"
            row = Row("noted", DATA, (f"w:{writer}",), f"{name}#1", TIME)
            recorder.append_rows([row], None, Command(name, b""))
            yield


def unordered(place: Database, writer: int, numbers: Numbers) -> Iterator[None]:
    """Insert the same rows, at the next number of a sequence."""
    with psycopg.connect(place.conninfo, autocommit=True, prepare_threshold=1) as connection:
        connection.execute(f"SET search_path TO {place.schema}".encode())
        cursor = connection.cursor(binary=True)
        for number in numbers:
            name = f"w{writer}-{number}"
            cursor.execute(UNORDERED, [DATA, f"{name}#1", TIME, f"w:{writer}", name])
            yield


Way = Callable[[Database, int, Numbers], Iterator[None]]


def write(way: Way, place: Database, writer: int, seconds: float, results: Queue[Any]) -> None:
    """Write until the time is over; tell how many were written, and how many failed."""
    done, end = 0, monotonic() + seconds
    try:
        for _ in way(place, writer, count()):
            done += 1
            if monotonic() > end:
                break
    except (RegisterError, psycopg.Error):
        results.put((done, 1))
    else:
        results.put((done, 0))


def follow(place: Database, over: Any, results: Queue[Any]) -> None:
    """Read what is above the last position seen until all writers are done; tell how many entries were seen."""
    seen, last = 0, 0
    with Recorder.open(place, read_only=True) as recorder:
        while True:
            is_over = over.is_set()
            for batch in recorder.scan(last):
                seen, last = seen + len(batch), batch[-1][0]
            if is_over:
                results.put(seen)
                return


def together(way: Way, place: Database, seconds: float) -> tuple[int, int, int]:
    """Return how many were written, how many writers failed, and how many entries the follower missed."""
    context = multiprocessing.get_context("spawn")
    results, seen, over = context.Queue(), context.Queue(), context.Event()
    follower = context.Process(target=follow, args=(place, over, seen))
    writers = [context.Process(target=write, args=(way, place, one, seconds, results)) for one in range(WRITERS)]
    for process in (follower, *writers):
        process.start()
    found = [results.get() for _ in writers]
    over.set()
    done, failed = sum(one for one, _ in found), sum(one for _, one in found)
    missed = done - seen.get()
    for process in (follower, *writers):
        process.join()
    return done, failed, missed


def writers(seconds: float) -> list[str]:
    """Return lines of Markdown: throughput against writers without order, errors, entries that the follower missed."""
    ratios, failures, misses, raw_misses = [], 0, 0, 0
    with running(**DURABLE) as server:
        for number in range(ROUNDS):
            say(f"{WRITERS} writers on PostgreSQL, {seconds:g} s, round {number + 1} of {ROUNDS} ...")
            ordered, loose = place(server, f"ordered_{number}"), place(server, f"loose_{number}")
            Recorder.create(ordered, PROGRAMME_ID).close()
            with raw_register(loose) as connection:
                connection.execute("CREATE SEQUENCE positions")
            done, failed, missed = together(ours, ordered, seconds)
            raw_done, _, raw_missed = together(unordered, loose, seconds)
            ratios.append(done / raw_done)
            failures, misses, raw_misses = failures + failed, misses + missed, raw_misses + raw_missed
            say(f"{done} against {raw_done}; missed {missed} and {raw_missed}")
    return [
        f"{WRITERS} connections writing to PostgreSQL for {seconds:g} s with one follower: {median(ratios):.2f}",
        f"({min(ratios):.2f}, {max(ratios):.2f}) of eight raw writers of the same rows without order (reach 0.33,",
        f"aim 0.4), {failures} errors (0), {misses} entries missed (0); without order {raw_misses} were.",
    ]
