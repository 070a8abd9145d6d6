"""What a demand finds, from where, and how answers about single facts add up to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.progress import Progress, S
from programme.domain.answer import Answer
from programme.domain.charter import Criterion
from programme.domain.fact import Fact
from programme.domain.reading import Reading
from programme.domain.sentences import Sentence, say
from programme.domain.timed import Mandate
from programme.domain.vocabulary import Finding, GateId, TerritoryId

_OF_ANSWER = {Answer.YES: Finding.MET, Answer.NO: Finding.UNMET, Answer.UNDECIDABLE: Finding.UNDECIDABLE}


@dataclass(frozen=True, slots=True)
class Found:
    """What a demand found: ``facts`` count for it, ``open_facts`` would settle it if their date were known.

    ``unminuted`` are meetings that would count, had they minutes.
    """

    finding: Finding
    facts: tuple[Fact, ...] = ()
    open_facts: tuple[Fact, ...] = ()
    missing: Sentence | None = None
    unminuted: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """From where a criterion is judged: which territory and gate, through which reading, at the end of which day."""

    reading: Reading
    territory: TerritoryId
    gate: GateId
    day: date
    file: GateFile


@singledispatch
def judge_demand(demand: object, criterion: Criterion, view: Viewpoint) -> Found:
    """Judge one kind of demand; each kind registers in the module of its chapter."""
    raise NotImplementedError(demand, criterion, view)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of one fact, and the other facts whose dates that rests on: its minutes, what ends it.

    ``terms`` are facts that set a date which is itself open, such as the one that something is deferred to.
    """

    answer: Answer
    fact: Fact
    others: tuple[Fact, ...] = ()
    terms: tuple[Fact, ...] = ()


def holding(mandate: Mandate, day: date) -> Judged:
    """Say whether a mandate holds at the end of a day."""
    return Judged(mandate.holds(day), mandate.start, mandate.ends)


def reached(thing: Progress[S], status: S, day: date) -> Judged:
    """Say whether something has come to a status by the end of a day; a fact that certainly brought it there leads."""
    certain_first = sorted(thing.reaching(status), key=lambda fact: fact.on.by(day) is not Answer.YES)
    fact, *others = certain_first or thing.reaching(next(iter(type(status))))
    return Judged(thing.has_reached(status, day), fact, (*others, *thing.abandoned))


def found_from(answer: Answer, judged: Iterable[Judged], day: date, missing: Sentence) -> Found:
    """Sort what was judged into the facts that count and those whose date would settle the answer."""
    listed = list(judged)
    facts = tuple(one.fact for one in listed if one.answer is Answer.YES)
    undecided = [one for one in listed if one.answer is Answer.UNDECIDABLE]
    dated = [fact for one in undecided for fact in (one.fact, *one.others) if fact.on.by(day) is Answer.UNDECIDABLE]
    open_facts = tuple(dict.fromkeys((*dated, *(fact for one in undecided for fact in one.terms))))
    if answer is Answer.YES:
        return Found(Finding.MET, facts)
    if answer is Answer.UNDECIDABLE:
        positions = ", ".join(str(fact.position) for fact in open_facts)
        missing = say(
            "{missing} The dates of these entries would settle it: {positions}.", missing=missing, positions=positions
        )
    return Found(_OF_ANSWER[answer], facts, open_facts, missing)
