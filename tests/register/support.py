"""What the tests of the register share: rows to record, and processes that work at the same time."""

import multiprocessing
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from eventsourcing.dcb.api import DCBAppendCondition, DCBQuery, DCBQueryItem

from programme.register.recorder import Recorder
from programme.register.rows import Row
from programme.register.sqlite.datastore import Datastore

METHODS = multiprocessing.get_all_start_methods()
PROCESSES: Any = multiprocessing.get_context("forkserver" if "forkserver" in METHODS else "spawn")
if "forkserver" in METHODS:
    PROCESSES.set_forkserver_preload(["programme.register.recorder", "portalocker", "tests.register.support"])


def row(data: str = "{}", *tags: str, type: str = "noted", id: str | None = None, time: str | None = None) -> Row:
    """A row with defaults."""
    return Row(type, data.encode(), tags, id, time)


def instant(microsecond: int) -> str:
    """An instant of the first second of 2018."""
    return f"2018-01-01T00:00:00.{microsecond:06d}Z"


def unless(*tags: str, types: Sequence[str] = (), after: int | None = None) -> DCBAppendCondition:
    """The condition that nothing of these types has these tags."""
    return DCBAppendCondition(DCBQuery([DCBQueryItem(types=list(types), tags=list(tags))]), after)


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The file opened by SQLite alone, as anyone may."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def file_of(recorder: Recorder) -> Datastore:
    """The connections of a recorder to its SQLite file."""
    store: object = recorder._store
    assert isinstance(store, Datastore)
    return store


def together(count: int, work: Callable[..., Any], *args: object) -> list[Any]:
    """What `work(number, barrier, *args)` gives in each of so many processes that start together."""
    barrier, results = PROCESSES.Barrier(count), PROCESSES.Queue()
    workers = [PROCESSES.Process(target=_work, args=(n, barrier, results, work, args)) for n in range(count)]
    for worker in workers:
        worker.start()
    found = [results.get(timeout=300) for _ in workers]
    for worker in workers:
        worker.join()
    return found


def _work(number: int, barrier: Barrier, results: Any, work: Callable[..., Any], args: Sequence[object]) -> None:
    try:
        results.put(work(number, barrier, *args))
    except BaseException as error:
        barrier.abort()
        results.put(error)
        raise
