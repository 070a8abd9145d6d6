"""The three kinds of state that imprecise dates allow: a set, a mandate and a chain.

None of them depends on the order of recording. A *set* of facts needs no class. A *mandate* starts, and is ended by
facts that name its start. In a *chain* each link names the one it replaces.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from programme.domain.answer import Answer, some
from programme.domain.dates import ImpreciseDate
from programme.domain.fact import Fact


@dataclass(frozen=True, slots=True)
class Mandate:
    """Something that starts and may end: a seat, a waiver, an open review, a decision in force.

    ``until`` is the last day it was given for, if any.
    """

    start: Fact
    ends: tuple[Fact, ...] = ()
    until: ImpreciseDate | None = None

    def holds(self, day: date) -> Answer:
        """Say whether it has started and not ended by the end of ``day``."""
        over = some(end.on.by(day) for end in self.ends)
        if self.until is not None:
            over |= self.until.gone_by(day)
        return self.start.on.by(day) & ~over


@dataclass(frozen=True, slots=True)
class Chain:
    """Facts that succeed one another: each link's event names in ``replaces`` the entry it takes the place of."""

    links: tuple[Fact, ...] = ()

    def with_link(self, fact: Fact) -> Self:
        """Return the chain with one more link."""
        return replace(self, links=with_fact(self.links, fact))

    def candidates(self, day: date) -> tuple[Fact | None, ...]:
        """Return every link that may be the one in place at the end of ``day``; None where none may be yet.

        Along each path the bounds are tightened (a link is not earlier than the one before it, nor later than the
        one after it); the candidates run from the last link that has certainly come to the last that possibly has.
        """
        found = {id(link): link for path in self._paths() for link in _standing(path, day)}
        return tuple(found.values()) or (None,)

    def at(self, day: date) -> Fact | None:
        """Return the link in place at the end of ``day`` when there is just one candidate, else None."""
        candidates = self.candidates(day)
        return candidates[0] if len(candidates) == 1 else None

    @property
    def tail(self) -> Fact | None:
        """The link that nothing replaces; with several, the one whose entry id sorts last."""
        replaced = {replaced_by(link) for link in self.links}
        return next((link for link in reversed(self.links) if link.id not in replaced), None)

    @property
    def sequence(self) -> tuple[Fact, ...]:
        """The links from the first to the tail, each replaced by the next, whatever their dates."""
        return self.leading_to(self.tail)

    def leading_to(self, link: Fact | None) -> tuple[Fact, ...]:
        """Return the links from the first to this one, each replaced by the next, whatever their dates."""
        known = {one.id: one for one in self.links}
        sequence: list[Fact] = []
        while link is not None and link not in sequence:
            sequence.append(link)
            link = known.get(replaced_by(link) or "")
        return tuple(reversed(sequence))

    @property
    def contradicts_itself(self) -> bool:
        """Whether two links replace the same one, two start the chain, some go in a circle, or dates run backwards."""
        paths = list(self._paths())
        if len(paths) > 1 or sum(len(path) for path in paths) < len(self.links):
            return True
        return any(early > late for path in paths for _, early, late in _tightened(path))

    def _paths(self) -> Iterator[list[Fact]]:
        """Yield each way from a link that replaces nothing known to a link that nothing replaces."""
        known = {link.id for link in self.links}
        following: dict[str | None, list[Fact]] = {}
        for link in self.links:
            before = replaced_by(link)
            following.setdefault(before if before in known else None, []).append(link)
        pending = [[root] for root in following.get(None, ())]
        while pending:
            path = pending.pop()
            steps = following.get(path[-1].id, [])
            pending.extend([*path, link] for link in steps)
            if not steps:
                yield path


def replaced_by(link: Fact) -> str | None:
    """Return the id of the entry that a link takes the place of."""
    before: str | None = getattr(link.event, "replaces", None)
    return before


def due_of(plan: Fact | None) -> ImpreciseDate | None:
    """Return the date that a plan aims at, or what postpones it."""
    due: ImpreciseDate | None = getattr(plan.event, "due", None) if plan is not None else None
    return due


def due_at(plans: Chain, day: date) -> ImpreciseDate | None:
    """Return the date last aimed at by the end of ``day``; None where nothing is planned yet, or any more."""
    return due_of(plans.candidates(day)[-1])


def mandates(starts: Iterable[Fact], ends: Iterable[Fact]) -> tuple[Mandate, ...]:
    """Return each start with the ends that name it; one end may name several starts."""
    ending: dict[str, tuple[Fact, ...]] = {}
    for end in ends:
        named: str | tuple[str, ...] = getattr(end.event, "ends", ())
        for start in (named,) if isinstance(named, str) else named:
            ending[start] = with_fact(ending.get(start, ()), end)
    return tuple(Mandate(start, ending.get(start.id, ())) for start in starts)


def with_fact(facts: tuple[Fact, ...], fact: Fact) -> tuple[Fact, ...]:
    """Return the facts with one more, ordered by entry id so that no state depends on the order of recording.

    A fact that is already there is not counted twice.
    """
    place = bisect_left(facts, fact.id, key=lambda one: one.id)
    if place < len(facts) and facts[place].id == fact.id:
        return facts
    return (*facts[:place], fact, *facts[place:])


def _tightened(path: list[Fact]) -> list[tuple[Fact, date, date]]:
    """Return each link with a running maximum of the earliest days and, from the end, minimum of the latest ones."""
    earliest, latest = [link.on.earliest for link in path], [link.on.latest for link in path]
    for place in range(1, len(path)):
        earliest[place] = max(earliest[place], earliest[place - 1])
        latest[-place - 1] = min(latest[-place - 1], latest[-place])
    return list(zip(path, earliest, latest, strict=True))


def _standing(path: list[Fact], day: date) -> list[Fact | None]:
    tightened = _tightened(path)
    certain = max((place for place, (_, _, late) in enumerate(tightened, 1) if late <= day), default=0)
    possible = max((place for place, (_, early, _) in enumerate(tightened, 1) if early <= day), default=0)
    steps: list[Fact | None] = [None, *path]
    return steps[certain : max(certain, possible) + 1]
