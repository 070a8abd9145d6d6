"""Documented: a document of a kind has come to a status."""

from __future__ import annotations

from programme.domain.aggregates.document import REACHED_BY
from programme.domain.answer import some
from programme.domain.charter import Criterion
from programme.domain.criteria.finding import Found, Judged, Viewpoint, found_from, judge_demand
from programme.domain.demands import Documented
from programme.domain.scope import concerns
from programme.domain.sentences import say
from programme.domain.words import word


@judge_demand.register
def _documented(demand: Documented, _criterion: Criterion, view: Viewpoint) -> Found:
    shown = [
        Judged(fact.on.by(view.day), fact)
        for fact in view.reading.facts(*REACHED_BY[demand.status], tags=[f"document-kind:{demand.kind}"])
        if demand.scope == "programme" or concerns(fact, view.territory)
    ]
    missing = say(
        "No document of this kind ({kind}) on record: {status}.", kind=demand.kind, status=word(demand.status)
    )
    return found_from(some(one.answer for one in shown), shown, view.day, missing)
