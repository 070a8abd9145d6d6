"""Sound and broken inputs from which fuzzing starts: those of the tests, of the example, and of a small programme."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from fuzz.targets import JOURNAL, programme
from tests.support.chapter_readings import FIELDS
from tests.support.command_lines import journal_row

ROOT = Path(__file__).parents[1]
BROKEN = ROOT / "tests" / "exchange" / "broken"
EXAMPLE = ROOT / "examples" / "envies-dalliances"
DATES = [
    *("2017", "2017-02", "2017-02-13", "2017-10/2017-12", "../2017-10", "2017-10/..", "2017-12-15~", "2017-03-24?"),
    *("@2", "13/02/2017", "/", "2017-11-30T09:00:00Z", "9999-12-31", "0000", "0001-01-01", "10000-01-01", "-1", ""),
    *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "@99999999999999999999"),
]


def seeds(target: str) -> list[bytes]:
    """Return the inputs that a target starts from."""
    return _SEEDS[target]()


def _all(folder: Path, pattern: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.glob(pattern))]


def _given(*names: str) -> list[bytes]:
    return [(programme().folder / name).read_bytes() for name in names]


def _acts() -> list[bytes]:
    """Return a journal for each act of the later chapters, with all its fields."""
    rows = (json.dumps(journal_row(path, {**fields, "on": "2017"})) for path, fields in FIELDS.items())
    return [f"journal: j\nby: coordinator\nentries:\n- {row}\n".encode() for row in rows]


def _bundle() -> list[bytes]:
    folder = programme().folder / "bundle"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [bytes([number]) + path.read_bytes() for number, path in enumerate(files)]


def _register() -> list[bytes]:
    return [at.to_bytes(2, "big") + change for at in (0, 2, 12, 512, 1_024, 2_048) for change in (b"\x00", b"\xff" * 9)]


_SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "journal": lambda: [JOURNAL.encode(), *_all(BROKEN, "*.yaml"), *_acts()],
    "charter": lambda: [*_all(BROKEN, "*.toml"), *_all(EXAMPLE, "charter.toml")],
    "cloudevents": lambda: _given("all.jsonl"),
    "proof": lambda: _given("1.tlog-proof") + _all(programme().folder / "seals", "*"),
    "report": lambda: _given("report.html"),
    "bundle": _bundle,
    "continuation": lambda: _all(programme().folder / "bundle" / "proofs", "*"),
    "register": _register,
    "settings": lambda: _given("programme.toml"),
    "dates": lambda: [one.encode() for one in DATES],
}
