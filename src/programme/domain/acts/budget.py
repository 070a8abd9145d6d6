"""Acts on the lines of the budget: stated, revised, contributed to, volunteer time valued."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.known import known_territories, new_id
from programme.domain.acts.stakeholder import BORN as STAKEHOLDER_BORN
from programme.domain.aggregates.budget import BudgetLine
from programme.domain.aggregates.stakeholder import Stakeholder
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import BudgetContributionRecorded, BudgetLineRevised, BudgetLineStated, VolunteeringValued
from programme.domain.money import Amount
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import (
    BudgetLineId,
    BudgetStatus,
    Nature,
    Purpose,
    StakeholderId,
    TerritoryId,
    Text,
    Title,
)

BORN = (BudgetLineStated, BudgetContributionRecorded, VolunteeringValued)


class _NewLine(Act):
    """An act that brings a line of the budget into being."""

    noun: ClassVar[str] = "budget"
    creates: ClassVar[str | None] = "line"

    line: BudgetLineId = argument("Id of the new line: lower-case words and hyphens.", examples=["coordination"])
    label: Title = asked("What the line is called.")
    amount: Amount = asked("The sum in euros, such as 12 500 or 12500,50.")
    territories: tuple[TerritoryId, ...] = option(
        "A territory it is about; the whole programme if none is given.", (), name="territory"
    )
    period: ImpreciseDate | None = option("What the sum covers, such as 2017 or 2018/2020.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the new line."""
        new_id(BudgetLine, self.line, reading, obstacles, "programme budget show")
        known_territories(self.territories, reading, obstacles)
        said = {"line": self.line, "label": self.label, "amount": self.amount, "territories": self.territories}
        (event,) = self.records
        return [self.happening(event, self.day(now), **said, period=self.period, **self.more(reading, obstacles))]

    @abstractmethod
    def more(self, reading: Reading, obstacles: Obstacles) -> dict[str, Any]:
        """Return the fields that this one has beside the others."""


class StateBudgetLine(_NewLine):
    """State a line of the budget as it is declared, planned, recorded or estimated."""

    verb: ClassVar[str] = "line"
    french: ClassVar[tuple[str, str]] = ("budget", "ligne")
    records: ClassVar[tuple[type[Event], ...]] = (BudgetLineStated,)
    example: ClassVar[str] = (
        'programme budget line communication --label "Communication" --nature cash --status planned --amount "3 000"'
    )

    nature: Nature = asked("What the sum stands for; sums of different natures are never added up.")
    status: BudgetStatus = asked("What is claimed of the sum.")
    purpose: Purpose | None = option("What it pays for.")
    unclear: Text | None = option("What the source leaves open about the sum; the line then enters no total.")

    def more(self, reading: Reading, obstacles: Obstacles) -> dict[str, Any]:
        """Return what is claimed of the sum."""
        del reading, obstacles  # which only other lines need
        return {"nature": self.nature, "status": self.status, "purpose": self.purpose, "unclear": self.unclear}


class ContributeToBudget(_NewLine):
    """Record a contribution that was really made, in cash or in kind."""

    verb: ClassVar[str] = "contribute"
    french: ClassVar[tuple[str, str]] = ("budget", "apporter")
    records: ClassVar[tuple[type[Event], ...]] = (BudgetContributionRecorded,)
    example: ClassVar[str] = 'programme budget contribute salle --label "Prêt de salle" --nature in-kind --amount 800'

    nature: Nature = asked("Whether it is cash, or in kind.")
    stakeholder: StakeholderId | None = option("Who contributes.")

    def more(self, reading: Reading, obstacles: Obstacles) -> dict[str, Any]:
        """Return the nature and who contributes; volunteer time is valued by an act of its own."""
        time = say("Volunteer time is no contribution in cash or in kind: value it.")
        given = self.nature is not Nature.VOLUNTEER_TIME
        value = f"programme budget value {self.line} --label … --amount …"
        obstacles.unless(given, "volunteer-time", time, advice=value)
        if self.stakeholder is not None:
            existing(obstacles, reading, Stakeholder, self.stakeholder, *STAKEHOLDER_BORN)
        return {"nature": self.nature, "stakeholder": self.stakeholder}


class ValueVolunteering(_NewLine):
    """Record what volunteer time is valued at; it stays apart from cash."""

    verb: ClassVar[str] = "value"
    french: ClassVar[tuple[str, str]] = ("budget", "valoriser")
    records: ClassVar[tuple[type[Event], ...]] = (VolunteeringValued,)
    example: ClassVar[str] = 'programme budget value ateliers --label "Animation des ateliers" --amount 4200'

    basis: Text | None = option("How it is valued: hours and rate, for instance.")

    def more(self, reading: Reading, obstacles: Obstacles) -> dict[str, Any]:
        """Return how it is valued."""
        del reading, obstacles  # which only other lines need
        return {"basis": self.basis}


class ReviseBudgetLine(Act):
    """Give a budget line another amount or status; the former ones are kept."""

    noun: ClassVar[str] = "budget"
    verb: ClassVar[str] = "revise"
    french: ClassVar[tuple[str, str]] = ("budget", "reviser")
    records: ClassVar[tuple[type[Event], ...]] = (BudgetLineRevised,)
    example: ClassVar[str] = 'programme budget revise coordination --amount "45 000" --reason "Poste partagé"'

    line: BudgetLineId = argument("The line of the budget.", examples=["coordination"])
    amount: Amount | None = option("The sum in euros; the former one if not given.")
    status: BudgetStatus | None = option("What is claimed of the sum; what was claimed before if not given.")
    unclear: Text | None = option("What is still left open about the sum; nothing if not given.")
    reason: Text | None = option("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the revision, which changes something."""
        line = existing(obstacles, reading, BudgetLine, self.line, *BORN)
        former = line.latest
        if former is None:
            return []
        amount, status = former.amount if self.amount is None else self.amount, self.status or former.status
        same = (amount, status, self.unclear) == (former.amount, former.status, former.unclear)
        obstacles.unless(not same, "nothing-revised", say("Nothing changes in this line."), advice="--amount")
        fields = {"line": self.line, "amount": amount, "status": status, "territories": line.territories}
        said = {"unclear": self.unclear, "reason": self.reason}
        return [self.link(BudgetLineRevised, line.amounts, self.day(now), obstacles, **fields, **said)]
