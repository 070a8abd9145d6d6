"""Flagships: so many projects have come to a status, or each member of the group has one that has."""

from __future__ import annotations

from collections.abc import Iterable

from programme.domain.aggregates.flagship import Flagship
from programme.domain.aggregates.stakeholder import stakeholder_of
from programme.domain.answer import Answer, at_least, every, some
from programme.domain.charter import Criterion
from programme.domain.criteria.finding import Found, Judged, Viewpoint, found_from, holding, judge_demand, reached
from programme.domain.demands import Flagships
from programme.domain.events import FlagshipProposed
from programme.domain.fact import Fact
from programme.domain.scope import concerns
from programme.domain.sentences import Sentence, say
from programme.domain.stakeholders import categories, memberships
from programme.domain.vocabulary import StakeholderId
from programme.domain.words import word

Member = tuple[Judged, StakeholderId]
Owned = tuple[Judged, tuple[StakeholderId, ...]]


@judge_demand.register
def _flagships(demand: Flagships, _criterion: Criterion, view: Viewpoint) -> Found:
    counted = [
        (judged, event.owners)
        for fact in view.reading.facts(FlagshipProposed)
        if isinstance(event := fact.event, FlagshipProposed)
        and _asked_for(fact, event, demand, view)
        and (judged := reached(view.reading.of(Flagship, event.flagship), demand.status, view.day)).answer
        is not Answer.NO
    ]
    projects = [judged for judged, _ in counted]
    answer = at_least(demand.at_least, (one.answer for one in projects))
    if demand.each is None:
        certain = sum(one.answer is Answer.YES for one in projects)
        found = say("{found} of {wanted} on record: {what}.", found=certain, wanted=demand.at_least, what=_what(demand))
        return found_from(answer, projects, view.day, found)
    members = _members(demand, view)
    answer &= some(one.answer for one, _ in members) & every(_has_one(one, counted) for one in members)
    return found_from(answer, [*projects, *(one for one, _ in members)], view.day, _lacking(members, counted, demand))


def _asked_for(fact: Fact, event: FlagshipProposed, demand: Flagships, view: Viewpoint) -> bool:
    """Return whether it is of the kind, concerns the territory, and may have been proposed by then."""
    concerned = demand.scope == "programme" or concerns(fact, view.territory)
    return demand.kind in {None, event.kind} and concerned and fact.on.by(view.day) is not Answer.NO


def _members(demand: Flagships, view: Viewpoint) -> list[Member]:
    """Return the memberships that hold, or may, of the group or of all groups; of the categories asked for."""
    territory = None if demand.scope == "programme" else view.territory
    known = categories(view.reading, view.day) if demand.categories else {}
    held = [(holding(one, view.day), stakeholder_of(one)) for one in memberships(view.reading, territory)]
    return [
        (judged, member)
        for judged, member in held
        if judged.answer is not Answer.NO and (not demand.categories or known.get(member) in demand.categories)
    ]


def _has_one(member: Member, counted: Iterable[Owned]) -> Answer:
    """Say whether who is a member has a project."""
    membership, stakeholder = member
    return ~membership.answer | some(judged.answer for judged, owners in counted if stakeholder in owners)


def _lacking(members: list[Member], counted: list[Owned], demand: Flagships) -> Sentence:
    without = sorted({member[1] for member in members if _has_one(member, counted) is not Answer.YES})
    if not members:
        return say("No member of the group on record.")
    return say(
        "Not on record for each member of the group: {what}. Without: {members}.",
        what=_what(demand),
        members=tuple(without),
    )


def _what(demand: Flagships) -> tuple[Sentence, ...]:
    """Return what was looked for, piece by piece."""
    kind = (word(demand.kind),) if demand.kind is not None else (say("flagship project"),)
    return (*kind, word(demand.status), *map(word, demand.categories))
