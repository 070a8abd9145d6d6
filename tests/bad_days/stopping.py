"""Commands that stop, as if killed, right before one of the moments at which they touch the disk.

The moments are those that Python tells its audit hooks: a file opened for writing, renamed, removed, a folder made, a
database opened. What SQLite does between two of them has its own tests, in ``tests/register/test_crashes.py``.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection

import tests.bad_days.killing  # noqa: F401  # processes are forked from one that has run the commands
from tests.register.support import PROCESSES
from tests.support.cli import Shell

STOPPED = 9
TOUCHING = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.chmod", "os.truncate", "sqlite3.connect"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def touches(shell: Shell, line: Sequence[object]) -> int:
    """How often a command touches the disk, when nothing stops it."""
    code, count = _run(shell, line, 0)
    assert code == 0
    return count


def stop(shell: Shell, line: Sequence[object], number: int) -> None:
    """Have a command stop right before it touches the disk for the n-th time."""
    code, _ = _run(shell, line, number)
    assert code == STOPPED


def _run(shell: Shell, line: Sequence[object], number: int) -> tuple[int, int]:
    ours, theirs = PROCESSES.Pipe(duplex=False)
    worker = PROCESSES.Process(target=_work, args=(shell, line, number, theirs))
    worker.start()
    theirs.close()
    with ours:
        count = 0
        with suppress(EOFError):
            count = ours.recv()
    worker.join()
    return worker.exitcode, count


def _work(shell: Shell, line: Sequence[object], number: int, told: Connection) -> None:
    import tests.bad_days.rehearsal  # noqa: F401  # already there, where processes are forked from one that has it

    count = 0

    def happening(event: str, args: tuple[object, ...]) -> None:
        nonlocal count
        if event in TOUCHING or (event == "open" and _is_for_writing(args)):
            count += 1
            if count == number:
                os._exit(STOPPED)

    sys.addaudithook(happening)
    code = shell.run(*line).code
    told.send(count)
    os._exit(code)


def _is_for_writing(args: tuple[object, ...]) -> bool:
    path, flags = args[0], args[2]
    return isinstance(flags, int) and bool(flags & WRITING) and not str(path).startswith(("/dev", "/proc"))
