"""The matrix of contributions and benefits: who gives what and expects what, and where a column is still empty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from programme.domain.aggregates.stakeholder import Stakeholder
from programme.domain.answer import Answer
from programme.domain.events import CategoryBenefitStated, CategoryContributionStated
from programme.domain.fact import Fact
from programme.domain.reading import Reading
from programme.domain.scope import concerns
from programme.domain.stakeholders import categories
from programme.domain.timed import Mandate
from programme.domain.vocabulary import Category, Column, StakeholderId, TerritoryId


@dataclass(frozen=True, slots=True)
class Stated:
    """One line of a cell; ``holds`` is yes or undecidable, never no."""

    text: str
    fact: Fact
    holds: Answer


@dataclass(frozen=True, slots=True)
class Row:
    """What a stakeholder gives and expects; without a stakeholder, what its category does, whoever belongs to it."""

    category: Category
    stakeholder: StakeholderId | None
    contributions: tuple[Stated, ...]
    benefits: tuple[Stated, ...]

    @property
    def empty(self) -> tuple[Column, ...]:
        """The columns in which nothing is on record."""
        columns = {Column.CONTRIBUTIONS: self.contributions, Column.BENEFITS: self.benefits}
        return tuple(column for column, cell in columns.items() if not cell)


def matrix(reading: Reading, day: date, territory: TerritoryId | None = None) -> tuple[Row, ...]:
    """Return the matrix at the end of ``day``, for a territory or for all.

    Each of the six categories comes with a row of its own, empty or not, then those of its stakeholders by id. For a
    territory, what is said of no territory counts too, and stakeholders that act elsewhere only are left out.
    """
    rows = {category: [_of_category(reading, category, day, territory)] for category in Category}
    for stakeholder, category in sorted(categories(reading, day).items()):
        state = reading.of(Stakeholder, stakeholder)
        if territory is None or state.acts_in(territory, day):
            gives, expects = (_cell(state.statements(column), day, territory) for column in Column)
            rows[category].append(Row(category, stakeholder, gives, expects))
    return tuple(row for listed in rows.values() for row in listed)


def incomplete(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows of stakeholders, and of categories, that have an empty column: no balanced exchange yet."""
    return tuple(row for row in rows if row.empty)


def _of_category(reading: Reading, category: Category, day: date, territory: TerritoryId | None) -> Row:
    gives, expects = (
        _cell(
            (Mandate(fact) for fact in reading.facts(kind) if getattr(fact.event, "category", None) is category),
            day,
            territory,
        )
        for kind in (CategoryContributionStated, CategoryBenefitStated)
    )
    return Row(category, None, gives, expects)


def _cell(stated: Iterable[Mandate], day: date, territory: TerritoryId | None) -> tuple[Stated, ...]:
    """Return the lines of a cell in the order of recording."""
    return tuple(
        Stated(getattr(one.start.event, "text", ""), one.start, holds)
        for one in sorted(stated, key=lambda one: one.start.position)
        if (holds := one.holds(day)) is not Answer.NO and (territory is None or concerns(one.start, territory))
    )
