"""Decided: a decision on a subject stands."""

from __future__ import annotations

from programme.domain.aggregates.decision import Decision
from programme.domain.answer import some
from programme.domain.charter import Criterion
from programme.domain.criteria.finding import Found, Viewpoint, found_from, holding, judge_demand
from programme.domain.demands import Decided
from programme.domain.events import DecisionRecorded
from programme.domain.scope import concerns
from programme.domain.sentences import say


@judge_demand.register
def _decided(demand: Decided, _criterion: Criterion, view: Viewpoint) -> Found:
    decisions = [
        holding(mandate, view.day)
        for fact in view.reading.facts(DecisionRecorded, tags=[f"subject:{demand.subject}"])
        if isinstance(event := fact.event, DecisionRecorded)
        and concerns(fact, view.territory)
        and (mandate := view.reading.of(Decision, event.decision).mandate) is not None
    ]
    sentence = say("No decision on this subject ({subject}) on record.", subject=demand.subject)
    return found_from(some(one.answer for one in decisions), decisions, view.day, sentence)
