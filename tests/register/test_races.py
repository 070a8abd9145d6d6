"""Several processes write to one register at the same time."""

import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from programme.register.errors import AlreadyARegister, Conflict, RegisterBusy
from programme.register.place import Place
from programme.register.recorder import Recorder
from programme.register.rows import Appended, Command
from programme.register.sqlite import datastore
from tests.register.support import file_of, raw, row, together, unless

ROUNDS = 20


@pytest.fixture
def register(place: Place) -> Place:
    """A register, on each of the databases."""
    Recorder.create(place, "test").close()
    return place


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A register in a file."""
    Recorder.create(tmp_path / "register.db", "test").close()
    return tmp_path / "register.db"


def decide(number: int, barrier: Barrier, place: Place) -> list[bool]:
    """For each round, whether this process took the decision that only one may take."""
    with Recorder.open(place) as recorder:
        return [took(recorder, number, barrier, f"decision:{turn}") for turn in range(ROUNDS)]


def took(recorder: Recorder, number: int, barrier: Barrier, decision: str) -> bool:
    barrier.wait()
    head = recorder.head()
    barrier.wait()
    try:
        recorder.append_rows([row(str(number), decision)], unless(decision, after=head))
    except Conflict:
        return False
    return True


def test_of_eight_processes_that_race_for_a_decision_exactly_one_takes_it(register: Place) -> None:
    wins = together(8, decide, register)
    assert [sum(turn) for turn in zip(*wins, strict=True)] == [1] * ROUNDS
    with Recorder.open(register) as recorder:
        assert recorder.head() == ROUNDS


def note(number: int, barrier: Barrier, place: Place) -> list[Appended]:
    with Recorder.open(place) as recorder:
        barrier.wait()
        return [recorder.append_rows([row(f"{number}:{turn}")] * 3) for turn in range(ROUNDS)]


def test_eight_processes_that_append_without_a_condition_lose_nothing_and_never_find_it_locked(register: Place) -> None:
    appended = [one for some in together(8, note, register) for one in some]
    assert sorted(one.first for one in appended) == list(range(1, 8 * ROUNDS * 3, 3))
    with Recorder.open(register) as recorder:
        rows, head = recorder.read_rows()
    assert [position for position, _ in rows] == list(range(1, head + 1))
    batches = [(data, len(list(group))) for data, group in groupby(data for _, data in rows)]
    assert sorted(batches) == sorted((f"{n}:{turn}".encode(), 3) for n in range(8) for turn in range(ROUNDS))


def note_without_patience(number: int, barrier: Barrier, path: Path) -> list[Appended]:
    with Recorder.open(path) as recorder:
        with file_of(recorder)._cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 0")
        barrier.wait()
        return [recorder.append_rows([row(f"{number}:{turn}")]) for turn in range(ROUNDS)]


def test_writers_wait_for_each_other_in_the_queue_before_they_ask_sqlite(path: Path) -> None:
    appended = [one for some in together(8, note_without_patience, path) for one in some]
    assert sorted(one.first for one in appended) == list(range(1, 8 * ROUNDS + 1))


def note_or_watch(number: int, barrier: Barrier, place: Place) -> int:
    """The first process reads until the others are done, and counts the torn batches it saw."""
    if number:
        note(number, barrier, place)
        return 0
    torn = 0
    with Recorder.open(place, read_only=True) as recorder:
        barrier.wait()
        head = 0
        while head < 3 * ROUNDS * 3:
            rows, head = recorder.read_rows()
            torn += len(rows) != head or head % 3 != 0
    return torn


def test_a_reader_sees_whole_batches_only_while_others_write(register: Place) -> None:
    assert together(4, note_or_watch, register) == [0] * 4


def obey(number: int, barrier: Barrier, place: Place) -> list[Appended]:
    """The answers to one command a round, which every process is given."""
    with Recorder.open(place) as recorder:
        answers = []
        for turn in range(ROUNDS):
            barrier.wait()
            answers.append(recorder.append_rows([row(str(number))] * 2, None, Command(f"command-{turn}", b"same")))
        return answers


def test_a_command_given_to_eight_processes_at_once_is_carried_out_once(register: Place) -> None:
    for turn, answers in enumerate(zip(*together(8, obey, register), strict=True)):
        assert {(answer.first, answer.last) for answer in answers} == {(2 * turn + 1, 2 * turn + 2)}
        assert Counter(answer.replayed for answer in answers) == {False: 1, True: 7}


def make(number: int, barrier: Barrier, place: Place) -> str | None:
    barrier.wait()
    try:
        with Recorder.create(place, f"programme-{number}") as recorder:
            return recorder.programme_id
    except AlreadyARegister:
        return None


def test_of_eight_processes_that_create_one_register_exactly_one_does(place: Place) -> None:
    made = [name for name in together(8, make, place) if name]
    with Recorder.open(place) as recorder:
        assert made == [recorder.programme_id]


def test_threads_of_one_process_share_a_recorder(register: Place) -> None:
    with Recorder.open(register) as recorder, ThreadPoolExecutor(8) as threads:
        appended = list(threads.map(lambda n: recorder.append_rows([row(str(n))] * 2), range(100)))
        assert sorted(one.first for one in appended) == list(range(1, 200, 2))
        assert recorder.head() == 200


def test_a_program_outside_the_queue_cannot_write_in_the_middle_of_an_append(path: Path) -> None:
    with Recorder.open(path) as recorder, raw(path) as other:
        other.execute("PRAGMA busy_timeout = 0")
        with file_of(recorder).writer, pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")


def test_a_program_that_holds_the_file_outside_the_queue_is_waited_for_then_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(datastore, "BUSY_TIMEOUT", 0.05)
    with Recorder.open(path) as recorder, raw(path) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterBusy) as caught:
            recorder.append_rows([row()])
        assert caught.value.path == path
        assert recorder.read_rows() == ([], 0)
        other.execute("COMMIT")
        assert recorder.append_rows([row()]) == Appended(1, 1, replayed=False)
