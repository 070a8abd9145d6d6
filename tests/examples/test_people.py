"""No natural person of the source is named anywhere in the repository: people appear by their office.

The names are read from the inventory beside the checkout when the test runs, so that they stand in no file here.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.examples.support import ROOT, SEED, SourceText, plain

FEWEST = 16  # the inventory counts seventeen persons, one of them without a name


@pytest.fixture(scope="module")
def surnames(source: SourceText) -> list[str]:
    """The surnames of the persons of the source, each checked to stand there."""
    inventory = (SEED / "inventory.md").read_text(encoding="utf-8")
    persons = inventory.partition("\n## 2. ")[2].partition("\n## ")[0]
    found: list[str] = []
    for names in re.findall(r"^\| P[0-9, P]+ \| ([^|]*?) – ", persons, re.MULTILINE):
        courtesy, _, several = names.partition("Mmes ")
        found += several.split(" et ") if several else courtesy.split(" ")[1:]
    everything = source.at(1, len(source.lines))
    assert [name for name in found if plain(name) not in everything] == []
    assert len(found) >= FEWEST
    return found


def tracked_files() -> list[Path]:
    """The files of the repository, those not yet committed included."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a checkout of the repository")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_no_person_of_the_source_is_named_in_any_file(surnames: list[str]) -> None:
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, surnames))})\b", re.IGNORECASE)
    files = tracked_files()
    assert len(files) > 100
    named = [path.relative_to(ROOT) for path in files if pattern.search(path.read_text("utf-8", errors="ignore"))]
    assert named == []
