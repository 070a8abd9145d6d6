"""The file of a register as the system sees it: put in its place when it is finished, and looked at from outside."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from programme.register.errors import AlreadyARegister, RegisterUnwritable


@contextmanager
def folder_beside(path: Path) -> Iterator[Path]:
    """A folder on the same disk, removed at the end. Raises RegisterUnwritable where none can be made."""
    try:
        made = TemporaryDirectory(prefix=f".{path.name}.", dir=path.resolve().parent)
    except OSError as error:
        raise RegisterUnwritable(path, str(error)) from error
    with made as name:
        yield Path(name)


def publish(new: Path, path: Path) -> None:
    """Puts a finished file in its place, unless there is one by now. Raises AlreadyARegister, RegisterUnwritable."""
    try:
        if path.exists() and not path.stat().st_size:
            path.unlink()
        try:
            os.link(new, path)  # which never replaces a file
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            new.rename(path)
        _sync(path.resolve().parent)
    except FileExistsError:
        raise AlreadyARegister(path) from None
    except OSError as error:
        raise RegisterUnwritable(path, str(error)) from error


def _sync(folder: Path) -> None:
    """Makes sure that the name of a new file outlasts a power cut; Windows does so by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def look_of(path: Path) -> str:
    """What the file system says of a file; of an empty one the same as of one that is not there."""
    try:
        status = path.stat()
    except OSError:
        return "-"
    return f"{status.st_dev}:{status.st_ino}:{status.st_size}:{status.st_mtime_ns}" if status.st_size else "-"
