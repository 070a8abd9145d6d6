"""The group of a territory: the stakeholders that carry its project together, each from a day, and maybe until one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from programme.domain.aggregates.stakeholder import stakeholder_of
from programme.domain.answer import Answer, some
from programme.domain.event import Event
from programme.domain.events import MemberJoined, MemberLeft
from programme.domain.fact import Fact
from programme.domain.timed import Mandate, mandates, with_fact
from programme.domain.vocabulary import StakeholderId, TerritoryId


@dataclass(frozen=True, slots=True)
class Group:
    """What is known of the group of one territory."""

    KIND: ClassVar[str] = "territory"
    TYPES: ClassVar[tuple[type[Event], ...]] = (MemberJoined, MemberLeft)

    id: TerritoryId
    joined: tuple[Fact, ...] = ()
    left: tuple[Fact, ...] = ()

    @classmethod
    def new(cls, id: TerritoryId) -> Self:
        """Return a group without members."""
        return cls(id)

    def apply(self, fact: Fact) -> Self:
        """Return the group with one more fact."""
        if isinstance(fact.event, MemberJoined):
            return replace(self, joined=with_fact(self.joined, fact))
        return replace(self, left=with_fact(self.left, fact))

    @property
    def memberships(self) -> tuple[Mandate, ...]:
        """Every membership there ever was, as a mandate that leaving ends."""
        return mandates(self.joined, self.left)

    def membership_of(self, stakeholder: StakeholderId) -> Mandate | None:
        """Return the membership that a stakeholder has and has not left, whatever the dates, or None."""
        return next((one for one in self.memberships if stakeholder_of(one) == stakeholder and not one.ends), None)

    def members(self, day: date) -> dict[StakeholderId, Answer]:
        """Return who is a member at the end of ``day``, and who may be: yes or undecidable, never no."""
        answers: dict[StakeholderId, list[Answer]] = {}
        for one in self.memberships:
            answers.setdefault(stakeholder_of(one), []).append(one.holds(day))
        found = {member: some(listed) for member, listed in answers.items()}
        return {member: answer for member, answer in sorted(found.items()) if answer is not Answer.NO}
