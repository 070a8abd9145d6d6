"""Small registers made up by chance, sealed and cosigned here and there, and the bundles that are given out of them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from programme.domain.acts.key import RotateKey
from programme.register.proofs.bundle import write_bundle
from programme.register.proofs.checkpoint import SignedCheckpoint
from programme.register.proofs.keys import COSIGNATURE, PublicKey, SigningKey
from programme.register.proofs.proving import Prover
from programme.register.proofs.sealing import act_of, rotate, seal
from programme.register.proofs.witness import cosigned
from programme.register.register import Register
from programme.register.requests import Request
from tests.support.registers import START, request
from tests.support.sealed import KEY

SEALING = [KEY, *(SigningKey.new(KEY.public.name, seed=bytes([n]) * 32) for n in range(11, 14))]
WITNESSES = [SigningKey.new(f"auditor-{n}.example", COSIGNATURE, seed=bytes([n]) * 32) for n in (3, 4)]
KEYS: list[PublicKey] = [KEY.public, WITNESSES[0].public]  # later keys are vouched for, or not; a witness is a stranger
NAMES = ("Venelles", "Pays d’Aix — « Envies »", "— x AAAA 0", "\\u2014 \\n", "</pre>", "💬\u200e\u0301", '"}{"a":1')
NOON = int(datetime(2030, 6, 1, 12, tzinfo=UTC).timestamp())


class Bundle(NamedTuple):
    """A bundle in a folder, and whether the first key leads to all that sealed its register."""

    folder: Path
    holds: bool


@dataclass
class Maker:
    """Makes registers in a folder, each a copy of an empty one that is then filled, sealed and handed out."""

    folder: Path

    def __post_init__(self) -> None:
        Register.create(self.folder / "empty.db", "test").close()

    def bundle(self, number: int) -> Bundle:
        """Return the bundle of the register of that number: the same for the same number."""
        place, made = self.folder / f"{number}.db", self.folder / str(number)
        shutil.copy(self.folder / "empty.db", place)
        with closing(Register(place)) as register:
            filling = _Filling(register, self.folder / "seals", random.Random(f"register {number}"))
            filling.fill()
            prover = Prover(register.recorder, filling.cosigned)
            size = prover.last.checkpoint.size
            write_bundle(made, register.recorder, prover, KEYS, filling.some(range(1, size + 1)))
        for path in self.folder.glob(f"{number}.db*"):
            path.unlink()
        return Bundle(made, filling.vouched)


@dataclass
class _Filling:
    """Fills a register by chance; keeps what witnesses gave back, and whether each key was vouched for."""

    register: Register
    seals: Path
    chance: random.Random
    cosigned: list[tuple[str, str]] = field(default_factory=list)
    vouched: bool = True
    keys: list[SigningKey] = field(default_factory=lambda: list(SEALING))

    def fill(self) -> None:
        """Record and seal a few times."""
        for number in range(self.chance.randint(1, 4)):
            at = START + timedelta(days=number)
            count = self.chance.choice((0, 1, 2, 3, 4, 7))
            self.register.record([self._proposal(f"t-{number}-{n}", at) for n in range(count)])
            self._witnessed(self._sealed(number, at), NOON + number)

    def some(self, positions: Sequence[int]) -> list[int]:
        """Return a few of them."""
        return sorted(self.chance.sample(positions, self.chance.randint(0, min(3, len(positions)))))

    def _proposal(self, id_: str, at: datetime) -> Request:
        return request("territory propose", id_, at=at, territory=id_, name=self.chance.choice(NAMES))

    def _sealed(self, number: int, at: datetime) -> SignedCheckpoint:
        if not number or self.chance.random() < 0.7:
            asked = Request(act_of(self.keys[0]), "pilot", f"seal-{number}", at)
            return seal(self.register, self.keys[0], asked, self.seals)
        former, key = self.keys.pop(0), self.keys[0]
        acts = (RotateKey(new=str(key.public), reason="Changement de bureau"), act_of(key))
        asked_of = [Request(act, "pilot", f"rotation-{number}-{act.verb}", at) for act in acts]
        vouches = self.chance.random() < 0.8
        self.vouched &= vouches
        return rotate(self.register, former if vouches else None, key, asked_of, self.seals)

    def _witnessed(self, signed: SignedCheckpoint, time: int) -> None:
        asked = Prover(self.register.recorder, ()).continuation(0, signed)
        for witness in self.chance.sample(WITNESSES, self.chance.randint(0, 2)):
            found = cosigned("state", None, asked, [self.keys[0].public], witness, time)
            self.cosigned.append((witness.public.name, str(found)))
