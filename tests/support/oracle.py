"""What a criterion should be found, written a second time: on exact days every question has one plain answer.

Nothing here is shared with ``programme.domain.criteria`` but the names of events and findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from programme.domain.dates import ImpreciseDate
from programme.domain.demands import (
    Attested,
    Committed,
    Decided,
    Demand,
    Documented,
    Done,
    Flagships,
    Funded,
    Measured,
    Meetings,
    Partnerships,
    Seats,
    Settled,
    Spread,
)
from programme.domain.event import Event
from programme.domain.events import (
    CriterionAnswered,
    CriterionWaived,
    DecisionRecorded,
    DecisionWithdrawn,
    GateDecided,
    MeetingHeld,
    MinutesFiled,
    QuestionDeferred,
    ReservationAttached,
    ReservationLifted,
    ReviewOpened,
    SeatFilled,
    SeatVacated,
)
from programme.domain.fact import Fact
from programme.domain.vocabulary import Finding
from tests.support.document_cases import is_documented
from tests.support.done_cases import is_done
from tests.support.facts import days_of
from tests.support.flagship_cases import flagships_in_order, flagships_met
from tests.support.funding_cases import funding_in_order, is_funded
from tests.support.happened import TERRITORY, Happened, World, concerned
from tests.support.involvement_cases import are_committed, stakeholders_in_order
from tests.support.matter_cases import is_measured, matters_in_order, matters_settled
from tests.support.partnership_cases import partnerships_in_order, partnerships_met
from tests.support.question_cases import are_settled, questions_in_order
from tests.support.spread_cases import is_spread
from tests.support.tiny import FUTURE, PAST


def worlds(facts: Sequence[Fact]) -> Iterator[World]:
    """Yield every world of these facts in which nothing comes before what it follows on or replaces."""
    for chosen in product(*(list(_ways(one)) for one in facts)):
        if all(in_order(chosen) for in_order in _ORDERS):
            yield list(chosen)


def _ways(one: Fact) -> Iterator[Happened]:
    for day in days_of(one.on, PAST, FUTURE):
        until = _last_day(one.event)
        if until is None:
            yield Happened(one.id, one.event, day)
        else:
            yield from (Happened(one.id, one.event, day, last) for last in days_of(until, PAST, FUTURE))


def _last_day(event: Event) -> ImpreciseDate | None:
    """Return the last day of what has one: a waiver, a deferral."""
    if isinstance(event, QuestionDeferred):
        return event.due
    return event.until if isinstance(event, CriterionWaived) else None


def _in_order(world: Sequence[Happened]) -> bool:
    day_of = {one.id: one.day for one in world}
    return all(
        day_of[one.event.replaces] <= one.day
        for one in world
        if isinstance(one.event, CriterionAnswered) and one.event.replaces in day_of
    )


_ORDERS = (
    _in_order,
    stakeholders_in_order,
    partnerships_in_order,
    flagships_in_order,
    funding_in_order,
    matters_in_order,
    questions_in_order,
)


def finding(demand: Demand, world: World, day: date) -> Finding:
    """Return what the criterion ``c`` of the gate ``g`` is found at the end of a day, waivers included."""
    past = [one for one in world if one.day <= day]
    found = _without_waivers(demand, past, day)
    if found not in {Finding.UNMET, Finding.UNDECIDABLE}:
        return found
    waived = any(
        isinstance(one.event, CriterionWaived)
        and (one.event.territory, one.event.gate, one.event.criterion) == (TERRITORY, "g", "c")
        and (one.until is None or day <= one.until)
        for one in past
    )
    return Finding.WAIVED if waived else found


def _without_waivers(demand: Demand, past: World, day: date) -> Finding:
    if isinstance(demand, Attested):
        return _attested(demand, past)
    if isinstance(demand, Meetings):
        met = sum(_counts(one.event, demand, past) for one in past) >= demand.at_least
    elif isinstance(demand, Done):
        met = is_done(demand, past)
    elif isinstance(demand, Documented):
        met = is_documented(demand, past)
    elif isinstance(demand, Funded):
        met = is_funded(demand, past)
    elif isinstance(demand, Measured):
        met = is_measured(demand, past)
    elif isinstance(demand, Settled) and demand.what in {"risk", "ambiguity"}:
        met = matters_settled(demand, past)
    elif isinstance(demand, Seats):
        met = all(_sitting(category, demand, past) >= demand.each for category in demand.categories)
    elif isinstance(demand, Spread):
        met = is_spread(demand, past)
    elif isinstance(demand, Settled) and demand.what == "question":
        met = are_settled(demand, past, day)
    elif isinstance(demand, Decided):
        met = any(_decides(one, demand, past) for one in past)
    elif isinstance(demand, Partnerships):
        met = partnerships_met(demand, past)
    elif isinstance(demand, Committed):
        met = are_committed(demand, past)
    elif isinstance(demand, Flagships):
        met = flagships_met(demand, past)
    else:
        lifted = {one.event.ends for one in past if isinstance(one.event, ReservationLifted)}
        met = all(one.id in lifted for one in past if isinstance(one.event, ReservationAttached))
    return Finding.MET if met else Finding.UNMET


def _attested(demand: Attested, past: World) -> Finding:
    answers = {one.id: one.event for one in past if isinstance(one.event, CriterionAnswered)}
    answers = {entry: one for entry, one in answers.items() if (one.gate, one.criterion) == ("g", "c")}
    replaced = {one.replaces for one in answers.values()}
    last = [one for entry, one in answers.items() if entry not in replaced]
    if not last:
        return Finding.UNDECIDABLE
    over = {one.event.ends for one in past if isinstance(one.event, GateDecided)}
    proposers = {
        one.event.proposer
        for one in past
        if isinstance(one.event, ReviewOpened) and one.event.gate == "g" and one.id not in over
    }
    if demand.by_other_than == "proposer" and last[0].answered_by in proposers:
        return Finding.UNDECIDABLE
    return Finding(last[0].finding.value)


def _counts(event: Event, demand: Meetings, past: World) -> bool:
    return (
        isinstance(event, MeetingHeld)
        and demand.kind in event.kinds
        and (demand.scope == "programme" or TERRITORY in event.territories)
        and (demand.body is None or demand.body in event.bodies)
        and (
            not demand.minutes
            or any(isinstance(one.event, MinutesFiled) and one.event.meeting == event.meeting for one in past)
        )
    )


def _sitting(category: str, demand: Seats, past: World) -> int:
    left = {one.event.ends for one in past if isinstance(one.event, SeatVacated)}
    return sum(
        isinstance(one.event, SeatFilled)
        and one.event.body == demand.body
        and one.event.category == category
        and (demand.scope == "programme" or one.event.territory == TERRITORY)
        and one.id not in left
        for one in past
    )


def _decides(one: Happened, demand: Decided, past: World) -> bool:
    withdrawn = {other.event.ends for other in past if isinstance(other.event, DecisionWithdrawn)}
    return (
        isinstance(one.event, DecisionRecorded)
        and one.event.subject == demand.subject
        and concerned(one.event.territories)
        and one.id not in withdrawn
    )
