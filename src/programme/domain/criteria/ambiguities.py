"""Settled ambiguities: it is known what the sources meant."""

from __future__ import annotations

from programme.domain.aggregates.ambiguity import Ambiguity
from programme.domain.answer import Answer, every, some
from programme.domain.criteria.finding import Found, Judged, Viewpoint, found_from
from programme.domain.criteria.settled import settles
from programme.domain.demands import Settled
from programme.domain.events import AmbiguityFlagged
from programme.domain.scope import concerns
from programme.domain.sentences import say
from programme.domain.vocabulary import AmbiguityId


@settles("ambiguity")
def _ambiguities(demand: Settled, view: Viewpoint) -> Found:
    ambiguities = {one: view.reading.of(Ambiguity, one) for one in demand.ids or _flagged(demand, view)}
    judged = {name: _judged(one, demand, view) for name, one in ambiguities.items() if one.exists}
    lacking = tuple(one for one in ambiguities if one not in judged or judged[one].answer is not Answer.YES)
    sentence = say("No record that these ambiguities are settled: {ambiguities}.", ambiguities=lacking)
    answers = [judged[one].answer if one in judged else Answer.NO for one in ambiguities]
    return found_from(every(answers), judged.values(), view.day, sentence)


def _flagged(demand: Settled, view: Viewpoint) -> list[AmbiguityId]:
    """Return every ambiguity that has been flagged, or may have been."""
    return [
        event.ambiguity
        for fact in view.reading.facts(AmbiguityFlagged)
        if isinstance(event := fact.event, AmbiguityFlagged)
        and fact.on.by(view.day) is not Answer.NO
        and (demand.scope == "programme" or concerns(fact, view.territory))
    ]


def _judged(ambiguity: Ambiguity, demand: Settled, view: Viewpoint) -> Judged:
    """Say whether an ambiguity is settled; one that is not named may also not have come up yet."""
    settled = some(fact.on.by(view.day) for fact in ambiguity.settled)
    if not demand.ids:
        settled |= ~some(fact.on.by(view.day) for fact in ambiguity.flagged)
    fact = next((one for one in ambiguity.settled if one.on.by(view.day) is Answer.YES), ambiguity.flagged[0])
    return Judged(settled, fact, (*ambiguity.flagged, *ambiguity.settled))
