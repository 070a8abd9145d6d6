"""Which program made a view: another one may have other rules, and would find other answers in the same register."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2]
ROOMS = ("domain", "projections", "register")


@cache
def maker() -> str:
    """Return what the modules of this program look like from outside: their names, sizes and times.

    A version number would do for an installed program, not for a checkout in which somebody is at work.
    """
    look = hashlib.sha256()
    for room in ROOMS:
        for path, status in _modules(str(PACKAGE / room)):
            look.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return look.hexdigest()[:16]


def _modules(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the modules of a folder and below, in order; it is felt at every start, so by the quickest way."""
    with os.scandir(folder) as found:
        for entry in sorted(found, key=lambda one: one.name):
            if entry.is_dir():
                yield from _modules(entry.path)
            elif entry.name.endswith(".py"):
                yield os.path.relpath(entry.path, PACKAGE), entry.stat()
