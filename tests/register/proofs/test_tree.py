"""The Merkle tree against its definition, an outside oracle, published proofs, and every change of a proof."""

from __future__ import annotations

import json
from base64 import b64decode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree  # type: ignore[import-untyped]

from programme.register.proofs.tree import Frontier, Tree, leaf_hash, proves_consistency, proves_inclusion

VECTORS = json.loads(Path(__file__).with_name("rfc6962-proofs.json").read_text(encoding="utf-8"))
SIZES = range(1, 34)


def entries(count: int) -> list[bytes]:
    return [f"entry {number}".encode() for number in range(count)]


def leaves(count: int) -> list[bytes]:
    return [leaf_hash(data) for data in entries(count)]


def defined(data: list[bytes]) -> bytes:
    """The root as RFC 6962 section 2.1 defines it."""
    if not data:
        return sha256(b"").digest()
    if len(data) == 1:
        return sha256(b"\x00" + data[0]).digest()
    split = max(2**power for power in range(20) if 2**power < len(data))
    return sha256(b"\x01" + defined(data[:split]) + defined(data[split:])).digest()


@pytest.mark.parametrize("count", [0, *SIZES, 64, 100])
def test_the_root_is_the_one_the_rfc_defines(count: int) -> None:
    frontier = Frontier()
    frontier.extend(leaves(count))
    assert Tree(leaves(count)).root() == frontier.root() == defined(entries(count))


@pytest.mark.parametrize("count", [*SIZES, 1000])
def test_the_root_is_the_one_of_an_outside_library(count: int) -> None:
    outside = InmemoryTree(algorithm="sha256")
    for data in entries(count):
        outside.append_entry(data)
    assert Tree(leaves(count)).root() == outside.get_root()


@given(st.lists(st.integers(0, 40), max_size=6))
def test_a_frontier_grows_by_any_batches_and_survives_its_dump(batches: list[int]) -> None:
    frontier, hashes = Frontier(), leaves(sum(batches))
    done = 0
    for batch in batches:
        frontier = Frontier.load(frontier.size, frontier.dump())
        frontier.extend(hashes[done : done + batch])
        done += batch
        assert (frontier.size, frontier.root()) == (done, defined(entries(done)))


@pytest.mark.parametrize("size", [0, 1, 6, 7])
def test_a_frontier_of_another_number_of_hashes_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="a hash for each bit"):
        Frontier.load(size, bytes(32 * (size.bit_count() + 1)))


def test_every_leaf_is_proven_in_every_size_and_nowhere_else() -> None:
    tree = Tree(leaves(max(SIZES)))
    for size in SIZES:
        for index in range(size):
            proof, leaf = tree.inclusion(index, size), leaves(size)[index]
            assert proves_inclusion(leaf, index, size, proof, tree.root(size))
            assert not proves_inclusion(leaf, index, size, proof, tree.root(size - 1))
            assert not any(
                proves_inclusion(leaf, other, size, proof, tree.root(size)) for other in range(size) if other != index
            )


def test_every_size_is_proven_to_begin_every_later_one() -> None:
    tree = Tree(leaves(max(SIZES)))
    for new in SIZES:
        for old in range(1, new + 1):
            proof = tree.consistency(old, new)
            assert proves_consistency(old, tree.root(old), new, tree.root(new), proof)
            assert old == new or not proves_consistency(old, tree.root(new), new, tree.root(new), proof)


@given(st.data())
def test_a_proof_with_any_bit_changed_a_hash_missing_or_one_more_proves_nothing(data: st.DataObject) -> None:
    tree = Tree(leaves(33))
    new = data.draw(st.integers(2, 33))
    old, index = data.draw(st.integers(1, new - 1)), data.draw(st.integers(0, new - 1))
    including, consistent = tree.inclusion(index, new), tree.consistency(old, new)
    changed = data.draw(st.sampled_from([*mutations(including)]))
    assert not proves_inclusion(leaves(33)[index], index, new, changed, tree.root(new))
    changed = data.draw(st.sampled_from([*mutations(consistent)]))
    assert not proves_consistency(old, tree.root(old), new, tree.root(new), changed)


def mutations(proof: list[bytes]) -> list[list[bytes]]:
    """The proof with one hash changed, removed, repeated or cut short, and with one more."""
    found = [[*proof, bytes(32)], [bytes(32), *proof], proof[1:], proof[:-1]]
    for place, one in enumerate(proof):
        before, after = proof[:place], proof[place + 1 :]
        flipped = bytes([one[0] ^ 1]) + one[1:]
        found += [[*before, flipped, *after], [*before, one, one, *after], [*before, one[:-1], *after]]
    return found


def hashes(texts: list[str] | None) -> list[bytes]:
    return [b64decode(text) for text in texts or ()]


@pytest.mark.parametrize("vector", [one for one in VECTORS if one["kind"] == "inclusion"], ids=lambda one: one["name"])
def test_published_inclusion_proofs(vector: dict[str, Any]) -> None:
    leaf, root = b64decode(vector["leafHash"] or ""), b64decode(vector["root"] or "")
    holds = proves_inclusion(leaf, vector["leafIdx"], vector["treeSize"], hashes(vector["proof"]), root)
    assert holds is not vector["wantErr"]


@pytest.mark.parametrize(
    "vector", [one for one in VECTORS if one["kind"] == "consistency"], ids=lambda one: one["name"]
)
def test_published_consistency_proofs(vector: dict[str, Any]) -> None:
    old, new = b64decode(vector["root1"] or ""), b64decode(vector["root2"] or "")
    holds = proves_consistency(vector["size1"], old, vector["size2"], new, hashes(vector["proof"]))
    assert holds is not vector["wantErr"]


def test_there_is_no_proof_from_or_beyond_nothing() -> None:
    tree = Tree(leaves(3))
    for old, new in ((0, 3), (2, 4), (3, 2)):
        with pytest.raises(ValueError, match="no proof"):
            tree.consistency(old, new)
    for index, size in ((3, 3), (-1, 3), (0, 4)):
        with pytest.raises(ValueError, match="no leaf"):
            tree.inclusion(index, size)
