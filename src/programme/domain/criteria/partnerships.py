"""Partnerships: so many have come to a status, of so many types, between whom, and balanced if asked."""

from __future__ import annotations

from collections.abc import Iterable

from programme.domain.aggregates.partnership import Partnership
from programme.domain.aggregates.stakeholder import Stakeholder
from programme.domain.answer import Answer, at_least, every, some
from programme.domain.balance import exchange
from programme.domain.charter import Criterion
from programme.domain.criteria.finding import Found, Judged, Viewpoint, found_from, judge_demand, reached
from programme.domain.demands import Partnerships
from programme.domain.events import PartnershipProposed
from programme.domain.fact import Fact
from programme.domain.scope import concerns
from programme.domain.sentences import Sentence, say
from programme.domain.stakeholders import categories
from programme.domain.timed import Mandate
from programme.domain.vocabulary import PartnershipForm, StakeholderId
from programme.domain.words import word


@judge_demand.register
def _partnerships(demand: Partnerships, _criterion: Criterion, view: Viewpoint) -> Found:
    counted = [
        (judged, event.form)
        for fact in view.reading.facts(PartnershipProposed)
        if isinstance(event := fact.event, PartnershipProposed)
        and _asked_for(fact, event, demand, view)
        and (judged := _judged(view.reading.of(Partnership, event.partnership), demand, view)).answer is not Answer.NO
    ]
    answer = at_least(demand.at_least, (judged.answer for judged, _ in counted))
    if demand.types_at_least is not None:
        by_form = [[judged.answer for judged, one in counted if one is form] for form in PartnershipForm]
        answer &= at_least(demand.types_at_least, (some(answers) for answers in by_form))
    certain = sum(judged.answer is Answer.YES for judged, _ in counted)
    sentence = say("{found} of {wanted} on record: {what}.", found=certain, wanted=demand.at_least, what=_what(demand))
    return found_from(answer, [judged for judged, _ in counted], view.day, sentence)


def _asked_for(fact: Fact, event: PartnershipProposed, demand: Partnerships, view: Viewpoint) -> bool:
    """Return whether it is of the kind, concerns the territory, and may have been proposed by then."""
    concerned = demand.scope == "programme" or concerns(fact, view.territory)
    return event.kind is demand.kind and concerned and fact.on.by(view.day) is not Answer.NO


def _judged(partnership: Partnership, demand: Partnerships, view: Viewpoint) -> Judged:
    """Say whether a partnership counts: by its status, then by what is asked of its partners."""
    come = reached(partnership, demand.status, view.day)
    partners = partnership.partners(demand.status, view.day)
    answer = come.answer & _between(partners, demand, view)
    if not demand.balanced:
        return Judged(answer, come.fact, come.others)
    columns = _columns(partners, partnership, view)
    answer &= Answer.of(bool(columns)) & every(some(one.holds(view.day) for one in column) for column in columns)
    lines = [one for column in columns for stated in column for one in (stated.start, *stated.ends)]
    return Judged(answer, come.fact, (*come.others, *lines))


def _columns(partners: Iterable[StakeholderId], partnership: Partnership, view: Viewpoint) -> list[tuple[Mandate, ...]]:
    """Return what counts in each column of each partner."""
    stakeholders = (view.reading.of(Stakeholder, one) for one in partners)
    return [column for one in stakeholders for column in exchange(one, partnership).values()]


def _between(partners: Iterable[StakeholderId], demand: Partnerships, view: Viewpoint) -> Answer:
    """Say whether all the categories asked for are among the partners."""
    if not demand.categories:
        return Answer.YES
    known = categories(view.reading, view.day)
    return Answer.of({known.get(one) for one in partners}.issuperset(demand.categories))


def _what(demand: Partnerships) -> tuple[Sentence, ...]:
    """Return what was looked for, piece by piece."""
    types = [say("{number} types", number=demand.types_at_least)] if demand.types_at_least is not None else []
    balanced = [say("contributions and benefits of each partner")] if demand.balanced else []
    return (word(demand.kind), word(demand.status), *map(word, demand.categories), *types, *balanced)
