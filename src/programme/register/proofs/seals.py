"""The checkpoints of a register, wherever they are kept, judged against the entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from programme.domain.sentences import Sentence, say
from programme.register.proofs.checkpoint import SignedCheckpoint
from programme.register.proofs.flaws import Flaw
from programme.register.proofs.keys import SEAL, PublicKey
from programme.register.proofs.note import MalformedNote, to_base64
from programme.register.rows import Kept

Frontiers = Mapping[int, tuple[bytes, bytes]]
"""The root of the first ``size`` entries, and the hashes of their frontier."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A checkpoint, where it is kept, and what is kept beside it in the register's own table."""

    place: str
    signed: SignedCheckpoint
    kept: Kept | None = None

    @property
    def size(self) -> int:
        """How many entries it covers."""
        return self.signed.checkpoint.size


@dataclass
class Seals:
    """All checkpoints that could be read, the smallest first."""

    origin: str
    found: list[Seal] = field(default_factory=list)
    last_good: Seal | None = None

    @classmethod
    def read(cls, origin: str, kept: Iterable[Kept], files: Iterable[tuple[str, str]], flaws: list[Flaw]) -> Seals:
        """Return the checkpoints of the table and of the files (name, text); note those that are none."""
        rows = [(f"checkpoint {one.size}", one.note, one) for one in kept]
        seals = cls(origin)
        for place, text, row in (*rows, *((name, text, None) for name, text in files)):
            try:
                seals.found.append(Seal(place, SignedCheckpoint.parse(str(text)), row))
            except MalformedNote as error:
                sentence = say("{place} is no checkpoint: {detail}.", place=place, detail=str(error))
                flaws.append(Flaw("malformed-checkpoint", sentence, place=place))
        seals.found.sort(key=lambda seal: seal.size)
        return seals

    def sizes(self) -> list[int]:
        """Return how many entries the checkpoints cover, each number once, in order."""
        return sorted({seal.size for seal in self.found})

    def agreeing(self, frontiers: Frontiers) -> list[SignedCheckpoint]:
        """Return the checkpoints whose root is that of the entries."""
        found = (seal.signed for seal in self.found if seal.size in frontiers)
        return [one for one in found if frontiers[one.checkpoint.size][0] == one.checkpoint.root]

    def judge(
        self, entries: int, frontiers: Frontiers, keys: Sequence[PublicKey], retired: Mapping[PublicKey, int]
    ) -> Iterator[Flaw]:
        """Yield what is wrong with each checkpoint, and note the last with which nothing is.

        ``keys`` are those that are trusted; ``retired`` says from which position on a key is out of use.
        """
        agreed = 0
        for seal in self.found:
            flaws = [*self._entries(seal, entries, frontiers, agreed), *signatures(seal, keys, retired)]
            flaws += _row(seal, frontiers)
            yield from flaws
            if not flaws:
                agreed, self.last_good = seal.size, seal

    def _entries(self, seal: Seal, entries: int, frontiers: Frontiers, agreed: int) -> Iterator[Flaw]:
        """Yield where the entries are not those that were signed; up to ``agreed`` they are."""
        checkpoint = seal.signed.checkpoint
        if checkpoint.origin != self.origin:
            yield _flaw("another-register", seal, say("it is of another register: {origin}", origin=checkpoint.origin))
        elif seal.size > entries:
            sentence = say("it covers {size} entries, of which {entries} are left", size=seal.size, entries=entries)
            yield _flaw("entries-removed", seal, sentence, entries + 1)
        elif seal.size and frontiers[seal.size][0] != checkpoint.root:
            sentence = say(
                "the entries {first} to {last} are not those that were signed (root {found}, signed {signed})",
                first=agreed + 1,
                last=seal.size,
                found=to_base64(frontiers[seal.size][0]),
                signed=to_base64(checkpoint.root),
            )
            yield _flaw("entries-changed", seal, sentence, agreed + 1)

    def missing(self, named: Iterable[int]) -> Iterator[Flaw]:
        """Yield the seals among the entries, at these positions and before the last checkpoint, that have none."""
        sizes = self.sizes()
        for position in named:
            if sizes and position < sizes[-1] and position not in sizes:
                sentence = say("Entry {position} is a seal, and its checkpoint is missing.", position=position)
                yield Flaw("checkpoint-missing", sentence, position, "checkpoint")


def signatures(
    seal: Seal, keys: Sequence[PublicKey], retired: Mapping[PublicKey, int] = MappingProxyType({})
) -> Iterator[Flaw]:
    """Yield what is wrong with the signatures: those of keys that nobody here knows are left alone.

    ``retired`` says from which position on a key is out of use.
    """
    note = seal.signed.note
    signers = [key for key in keys if key.algorithm == SEAL and note.signed_by(key)]
    if not signers:
        yield _flaw("signature", seal, say("no key that is trusted here has signed it"))
    elif all(retired.get(key, seal.size) < seal.size for key in signers):
        since = retired[signers[0]]
        yield _flaw("key-retired", seal, say("the key that signed it is out of use since entry {since}", since=since))
    for key in keys:
        if any((one.name, one.id) == (key.name, key.id) for one in note.signatures) and not note.signed_by(key):
            yield _flaw("signature", seal, say("the signature of {name} is not good", name=key.name))


def _row(seal: Seal, frontiers: Frontiers) -> Iterator[Flaw]:
    """Yield the columns beside a checkpoint of the register's table that do not follow from it."""
    if seal.kept is None:
        return
    if seal.kept.size != seal.size:
        yield _flaw("column", seal, say("it covers {size} entries", size=seal.size))
    elif seal.size in frontiers and seal.kept.frontier != frontiers[seal.size][1]:
        yield _flaw("column", seal, say("the hashes kept with it are not those of the entries"))


def _flaw(rule: str, seal: Seal, what: Sentence, position: int | None = None) -> Flaw:
    sentence = say("The checkpoint {place}: {what}.", place=seal.place, what=what)
    if seal.kept is not None:
        sentence = say("The checkpoint of {size} entries: {what}.", size=seal.kept.size, what=what)
    return Flaw(rule, sentence, position, seal.place)
