"""What can keep a view from being read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(eq=False)
class ProjectionStopped(Exception):
    """A handler of ``projection`` failed at the entry at ``position``; nothing is skipped, so nothing is shown."""

    projection: str
    position: int

    def __str__(self) -> str:
        return f"the projection {self.projection} stops at entry {self.position}: {self.__cause__}"


class StoreUnusable(Exception):
    """The file of the views cannot serve now: no right to write, no space, held by another program, or not ours."""


class StoreDamaged(Exception):
    """The file of the views is corrupt, or lacks what it says it holds."""
