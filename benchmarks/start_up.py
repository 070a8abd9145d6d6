"""How long a command takes to start, against the libraries it cannot do without, side by side in one run.

    ./dev python benchmarks/start_up.py [ROUNDS]

Whole processes, one after another, round after round, so that a busy machine slows both sides alike; the ratio is the
median of the rounds' own ratios. Modules are compiled beforehand, as an installed program's are.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

CLICK = ("-c", "import click")
LIBRARIES = ("-c", "import click, pydantic, sqlalchemy")
PROGRAM = ("-m", "programme")


class Case(NamedTuple):
    """A command, what it is measured against, and the most it may take as a multiple of that."""

    name: str
    arguments: tuple[str, ...]
    base: tuple[str, ...]
    goal: float
    env: tuple[tuple[str, str], ...] = ()


def completing(line: str) -> tuple[tuple[str, str], ...]:
    """Return the environment in which a shell asks for the completion of a line."""
    words = line.split(" ")
    return (("_PROGRAMME_COMPLETE", "bash_complete"), ("COMP_WORDS", line), ("COMP_CWORD", str(len(words) - 1)))


CASES = (
    Case("--help", (*PROGRAM, "--help"), CLICK, 2.5),
    Case("territory propose --help", (*PROGRAM, "territory", "propose", "--help"), CLICK, 2.5),
    Case("completion of a command", PROGRAM, CLICK, 2.5, completing("programme territory ")),
    Case("completion of an id", PROGRAM, CLICK, 2.5, completing("programme territory show ")),
    Case("status", (*PROGRAM, "status"), LIBRARIES, 1.6),
    Case("gate open --dry-run", (*PROGRAM, "gate", "open", "venelles", "--dry-run"), LIBRARIES, 2.5),
)


def main(rounds: int) -> int:
    """Measure, print a line a case, and return 1 when a goal is missed."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PROGRAMME_"))}
    with tempfile.TemporaryDirectory() as folder:
        run((*PROGRAM, "demo", "demo"), env, Path(folder))
        here = Path(folder) / "demo"
        measured = {case: measure(case, rounds, env, here) for case in CASES}
    print(f"{'':<28}{'ms':>8}{'base ms':>10}{'ratio':>8}{'goal':>7}")
    for case, (own, base, ratio) in measured.items():
        missed = "" if ratio <= case.goal else "  missed"
        print(f"{case.name:<28}{own * 1000:>8.0f}{base * 1000:>10.0f}{ratio:>8.2f}{case.goal:>7}{missed}")
    return any(ratio > case.goal for case, (_, _, ratio) in measured.items())


def measure(case: Case, rounds: int, env: dict[str, str], folder: Path) -> tuple[float, float, float]:
    """Return the median seconds of a case and of its base, and the median of their ratios, after a round to warm up."""
    pairs = [
        (run(case.arguments, env | dict(case.env), folder), run(case.base, env, folder)) for _ in range(rounds + 1)
    ][1:]
    return median(own for own, _ in pairs), median(base for _, base in pairs), median(own / base for own, base in pairs)


def run(arguments: tuple[str, ...], env: dict[str, str], folder: Path) -> float:
    """Return how many seconds a process takes; one that fails ends the benchmark."""
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=folder, env=env, check=True, capture_output=True)
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
