"""What the tests of the example share: where its files and its source are, and how its quotations are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "envies-dalliances"
CHARTER = EXAMPLE / "charter.toml"
REAL_YEAR = EXAMPLE / "journal-2016-2017.yaml"
SCENARIO = EXAMPLE / "scenario-2018-2020.yaml"
SEED = ROOT.parent / "shared" / "seed"  # beside the checkout, never in it
NOW = datetime(2026, 1, 1, tzinfo=UTC)  # no entry is recorded then: each asks for its own instant
TERRITORIES = ("aix-en-provence", "venelles", "pertuis")

_BULLETS = re.compile("[\ue000-\uf8ff]")  # the slides' own signs, left over from the extraction of their text
_PLAIN = str.maketrans({"’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " "})


def plain(text: str) -> str:
    """Return a text with one kind of space, apostrophe and quotation mark, without bullets, in lower case."""
    one_kind = _BULLETS.sub(" ", text.translate(_PLAIN))
    return re.sub(r"\s+", " ", re.sub(r'"\s*(.*?)\s*"', r'"\1"', one_kind)).strip().lower()


@dataclass(frozen=True)
class SourceText:
    """The report of the first year, by lines that count from 1."""

    lines: tuple[str, ...]

    def at(self, first: int, last: int) -> str:
        """Return what stands from one line to another, both included, made plain."""
        assert 1 <= first <= last <= len(self.lines)
        return plain(" ".join(self.lines[first - 1 : last]))

    def cited(self, source: str) -> str:
        """Return what stands at a reference such as ``bilan-2016-2017:684-688``, made plain."""
        document, _, lines = source.partition(":")
        assert document == "bilan-2016-2017"
        first, _, last = lines.partition("-")
        return self.at(int(first), int(last or first))
