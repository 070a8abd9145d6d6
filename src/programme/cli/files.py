"""Writing a file or a folder whole: what is there is the new one or, whatever happens, what was there before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import BinaryIO


def write_whole(path: Path, text: str) -> None:
    """Write a text as UTF-8 to a file, or to a device or pipe that has that name.

    :raises OSError: the place cannot be written to; nothing has changed there.
    """
    with replacing(path) as file:
        file.write(text.encode())


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open what is to be the new content of a file, or a device or pipe that has that name.

    A regular file is replaced in one step by another that is already on the disk, once the block ends without an
    exception; a link stays, and leads to it.

    :raises OSError: the place cannot be written to; nothing has changed there.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    unfinished = target.with_name(f".{target.name}.{token_hex(4)}.new")  # of a name that no killed process left behind
    try:
        with unfinished.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Give a hidden place at which to make a new folder, which appears once the block ends without an exception.

    :raises OSError: the place cannot be written to, or something is there by now; nothing has changed there.
    """
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as hidden:
        made = Path(hidden, target.name)
        yield made
        made.rename(target)
