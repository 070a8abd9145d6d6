"""The budget on a day: sums by nature, what each assumption makes of the lines, and which one is adopted.

Nothing is summed that the record leaves unclear; an estimate is shown as it was declared, beside what others come to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from programme.domain.aggregates.budget import BudgetLine, LineState
from programme.domain.aggregates.decision import Decision
from programme.domain.answer import Answer
from programme.domain.events import BudgetAssumptionAdopted, BudgetAssumptionProposed
from programme.domain.fact import Fact
from programme.domain.money import Cents
from programme.domain.reading import Reading
from programme.domain.timed import Chain, Mandate
from programme.domain.vocabulary import AssumptionId, BudgetLineId, BudgetStatus, Nature, Purpose, SubjectId

SUBJECT: SubjectId = "budget-assumption"
"""The subject of the decisions that adopt an assumption."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """An amount in cents that lies from ``low`` to ``high``; they differ where an imprecise date leaves it open."""

    low: Fraction
    high: Fraction

    @property
    def cents(self) -> Cents | None:
        """The amount to the nearest cent, or None where it is open."""
        return Cents(round(self.low)) if self.low == self.high else None

    def times(self, factor: Fraction) -> Bounds:
        """Return the amount so many times."""
        return Bounds(self.low * factor, self.high * factor)


@dataclass(frozen=True, slots=True)
class BudgetColumn:
    """The sum of the lines of one nature and status that cover one period (as printed; None where it is not said)."""

    period: str | None
    nature: Nature
    status: BudgetStatus
    sum: Bounds
    lines: tuple[BudgetLineId, ...]


@dataclass(frozen=True, slots=True)
class Valued:
    """What an assumption makes a territory cost, over all its years; None where one of its lines is not known then.

    ``gap`` is by how much that exceeds the declared estimate. ``natures`` are those it mixes.
    """

    assumption: BudgetAssumptionProposed
    fact: Fact
    per_territory: Bounds | None
    estimate: Cents | None
    natures: tuple[Nature, ...]

    @property
    def gap(self) -> Cents | None:
        """What a territory costs less the estimate, in cents; None where either is open."""
        cost = self.per_territory.cents if self.per_territory is not None else None
        return Cents(cost - self.estimate) if cost is not None and self.estimate is not None else None


@dataclass(frozen=True, slots=True)
class Adoption:
    """An adoption that may be the one in place, and whether its decision stands."""

    fact: Fact
    assumption: AssumptionId
    decision: Mandate | None
    stands: Answer


def budget_lines(reading: Reading, day: date) -> tuple[BudgetLine, ...]:
    """Return every line that is stated, or may be, by the end of ``day``, in the order of recording."""
    stated = [fact for fact in reading.facts(*BudgetLine.TYPES[:-1]) if fact.on.by(day) is not Answer.NO]
    return tuple(
        reading.of(BudgetLine, one) for one in dict.fromkeys(getattr(fact.event, "line", "") for fact in stated)
    )


def budget_columns(lines: Iterable[BudgetLine], day: date) -> tuple[BudgetColumn, ...]:
    """Return a sum for each period, nature and status; unclear lines and estimates enter none."""
    columns: dict[tuple[str | None, Nature, BudgetStatus], list[tuple[BudgetLineId, Bounds]]] = {}
    for line in lines:
        states = line.states(day)
        for status in dict.fromkeys(one.status for one in states if one is not None and one.sums):
            part = [one.amount if _counts(one, status) and one is not None else 0 for one in states]
            period = line.statement.period if line.statement is not None else None
            key = (str(period) if period is not None else None, line.nature or Nature.CASH, status)
            columns.setdefault(key, []).append((line.id, Bounds(Fraction(min(part)), Fraction(max(part)))))
    return tuple(
        BudgetColumn(*key, _sum(bounds for _, bounds in parts), tuple(line for line, _ in parts))
        for key, parts in columns.items()
    )


def lines_apart(lines: Iterable[BudgetLine], day: date) -> tuple[BudgetLine, ...]:
    """Return the lines that stand beside the sums: estimates, and those of which it is unclear what they cover."""
    return tuple(line for line in lines if any(one is not None and not one.sums for one in line.states(day)))


def assumptions(reading: Reading, day: date) -> tuple[Valued, ...]:
    """Return what each assumption proposed by the end of ``day`` comes to, in the order of recording."""
    proposed = [
        (fact, event)
        for fact in reading.facts(BudgetAssumptionProposed)
        if isinstance(event := fact.event, BudgetAssumptionProposed) and fact.on.by(day) is not Answer.NO
    ]
    return tuple(_valued(fact, event, reading, day) for fact, event in proposed)


def cost(
    assumption: BudgetAssumptionProposed,
    reading: Reading,
    day: date,
    purpose: Purpose | None = None,
    nature: Nature | None = None,
) -> Bounds | None:
    """Return what a territory costs over all the years of an assumption: of one purpose, of one nature, or in all.

    None where it has no such line, or one of them is not stated by then. An assumption comes after its lines: so the
    day on which one was stated opens no further question.
    """
    parts: list[Bounds] = []
    for line, factor in _weighted(assumption, reading):
        if purpose in {None, line.purpose} and nature in {None, line.nature}:
            bounds = _bounds(line, day)
            if bounds is None:
                return None
            parts.append(bounds.times(factor))
    return _sum(parts) if parts else None


def adoptions(reading: Reading, day: date) -> tuple[Adoption | None, ...]:
    """Return each adoption that may be the one in place at the end of ``day``; None where none may be yet."""
    chain = Chain()
    for fact in reading.facts(BudgetAssumptionAdopted):
        chain = chain.with_link(fact)
    return tuple(_adoption(link, reading, day) for link in chain.candidates(day))


def per_territory(reading: Reading, day: date) -> Valued | None:
    """Return what a territory costs by the assumption that is certainly adopted then, else None: no total is known."""
    adopted = adoptions(reading, day)
    first = adopted[0]
    if len(adopted) > 1 or first is None or first.stands is not Answer.YES:
        return None
    return next((one for one in assumptions(reading, day) if one.assumption.assumption == first.assumption), None)


def _counts(state: LineState | None, status: BudgetStatus) -> bool:
    return state is not None and state.sums and state.status is status


def _adoption(link: Fact | None, reading: Reading, day: date) -> Adoption | None:
    if link is None or not isinstance(event := link.event, BudgetAssumptionAdopted):
        return None
    mandate = reading.of(Decision, event.decision).mandate
    stands = mandate.holds(day) if mandate is not None else Answer.NO
    return Adoption(link, event.assumption, mandate, stands)


def _valued(fact: Fact, event: BudgetAssumptionProposed, reading: Reading, day: date) -> Valued:
    lines = [line for line, _ in _weighted(event, reading)]
    natures = tuple(dict.fromkeys(line.nature for line in lines if line.nature is not None))
    estimate = _bounds(reading.of(BudgetLine, event.estimate), day) if event.estimate is not None else None
    declared = estimate.cents if estimate is not None else None
    return Valued(event, fact, cost(event, reading, day), declared, natures)


def _weighted(event: BudgetAssumptionProposed, reading: Reading) -> list[tuple[BudgetLine, Fraction]]:
    """Return each line of an assumption with how many times it counts for one territory over all the years."""
    whole = [(one, Fraction(1)) for one in event.each] + [(one, Fraction(1, event.among)) for one in event.shared]
    return [(reading.of(BudgetLine, one), part * (event.years if one in event.yearly else 1)) for one, part in whole]


def _bounds(line: BudgetLine, day: date) -> Bounds | None:
    amounts = [one.amount for one in line.states(day) if one is not None]
    return Bounds(Fraction(min(amounts)), Fraction(max(amounts))) if amounts else None


def _sum(parts: Iterable[Bounds]) -> Bounds:
    listed = list(parts)
    return Bounds(sum((one.low for one in listed), Fraction()), sum((one.high for one in listed), Fraction()))
