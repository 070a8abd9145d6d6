"""Committed: so many stakeholders of each category have come to a level, or are members of the group."""

from __future__ import annotations

from collections.abc import Iterable

from programme.domain.aggregates.stakeholder import stakeholder_of
from programme.domain.answer import Answer, at_least, some
from programme.domain.charter import Criterion
from programme.domain.criteria.finding import Found, Judged, Viewpoint, found_from, holding, judge_demand
from programme.domain.demands import Committed
from programme.domain.scope import concerns
from programme.domain.sentences import Sentence, say
from programme.domain.stakeholders import categories, involvements, memberships
from programme.domain.timed import Mandate
from programme.domain.vocabulary import Category, Involvement, StakeholderId
from programme.domain.words import word


@judge_demand.register
def _committed(demand: Committed, _criterion: Criterion, view: Viewpoint) -> Found:
    known = categories(view.reading, view.day)
    counted = [
        (judged, stakeholder)
        for mandate in _mandates(demand, view)
        if known.get(stakeholder := stakeholder_of(mandate)) in demand.categories
        and (judged := holding(mandate, view.day)).answer is not Answer.NO
    ]
    by_category = {
        category: at_least(demand.each, _answers(one for one in counted if known[one[1]] is category))
        for category in demand.categories
    }
    wanted = demand.categories_at_least or len(by_category)
    sentence = _missing(demand, by_category, wanted)
    return found_from(at_least(wanted, by_category.values()), [judged for judged, _ in counted], view.day, sentence)


def _mandates(demand: Committed, view: Viewpoint) -> tuple[Mandate, ...]:
    """Return what would count whoever it is of: memberships, or involvements that reach the level."""
    territory = None if demand.scope == "programme" else view.territory
    if not isinstance(demand.level, Involvement):
        return memberships(view.reading, territory)
    found = involvements(view.reading, demand.level)
    return tuple(one for one in found if territory is None or concerns(one.start, territory))


def _answers(counted: Iterable[tuple[Judged, StakeholderId]]) -> list[Answer]:
    """Return one answer for each stakeholder, however often it counts."""
    answers: dict[StakeholderId, list[Answer]] = {}
    for judged, stakeholder in counted:
        answers.setdefault(stakeholder, []).append(judged.answer)
    return [some(one) for one in answers.values()]


def _missing(demand: Committed, by_category: dict[Category, Answer], wanted: int) -> Sentence:
    lacking = tuple(word(category) for category, answer in by_category.items() if answer is not Answer.YES)
    return say(
        "{found} of {wanted} categories with at least {each} on record ({level}); not so: {categories}.",
        found=len(by_category) - len(lacking),
        wanted=wanted,
        each=demand.each,
        level=word(demand.level) if isinstance(demand.level, Involvement) else say("member of the group"),
        categories=lacking,
    )
