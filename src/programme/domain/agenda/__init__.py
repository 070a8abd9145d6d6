"""The agenda of a day: what is due, what is late, and what nobody can say, across plans of every kind.

A plan is on the agenda from when it was made until it is carried out or given up. A date of several days is one moment
within them: before, the plan is due; after, it is late; in between, nobody can say. That a deadline falls on a
Sunday does not put it off: the working days that are left say how soon one must act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from programme.domain.agenda import governance, means, work
from programme.domain.agenda.plan import Due, Plan, due_on
from programme.domain.reading import Reading
from programme.domain.vocabulary import PlanKind

__all__ = ["Due", "Plan", "agenda"]

_PLANNERS: dict[PlanKind, Callable[[Reading, date], Iterator[Plan]]] = {
    PlanKind.ACTION: work.actions,
    PlanKind.MEETING: work.meetings,
    PlanKind.TERRITORY: work.territories,
    PlanKind.QUESTION: work.questions,
    PlanKind.DOCUMENT: means.documents,
    PlanKind.CALL: means.calls,
    PlanKind.RESERVATION: governance.reservations,
    PlanKind.WAIVER: governance.waivers,
    PlanKind.PHASE: governance.phases,
    PlanKind.BODY: governance.bodies,
    PlanKind.SEAT: governance.seats,
}


def agenda(reading: Reading, day: date) -> tuple[Due, ...]:
    """Return what is planned and not certainly over at the end of ``day``, the earliest date first."""
    plans = (plan for planner in _PLANNERS.values() for plan in planner(reading, day))
    found = [due for plan in plans if (due := due_on(plan, day)) is not None]
    return tuple(sorted(found, key=_by_date))


def _by_date(one: Due) -> tuple[date, date, int, str, str]:
    return one.due.latest, one.due.earliest, list(PlanKind).index(one.plan.kind), one.plan.id, one.fact.id
