"""Which dates could flip an answer: each imprecise or doubtful one, supposed before and after the day in turn.

A date that may lie on both sides of the day leaves a criterion undecidable; a doubtful one (``?``) changes no answer,
but might if it were wrong. One date is moved at a time; a criterion that only several together can settle is listed
with each of those that it waits for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from programme.domain.answer import Answer
from programme.domain.assessment import Assessment, assess
from programme.domain.dates import ImpreciseDate, next_day
from programme.domain.fact import Fact
from programme.domain.reading import Query, Reading
from programme.domain.vocabulary import CriterionId, Finding, GateId, TerritoryId


@dataclass(frozen=True, slots=True)
class Flip:
    """What is found of a criterion now, if the fact had surely happened by the day, and if it surely had not."""

    fact: Fact
    criterion: CriterionId
    now: Finding
    by_then: Finding
    later: Finding


def flips(reading: Reading, territory: TerritoryId, day: date, gate: GateId | None = None) -> Iterator[Flip]:
    """Yield the dates that could flip an answer at a gate, in the order of recording, then of the charter."""
    watched = reading.only(lambda _: True)
    found = assess(watched, territory, day, gate)
    if found.gate is None:
        return
    for fact in watched.seen():
        if fact.event.of_the_world and (_straddles(fact, day) or fact.on.is_doubtful):
            yield from _flips_of(fact, watched, found)


def _flips_of(fact: Fact, reading: Reading, found: Assessment) -> Iterator[Flip]:
    """Yield the criteria found otherwise, or waiting, for the date of one fact."""
    before, after = (_findings(reading, fact, on, found) for on in _sides(fact.on, found.day))
    for result in found.results:
        name, now = result.criterion.id, result.finding
        flip = Flip(fact, name, now, before.get(name, now), after.get(name, now))
        waits = now is Finding.UNDECIDABLE and _straddles(fact, found.day) and fact.position in result.evidence
        if waits or {flip.by_then, flip.later} != {now}:
            yield flip


def _straddles(fact: Fact, day: date) -> bool:
    return fact.on.by(day) is Answer.UNDECIDABLE


def _sides(on: ImpreciseDate, day: date) -> tuple[ImpreciseDate, ImpreciseDate]:
    """Return the date if it came by the day, and if later; within its bounds unless all are on one side."""
    by_then = replace(on, earliest=min(on.earliest, day), latest=min(on.latest, day))
    later = replace(on, earliest=max(on.earliest, next_day(day)), latest=max(on.latest, next_day(day)))
    return by_then, later


def _findings(reading: Reading, fact: Fact, on: ImpreciseDate, found: Assessment) -> dict[CriterionId, Finding]:
    """Return what would be found of each criterion of the gate if a fact had another date."""

    def fetch(query: Query) -> tuple[Sequence[Fact], int]:
        facts = reading.answer(query)
        return [replace(one, on=on) if one.position == fact.position else one for one in facts], reading.head or 0

    gate = found.gate.id if found.gate is not None else None
    again = assess(Reading(fetch, reading.look_up), found.territory.id, found.day, gate)
    return {result.criterion.id: result.finding for result in again.results}
