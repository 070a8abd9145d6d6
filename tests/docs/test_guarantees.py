"""The guarantees page: each promise names tests, and each of these exists."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "guarantees.md").read_text(encoding="utf-8")


def promises() -> list[list[str]]:
    """Return the cells of each row of the page's tables, headings left out."""
    rows = [line.strip("|").split("|") for line in PAGE.splitlines() if line.startswith("| ")]
    return [row for row in rows if row[0].strip() != "promise"]


def test_every_promise_names_at_least_one_test() -> None:
    unproven = [row[0].strip() for row in promises() if not re.search(r"`test_\w+`", row[-1])]
    assert len(promises()) > 10
    assert unproven == []


def test_every_test_that_is_named_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    defined = {name for source in sources for name in re.findall(r"def (test_\w+)\(", source)}
    assert named - defined == set()
