"""Small registers made up by chance, sealed and cosigned here and there, and the bundles that are given out of them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from programme.register.proofs.bundle import write_bundle
from programme.register.proofs.keys import COSIGNATURE, PublicKey, SigningKey
from programme.register.proofs.proving import Prover
from programme.register.proofs.sealing import act_of, seal
from programme.register.proofs.witness import cosigned
from programme.register.register import Register
from programme.register.requests import Request
from tests.support.registers import START, request
from tests.support.sealed import KEY

NEXT_KEY = SigningKey.new(KEY.public.name, seed=bytes([2]) * 32)
WITNESSES = [SigningKey.new(f"auditor-{n}.example", COSIGNATURE, seed=bytes([n]) * 32) for n in (3, 4)]
KEYS: list[PublicKey] = [KEY.public, NEXT_KEY.public, WITNESSES[0].public]  # the other witness is known to nobody
NAMES = ("Venelles", "Pays d’Aix — « Envies »", "— x AAAA 0", "\\u2014 \\n", "</pre>", "💬\u200e\u0301", '"}{"a":1')
NOON = int(datetime(2030, 6, 1, 12, tzinfo=UTC).timestamp())


@dataclass
class Maker:
    """Makes registers in a folder, each a copy of an empty one that is then filled, sealed and handed out."""

    folder: Path

    def __post_init__(self) -> None:
        Register.create(self.folder / "empty.db", "test").close()

    def bundle(self, number: int) -> Path:
        """Return the bundle of the register of that number: the same for the same number."""
        place, chance = self.folder / f"{number}.db", random.Random(f"register {number}")
        shutil.copy(self.folder / "empty.db", place)
        with closing(Register(place)) as register:
            files = list(_rounds(register, self.folder / "seals", chance))
            prover = Prover(register.recorder, files)
            positions = [n for n in range(1, prover.last.checkpoint.size + 1) if chance.random() < 0.2]
            write_bundle(self.folder / str(number), register.recorder, prover, KEYS, positions)
        for path in self.folder.glob(f"{number}.db*"):
            path.unlink()
        return self.folder / str(number)


def _rounds(register: Register, seals: Path, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Record and seal a few times; yield what witnesses gave back."""
    key = KEY
    for number in range(chance.randint(1, 4)):
        at = START + timedelta(days=number)
        key = NEXT_KEY if chance.random() < 0.2 else key
        count = chance.choice((0, 1, 2, 3, 4, 7))
        register.record([_proposal(f"t-{number}-{n}", at, chance) for n in range(count)])
        signed = seal(register, key, Request(act_of(key), "pilot", f"seal-{number}", at), seals)
        asked = Prover(register.recorder, ()).continuation(0, signed)
        for witness in chance.sample(WITNESSES, chance.randint(0, 2)):
            yield witness.public.name, str(cosigned("state", None, asked, [key.public], witness, NOON + number))


def _proposal(id_: str, at: datetime, chance: random.Random) -> Request:
    return request("territory propose", id_, at=at, territory=id_, name=chance.choice(NAMES))
