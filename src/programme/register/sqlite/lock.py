"""The queue of writers of one register: a file lock, held by one writer of one process at a time."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from programme.register.errors import RegisterUnwritable


class WriterQueue:
    """Writers wait their turn on a file beside the register; the system releases it however its holder ends.

    SQLite's own waiting is a retry after a pause, by which one of several busy writers can starve for seconds.
    """

    def __init__(self, register: Path) -> None:
        self._register = register
        self._threads = threading.Lock()  # the file lock does not tell the threads of a process apart
        self._file: int | None = None

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Waits, however long. Raises RegisterUnwritable where the lock file cannot be made or locked."""
        from portalocker import unlock  # ten milliseconds, that readers need not pay

        with self._threads:
            file = self._locked()
            try:
                yield
            finally:
                unlock(file)

    def close(self) -> None:
        """Lets go of the lock file, which stays where it is: removing it would split a queue in two."""
        with self._threads:
            if self._file is not None:
                os.close(self._file)
                self._file = None

    def _locked(self) -> int:
        from portalocker import AlreadyLocked, LockException, LockFlags, lock

        try:
            if self._file is None:
                self._file = os.open(f"{self._register.resolve()}.lock", os.O_RDWR | os.O_CREAT, 0o666)
            while True:
                try:
                    lock(self._file, LockFlags.EXCLUSIVE)
                    return self._file
                except AlreadyLocked:  # on Windows, waiting ends after ten seconds
                    continue
        except (OSError, LockException) as error:
            raise RegisterUnwritable(self._register, str(error)) from error
