"""The proof that a report carries: what was ordered, the signed checkpoint, and each entry with its inclusion proof.

It is a JSON object, a line for each entry. ``digest`` is the SHA-256 of the whole file in which the digest itself
stands as 64 zeros: it shows that the file is as it was written, unless whoever changed it made a new digest too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Self

from programme.register.proofs.checkpoint import SignedCheckpoint
from programme.register.proofs.note import MalformedNote, from_base64, to_base64
from programme.register.proofs.tree import HASH_SIZE, leaf_hash, proves_inclusion
from programme.reports.order import Order
from programme.reports.wording import visible

NO_DIGEST = "0" * 64


@dataclass(frozen=True, slots=True)
class ProvenEntry:
    """The stored bytes of an entry, and its inclusion proof; no hashes where it is later than the checkpoint."""

    position: int
    data: bytes
    hashes: tuple[bytes, ...] | None

    def holds(self, signed: SignedCheckpoint) -> bool:
        """Return whether the entry is in the tree of a checkpoint."""
        checkpoint, hashes = signed.checkpoint, self.hashes or ()
        return proves_inclusion(leaf_hash(self.data), self.position - 1, checkpoint.size, hashes, checkpoint.root)


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof of one report. ``listed`` are the entries in its table; the others give names, or the day of the seal.

    ``program`` is the version of the program that wrote the report, ``timezone`` that in which it tells instants.
    """

    order: Order
    program: str
    timezone: str
    listed: tuple[int, ...]
    signed: SignedCheckpoint | None
    entries: tuple[ProvenEntry, ...]
    digest: str = NO_DIGEST

    @classmethod
    def parse(cls, written: str) -> Self:
        """Return the proof that a text writes.

        :raises MalformedNote: it writes none, or it would be written in other letters.
        """
        try:
            found = json.loads(written)
            proof = cls(
                order=Order.parse(found["order"]),
                program=str(found["program"]),
                timezone=str(found["timezone"]),
                listed=tuple(int(one) for one in found["listed"]),
                signed=SignedCheckpoint.parse(found["checkpoint"]) if found["checkpoint"] is not None else None,
                entries=tuple(_entry(one) for one in found["entries"]),
                digest=str(found["digest"]),
            )
        except MalformedNote:
            raise
        except (ValueError, KeyError, TypeError, AttributeError, StopIteration, RecursionError) as error:
            raise MalformedNote(f"no proof of a report: {error}") from error
        if str(proof) != written:
            raise MalformedNote("the proof is not written in the one way")
        return proof

    def __str__(self) -> str:
        head = {
            "digest": self.digest,
            "order": self.order.as_data(),
            "program": self.program,
            "timezone": self.timezone,
            "listed": list(self.listed),
            "checkpoint": str(self.signed) if self.signed is not None else None,
        }
        lines = [f"{_json(name)}: {_json(value)}," for name, value in head.items()]
        entries = ",\n".join(_json(_as_data(one)) for one in self.entries)
        return visible("\n".join(("{", *lines, f'"entries": [\n{entries}\n]', "}")))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _as_data(entry: ProvenEntry) -> dict[str, Any]:
    hashes = [to_base64(one) for one in entry.hashes] if entry.hashes is not None else None
    return {"position": entry.position, "entry": entry.data.decode(), "hashes": hashes}


def _entry(written: dict[str, Any]) -> ProvenEntry:
    hashes = written["hashes"]
    found = tuple(from_base64(one) for one in hashes) if hashes is not None else None
    if found is not None and any(len(one) != HASH_SIZE for one in found):
        raise MalformedNote(f"a hash has {HASH_SIZE} bytes")
    return ProvenEntry(int(written["position"]), written["entry"].encode(), found)
