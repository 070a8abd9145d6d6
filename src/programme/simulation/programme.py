"""A simulated programme: its own acts and the lives of its territories, in the order of recording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice, starmap
from operator import attrgetter
from random import Random
from typing import Any

from programme.domain.charter import Charter
from programme.domain.fact import Fact
from programme.register.rows import Batch
from programme.simulation.chronicle import Chronicle
from programme.simulation.copies import Copies
from programme.simulation.lives import DELAY, OPENING, Deed, deeds, life
from programme.simulation.reviews import correct, review
from programme.simulation.script import Line, lines

PROGRAMME_ID = "programme-simule"
RECORDER = "coordinator"
LONGEST = 500
"""The most entries a territory: the acts of longer lives take too long to decide."""
SPARE = 16
"""More than any command has entries."""
MEETING = {"kinds": ["committee"], "title": "Comité de suivi", "bodies": ["comite-interne"]}


@dataclass(frozen=True, slots=True)
class Size:
    """How large a programme is to be, and what it is drawn from.

    The real acts decide on ``distinct`` lives; the others are copies of these under other names.
    """

    entries: int
    territories: int
    seed: int = 0
    distinct: int = 12


def simulated(size: Size, charter: Charter) -> Iterator[Batch]:
    """Yield the commands of a programme, the same for the same size and charter, to the byte.

    There are as many entries as wanted: the programme stops in the middle of its life. Personal data is left out, for
    it is sealed with keys that are drawn by chance.
    """
    names = [f"territoire-{number:06}" for number in range(1, size.territories + 1)]
    distinct = names[: size.distinct]
    rng = Random(size.seed)  # noqa: S311 - nothing is kept secret by it
    commands, spare = _recorded(rng, distinct, charter, size.entries // size.territories)
    copied = {one: names[at :: size.distinct] for at, one in enumerate(distinct)}
    copies = Copies(PROGRAMME_ID, commands + spare, copied)
    yield from _cut(size.entries, chain.from_iterable(starmap(copies.of, commands)), starmap(copies.of, spare))


def _cut(entries: int, batches: Iterator[Batch], spare: Iterator[Iterator[Batch]]) -> Iterator[Batch]:
    """Yield batches as long as they fit whole, then spare ones of one entry each."""
    left = entries
    while left and (batch := next(batches, None)) is not None and len(batch.rows) <= left:
        left -= len(batch.rows)
        yield batch
    yield from islice(chain.from_iterable(spare), left)


Told = list[tuple[str | None, tuple[Fact, ...]]]
"""Commands, each with the territory of its life; None: the programme's own."""


def _recorded(rng: Random, names: list[str], charter: Charter, size: int) -> tuple[Told, Told]:
    """Return the commands that the real acts lead to, and as many of one entry as may be needed in the end."""
    chronicle, told = Chronicle(RECORDER), []
    for deed in _all_deeds(rng, names, charter, size):
        territory = names[deed.life] if deed.life is not None else None
        do = partial(_do, chronicle, deed, territory or "programme")
        before = len(chronicle.commands)
        if do(deed.path, **deed.fields):
            if deed.path == "gate open":
                review(rng, do, chronicle.reading, deed)
            if territory is not None:
                correct(rng, do, chronicle.commands[-1][-1])
        told += [(territory, facts) for facts in chronicle.commands[before:]]
    return told[:-SPARE], told[-SPARE:]


def _all_deeds(rng: Random, names: list[str], charter: Charter, size: int) -> list[Deed]:
    """Return what is to be done in the programme and in each life, in the order of recording."""
    adopting = Line(1, "charter adopt", {"rules": charter})
    found = list(deeds(rng, sorted((*lines("programme"), adopting), key=attrgetter("day")), None, {}, start=0))
    for number, name in enumerate(names):
        found += life(rng, number, name, size)
    found.sort(key=attrgetter("at"))
    last = (found[-1].at - OPENING).days + DELAY
    meetings = [Line(last + DELAY * one, "meeting hold", MEETING) for one in range(SPARE)]
    return found + list(deeds(rng, meetings, None, {}, start=0))


def _do(chronicle: Chronicle, deed: Deed, life: str, path: str, /, by: str | None = None, **fields: Any) -> bool:
    name = f"{life}:{len(chronicle.commands) + 1}"
    return chronicle.record(name, deed.at, path, fields, by)
