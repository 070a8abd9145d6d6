"""The case a transition report is about: one territory at one gate, on a day V, on what was known at a position K.

Where the passage was decided, everything is judged as if that decision and what it brought about were not there: so
the review is still open, under the edition it was opened with, and late facts show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from programme import __version__
from programme.domain.agenda import Due
from programme.domain.aggregates.charters import Edition
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.phase_review import PhaseReview
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.answer import Answer
from programme.domain.assessment import Assessment
from programme.domain.charter import Charter, Gate
from programme.domain.event import Event
from programme.domain.events import GateDecided, PhaseEntered, ReservationAttached, ReviewOpened
from programme.domain.fact import Fact
from programme.domain.reading import A, Reading
from programme.domain.scope import concerns
from programme.domain.timed import Mandate
from programme.domain.vocabulary import PhaseId, TerritoryId
from programme.domain.what_if import WhatIf
from programme.language import Lang
from programme.reports.footing import Footing


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision reported on, the gate judged again on its own day, and as known at the end of that day."""

    fact: Fact
    event: GateDecided
    again: Assessment
    known_then: Assessment
    last_of_day: int

    def is_late(self, fact: Fact) -> bool:
        """Return whether a fact was recorded after the day of the decision."""
        return fact.position > self.last_of_day


@dataclass(frozen=True, slots=True)
class Case:
    """All that the sections of a transition report read.

    ``known`` reads all that was known at K, whatever the day. ``reading``, ``territory``, ``file`` and ``review`` hold
    what surely or possibly happened by the day; ``entry`` gives the fact at a position, ``names`` what to call things
    by ``kind:id``, in each language; ``plans`` are those of the territory, and of the whole programme, that are
    outstanding on the day. ``what_if`` is what is supposed of the register and of its rules, if anything.
    """

    programme: str
    known: Reading
    reading: Reading
    day: date
    position: int
    known_at: datetime
    digest: str
    territory: TerritoryProject
    file: GateFile
    edition: Edition
    gate: Gate
    assessment: Assessment
    plans: tuple[Due, ...]
    review: PhaseReview | None
    decided: Decided | None
    entry: Callable[[int], Fact]
    names: dict[Lang, dict[str, str]]
    footing: Footing = Footing()
    what_if: WhatIf | None = None
    version: str = __version__

    @property
    def rules(self) -> Charter:
        """The rules the gate is judged by."""
        return self.edition.rules

    @property
    def opened(self) -> ReviewOpened | None:
        """The opening of the review, if there is one."""
        fact = self.review.opened if self.review is not None else None
        return fact.event if fact is not None and isinstance(fact.event, ReviewOpened) else None

    @property
    def opinions(self) -> tuple[Fact, ...]:
        """The opinions given in the review."""
        return in_order(self.review.opinions) if self.review is not None else ()

    @property
    def votes(self) -> tuple[Fact, ...]:
        """The ballots cast in the review."""
        return in_order(self.review.votes) if self.review is not None else ()

    @property
    def proxies_and_recusals(self) -> tuple[Fact, ...]:
        """The proxies given and the recusals recorded for the review."""
        return in_order((*self.review.proxies, *self.review.recusals)) if self.review is not None else ()

    def reservations(self, *, earlier: bool) -> tuple[Mandate, ...]:
        """Return the reservations of the review, or those of earlier ones."""
        review = self.review.id if self.review is not None else None
        listed = [
            one
            for one in self.file.reservations()
            if isinstance(one.start.event, ReservationAttached) and (one.start.event.review != review) == earlier
        ]
        return tuple(sorted(listed, key=lambda one: place(one.start)))

    @property
    def late(self) -> frozenset[int]:
        """The positions of the facts cited that were recorded after the day of the decision."""
        decided = self.decided
        cited = [fact for result in self.assessment.results for fact in (*result.found.facts, *result.found.open_facts)]
        return frozenset(fact.position for fact in cited if decided is not None and decided.is_late(fact))

    @property
    def entered(self) -> Fact | None:
        """The last entry into the phase that the gate leads out of."""
        return self.entry_into(self.gate.from_) if self.gate.from_ is not None else None

    def entry_into(self, phase: PhaseId) -> Fact | None:
        """Return the last entry into a phase, or None."""
        links = in_order(self.territory.phases.links)
        return next((link for link in reversed(links) if _phase(link) == phase), None)

    def happened(self, *types: type[Event], tags: Sequence[str] = ()) -> tuple[Fact, ...]:
        """Return the facts of these types, in the order of happening."""
        return in_order(self.reading.facts(*types, tags=tags))

    def is_about(self, territories: Sequence[TerritoryId]) -> bool:
        """Return whether something that names these territories is about this one; what names none is about each."""
        return not territories or self.territory.id in territories

    def here(self, *types: type[Event]) -> tuple[Fact, ...]:
        """Return the facts of these types about the territory or the whole programme, in the order of happening."""
        return tuple(fact for fact in self.happened(*types) if concerns(fact, self.territory.id))

    def every(self, kind: type[A], *announced: type[Event]) -> tuple[A, ...]:
        """Return each thing of a kind that a fact of these types announces here, in the order of recording."""
        facts = sorted(self.here(*announced), key=lambda fact: fact.position)
        ids = dict.fromkeys(str(getattr(fact.event, kind.KIND)) for fact in facts)
        return tuple(self.reading.of(kind, one) for one in ids)

    def in_the_phase(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Return the facts that do not surely come before the phase that the gate leads out of was entered."""
        entered = self.entered
        return tuple(f for f in facts if entered is None or f.on.before(entered.on) is not Answer.YES)


def in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return facts in the order of happening: the earliest day first, then the latest, then the recording."""
    return tuple(sorted(facts, key=place))


def place(fact: Fact) -> tuple[date, date, int]:
    """Return what the order of happening compares."""
    return fact.on.earliest, fact.on.latest, fact.position


def _phase(link: Fact) -> PhaseId | None:
    return link.event.phase if isinstance(link.event, PhaseEntered) else None
