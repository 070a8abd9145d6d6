"""Setting out a cycle of workshops, with its objectives."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, option
from programme.domain.acts.known import known_territories, new_id
from programme.domain.aggregates.cycle import Cycle
from programme.domain.event import Event
from programme.domain.events import WorkshopCycleSetOut
from programme.domain.reading import Reading
from programme.domain.vocabulary import CycleId, TerritoryId, Text, Title


class SetOutCycle(Act):
    """Set out a cycle of workshops and its objectives; its meetings then name it."""

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "cycle"
    french: ClassVar[tuple[str, str]] = ("reunion", "cycle")
    records: ClassVar[tuple[type[Event], ...]] = (WorkshopCycleSetOut,)
    creates: ClassVar[str | None] = "cycle"
    example: ClassVar[str] = (
        'programme meeting cycle ateliers-2018 --title "Ateliers 2018" --objective "Présenter les projets phares"'
    )

    cycle: CycleId = argument("Id of the new cycle: lower-case words and hyphens.", examples=["ateliers-2018"])
    title: Title = asked("What it is called.")
    objectives: tuple[Text, ...] = asked("What it is to reach; repeat it for several.", name="objective", min_length=1)
    territories: tuple[TerritoryId, ...] = option("A territory it is about.", (), name="territory")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the cycle; its id is new."""
        new_id(Cycle, self.cycle, reading, obstacles, f'programme search "{self.cycle}"')
        known_territories(self.territories, reading, obstacles)
        fields = {"cycle": self.cycle, "title": self.title, "objectives": self.objectives}
        return [self.happening(WorkshopCycleSetOut, self.day(now), **fields, territories=self.territories)]
