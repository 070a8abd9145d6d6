"""The program run in this process, as from a shell: its arguments, folder and environment; its output and exit code."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest.mock import patch

from programme.cli.run import run

SETTINGS = ("PROGRAMME_", "LC_", "LANG", "NO_COLOR", "XDG_", "_PROGRAMME_COMPLETE")
NOW = "2018-01-10T09:00:00Z"


@dataclass(frozen=True)
class Ran:
    """What a run left: its exit code, its output (data), its error stream (words)."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output as a JSON value."""
        return json.loads(self.out)


class Stream(TextIOWrapper):
    """A stream that keeps what is written, and may pass for a terminal."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__(BytesIO(), encoding="utf-8")
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self.terminal

    def text(self) -> str:
        """Return what was written."""
        self.flush()
        written: bytes = self.buffer.getvalue()  # type: ignore[attr-defined]
        return written.decode()


@dataclass(frozen=True)
class Shell:
    """A folder and an environment from which the program is run; English, unless told otherwise."""

    folder: Path
    env: Mapping[str, str]
    terminal: bool = False

    @classmethod
    def at(cls, folder: Path, **env: str) -> Shell:
        """Return a shell in a folder, the clock set, nothing else configured."""
        return cls(folder, {"PROGRAMME_NOW": NOW, "LANG": "C.UTF-8", **env})

    def run(self, *arguments: object, **env: str) -> Ran:
        """Run the program with these arguments, and with more environment if given."""
        out, err = Stream(terminal=self.terminal), Stream(terminal=self.terminal)
        with chdir(self.folder), environment({**self.env, **env}), redirect_stdout(out), redirect_stderr(err):
            code = run([str(one) for one in arguments])
        return Ran(code, out.text(), err.text())


def take_ctrl_c() -> None:
    """Let this process take Ctrl-C, as one at a terminal does: what a shell starts in the background ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def environment(env: Mapping[str, str]) -> Iterator[None]:
    """Give the program an environment in which nothing of ours is set but what is given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
    with patch.dict(os.environ, {**kept, **env}, clear=True):
        yield
