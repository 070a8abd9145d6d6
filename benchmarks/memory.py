"""The most memory that whole commands take, on a large register."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measuring import say
from benchmarks.registers import register_of
from programme.register.recorder import Recorder
from programme.simulation.programme import PROGRAMME_ID

MIB = 1024  # KiB, as Linux tells it


def memory(folder: Path, entries: int) -> list[str]:
    """Return a line of Markdown: the peak of each command in MiB (reach 512, aim 256)."""
    path = register_of(folder, entries)
    Recorder.create(folder / "memory.db", PROGRAMME_ID).close()
    file = str(folder / "memory.jsonl")
    commands = (
        ("export", ("export", "cloudevents", file, "--register", str(path))),
        ("import", ("import", file, "--yes", "--register", str(folder / "memory.db"))),
        ("rebuild", ("projection", "rebuild", "--register", str(path))),
        ("verify", ("audit", "verify", "--tree", "--register", str(path))),
    )
    peaks = ", ".join(f"{name} {_peak(arguments):.0f}" for name, arguments in commands)
    return [f"Most memory of commands on {entries} entries, in MiB (reach 512, aim 256): {peaks}."]


def _peak(arguments: tuple[str, ...]) -> float:
    say(" ".join(arguments[:2]) + " ...")
    env = {name: value for name, value in os.environ.items() if not name.startswith("PROGRAMME_")}
    process = subprocess.Popen([sys.executable, "-m", "programme", *arguments], env=env, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return usage.ru_maxrss / MIB
