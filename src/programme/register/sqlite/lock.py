"""The queue of writers of one register: a file lock, held by one writer of one process at a time."""

import os
import sys
import threading
from pathlib import Path

from programme.register.errors import RegisterUnwritable

if sys.platform == "win32":

    def _lock(file: int) -> None:
        from portalocker import AlreadyLocked, LockException, LockFlags, lock  # which readers need not pay

        try:
            while True:
                try:
                    return lock(file, LockFlags.EXCLUSIVE)
                except AlreadyLocked:  # waiting ends after ten seconds
                    continue
        except LockException as error:
            raise OSError(str(error)) from error

    def _unlock(file: int) -> None:
        from portalocker import unlock

        unlock(file)

else:  # what portalocker would call, without the thirty microseconds that it adds to every act
    from fcntl import LOCK_EX, LOCK_UN, flock

    def _lock(file: int) -> None:
        flock(file, LOCK_EX)

    def _unlock(file: int) -> None:
        flock(file, LOCK_UN)


class WriterQueue:
    """Writers wait their turn on a file beside the register; the system releases it however its holder ends.

    SQLite's own waiting is a retry after a pause, by which one of several busy writers can starve for seconds.
    """

    def __init__(self, register: Path) -> None:
        self._register = register
        self._threads = threading.Lock()  # the file lock does not tell the threads of a process apart
        self._file: int | None = None

    def __enter__(self) -> None:
        """Waits for its turn, however long. Raises RegisterUnwritable where the file cannot be made or locked."""
        self._threads.acquire()
        try:
            if self._file is None:
                self._file = os.open(f"{self._register.resolve()}.lock", os.O_RDWR | os.O_CREAT, 0o666)
            _lock(self._file)
        except OSError as error:
            self._threads.release()
            raise RegisterUnwritable(self._register, str(error)) from error
        except BaseException:
            self._threads.release()
            raise

    def __exit__(self, *_: object) -> None:
        try:
            if self._file is not None:
                _unlock(self._file)
        finally:
            self._threads.release()

    def close(self) -> None:
        """Lets go of the lock file, which stays where it is: removing it would split a queue in two."""
        with self._threads:
            if self._file is not None:
                os.close(self._file)
                self._file = None
