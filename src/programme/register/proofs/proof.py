"""Proofs as files: that an entry is in a register (tlog-proof), that a state continues another (tlog-witness)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from programme.register.proofs.checkpoint import SignedCheckpoint
from programme.register.proofs.note import MalformedNote, from_base64, to_base64
from programme.register.proofs.tree import HASH_SIZE, leaf_hash, proves_consistency, proves_inclusion

HEADER = "c2sp.org/tlog-proof@v1"
HASHES_LIMIT = 63  # more than any tree that can be needs
_NUMBER = re.compile(r"0|[1-9][0-9]{0,15}", re.ASCII)


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """That an entry, whose bytes it carries, is at an index of the tree of a checkpoint. Nothing is verified yet."""

    entry: bytes
    index: int
    hashes: tuple[bytes, ...]
    signed: SignedCheckpoint

    @classmethod
    def parse(cls, written: str) -> InclusionProof:
        """Return the proof that a file holds.

        :raises MalformedNote: it holds none, or one without the bytes of its entry.
        """
        lines, signed = _parts(written)
        if len(lines) < 3 or lines[0] != HEADER:  # noqa: PLR2004  # header, entry, index
            raise MalformedNote(f"a proof begins with {HEADER}, the entry and its index")
        hashes = tuple(_hash(line) for line in lines[3:])
        return cls(from_base64(_after("extra ", lines[1])), _number(_after("index ", lines[2])), hashes, signed)

    def __str__(self) -> str:
        head = (HEADER, f"extra {to_base64(self.entry)}", f"index {self.index}")
        return _written(head, self.hashes, self.signed)

    @property
    def holds(self) -> bool:
        """Whether the entry is in the tree whose root the checkpoint gives; who signed that is another question."""
        checkpoint = self.signed.checkpoint
        return proves_inclusion(leaf_hash(self.entry), self.index, checkpoint.size, self.hashes, checkpoint.root)


@dataclass(frozen=True, slots=True)
class Continuation:
    """That the state of a checkpoint continues one of ``old`` entries: what a witness is asked to cosign."""

    old: int
    hashes: tuple[bytes, ...]
    signed: SignedCheckpoint

    @classmethod
    def parse(cls, written: str) -> Continuation:
        """Return the continuation that a file holds.

        :raises MalformedNote: it holds none.
        """
        lines, signed = _parts(written)
        return cls(_number(_after("old ", lines[0])), tuple(_hash(line) for line in lines[1:]), signed)

    def __str__(self) -> str:
        return _written((f"old {self.old}",), self.hashes, self.signed)

    def continues(self, root: bytes) -> bool:
        """Return whether it continues the state of ``old`` entries that has this root; from nothing, all continues."""
        checkpoint = self.signed.checkpoint
        if self.old == 0:
            return not self.hashes
        return proves_consistency(self.old, root, checkpoint.size, checkpoint.root, self.hashes)


def _parts(written: str) -> tuple[list[str], SignedCheckpoint]:
    head, _, checkpoint = written.partition("\n\n")
    lines = head.split("\n")
    if len(lines) > HASHES_LIMIT + 3:
        raise MalformedNote(f"more than {HASHES_LIMIT} hashes")
    return lines, SignedCheckpoint.parse(checkpoint)


def _written(head: Sequence[str], hashes: Sequence[bytes], signed: SignedCheckpoint) -> str:
    lines = (*head, *(to_base64(one) for one in hashes))
    return "".join(f"{line}\n" for line in lines) + f"\n{signed}"


def _after(start: str, line: str) -> str:
    if not line.startswith(start):
        raise MalformedNote(f"a line that does not begin with “{start}”: {line[:60]}")
    return line.removeprefix(start)


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise MalformedNote(f"no number: {text[:60]}")
    return int(text)


def _hash(line: str) -> bytes:
    found = from_base64(line)
    if len(found) != HASH_SIZE:
        raise MalformedNote(f"a hash has {HASH_SIZE} bytes, not {len(found)}")
    return found
