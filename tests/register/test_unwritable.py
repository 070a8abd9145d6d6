"""A register that cannot be written says so, records nothing by halves, and is still read."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from programme.register.errors import RegisterError, RegisterUnreadable, RegisterUnwritable
from programme.register.recorder import Recorder
from programme.register.rows import Appended, Command
from tests.register.support import PROCESSES, file_of, row, together

NOBODY = 65_534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that any user may enter, unlike those of pytest, with a register of one entry."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with Recorder.create(folder / "register.db", "test") as recorder:
            recorder.append_rows([row("a")])
        yield folder
        folder.chmod(0o755)


def as_anybody(work: Callable[[Path], Any], folder: Path) -> Any:
    """What `work` gives in a process that permissions bind."""
    return together(1, _as_anybody, work, folder)[0]


def _as_anybody(_number: int, _barrier: object, work: Callable[[Path], Any], folder: Path) -> Any:
    if os.geteuid() == 0:
        with tempfile.TemporaryDirectory() as warm, Recorder.create(Path(warm) / "r.db", "test") as recorder:
            recorder.append_rows([row()])  # so that every module is imported while it still can be
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    return work(folder / "register.db")


def outcome(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except RegisterError as error:
        return type(error)


def read_and_append(path: Path) -> list[Any]:
    """What reading gives, whether read-only or not, and what appending gives."""

    def read(*, read_only: bool) -> Any:
        with Recorder.open(path, read_only=read_only) as recorder:
            return recorder.read_rows()

    def append() -> Any:
        with Recorder.open(path) as recorder:
            return recorder.append_rows([row("b")])

    return [outcome(lambda: read(read_only=False)), outcome(lambda: read(read_only=True)), outcome(append)]


needs_permissions = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of Unix")


@needs_permissions
def test_a_read_only_file_is_read_and_not_written(folder: Path) -> None:
    (folder / "register.db").chmod(0o444)
    folder.chmod(0o777)
    one = ([(1, b"a")], 1)
    assert as_anybody(read_and_append, folder) == [one, one, RegisterUnwritable]


@needs_permissions
def test_a_register_in_a_read_only_folder_is_read_and_not_written(folder: Path) -> None:
    (folder / "register.db").chmod(0o444)
    folder.chmod(0o555)
    one = ([(1, b"a")], 1)
    assert as_anybody(read_and_append, folder) == [one, one, RegisterUnwritable]


@needs_permissions
def test_a_folder_where_no_lock_file_can_be_made_is_unwritable_even_if_the_file_is_not(folder: Path) -> None:
    (folder / "register.db").chmod(0o666)
    (folder / "register.db.lock").unlink()
    folder.chmod(0o555)
    assert as_anybody(read_and_append, folder)[2] is RegisterUnwritable


@needs_permissions
def test_a_read_only_register_that_somebody_is_writing_is_read_as_it_is_now(folder: Path) -> None:
    with Recorder.open(folder / "register.db") as recorder:
        recorder.append_rows([row("b")])
        two = ([(1, b"a"), (2, b"b")], 2)
        assert as_anybody(read_and_append, folder) == [two, two, RegisterUnwritable]


def append_and_stop(path: Path) -> None:
    Recorder.open(path).append_rows([row("b")])
    os._exit(0)


@needs_permissions
def test_a_read_only_register_with_entries_left_in_its_log_is_never_read_without_them(folder: Path) -> None:
    writer = PROCESSES.Process(target=append_and_stop, args=(folder / "register.db",))
    writer.start()
    writer.join()
    (folder / "register.db-shm").unlink()
    folder.chmod(0o555)
    assert as_anybody(read_and_append, folder)[:2] == [RegisterUnreadable, RegisterUnreadable]
    folder.chmod(0o755)
    with Recorder.open(folder / "register.db") as recorder:
        assert recorder.read_rows() == ([(1, b"a"), (2, b"b")], 2)


@needs_permissions
def test_a_register_that_may_not_be_read_says_so(folder: Path) -> None:
    (folder / "register.db").chmod(0)
    assert as_anybody(read_and_append, folder) == [RegisterUnreadable] * 3


def test_a_register_opened_read_only_refuses_to_record(folder: Path) -> None:
    with Recorder.open(folder / "register.db", read_only=True) as recorder:
        with pytest.raises(RegisterUnwritable) as caught:
            recorder.append_rows([row("b")])
        assert caught.value.path == folder / "register.db"
        assert recorder.read_rows() == ([(1, b"a")], 1)


def test_a_full_database_refuses_a_batch_whole_and_goes_on_when_there_is_space(folder: Path) -> None:
    with Recorder.open(folder / "register.db") as recorder:
        writer = file_of(recorder).writer.cursor().connection
        pages = writer.execute("PRAGMA page_count").fetchone()[0]
        writer.execute(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(RegisterUnwritable) as caught:
            recorder.append_rows([row("x" * 60_000, "tag")] * 2, None, Command("command", b""))
        assert "full" in caught.value.detail
        assert recorder.command("command") is None
        assert recorder.read_rows() == ([(1, b"a")], 1)
        writer.execute("PRAGMA max_page_count = 1000000")
        assert recorder.append_rows([row("x" * 60_000)] * 2, None, Command("command", b"")).last == 3


def fill_the_disk(_number: int, _barrier: object, path: Path) -> tuple[int, list[Any], int]:
    """The batches recorded before the disk was full, what was answered then, and the head with space again."""
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Recorder.open(path) as recorder:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, limits[1]))
        done = 0
        batch = [row("x" * 5_000, "tag")] * 3
        while isinstance(answer := outcome(lambda: recorder.append_rows(batch)), Appended):
            done += 1
        answers = [answer, outcome(lambda: recorder.append_rows([row("x" * 50_000)])), recorder.head()]
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        return done, answers, recorder.append_rows([row("more")]).last


@needs_permissions
def test_a_full_disk_refuses_a_batch_whole_and_goes_on_when_there_is_space(folder: Path) -> None:
    done, answers, last = together(1, fill_the_disk, folder / "register.db")[0]
    assert done
    assert answers == [RegisterUnwritable, RegisterUnwritable, 1 + done * 3]
    assert last == 2 + done * 3
