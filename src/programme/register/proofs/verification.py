"""Verification of a register: everything recomputed from the stored bytes, nothing taken on trust but public keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from programme.domain.sentences import Sentence, say
from programme.register.errors import RegisterDamaged
from programme.register.proofs.checkpoint import origin_of
from programme.register.proofs.examination import Examination
from programme.register.proofs.flaws import Flaw
from programme.register.proofs.keys import PublicKey
from programme.register.proofs.portion import Portion
from programme.register.proofs.portions import hashed, looked_at
from programme.register.proofs.seals import Seal, Seals
from programme.register.proofs.succession import Succession
from programme.register.proofs.tree import Frontier
from programme.register.recorder import Recorder


@dataclass
class Verdict:
    """What was found: how many entries, the root over them, the last good checkpoint, and every flaw.

    ``keys`` are the public keys that the seals were checked with; ``named`` says that the register itself names them;
    ``remarks`` tell what else was verified, and what was not.
    """

    entries: int = 0
    root: bytes = b""
    seal: Seal | None = None
    keys: tuple[PublicKey, ...] = ()
    named: bool = False
    flaws: list[Flaw] = field(default_factory=list)
    remarks: list[Sentence] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.flaws

    @property
    def unsealed(self) -> int:
        """How many entries were recorded since the last good checkpoint."""
        return self.entries - (self.seal.size if self.seal is not None else 0)


def verify(recorder: Recorder, files: Iterable[tuple[str, str]], keys: Sequence[PublicKey], *, tree: bool) -> Verdict:
    """Return what is found in a register, with the checkpoints kept in files as (name, text).

    With ``tree``, only bytes, tree and seals are looked at. Without ``keys``, the seals are checked with the keys that
    the register names: then they show that it is whole, not whose it is.
    """
    verdict, head = Verdict(), recorder.head()
    if not tree:
        verdict.flaws += (_damaged(one) for one in recorder.faults())
    seals = Seals.read(origin_of(recorder.programme_id), recorder.checkpoints(), files, verdict.flaws)
    tower, examination = _Tower(seals.sizes()), Examination(recorder)
    try:
        for portion in (hashed if tree else looked_at)(recorder, head):
            verdict.flaws += tower.add(portion)
            verdict.flaws += examination.add(portion)
    except RegisterDamaged as error:
        verdict.flaws.append(_unreadable(tower.frontier.size + 1, error.detail))
        return verdict
    if not tree:
        verdict.flaws += examination.finish(head)
    verdict.entries, verdict.root = tower.frontier.size, tower.frontier.root()
    succession = tower.succession
    named = dict.fromkeys(key for key in succession.seals.values() if key is not None)
    given, verdict.named = tuple(keys or named), not keys
    verdict.keys = succession.trusted(given, seals.agreeing(tower.frontiers))
    verdict.remarks += succession.remarks(given, verdict.keys)
    verdict.flaws += seals.judge(verdict.entries, tower.frontiers, verdict.keys, succession.retired)
    verdict.flaws += seals.missing(succession.seals)
    verdict.flaws.sort(key=lambda flaw: flaw.position or 0)
    verdict.seal = seals.last_good
    return verdict


def _damaged(detail: str) -> Flaw:
    return Flaw("damaged", say("The file of the register is damaged: {detail}.", detail=detail), place="pages")


def _unreadable(position: int, detail: str) -> Flaw:
    sentence = say("From entry {position} on, not every entry can be read: {detail}.", position=position, detail=detail)
    return Flaw("damaged", sentence, position)


class _Tower:
    """The tree as it grows, and what is noted on the way: its frontier at each checkpoint, the seals and the keys."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.frontier = Frontier()
        self.frontiers: dict[int, tuple[bytes, bytes]] = {}
        self.succession = Succession()
        self._sizes = sizes
        self._in_order = True

    def add(self, portion: Portion) -> Iterator[Flaw]:
        """Take in the next entries; yield what is wrong with their places, the first time that something is."""
        start, leaves = self.frontier.size, portion.leaves
        if self._in_order and portion.positions != list(range(start + 1, start + len(leaves) + 1)):
            self._in_order = False
            yield _out_of_order(portion.positions, start)
        for size in (one for one in self._sizes if start < one <= start + len(leaves)):
            self.frontier.extend(leaves[self.frontier.size - start : size - start])
            self.frontiers[size] = (self.frontier.root(), self.frontier.dump())
        self.frontier.extend(leaves[self.frontier.size - start :])
        for position, data in portion.of_keys:
            self.succession.look(position, data)


def _out_of_order(positions: Sequence[int], start: int) -> Flaw:
    position, expected = next(
        (found, expected) for expected, found in enumerate(positions, start + 1) if found != expected
    )
    numbers = {"position": position, "expected": expected}
    return Flaw("position", say("Entry {position} stands where entry {expected} is expected.", **numbers), expected)
