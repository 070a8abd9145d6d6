"""From one key to the next: which keys may be trusted for which seals, when one that is trusted names another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from programme.domain.events import KeyLost, KeyRotated, RegisterSealed
from programme.domain.sentences import Sentence, say
from programme.register.codec import decode
from programme.register.errors import RegisterError
from programme.register.proofs.checkpoint import SignedCheckpoint
from programme.register.proofs.keys import SEAL, PublicKey
from programme.register.proofs.note import MalformedNote

_SEALED, _KEY = b'"type":"register-sealed"', b'"type":"key-'
"""No text within an entry can hold them: there, quotation marks are escaped."""


def of_keys(data: bytes) -> bool:
    """Return whether an entry may speak of keys: most do not."""
    return _SEALED in data or _KEY in data


@dataclass(frozen=True, slots=True)
class Change:
    """An entry by which a key goes out of use, and another takes its place, if any."""

    position: int
    old: PublicKey | None
    new: PublicKey | None = None


@dataclass
class Succession:
    """What the entries say of keys. ``seals`` are the positions of the seals, with the key that each names."""

    seals: dict[int, PublicKey | None] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def look(self, position: int, data: bytes) -> None:
        """Take in an entry; the bytes are not trusted, and most say nothing of keys."""
        if not of_keys(data):
            return
        try:
            event = decode(position, data).event
            match event:
                case RegisterSealed():
                    self.seals[position] = PublicKey.parse(event.key)
                case KeyRotated():
                    self.changes.append(Change(position, _parsed(event.old), PublicKey.parse(event.new)))
                case KeyLost():
                    self.changes.append(Change(position, _parsed(event.key)))
        except (RegisterError, MalformedNote):
            if _SEALED in data:
                self.seals[position] = None

    @property
    def retired(self) -> dict[PublicKey, int]:
        """From which position on each key is out of use."""
        found: dict[PublicKey, int] = {}
        for change in self.changes:
            if change.old is not None:
                found.setdefault(change.old, change.position)
        return found

    def trusted(self, keys: Sequence[PublicKey], agreeing: Sequence[SignedCheckpoint]) -> tuple[PublicKey, ...]:
        """Return the keys, and those that they lead to.

        A key vouches for the one that takes its place by signing a checkpoint over the entry that says so, unless it
        was lost before; and by such a checkpoint any key vouches for the one before it. ``agreeing`` are checkpoints
        with the root of the entries.
        """
        found = dict.fromkeys(keys)
        while more := [key for change in self.changes for key in self._led_to(change, tuple(found), agreeing)]:
            found |= dict.fromkeys(more)
        return tuple(found)

    def _led_to(
        self, change: Change, keys: Sequence[PublicKey], agreeing: Sequence[SignedCheckpoint]
    ) -> Iterator[PublicKey]:
        old, new = change.old, change.new
        if old is None or new is None or (old in keys) == (new in keys) or {old.algorithm, new.algorithm} != {SEAL}:
            return
        known, other = (old, new) if old in keys else (new, old)
        is_lost = known == old and self.retired[old] < change.position
        if not is_lost and any(
            one.checkpoint.size >= change.position and one.note.signed_by(known) for one in agreeing
        ):
            yield other

    def remarks(self, given: Sequence[PublicKey], trusted: Sequence[PublicKey]) -> Iterator[Sentence]:
        """Yield what to tell of each rotation that a key of those given led to, or could not lead beyond."""
        for change in self.changes:
            if change.old is None or change.new is None or {change.old, change.new} <= set(given):
                continue
            if {change.old, change.new} <= set(trusted):
                yield say("Entry {position} names the key {new} in the place of {old}.", **_words(change))
            elif change.old in trusted:
                yield say(
                    "Entry {position} names the key {new} in the place of {old}, which has not signed that: "
                    "learn the new key by another way, and give both with --key.",
                    **_words(change),
                )


def _parsed(line: str | None) -> PublicKey | None:
    return PublicKey.parse(line) if line is not None else None


def _words(change: Change) -> dict[str, object]:
    return {"position": change.position, "old": str(change.old), "new": str(change.new)}
