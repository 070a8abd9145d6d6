"""The life of a territory, drawn from the script: which act on which day, in which words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from random import Random
from typing import Any, TypeVar

from programme.simulation.script import Line, lines

T = TypeVar("T")
TOWNS = (
    "Bourg-le-Haut",
    "Saint-Alban",
    "Les Aubiers",
    "Pont-Neuf",
    "La Roquette",
    "Mas-Blanc",
    "Valfleury",
    "Le Tholon",
)
THEMES = ("Culture et entreprises", "Silver économie", "Alimentation durable", "Mobilités douces", "Sport et santé")
MATTERS = ("le jardin partagé", "la cantine", "le théâtre", "la recyclerie", "les aidants", "le numérique", "la fête")
FIRMS = ("Ateliers du Pont", "Maison Roche", "Transports Vallon", "Imprimerie du Cours")
OPENING = datetime(2016, 9, 1, 8, tzinfo=UTC)
LAST = 1290
"""The day of a life from which on nothing returns."""
SCRIPTED, LEAST = 120, 10
"""About how many entries come from the script and the reviews; how many more there are at least."""
EXACT, DOUBTED = 0.8, 0.05
"""Of how many facts the day is known, and of how many it is in doubt; of the others, the month alone."""
DELAY = 9
"""The most days between what happened and its recording."""
_LATER = re.compile(r"\{d\+(\d+)\}")


@dataclass(frozen=True, slots=True)
class Deed:
    """One act to perform: when it is recorded, for which life (None: the programme), with which words."""

    at: datetime
    life: int | None
    path: str
    fields: dict[str, Any]


def deeds(rng: Random, acts: Iterable[Line], life: int | None, words: dict[str, str], start: int) -> Iterator[Deed]:
    """Yield the acts of lines, each recorded some days after it happened but in order; ``start`` is the first day."""
    at = OPENING
    for number, line in enumerate(acts, 1):
        happened = OPENING + timedelta(days=start + line.day)
        drawn = {"matter": _one(rng, MATTERS), "count": str(rng.randint(5, 400)), "one": str(rng.randint(1, 3))}
        told = words | drawn | {"n": str(number)}
        at = max(at, happened + timedelta(days=rng.randrange(DELAY), minutes=rng.randrange(480)))
        on = happened if line.path != "gate open" else at  # a review happens on the day that it is recorded
        fields = {name: _filled(value, on, told) for name, value in line.fields.items()}
        yield Deed(at, life, line.path, {**fields, "on": _told(rng, happened) if on is happened else str(at.date())})


def life(rng: Random, number: int, territory: str, size: int) -> Iterator[Deed]:
    """Yield the acts of a life of ``size`` entries or some more, the script included."""
    town = f"{_one(rng, TOWNS)} {number_of(territory)}"
    words = {
        "t": territory,
        "town": town,
        "theme": _one(rng, THEMES),
        "firm": f"{_one(rng, FIRMS)}, {town}",
        "hash": hashlib.sha256(territory.encode()).hexdigest(),
    }
    returning = lines("returning")
    again = (_returning(rng, returning) for _ in range(max(size - SCRIPTED, LEAST)))
    planned = sorted((*lines("life"), *again), key=attrgetter("day"))
    happens = [line for line in planned if rng.randrange(100) < line.often]
    yield from deeds(rng, happens, number, words, start=rng.randrange(200))


def number_of(territory: str) -> str:
    """Return the number of a territory as it stands in names, which must be of one bearer alone."""
    return f"n° {territory.rpartition('-')[2]}"


def _returning(rng: Random, returning: tuple[Line, ...]) -> Line:
    """Return something that happens again, on a day from its first on."""
    line = _one(rng, returning)
    return line._replace(day=line.day + rng.randrange(LAST - line.day))


def _told(rng: Random, happened: datetime) -> str:
    """Return a day as people tell it: mostly exactly, at times the month alone, at times in doubt."""
    day, told = happened.date().isoformat(), rng.random()
    return day if told < EXACT else f"{day}?" if told < EXACT + DOUBTED else day[:7]


def _filled(value: Any, happened: datetime, words: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_filled(one, happened, words) for one in value]
    if not isinstance(value, str):
        return value
    dated = _LATER.sub(lambda found: (happened + timedelta(days=int(found[1]))).date().isoformat(), value)
    return dated.format_map(words)


def _one(rng: Random, choices: tuple[T, ...]) -> T:
    return choices[rng.randrange(len(choices))]
