"""A stakeholder: who it is, how far it goes with the programme, what it gives and what it expects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from programme.domain.answer import Answer
from programme.domain.event import Event
from programme.domain.events import (
    BenefitStated,
    CommitmentMade,
    ContactMade,
    ContributionStated,
    EngagementBegun,
    StakeholderAliased,
    StakeholderRegistered,
    StakeholderWithdrawn,
    SupportExpressed,
)
from programme.domain.fact import Fact
from programme.domain.scope import concerns, territories_of
from programme.domain.timed import Mandate, mandates, with_fact
from programme.domain.vocabulary import Category, Column, Involvement, StakeholderId, TerritoryId

INVOLVEMENTS: dict[type[Event], Involvement] = {
    ContactMade: Involvement.CONTACT,
    SupportExpressed: Involvement.SUPPORT,
    EngagementBegun: Involvement.ENGAGEMENT,
    CommitmentMade: Involvement.COMMITMENT,
}
COLUMNS: dict[type[Event], Column] = {
    ContributionStated: Column.CONTRIBUTIONS,
    BenefitStated: Column.BENEFITS,
}


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """What is known of one stakeholder."""

    KIND: ClassVar[str] = "stakeholder"
    TYPES: ClassVar[tuple[type[Event], ...]] = (
        StakeholderRegistered,
        StakeholderAliased,
        *INVOLVEMENTS,
        *COLUMNS,
        StakeholderWithdrawn,
    )

    id: StakeholderId
    registered: tuple[Fact, ...] = ()
    aliased: tuple[Fact, ...] = ()
    involved: tuple[Fact, ...] = ()
    stated: tuple[Fact, ...] = ()
    withdrawn: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: StakeholderId) -> Self:
        """Return a stakeholder of which nothing is known."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the stakeholder with one more fact."""
        match fact.event:
            case StakeholderRegistered():
                return replace(self, registered=with_fact(self.registered, fact))
            case StakeholderAliased():
                return replace(self, aliased=with_fact(self.aliased, fact))
            case ContributionStated() | BenefitStated():
                return replace(self, stated=with_fact(self.stated, fact))
            case StakeholderWithdrawn():
                return replace(self, withdrawn=with_fact(self.withdrawn, fact))
            case _:
                return replace(self, involved=with_fact(self.involved, fact))

    @property
    def exists(self) -> bool:
        """Whether it was ever registered."""
        return bool(self.registered)

    @property
    def category(self) -> Category | None:
        """The category it is registered in, or None."""
        events = [fact.event for fact in self.registered]
        return next((event.category for event in events if isinstance(event, StakeholderRegistered)), None)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its other names, in the order of their entry ids."""
        return tuple(fact.event.alias for fact in self.aliased if isinstance(fact.event, StakeholderAliased))

    @property
    def involvements(self) -> tuple[Mandate, ...]:
        """Each contact, support, engagement and commitment, as a mandate that a withdrawal ends."""
        return mandates(self.involved, self.withdrawn)

    def statements(self, column: Column) -> tuple[Mandate, ...]:
        """Return each contribution or each benefit, as a mandate that a withdrawal ends."""
        stated = (fact for fact in self.stated if COLUMNS[type(fact.event)] is column)
        return mandates(stated, self.withdrawn)

    def territories(self, day: date) -> tuple[TerritoryId, ...]:
        """Return every territory that a fact names which has come, or may have, by the end of ``day``; sorted."""
        facts = (*self.registered, *self.involved, *self.stated)
        come = [fact for fact in facts if fact.on.by(day) is not Answer.NO]
        return tuple(sorted({one for fact in come for one in territories_of(fact)}))

    def acts_in(self, territory: TerritoryId, day: date) -> bool:
        """Return whether it is registered for a territory, or for all, or something else is known of it there."""
        return any(concerns(fact, territory) for fact in self.registered) or territory in self.territories(day)


def stakeholder_of(mandate: Mandate) -> StakeholderId:
    """Return whose involvement or membership it is."""
    stakeholder: StakeholderId = getattr(mandate.start.event, "stakeholder", "")
    return stakeholder
