"""An append to PostgreSQL: what it sees while others append, and what is left when its connection or process dies."""

from __future__ import annotations

import random
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection

import psycopg
import pytest

from programme.register.errors import Conflict, OutcomeUnknown, RegisterBusy, RegisterUnwritable, ServerUnreachable
from programme.register.place import Database
from programme.register.recorder import Recorder
from programme.register.rows import Appended, Command, Row
from tests.register.support import PROCESSES, row, unless
from tests.support.postgres import raw

BATCH = 3
APPEND = """SELECT outcome FROM append('{x}', '[{"type": "noted", "tags": ["gate"]}]', '[]', NULL, 0)"""


@pytest.fixture
def register(database: Database) -> Database:
    """An empty register."""
    Recorder.create(database, "test").close()
    return database


def waiting(place: Database) -> int:
    """How many sessions wait for a lock."""
    with raw(place) as connection:
        found = connection.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory'").fetchone()
    assert found is not None
    return int(str(found[0]))


def test_a_condition_is_checked_against_what_was_committed_while_it_waited_for_the_lock(register: Database) -> None:
    """The trap of a single statement, whose snapshot is older than the lock that it waits for."""
    outcomes: list[object] = []

    def decide() -> None:
        with Recorder.open(register) as recorder:
            try:
                outcomes.append(recorder.append_rows([row("second", "gate")], unless("gate")))
            except Conflict as conflict:
                outcomes.append(conflict.position)

    with raw(register) as first:
        first.execute("BEGIN")
        assert first.execute(APPEND.encode()).fetchone() == ("appended",)
        thread = threading.Thread(target=decide)
        thread.start()
        while not waiting(register):
            time.sleep(0.01)
        first.execute("COMMIT")
        thread.join()
    assert outcomes == [1]


def test_a_writer_whose_transaction_began_long_ago_cannot_decide_on_what_it_saw_then(register: Database) -> None:
    with raw(register) as old, Recorder.open(register) as recorder:
        old.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        assert old.execute("SELECT count(*) FROM entry").fetchone() == (0,)
        recorder.append_rows([row("first", "gate")])
        with pytest.raises(psycopg.Error):
            old.execute(APPEND.encode())
        old.execute("ROLLBACK")
        assert recorder.read_rows() == ([(1, b"first")], 1)


def test_an_append_looks_everything_up_in_an_index_even_where_reading_a_small_table_is_cheaper(
    register: Database,
) -> None:
    """A session keeps its plans: one made for a small table would read a large one from end to end at every append."""
    append = """SELECT outcome FROM append('{y}', '[{"type": "noted", "tags": ["door"]}]',
        '[{"id": "c", "fingerprint": "00", "first": 1, "last": 1}]', '[{"types": ["noted"], "tags": ["door"]}]', 0)"""
    scans = "SELECT relname FROM pg_stat_xact_user_tables WHERE schemaname = current_schema() AND seq_scan > 0"
    with raw(register) as connection:
        connection.execute(APPEND.encode())
        connection.execute("ANALYZE entry, tag, command")
        connection.execute("BEGIN")
        assert connection.execute(append.encode()).fetchone() == ("appended",)
        assert connection.execute(scans.encode()).fetchall() == []
        connection.execute("ROLLBACK")


def test_an_append_undone_leaves_no_gap(register: Database) -> None:
    with raw(register) as other, Recorder.open(register) as recorder:
        other.execute("BEGIN")
        other.execute(APPEND.encode())
        other.execute("ROLLBACK")
        assert recorder.append_rows([row("a")]) == Appended(1, 1, replayed=False)


def test_a_writer_that_waits_longer_than_the_server_allows_is_told_so_and_records_nothing(register: Database) -> None:
    hasty = Database(f"{register.conninfo}&options=-clock_timeout%3D50", register.schema)
    slow = Database(f"{register.conninfo}&options=-cstatement_timeout%3D50", register.schema)
    with raw(register) as holder:
        holder.execute("BEGIN")
        holder.execute(APPEND.encode())
        with Recorder.open(hasty) as recorder, pytest.raises(RegisterBusy):
            recorder.append_rows([row("a")])
        with Recorder.open(slow) as recorder, pytest.raises(RegisterUnwritable, match="timeout"):
            recorder.append_rows([row("a")])
        holder.execute("ROLLBACK")
    with Recorder.open(register) as recorder:
        assert recorder.head() == 0


def test_when_the_connection_is_lost_on_the_way_nobody_claims_to_know_what_was_recorded(register: Database) -> None:
    command = Command("command", b"content")
    raised: list[BaseException] = []

    def append() -> None:
        try:
            recorder.append_rows([row("a")], None, command)
        except OutcomeUnknown as error:
            raised.append(error)

    with raw(register) as holder, Recorder.open(register) as recorder:
        holder.execute("BEGIN")
        holder.execute(APPEND.encode())
        thread = threading.Thread(target=append)
        thread.start()
        while not waiting(register):
            time.sleep(0.01)
        holder.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'advisory'")
        thread.join()
        holder.execute("ROLLBACK")
        assert [(type(one), getattr(one, "command", "")) for one in raised] == [(OutcomeUnknown, "command")]
        assert recorder.append_rows([row("a")], None, command) == Appended(1, 1, replayed=False)


def batch(number: int) -> list[Row]:
    return [row(f"{number}:{n}", f"batch:{number}", f"row:{n}", id=f"{number}:{n}") for n in range(BATCH)]


def append_for_ever(place: Database, told: Connection) -> None:
    with Recorder.open(place) as recorder:
        for number in range(recorder.head() // BATCH, 1_000_000):
            recorder.append_rows(batch(number), None, Command(f"command-{number}", b"same"))
            told.send(number)


def require_whole_batches(place: Database) -> int:
    """The number of batches in the register, once it is certain that there is nothing else in it."""
    with Recorder.open(place) as recorder:
        entries = [entry for some in recorder.scan_rows() for entry in some]
        count = len(entries) // BATCH
        assert entries == list(enumerate([one for number in range(count) for one in batch(number)], 1))
        assert [(first, last) for first, last, _ in recorder.commands()] == [
            (BATCH * n + 1, BATCH * n + BATCH) for n in range(count)
        ]
    return count


@pytest.mark.parametrize("killed", ["program", "session"])
def test_a_writer_killed_at_any_moment_leaves_whole_batches_and_all_that_it_acknowledged(
    register: Database, killed: str
) -> None:
    chance = random.Random(2017)
    for _ in range(10):
        ours, theirs = PROCESSES.Pipe(duplex=False)
        writer = PROCESSES.Process(target=append_for_ever, args=(register, theirs))
        writer.start()
        theirs.close()
        acknowledged = [ours.recv()]
        time.sleep(chance.uniform(0, 0.02))
        if killed == "program":
            writer.kill()
        else:
            with raw(register) as other:
                other.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%append%'"
                    " AND pid <> pg_backend_pid()"
                )
        with ours, suppress(EOFError):
            while True:
                acknowledged.append(ours.recv())
        writer.join()
        assert require_whole_batches(register) > max(acknowledged)


def test_a_server_that_is_not_there_is_named_without_the_password(register: Database) -> None:
    nowhere = Database("postgresql://somebody:s3cret@127.0.0.1:1/nothing", "test")
    with pytest.raises(ServerUnreachable) as caught:
        Recorder.open(nowhere)
    assert "127.0.0.1" in str(caught.value.path)
    assert "s3cret" not in f"{caught.value.path} {caught.value!r} {caught.value.detail}"
