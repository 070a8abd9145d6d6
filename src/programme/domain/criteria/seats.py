"""Seats: a body has seats filled for each category."""

from __future__ import annotations

from programme.domain.aggregates.body import Body
from programme.domain.answer import Answer, at_least, every
from programme.domain.charter import Criterion
from programme.domain.criteria.finding import Found, Viewpoint, found_from, holding, judge_demand
from programme.domain.demands import Seats
from programme.domain.events import SeatFilled
from programme.domain.sentences import say
from programme.domain.words import word


@judge_demand.register
def _seats(demand: Seats, _criterion: Criterion, view: Viewpoint) -> Found:
    seats = [
        (holding(seat, view.day), event.category)
        for seat in view.reading.of(Body, demand.body).seats
        if isinstance(event := seat.start.event, SeatFilled)
        and event.category in demand.categories
        and (demand.scope == "programme" or event.territory == view.territory)
    ]
    by_category = {
        category: at_least(demand.each, (judged.answer for judged, one in seats if one is category))
        for category in demand.categories
    }
    lacking = tuple(word(category) for category, answer in by_category.items() if answer is not Answer.YES)
    sentence = say(
        "No record that these seats of {body} are filled: {categories}.", body=demand.body, categories=lacking
    )
    return found_from(every(by_category.values()), [judged for judged, _ in seats], view.day, sentence)
