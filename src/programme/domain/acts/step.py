"""Acts on the steps of the checklist: opened, completed; numbers as printed, gaps kept."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.territory import BORN
from programme.domain.aggregates.step import Step
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.event import Event
from programme.domain.events import StepCompleted, StepOpened
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import StepId, TerritoryId, Title


class OpenStep(Act):
    """Begin a step of the checklist."""

    noun: ClassVar[str] = "step"
    verb: ClassVar[str] = "open"
    french: ClassVar[tuple[str, str]] = ("etape", "ouvrir")
    records: ClassVar[tuple[type[Event], ...]] = (StepOpened,)
    creates: ClassVar[str | None] = "step"
    example: ClassVar[str] = 'programme step open 9 --title "Bilan" --on 2018'

    step: StepId = argument("Number or name of the step, as printed.", examples=["9"])
    title: Title = asked("What the step is.")
    territories: tuple[TerritoryId, ...] = option(
        "The territories it concerns; all of them if none is given.", (), name="territory"
    )

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the opening; a step opens once."""
        step = reading.of(Step, self.step)
        taken = say("Step {step} is already open.", step=self.step)
        obstacles.unless(not step.exists, "already-open", taken, advice="programme step list")
        for territory in self.territories:
            existing(obstacles, reading, TerritoryProject, territory, *BORN)
        return [
            self.happening(StepOpened, self.day(now), step=self.step, title=self.title, territories=self.territories)
        ]


class CompleteStep(Act):
    """Record that a step is finished, for all territories or for some."""

    noun: ClassVar[str] = "step"
    verb: ClassVar[str] = "complete"
    french: ClassVar[tuple[str, str]] = ("etape", "terminer")
    records: ClassVar[tuple[type[Event], ...]] = (StepCompleted,)
    example: ClassVar[str] = "programme step complete 5 --on 2018"

    step: StepId = argument("Number or name of the step, as printed.", examples=["5"])
    territories: tuple[TerritoryId, ...] = option(
        "The territories it concerns; all of them if none is given.", (), name="territory"
    )

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the completion; for the same territories a step is completed once."""
        step = existing(obstacles, reading, Step, self.step, StepOpened)
        for territory in self.territories:
            existing(obstacles, reading, TerritoryProject, territory, *BORN)
        done = [fact.event.territories for fact in step.completed if isinstance(fact.event, StepCompleted)]
        again = say("Step {step} is already complete.", step=self.step)
        obstacles.unless(self.territories not in done, "already-complete", again)
        return [self.happening(StepCompleted, self.day(now), step=self.step, territories=self.territories)]
