"""Makes the proof of a report: the entries that it cites, what gives them their names, and where they are sealed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from programme.domain.aggregates.charters import Charters
from programme.domain.events import CharterAdopted, EntryAnnulled, EntryRectified
from programme.domain.fact import Fact
from programme.domain.naming import NAMED_BY
from programme.domain.reading import Reading
from programme.register.proofs.proving import Prover
from programme.register.register import Register
from programme.reports.order import Order
from programme.reports.proof import Proof, ProvenEntry


def prove(register: Register, order: Order, program: str, timezone: str, listed: tuple[int, ...]) -> Proof:
    """Return the proof of a report; ``listed`` are the entries in its table.

    :raises RegisterForked: the entries are not those of a checkpoint.
    """
    needed = _needed(register.reading(order.position), listed)
    if order.checkpoint is None:
        entries = tuple(_open(register, position) for position in needed)
        return Proof(order, program, timezone, listed, None, entries)
    prover = Prover(register.recorder, (), order.checkpoint)
    places = sorted({*needed, order.checkpoint})  # the last entry under a checkpoint is the seal: it says when
    sealed = prover.last.checkpoint.size
    entries = tuple(_proven(prover, one) if one <= sealed else _open(register, one) for one in places)
    return Proof(order, program, timezone, listed, prover.last, entries)


def _proven(prover: Prover, position: int) -> ProvenEntry:
    found = prover.entry(position)
    return ProvenEntry(position, found.entry, found.hashes)


def _open(register: Register, position: int) -> ProvenEntry:
    (((_, data),),) = register.recorder.scan(position - 1, position)
    return ProvenEntry(position, data, None)


def _needed(known: Reading, listed: Iterable[int]) -> list[int]:
    """Return the positions of some entries, of what names the things in them, and of what corrects any of these."""
    facts = [fact for position in listed if (fact := known.look_up(position)) is not None]
    wanted = {tag for fact in facts for tag in (*fact.event.tags(), f"office:{fact.recorded_by}")}
    needed = {fact.position for fact in (*facts, *_naming(known, wanted))}
    for correction in known.facts(EntryRectified, EntryAnnulled):
        if needed.intersection(_corrected(correction)):
            needed.add(correction.position)
    return sorted(needed)


def _naming(known: Reading, wanted: set[str]) -> Iterator[Fact]:
    """Yield the facts that the names of things come from: for each thing the last that names it, and the charter."""
    last: dict[str, Fact] = {}
    for fact in known.facts(*NAMED_BY):
        kind, _ = NAMED_BY[type(fact.event)]
        last[f"{kind}:{getattr(fact.event, kind)}"] = fact
    yield from (fact for thing, fact in last.items() if thing in wanted)
    edition = Charters.of(known.facts(CharterAdopted)).latest
    if edition is not None:
        yield edition.fact


def _corrected(correction: Fact) -> tuple[int, ...]:
    event = correction.event
    if isinstance(event, EntryRectified):
        return (event.position,)
    return event.positions if isinstance(event, EntryAnnulled) else ()
