"""Who starts from the results of others: each territory or group is one receiver, however often it receives."""

from __future__ import annotations

from typing import NamedTuple, Self

from programme.domain.stakeholders import folded
from programme.domain.vocabulary import TerritoryId


class Receiver(NamedTuple):
    """A territory or, by its name, a group in it."""

    territory: TerritoryId
    group: str | None

    @classmethod
    def named(cls, territory: TerritoryId, group: str | None) -> Self:
        """Return who is meant: the name of a group is compared without difference of case or of blanks."""
        return cls(territory, folded(group) if group is not None else None)
