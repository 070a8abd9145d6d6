"""A territory as it is seen from one point, and what differs between two such portraits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.assessment import Assessment
from programme.domain.shaken import Aftermath
from programme.domain.standing import theme_of
from programme.domain.vocabulary import CriterionId, TerritoryId


class Aspect(StrEnum):
    """What is said of a territory."""

    STATE = "state"
    THEME = "theme"
    PHASE = "phase"
    SINCE = "since"
    GATE = "gate"
    PASSABLE = "passable"
    FINDING = "finding"
    TOUCHED = "touched"
    SHAKEN = "shaken"


_NOTHING = (None, (None,), ())
Key = tuple[Aspect, CriterionId | None]
"""An aspect; of a finding, its criterion too."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is said of a territory. State, theme and phase are tuples of all that may be; the gate is the next one.

    Since and gate are texts, passable a truth value, each finding a `Finding`, touched and shaken the positions of
    decisions. What there is nothing to say of is left out: a territory of which nothing is known has no value at all.
    """

    territory: TerritoryId
    name: str
    values: Mapping[Key, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs between two portraits of a territory; None where there is none."""

    territory: TerritoryId
    aspect: Aspect
    criterion: CriterionId | None
    before: object
    after: object


def portrait(found: Assessment, decisions: Iterable[Aftermath]) -> Portrait:
    """Return the portrait of a territory from its assessment, and what is known since of its decisions."""
    if not found.territory.exists:
        return Portrait(found.territory.id, found.territory.id)
    said = way(found.territory, found.day) | _of_the_gate(found)
    values: dict[Key, object] = {(one, None): value for one, value in said.items() if value not in _NOTHING}
    values |= {(Aspect.FINDING, one.criterion.id): one.finding for one in found.results}
    known_since = list(decisions)
    touched = tuple(one.decision.position for one in known_since if one.touched)
    shaken = tuple(one.decision.position for one in known_since if one.shaken)
    values |= {
        (one, None): found_so for one, found_so in ((Aspect.TOUCHED, touched), (Aspect.SHAKEN, shaken)) if found_so
    }
    return Portrait(found.territory.id, found.territory.name, values)


def changes(before: Portrait, after: Portrait) -> tuple[Change, ...]:
    """Return every value that differs, in the order of the aspects, findings in that of the charter."""
    keys = dict.fromkeys((*after.values, *before.values))
    order = list(Aspect)
    differing = (key for key in keys if before.values.get(key) != after.values.get(key))
    return tuple(
        Change(after.territory, *key, before.values.get(key), after.values.get(key))
        for key in sorted(differing, key=lambda key: order.index(key[0]))
    )


def way(project: TerritoryProject, day: date) -> dict[Aspect, object]:
    """Return how far a territory has come: its state, theme and phase, and since when it is in that phase."""
    entered = project.phases.at(day)
    themes = (theme_of(link.event if link is not None else None) for link in project.themes.candidates(day))
    return {
        Aspect.STATE: project.states_at(day),
        Aspect.THEME: tuple(dict.fromkeys(themes)),
        Aspect.PHASE: project.phases_at(day),
        Aspect.SINCE: entered.on.text if entered is not None else None,
    }


def _of_the_gate(found: Assessment) -> dict[Aspect, object]:
    return {Aspect.GATE: found.gate.id, Aspect.PASSABLE: found.passable} if found.gate is not None else {}
