"""How long verification takes beside a bare read of the same rows with SHA-256 over each: ratios, one run.

./dev python benchmarks/verify.py [ENTRIES]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from programme.domain.dates import ImpreciseDate
from programme.domain.events import TerritoryProposed
from programme.domain.fact import Fact
from programme.register.codec import encode
from programme.register.proofs.verification import verify
from programme.register.recorder import Recorder
from programme.register.rows import Command

START, ON = datetime(2030, 1, 1, tzinfo=UTC), ImpreciseDate.parse("2018-02")


def fill(recorder: Recorder, count: int) -> None:
    """Record so many facts, a command for each thousand."""
    for first in range(1, count + 1, 1000):
        command = f"fill-{first}"
        rows = []
        for number in range(first, min(first + 1000, count + 1)):
            event = TerritoryProposed(territory=f"t-{number}", name=f"Territoire n° {number}")
            at = START + timedelta(milliseconds=number)
            fact = Fact(number, f"{command}#{number - first + 1}", event, ON, at, "coordinator", command, command, None)
            rows.append(encode(fact, "bench", clock_set=False))
        recorder.append_rows(rows, None, Command(command, b""))


def bare(recorder: Recorder) -> None:
    """Read every row, and hash its bytes."""
    for batch in recorder.scan():
        for _, data in batch:
            sha256(data).digest()


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the seconds and the ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder, Recorder.create(Path(folder) / "register.db", "bench") as recorder:
        fill(recorder, count)
        bare(recorder)
        base = timed(lambda: bare(recorder))
        print(f"{count} entries: bare read with SHA-256 {base:.2f} s")
        for name, tree in (("--tree", True), ("all but the views", False)):
            seconds = timed(lambda: verify(recorder, (), (), tree=tree))  # noqa: B023  # it is called at once
            print(f"audit verify, {name}: {seconds:.2f} s, {seconds / base:.1f} times")


if __name__ == "__main__":
    main()
