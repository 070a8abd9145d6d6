"""Spread: so many other territories or groups start from the results of a territory."""

from __future__ import annotations

from programme.domain.answer import Answer, at_least, some
from programme.domain.charter import Criterion
from programme.domain.criteria.finding import Found, Judged, Viewpoint, found_from, judge_demand
from programme.domain.demands import Spread
from programme.domain.events import ResultsSpread
from programme.domain.sentences import say
from programme.domain.spread import Receiver


@judge_demand.register
def _spread(demand: Spread, _criterion: Criterion, view: Viewpoint) -> Found:
    received: dict[Receiver, list[Judged]] = {}
    for fact in view.reading.facts(ResultsSpread, tags=_tags(demand, view)):
        if isinstance(event := fact.event, ResultsSpread) and _counts(event, demand, view):
            received.setdefault(Receiver.named(event.territory, event.group), []).append(
                Judged(fact.on.by(view.day), fact)
            )
    answers = [some(one.answer for one in judged) for judged in received.values()]
    sentence = say(
        "{found} of {wanted} territories or groups on record that start from these results.",
        found=answers.count(Answer.YES),
        wanted=demand.at_least,
    )
    if demand.handed_over:
        sentence = say(
            "{found} of {wanted} territories or groups on record to which these results were handed over.",
            found=answers.count(Answer.YES),
            wanted=demand.at_least,
        )
    judged = [one for judged in received.values() for one in judged]
    return found_from(at_least(demand.at_least, answers), judged, view.day, sentence)


def _tags(demand: Spread, view: Viewpoint) -> list[str]:
    return [f"territory:{view.territory}"] if demand.scope == "territory" else []


def _counts(event: ResultsSpread, demand: Spread, view: Viewpoint) -> bool:
    """Return whether it starts from the territory in view, with something in hand if that is asked."""
    from_here = demand.scope == "programme" or event.origin == view.territory
    return from_here and (bool(event.handed_over) or not demand.handed_over)
