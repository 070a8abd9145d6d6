"""An import that is interrupted, at whatever moment, leaves all of the journal or nothing of it."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from programme.register.recorder import Recorder
from programme.register.register import Register
from tests.register.support import PROCESSES, file_of
from tests.support.cli import Shell, take_ctrl_c

ROWS = 40
READING = [
    *(("import", "slow.yaml"), ("import", "slow.jsonl")),
    *(("charter", "check", "slow.toml"), ("audit", "verify", "slow.html")),
]
STOPPED = 9  # the exit code of a process that stops itself
JOURNAL = "journal: many\nby: coordinator\nentries:\n" + "".join(
    f"  - act: territory propose\n    territory: place-{n}\n    name: Place {n}\n    on: 2017\n" for n in range(ROWS)
)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell beside an empty register and a journal."""
    Register.create(tmp_path / "register.db", "trial").close()
    (tmp_path / "journal.yaml").write_text(JOURNAL, encoding="utf-8")
    return Shell.at(tmp_path, PROGRAMME_REGISTER="register.db")


def head(shell: Shell) -> int:
    with Register(shell.folder / "register.db", read_only=True) as register:
        return register.head()


def stop_at_statement(shell: Shell, number: int) -> None:
    """Import, and stop when SQLite begins the n-th statement of the append, those of the triggers included."""
    append = Recorder.append_batches
    left = number

    def begun(_: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(STOPPED)

    def traced(recorder: Recorder, *arguments: Any) -> Any:
        file_of(recorder).writer.cursor().connection.set_trace_callback(begun)
        return append(recorder, *arguments)

    with patch.object(Recorder, "append_batches", traced):
        shell.run("import", "journal.yaml")


@pytest.mark.parametrize("number", [1, 2, 30, 100, 150])
def test_an_import_that_stops_in_the_middle_of_its_append_leaves_nothing(shell: Shell, number: int) -> None:
    writer = PROCESSES.Process(target=stop_at_statement, args=(shell, number))
    writer.start()
    writer.join()
    assert writer.exitcode == STOPPED
    assert head(shell) == 0
    assert shell.run("import", "journal.yaml").code == 0
    assert head(shell) == ROWS


def started(shell: Shell, *line: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "programme", *line],
        cwd=shell.folder,
        env={**os.environ, **shell.env},
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        preexec_fn=take_ctrl_c,  # noqa: PLW1509  # nothing else runs in this process that it could disturb
    )


def test_an_import_killed_at_any_moment_leaves_all_or_nothing(shell: Shell) -> None:
    chance = random.Random(2017)
    for _ in range(5):
        with started(shell, "import", "journal.yaml") as running:
            time.sleep(chance.uniform(0.2, 1.2))
            running.kill()
        assert head(shell) in {0, ROWS}
    assert shell.run("import", "journal.yaml").code == 0
    assert head(shell) == ROWS


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the file at which the import waits is a named pipe")
@pytest.mark.parametrize(
    "line",
    [
        ("import", "slow.yaml"),
        ("import", "slow.jsonl"),
        ("charter", "check", "slow.toml"),
        ("audit", "verify", "slow.html"),
    ],
    ids=" ".join,
)
def test_a_command_that_a_person_interrupts_ends_with_130_and_leaves_nothing(
    shell: Shell, line: tuple[str, ...]
) -> None:
    pipe = shell.folder / line[-1]
    os.mkfifo(pipe)
    with started(shell, *line) as running, pipe.open("w", encoding="utf-8") as slow:  # opened when it is read
        slow.write(JOURNAL[:100])
        slow.flush()
        assert interrupted(running) == 130
    assert head(shell) == 0


def interrupted(running: subprocess.Popen[bytes]) -> int:
    """Press Ctrl-C, again if nothing came of it as on a busy machine, and return the exit code."""
    for _ in range(20):
        running.send_signal(signal.SIGINT)
        try:
            return running.wait(timeout=5)
        except subprocess.TimeoutExpired:
            continue
    return running.wait(timeout=5)
