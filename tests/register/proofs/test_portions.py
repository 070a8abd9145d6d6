"""Portions: however a register is cut, and whoever looks at the parts, the same is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from programme.register.proofs import portions
from tests.support.sealed import tampered, verdict

DONE = {
    "nothing": "UPDATE entry SET time = time",
    "removed": "DELETE FROM entry WHERE position = 6",
    "in front": "INSERT INTO entry SELECT 0, bytes, type, NULL, time FROM entry WHERE position = 3",
    "backdated": "UPDATE entry SET bytes = CAST(replace(bytes, '2030-01-01', '2029-12-24') AS BLOB) WHERE position = 5",
    "malformed": "UPDATE entry SET bytes = x'7b' WHERE position IN (4, 9)",
    "relabelled": "UPDATE tag SET tag = 'territory:venelles' WHERE position = 8",
    "of another command": "UPDATE command SET last = last + 1 WHERE first = 7",
}


@pytest.mark.parametrize("done", DONE.values(), ids=DONE)
@pytest.mark.parametrize("size", [1, 2, 5])
def test_the_same_is_found_in_small_portions(path: Path, done: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tampered(path, done)
    whole = verdict(path)
    assert whole.ok == (done == DONE["nothing"])
    monkeypatch.setattr(portions, "SIZE", size)
    parts = verdict(path)
    assert (parts.entries, parts.root, parts.keys) == (whole.entries, whole.root, whole.keys)
    assert sorted(map(repr, parts.flaws)) == sorted(map(repr, whole.flaws))


@pytest.mark.parametrize("done", ["nothing", "malformed"])
def test_the_same_is_found_by_other_processes(path: Path, done: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tampered(path, DONE[done])
    alone = verdict(path)
    monkeypatch.setattr(portions, "SIZE", 4)
    monkeypatch.setattr(portions, "ALONE", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(portions, "looked", None)  # here; the others load the module anew
    assert verdict(path) == alone


def test_where_no_other_process_can_be_started_it_is_done_here(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> None:
        raise PermissionError

    alone = verdict(path)
    monkeypatch.setattr(portions, "ALONE", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(portions, "ProcessPoolExecutor", refused)
    assert verdict(path) == alone
