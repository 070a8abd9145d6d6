"""Writing a file whole: it holds the new text or, whatever happens, the old one."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a text as UTF-8 to a file, or to a device or pipe that has that name.

    A regular file is replaced in one step by another that is already on the disk; a link stays, and leads to it.

    :raises OSError: the place cannot be written to; nothing has changed there.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        target.write_text(text, encoding="utf-8", newline="\n")
        return
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with unfinished.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
