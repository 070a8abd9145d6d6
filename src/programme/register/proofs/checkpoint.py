"""Checkpoints (C2SP tlog-checkpoint): which register, how many entries, the root of the tree over them; signed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from programme.register.proofs.note import MalformedNote, Note, from_base64, to_base64
from programme.register.proofs.tree import HASH_SIZE

_SIZE = re.compile(r"0|[1-9][0-9]{0,15}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of a register: its origin, its number of entries, the root over them (32 bytes)."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{to_base64(self.root)}\n"


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """A checkpoint with the note that carries it. Nothing is verified yet."""

    checkpoint: Checkpoint
    note: Note

    @classmethod
    def parse(cls, written: str) -> SignedCheckpoint:
        """Return the checkpoint that a signed note carries.

        :raises MalformedNote: it is no note, or its text no checkpoint. Lines beyond the three, which no auditor
            could check, are refused too.
        """
        note = Note.parse(written)
        lines = note.text.removesuffix("\n").split("\n")
        if len(lines) != 3 or not lines[0] or not _SIZE.fullmatch(lines[1]):  # noqa: PLR2004  # origin, size, root
            raise MalformedNote("a checkpoint has three lines: origin, size, root")
        root = from_base64(lines[2])
        if len(root) != HASH_SIZE:
            raise MalformedNote(f"a root has {HASH_SIZE} bytes, not {len(root)}")
        return cls(Checkpoint(lines[0], int(lines[1]), root), note)

    def __str__(self) -> str:
        return str(self.note)


def origin_of(programme: str) -> str:
    """Return the origin of the register of a programme: the ``source`` of each of its entries."""
    return f"urn:programme:{programme}"
