"""Which territories a fact is about; one that names none concerns the whole programme, so each of them."""

from __future__ import annotations

from programme.domain.fact import Fact
from programme.domain.vocabulary import TerritoryId


def concerns(fact: Fact, territory: TerritoryId) -> bool:
    """Return whether a fact names the territory, or none."""
    named = territories_of(fact)
    return not named or territory in named


def territories_of(fact: Fact) -> tuple[TerritoryId, ...]:
    """Return the territories that a fact names, in ``territory`` or in ``territories``."""
    one: TerritoryId | None = getattr(fact.event, "territory", None)
    several: tuple[TerritoryId, ...] = getattr(fact.event, "territories", ())
    return several if one is None else (one,)
