"""Measure everything, or some pages, and print a table of ratios.

./dev python -m benchmarks [--entries N] [--rounds N] [--seconds N] [--folder DIR] [-o FILE] [PAGE ...]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import appending, folding, postgres, postgres_writers, reading
from benchmarks.measuring import machine, measured, say, table
from benchmarks.memory import memory
from benchmarks.writers import writers

PAGES = {
    "appending": appending.rows,
    "reading": reading.rows,
    "folding": folding.rows,
    "sizes": reading.sizes,
    "postgres": postgres.rows,
}
ALL = [*PAGES, "memory", "writers"]


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", default=ALL, metavar="PAGE", help="which pages; all if none")
    parser.add_argument("--entries", type=int, default=100_000, help="the size of the large register")
    parser.add_argument("--rounds", type=int, default=5, help="of which the medians are told")
    parser.add_argument("--seconds", type=float, default=60, help="how long the eight writers write")
    parser.add_argument("--folder", type=Path, help="where the simulated registers are kept for the next time")
    parser.add_argument("-o", "--output", type=Path, help="the file to write, beside the screen")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as work:
        text = "\n".join(_told(asked, Path(work)))
    sys.stdout.write(text + "\n")
    if asked.output is not None:
        asked.output.write_text(text + "\n", encoding="utf-8")


def _told(asked: argparse.Namespace, work: Path) -> list[str]:
    if asked.folder is not None:
        for kept in asked.folder.glob("*.db"):
            (work / kept.name).symlink_to(kept.resolve())
    found = []
    for page in (one for one in asked.pages if one in PAGES):
        for row in PAGES[page](work, asked.entries):
            say(f"{row.name} ...")
            found.append(measured(row, asked.rounds))
            say("\n".join(table(found[-1:])[2:]))
    head = [f"{datetime.now(UTC).date()}, {machine()}; medians of {asked.rounds} rounds.", ""]
    tail = ["", *memory(work, asked.entries)] if "memory" in asked.pages else []
    tail += ["", *writers(work, asked.seconds)] if "writers" in asked.pages else []
    tail += ["", *postgres_writers.writers(asked.seconds)] if "postgres" in asked.pages else []
    return [*head, *(table(found) if found else []), *tail]


if __name__ == "__main__":
    main()
