"""Settled risks: closed, or at least seen to by an office."""

from __future__ import annotations

from programme.domain.aggregates.risk import Risk
from programme.domain.answer import Answer, every, some
from programme.domain.criteria.finding import Found, Judged, Viewpoint, found_from
from programme.domain.criteria.settled import settles
from programme.domain.demands import Settled
from programme.domain.events import RiskRaised
from programme.domain.scope import concerns
from programme.domain.sentences import say
from programme.domain.vocabulary import RiskId


@settles("risk")
def _risks(demand: Settled, view: Viewpoint) -> Found:
    risks = {one: view.reading.of(Risk, one) for one in demand.ids or _raised(demand, view)}
    judged = {name: _judged(risk, demand, view) for name, risk in risks.items() if risk.exists}
    lacking = tuple(one for one in risks if one not in judged or judged[one].answer is not Answer.YES)
    sentence = say("No record that these risks are closed: {risks}.", risks=lacking)
    if demand.state == "owned":
        sentence = say("No record that an office sees to these risks: {risks}.", risks=lacking)
    answers = [judged[one].answer if one in judged else Answer.NO for one in risks]
    return found_from(every(answers), judged.values(), view.day, sentence)


def _raised(demand: Settled, view: Viewpoint) -> list[RiskId]:
    """Return every risk that has been raised, or may have been."""
    return [
        event.risk
        for fact in view.reading.facts(RiskRaised)
        if isinstance(event := fact.event, RiskRaised)
        and fact.on.by(view.day) is not Answer.NO
        and (demand.scope == "programme" or concerns(fact, view.territory))
    ]


def _judged(risk: Risk, demand: Settled, view: Viewpoint) -> Judged:
    """Say whether a risk is closed or, where that is enough, owned; one that is named must have been raised."""
    raised = some(fact.on.by(view.day) for fact in risk.raised)
    settled = some(fact.on.by(view.day) for fact in risk.closed)
    last, others = risk.raised[0], (*risk.raised, *risk.closed)
    if demand.state == "owned":
        settled |= risk.owned(view.day)
        links = [link for link in risk.assessments.candidates(view.day) if link is not None]
        last, others = (links or risk.raised)[-1], (*risk.assessments.links, *risk.closed)
    closed = next((fact for fact in risk.closed if fact.on.by(view.day) is Answer.YES), last)
    return Judged(raised & settled if demand.ids else ~raised | settled, closed, others)
