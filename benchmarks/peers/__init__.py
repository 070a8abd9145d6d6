"""Libraries of other languages, each driven as a process of its own: it appends when told to, and says when it has."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import which

from benchmarks.measuring import Work, say

_HERE = Path(__file__).parent


@contextmanager
def emmett(kind: str, store: str, number: int) -> Iterator[Work | None]:
    """Give what appends so many events with ``emmett-sqlite`` or ``emmett-postgresql``; None where it is not installed.

    The start of node and the making of the tables are over before it is given.
    """
    folder, node = _HERE / kind, which("node")
    if node is None or not (folder / "node_modules").is_dir():
        say(f"emmett-{kind} is not here: npm install --prefix {folder.relative_to(Path.cwd())}")
        yield None
        return
    command = [node, str(folder / "append.js"), store]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        _expect(process, b"ready")
        yield partial(_append, process, number)
        process.communicate(timeout=60)


def _append(process: subprocess.Popen[bytes], number: int) -> None:
    os.write(process.stdin.fileno(), f"{number}\n".encode())  # type: ignore[union-attr]  # it is piped
    _expect(process, b"done")


def _expect(process: subprocess.Popen[bytes], word: bytes) -> None:
    if process.stdout.readline().strip() != word:  # type: ignore[union-attr]  # it is piped
        raise RuntimeError(f"{process.args!r} did not say {word!r}")
