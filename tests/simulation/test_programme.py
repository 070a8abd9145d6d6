"""Simulated programmes: of the size and seed asked for, made of what the rules allow, copies included."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from programme.cli.demo import example_folder
from programme.domain.charter import Charter
from programme.domain.events import CATALOGUE
from programme.exchange.charter_file import load
from programme.register.codec import entry_of
from programme.register.register import Register
from programme.simulation.programme import PROGRAMME_ID, Size, simulated
from tests.support.cli import Shell

COPIED = Size(entries=1100, territories=5, seed=3, distinct=2)
"""Two lives, and copies of them under other names."""
ELSEWHERE = {"programme.domain.events.person", "programme.domain.events.register"}
"""The chapters that a programme cannot make up: names are sealed with keys drawn by chance, seals are made by a key."""


@pytest.fixture(scope="module")
def charter() -> Charter:
    return load(example_folder() / "charter.toml")


def lines(size: Size, charter: Charter) -> list[bytes]:
    return [row.data for batch in simulated(size, charter) for row in batch.rows]


@pytest.fixture(scope="module")
def copied(charter: Charter) -> list[bytes]:
    return lines(COPIED, charter)


@pytest.fixture(scope="module")
def documents(copied: list[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in copied]


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(charter: Charter) -> None:
    first, again, other = (lines(Size(150, 1, seed), charter) for seed in (1, 1, 2))
    assert first == again
    assert first != other


@pytest.mark.parametrize(("entries", "territories"), [(1, 1), (47, 3), (500, 1)])
def test_there_are_as_many_entries_as_asked_for(entries: int, territories: int, charter: Charter) -> None:
    assert len(lines(Size(entries, territories, seed=5, distinct=1), charter)) == entries


def test_every_line_is_a_canonical_entry_with_the_tags_that_were_indexed(charter: Charter) -> None:
    rows = [row for batch in simulated(COPIED, charter) for row in batch.rows]
    assert [entry_of(position, row.data, PROGRAMME_ID).row for position, row in enumerate(rows, 1)] == rows


def test_there_is_something_of_every_chapter_that_needs_no_key(documents: list[dict[str, Any]]) -> None:
    chapters = {one.__module__ for one in CATALOGUE.values()}
    found = {CATALOGUE[one["type"], 1].__module__ for one in documents}
    assert chapters - found == ELSEWHERE & chapters


def test_a_territory_goes_through_a_gate(documents: list[dict[str, Any]]) -> None:
    entered = {one["data"]["phase"] for one in documents if one["type"] == "phase-entered"}
    assert {"amorcage", "consolidation"} <= entered


def test_every_correction_points_to_the_entry_it_names(documents: list[dict[str, Any]]) -> None:
    rectified = [one["data"] for one in documents if one["type"] == "entry-rectified"]
    annulled = [one["data"] for one in documents if one["type"] == "entry-annulled"]
    pairs = [(one["entry"], one["position"]) for one in rectified]
    pairs += [pair for one in annulled for pair in zip(one["entries"], one["positions"], strict=True)]
    assert {position for _, position in pairs}
    assert all(documents[position - 1]["id"] == entry for entry, position in pairs)


def test_a_decision_rests_on_facts_recorded_before_it(documents: list[dict[str, Any]]) -> None:
    decided = {at: one["data"] for at, one in enumerate(documents, 1) if one["type"] == "gate-decided"}
    assert decided
    for position, data in decided.items():
        assert data["known_at"] == position - 1
        assert all(1 <= one < position for found in data["findings"] for one in found.get("evidence", ()))


def test_evidence_of_a_copy_is_of_its_own_territory_or_of_none(documents: list[dict[str, Any]]) -> None:
    for one in documents:
        if one["type"] != "gate-decided":
            continue
        territory = one["data"]["territory"]
        own = [found for found in one["data"]["findings"] if found["criterion"] == "workshops"]
        for position in (at for found in own for at in found.get("evidence", ())):
            assert documents[position - 1]["data"]["territories"] == [territory]


def test_no_two_copies_bear_one_name(documents: list[dict[str, Any]]) -> None:
    names = [one["data"]["name"] for one in documents if one["type"] == "territory-proposed"]
    assert len(names) == len(set(names)) == COPIED.territories


def test_a_file_imported_is_the_register_made_directly(tmp_path: Path) -> None:
    shell = Shell.at(tmp_path, PROGRAMME_NOW="2026-01-01T00:00:00Z")
    asked = ("simulate", "--entries", 120, "--territories", 2, "--seed", 4)
    assert shell.run(*asked, "-o", "entries.jsonl").code == 0
    assert shell.run(*asked, "--register", "direct.db").code == 0
    Register.create(tmp_path / "imported.db", PROGRAMME_ID).close()
    assert shell.run("import", "entries.jsonl", "--register", "imported.db").code == 0
    assert list(stored(tmp_path / "imported.db")) == list(stored(tmp_path / "direct.db"))
    assert shell.run("audit", "verify", "--register", "direct.db").code == 0
    shown = shell.run(*asked).out.encode()
    assert hashlib.sha256(shown).digest() == hashlib.sha256((tmp_path / "entries.jsonl").read_bytes()).digest()


def stored(path: Path) -> Iterator[object]:
    with Register(path, read_only=True) as register:
        for batch in register.recorder.scan_rows():
            yield from batch


def test_what_cannot_be_simulated_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    shell = Shell.at(tmp_path)
    assert shell.run("simulate", "--entries", 10, "--territories", 0, "-o", "x.jsonl").code == 2
    assert shell.run("simulate", "--entries", 501, "--territories", 1, "--register", "x.db").code == 2
    assert list(tmp_path.iterdir()) == []
