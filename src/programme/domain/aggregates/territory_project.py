"""A territory project: its state, its theme and its way through the phases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from programme.domain.event import Event
from programme.domain.events import (
    PhaseEntered,
    TerritoryClosed,
    TerritoryEnvisaged,
    TerritoryProposed,
    TerritoryResumed,
    TerritorySelected,
    TerritorySuspended,
    ThemeSet,
)
from programme.domain.fact import Fact
from programme.domain.timed import Chain
from programme.domain.vocabulary import PhaseId, TerritoryId, TerritoryState

_STATES: dict[type[Event], TerritoryState] = {
    TerritoryProposed: TerritoryState.PROPOSED,
    TerritoryEnvisaged: TerritoryState.ENVISAGED,
    TerritorySelected: TerritoryState.ACTIVE,
    TerritorySuspended: TerritoryState.SUSPENDED,
    TerritoryResumed: TerritoryState.ACTIVE,
    TerritoryClosed: TerritoryState.CLOSED,
}
_FOLLOWS: dict[type[Event], frozenset[TerritoryState | None]] = {
    TerritoryProposed: frozenset({None, TerritoryState.ENVISAGED}),
    TerritoryEnvisaged: frozenset({None}),
    TerritorySelected: frozenset({TerritoryState.PROPOSED, TerritoryState.ENVISAGED}),
    TerritorySuspended: frozenset({TerritoryState.ACTIVE}),
    TerritoryResumed: frozenset({TerritoryState.SUSPENDED}),
    TerritoryClosed: frozenset(TerritoryState) - {TerritoryState.CLOSED},
}


@dataclass(frozen=True, slots=True)
class TerritoryProject:
    """What is known of one territory project: three chains, whose links may have imprecise dates."""

    KIND: ClassVar[str] = "territory"
    TYPES: ClassVar[tuple[type[Event], ...]] = (*_STATES, ThemeSet, PhaseEntered)

    id: TerritoryId
    states: Chain = Chain()
    themes: Chain = Chain()
    phases: Chain = Chain()

    @classmethod
    def new(cls, id: TerritoryId) -> Self:
        """Return a project of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the project with one more fact."""
        if isinstance(fact.event, ThemeSet):
            return replace(self, themes=self.themes.with_link(fact))
        if isinstance(fact.event, PhaseEntered):
            return replace(self, phases=self.phases.with_link(fact))
        return replace(self, states=self.states.with_link(fact))

    @property
    def exists(self) -> bool:
        """Whether anything was ever recorded of its being proposed or envisaged."""
        return bool(self.states.links)

    @property
    def name(self) -> str:
        """The name last given to the territory, or its id."""
        names = [event.name for link in self.states.sequence if isinstance(event := link.event, _NAMING)]
        return names[-1] if names else self.id

    @property
    def state(self) -> TerritoryState | None:
        """The last recorded state, whatever its date: what the next act follows."""
        return state_of(self.states.tail)

    @property
    def phase(self) -> PhaseId | None:
        """The phase last entered, whatever its date: what the next passage leaves."""
        return phase_of(self.phases.tail)

    def may_become(self, change: type[Event]) -> bool:
        """Return whether the state allows an event such as ``TerritorySelected`` to follow."""
        return self.state in _FOLLOWS[change]

    def states_at(self, day: date) -> tuple[TerritoryState | None, ...]:
        """Return the states it may be in at the end of ``day``, each once."""
        return tuple(dict.fromkeys(state_of(link) for link in self.states.candidates(day)))

    def phases_at(self, day: date) -> tuple[PhaseId | None, ...]:
        """Return the phases it may be in at the end of ``day``, each once."""
        return tuple(dict.fromkeys(phase_of(link) for link in self.phases.candidates(day)))


_NAMING = TerritoryProposed | TerritoryEnvisaged


def state_of(link: Fact | None) -> TerritoryState | None:
    """Return the state that a fact puts a territory in."""
    return None if link is None else _STATES[type(link.event)]


def phase_of(link: Fact | None) -> PhaseId | None:
    """Return the phase that a fact puts a territory in."""
    return link.event.phase if link is not None and isinstance(link.event, PhaseEntered) else None
