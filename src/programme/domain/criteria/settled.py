"""Settled: matters that have come up are; each kind of them registers its judge in the module of its chapter."""

from __future__ import annotations

from collections.abc import Callable

from programme.domain.answer import Answer, every
from programme.domain.charter import Criterion
from programme.domain.criteria.finding import Found, Judged, Viewpoint, found_from, judge_demand
from programme.domain.demands import Settled
from programme.domain.events import ReservationAttached
from programme.domain.sentences import say

Judge = Callable[[Settled, Viewpoint], Found]
_JUDGES: dict[str, Judge] = {}


def settles(what: str) -> Callable[[Judge], Judge]:
    """Register the judge of one kind of matters, by the word that a charter uses."""

    def register(judge: Judge) -> Judge:
        _JUDGES[what] = judge
        return judge

    return register


@judge_demand.register
def _settled(demand: Settled, _criterion: Criterion, view: Viewpoint) -> Found:
    return _JUDGES[demand.what](demand, view)


@settles("reservation")
def _reservations(demand: Settled, view: Viewpoint) -> Found:
    attached = {
        event.reservation: one
        for one in view.file.reservations()
        if isinstance(event := one.start.event, ReservationAttached) and one.start.on.by(view.day) is not Answer.NO
    }
    wanted = demand.ids or tuple(attached)
    lifted = [Judged(~one.holds(view.day), one.start, one.ends) for name, one in attached.items() if name in wanted]
    answers = [*(one.answer for one in lifted), *(Answer.NO for one in wanted if one not in attached)]
    standing = sum(answer is not Answer.YES for answer in answers)
    sentence = say("{number} reservation(s) not lifted.", number=standing)
    return found_from(every(answers), lifted, view.day, sentence)
