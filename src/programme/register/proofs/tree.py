"""The Merkle tree of RFC 6962 (SHA-256) over the stored bytes of the entries: hashes, roots and proofs.

A hash is 32 bytes. A tree of ``size`` leaves has its leaves at the indexes 0 to ``size - 1``; the entry at position n
is the leaf at index n - 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from hashlib import sha256

HASH_SIZE = 32


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf, which no inner node can have."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """The complete subtrees at the right edge of a growing tree: all that its root, and what comes after, depend on.

    There is one for each bit set in ``size``, so a million leaves leave seven hashes.
    """

    def __init__(self) -> None:
        self.size = 0
        self._nodes: dict[int, bytes] = {}  # by level: the subtree of 2 ** level leaves

    @classmethod
    def load(cls, size: int, dumped: bytes) -> Frontier:
        """Return the frontier that `dump` wrote for a tree of that size.

        :raises ValueError: the size does not ask for that many hashes.
        """
        levels = [level for level in reversed(range(size.bit_length())) if size >> level & 1]
        if len(dumped) != len(levels) * HASH_SIZE:
            raise ValueError("a frontier has a hash for each bit set in the size")
        frontier = cls()
        frontier.size = size
        hashes = (dumped[start : start + HASH_SIZE] for start in range(0, len(dumped), HASH_SIZE))
        frontier._nodes = dict(zip(levels, hashes, strict=True))
        return frontier

    def dump(self) -> bytes:
        """Return the hashes, that of the largest subtree first."""
        return b"".join(self._nodes[level] for level in sorted(self._nodes, reverse=True))

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add the hashes of the next leaves: level by level, as binary numbers are added."""
        hashes, level = list(leaves), 0
        size, self.size = self.size, self.size + len(hashes)
        while hashes:
            if size >> level & 1:
                hashes.insert(0, self._nodes.pop(level))
            if len(hashes) & 1:
                self._nodes[level] = hashes.pop()
            hashes = [
                sha256(b"\x01" + left + right).digest()  # as `node_hash`; a call each is felt over a million
                for left, right in zip(hashes[::2], hashes[1::2], strict=True)
            ]
            level += 1

    def root(self) -> bytes:
        """Return the root of the tree."""
        if not self._nodes:
            return sha256(b"").digest()
        smallest_first = [self._nodes[level] for level in sorted(self._nodes)]
        return reduce(lambda right, left: node_hash(left, right), smallest_first)


class Tree:
    """A tree held whole, 64 bytes a leaf, that gives the root and the proofs of every size up to its own."""

    def __init__(self, leaves: Iterable[bytes]) -> None:
        """``leaves`` are the hashes of the leaves."""
        self._levels = [list(leaves)]
        while len(below := self._levels[-1]) > 1:
            self._levels.append(list(map(node_hash, below[::2], below[1::2])))
        self.size = len(self._levels[0])

    def root(self, size: int | None = None) -> bytes:
        """Return the root of the first ``size`` leaves, of all if None."""
        size = self.size if size is None else size
        return self._hash(0, size) if size else sha256(b"").digest()

    def leaf(self, index: int) -> bytes:
        """Return the hash of a leaf."""
        return self._levels[0][index]

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """Return the proof that a leaf is in the tree of the first ``size`` leaves: siblings, from its own upwards."""
        if not 0 <= index < size <= self.size:
            raise ValueError(f"no leaf {index} in a tree of {size}")
        return self._path(index, 0, size)

    def consistency(self, old: int, new: int) -> list[bytes]:
        """Return the proof that the tree of ``old`` leaves is how the tree of ``new`` leaves begins."""
        if not 0 < old <= new <= self.size:
            raise ValueError(f"no proof from {old} to {new}")
        return [] if old == new else self._subproof(old, 0, new, known=True)

    def _hash(self, start: int, end: int) -> bytes:
        count = end - start
        if count & (count - 1) == 0:  # a complete subtree
            level = count.bit_length() - 1
            return self._levels[level][start >> level]
        middle = start + _split(count)
        return node_hash(self._hash(start, middle), self._hash(middle, end))

    def _path(self, index: int, start: int, end: int) -> list[bytes]:
        if end - start == 1:
            return []
        middle = start + _split(end - start)
        if index < middle:
            return [*self._path(index, start, middle), self._hash(middle, end)]
        return [*self._path(index, middle, end), self._hash(start, middle)]

    def _subproof(self, old: int, start: int, end: int, *, known: bool) -> list[bytes]:
        """As SUBPROOF in RFC 6962: ``known`` while the subtree is one whose root the verifier has."""
        if old == end:
            return [] if known else [self._hash(start, end)]
        middle = start + _split(end - start)
        if old <= middle:
            return [*self._subproof(old, start, middle, known=known), self._hash(middle, end)]
        return [*self._subproof(old, middle, end, known=False), self._hash(start, middle)]


def proves_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Return whether a proof leads from the hash of the leaf at an index to the root of a tree of that size."""
    if not 0 <= index < size or any(len(one) != HASH_SIZE for one in (leaf, root, *proof)):
        return False
    place, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def proves_consistency(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Return whether a proof shows that a tree of ``old`` leaves, at least one, is how one of ``new`` begins."""
    if not 0 < old <= new or any(len(one) != HASH_SIZE for one in (old_root, new_root, *proof)):
        return False
    if old == new:
        return not proof and old_root == new_root
    hashes = list(proof) if old & (old - 1) else [old_root, *proof]
    if not hashes:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    found_old = found_new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            found_old, found_new = node_hash(sibling, found_old), node_hash(sibling, found_new)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found_new = node_hash(found_new, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and found_old == old_root and found_new == new_root


def _split(count: int) -> int:
    """Return the largest power of two below a count of at least two: where a tree divides."""
    return 1 << (count - 1).bit_length() - 1
