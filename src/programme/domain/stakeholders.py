"""The stakeholders together: what they are called, in which category they are, which of them are involved."""

from __future__ import annotations

from datetime import date

from programme.domain.aggregates.group import Group
from programme.domain.aggregates.stakeholder import INVOLVEMENTS
from programme.domain.answer import Answer
from programme.domain.events import (
    MemberJoined,
    MemberLeft,
    StakeholderAliased,
    StakeholderRegistered,
    StakeholderWithdrawn,
)
from programme.domain.reading import Reading
from programme.domain.timed import Mandate, mandates
from programme.domain.vocabulary import Category, Involvement, StakeholderId, TerritoryId


def called(reading: Reading) -> dict[str, StakeholderId]:
    """Return who bears each name and alias, in the letters of ``folded``."""
    names = {
        folded(event.name): event.stakeholder
        for fact in reading.facts(StakeholderRegistered)
        if isinstance(event := fact.event, StakeholderRegistered)
    }
    aliases = {
        folded(event.alias): event.stakeholder
        for fact in reading.facts(StakeholderAliased)
        if isinstance(event := fact.event, StakeholderAliased)
    }
    return names | aliases


def folded(name: str) -> str:
    """Return a name as it is compared with others: without difference of case or of blanks."""
    return " ".join(name.casefold().split())


def categories(reading: Reading, day: date) -> dict[StakeholderId, Category]:
    """Return the category of each stakeholder whose registration has come, or may have, by the end of ``day``.

    What else is known of a stakeholder comes after its registration: so its date opens no further question.
    """
    return {
        event.stakeholder: event.category
        for fact in reading.facts(StakeholderRegistered)
        if isinstance(event := fact.event, StakeholderRegistered) and fact.on.by(day) is not Answer.NO
    }


def involvements(reading: Reading, wanted: Involvement) -> tuple[Mandate, ...]:
    """Return every involvement that reaches a level, of all stakeholders, as a mandate that a withdrawal ends."""
    types = [one for one, level in INVOLVEMENTS.items() if level.reaches(wanted)]
    facts = reading.facts(*types, StakeholderWithdrawn)
    starts = (fact for fact in facts if type(fact.event) in types)
    return mandates(starts, (fact for fact in facts if isinstance(fact.event, StakeholderWithdrawn)))


def memberships(reading: Reading, territory: TerritoryId | None) -> tuple[Mandate, ...]:
    """Return every membership of the group of a territory, or of all groups, as a mandate that leaving ends."""
    facts = reading.facts(*Group.TYPES, tags=[f"territory:{territory}"] if territory is not None else [])
    joined = (fact for fact in facts if isinstance(fact.event, MemberJoined))
    return mandates(joined, (fact for fact in facts if isinstance(fact.event, MemberLeft)))
