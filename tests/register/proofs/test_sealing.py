"""Seals: what they cover, what they cost, and what is never signed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from programme.register.errors import RegisterForked, RegisterRolledBack
from programme.register.proofs.keys import SigningKey
from programme.register.proofs.tree import Tree, leaf_hash
from programme.register.recorder import Recorder
from tests.support.registers import Desk
from tests.support.sealed import KEY, filled, sealed, tampered, verdict


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.at_new(tmp_path)
    yield desk
    desk.register.close()


def root(desk: Desk, size: int) -> bytes:
    found = (data for batch in desk.register.recorder.scan(0, size) for _, data in batch)
    return Tree(map(leaf_hash, found)).root()


def test_a_checkpoint_covers_every_entry_up_to_the_seal_itself(desk: Desk) -> None:
    filled(desk, 5)
    signed = sealed(desk)
    assert (signed.checkpoint.origin, signed.checkpoint.size) == ("urn:programme:test", 6)
    assert signed.checkpoint.root == root(desk, 6)
    assert signed.note.signed_by(KEY.public)
    assert [str(signed)] == [kept.note for kept in desk.register.recorder.checkpoints()]


def test_sealing_again_reads_only_what_came_since(desk: Desk) -> None:
    filled(desk, 20)
    sealed(desk)
    filled(desk, 1, start=21)
    scanned: list[int] = []

    def noting(recorder: Recorder, after: int, *rest: Any) -> Any:
        scanned.append(after)
        return Recorder.scan(recorder, after, *rest)

    recorder = desk.register.recorder
    with patch.object(recorder, "scan", noting.__get__(recorder)):
        signed = sealed(desk)
    assert scanned == [21]
    assert signed.checkpoint.root == root(desk, 23)


def test_the_same_command_seals_once(desk: Desk) -> None:
    filled(desk, 2)
    first = sealed(desk)
    desk.done -= 1
    assert sealed(desk) == first
    assert desk.register.head() == 3


def test_a_seal_whose_signature_a_crash_prevented_is_completed_by_the_next(desk: Desk) -> None:
    filled(desk, 2)
    with patch.object(Recorder, "keep_checkpoint", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        sealed(desk)
    assert verdict(desk.file).ok
    assert verdict(desk.file).unsealed == 3
    sealed(desk)
    assert [kept.size for kept in desk.register.recorder.checkpoints()] == [3, 4]
    assert verdict(desk.file).ok


def test_another_key_signs_only_after_looking_at_every_earlier_checkpoint_again(desk: Desk) -> None:
    another = SigningKey.new("urn:programme:test")
    filled(desk, 3)
    sealed(desk)
    sealed(desk, another)
    assert verdict(desk.file, KEY, another).ok
    tampered(desk.file, "UPDATE entry SET bytes = CAST(replace(bytes, 'n° 1', 'n° 9') AS BLOB) WHERE position = 1")
    with pytest.raises(RegisterForked) as caught:
        sealed(desk, SigningKey.new("urn:programme:test"))
    assert caught.value.size == 4


def test_a_frontier_that_is_not_the_one_that_was_signed_is_not_built_upon(desk: Desk) -> None:
    filled(desk, 3)
    sealed(desk)
    tampered(desk.file, "UPDATE checkpoint SET frontier = zeroblob(32)")
    signed = sealed(desk)
    assert signed.checkpoint.root == root(desk, 5)


def test_nothing_is_sealed_where_a_file_shows_that_entries_were_removed(desk: Desk) -> None:
    filled(desk, 3)
    sealed(desk)
    filled(desk, 1, start=4)
    sealed(desk)
    tampered(
        desk.file,
        *(f"DELETE FROM {table} WHERE position > 4" for table in ("entry", "tag")),
        "DELETE FROM command WHERE last > 4",
        "DELETE FROM checkpoint WHERE size > 4",
    )
    with pytest.raises(RegisterRolledBack) as caught:
        sealed(desk)
    assert (caught.value.size, caught.value.entries) == (6, 4)
    assert desk.register.head() == 4
