"""The budget: lines by nature, assumptions about what they mean, which one is adopted."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.money import Cents
from programme.domain.vocabulary import (
    AssumptionId,
    BudgetLineId,
    BudgetStatus,
    DecisionId,
    EntryId,
    Nature,
    Purpose,
    StakeholderId,
    TerritoryId,
    Text,
    Title,
)


class BudgetLineStated(Event):
    """A line of the budget as somebody states it; ``unclear`` says what its amount leaves open.

    ``period`` is what the amount covers. An unclear line and an estimate enter no sum.
    """

    type: ClassVar[str] = "budget-line-stated"
    sentence: ClassVar[str] = "Budget line “{label}” ({nature}, {status}): {amount}."

    line: BudgetLineId
    label: Title
    nature: Nature
    status: BudgetStatus
    amount: Cents
    purpose: Purpose | None = None
    territories: tuple[TerritoryId, ...] = ()
    period: ImpreciseDate | None = None
    unclear: Text | None = None


class BudgetContributionRecorded(Event):
    """Money came in, or something worth it: a line of the budget that is recorded from the start."""

    type: ClassVar[str] = "budget-contribution-recorded"
    sentence: ClassVar[str] = "Contribution to the budget “{label}” ({nature}): {amount}."

    line: BudgetLineId
    label: Title
    nature: Nature
    amount: Cents
    stakeholder: StakeholderId | None = None
    territories: tuple[TerritoryId, ...] = ()
    period: ImpreciseDate | None = None


class VolunteeringValued(Event):
    """Time that volunteers gave was valued; ``basis`` says how. It is a column of its own, never cash."""

    type: ClassVar[str] = "volunteering-valued"
    sentence: ClassVar[str] = "Volunteer time “{label}” is valued at {amount}."

    line: BudgetLineId
    label: Title
    amount: Cents
    basis: Text | None = None
    territories: tuple[TerritoryId, ...] = ()
    period: ImpreciseDate | None = None


class BudgetLineRevised(Event):
    """A budget line got another amount or status; the former one stays in the entry that ``replaces`` names."""

    type: ClassVar[str] = "budget-line-revised"
    sentence: ClassVar[str] = "Budget line {line} is revised ({status}): {amount}."

    line: BudgetLineId
    status: BudgetStatus
    amount: Cents
    territories: tuple[TerritoryId, ...] = ()
    unclear: Text | None = None
    reason: Text | None = None
    replaces: EntryId


class BudgetAssumptionProposed(Event):
    """One reading of the budget: how the lines make up what one territory costs.

    The lines of ``each`` count whole for every territory, those of ``shared`` are divided among so many territories;
    those of them that are ``yearly`` are for one of so many ``years``. ``estimate`` is a line to compare with.
    """

    type: ClassVar[str] = "budget-assumption-proposed"
    sentence: ClassVar[str] = "A reading of the budget is proposed: {title}"

    assumption: AssumptionId
    title: Title
    each: tuple[BudgetLineId, ...] = ()
    shared: tuple[BudgetLineId, ...] = ()
    yearly: tuple[BudgetLineId, ...] = ()
    among: Annotated[int, Field(ge=1, le=1000)]
    years: Annotated[int, Field(ge=1, le=100)]
    estimate: BudgetLineId | None = None


class BudgetAssumptionAdopted(Event):
    """A decision adopts one reading of the budget; it counts as long as the decision stands."""

    type: ClassVar[str] = "budget-assumption-adopted"
    sentence: ClassVar[str] = "The reading {assumption} of the budget is adopted by the decision {decision}."

    assumption: AssumptionId
    decision: DecisionId
    replaces: EntryId | None = None
