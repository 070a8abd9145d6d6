"""How a criterion in the way can be settled: by whom, by when, with which command."""

from __future__ import annotations

from functools import singledispatch

from programme.domain.aggregates.body import Body
from programme.domain.answer import Answer
from programme.domain.assessment import CriterionResult
from programme.domain.charter import Charter
from programme.domain.dates import ImpreciseDate
from programme.domain.demands import Attested, Decided, Done, Meetings, Seats, Settled
from programme.domain.events import BodyPlanned, MeetingConvened, ReservationAttached
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import Finding
from programme.reports.document import Command, Ref
from programme.reports.transition.case import Case
from programme.reports.transition.planned import ends, open_calls


def who(case: Case, result: CriterionResult) -> tuple[Ref, ...]:
    """Return who can settle a criterion: as the charter says, else those who decide at the gate."""
    named = result.criterion.who_can_settle
    if named is None:
        return tuple(Ref("body", body) for body in case.gate.decided_by)
    return (Ref("office" if _is_office(case.rules, named) else "body", named),)


def by_when(case: Case, result: CriterionResult) -> tuple[ImpreciseDate, Sentence] | None:
    """Return the date aimed at and where it comes from: what is planned and would serve, else the calendar."""
    demand = result.criterion.demand
    plans: tuple[Fact, ...] = ()
    if isinstance(demand, Meetings):
        plans = tuple(call for call in open_calls(case) if _serves(call, demand))
    elif isinstance(demand, Seats):
        plans = case.reading.of(Body, demand.body).plans
    for plan in plans:
        if isinstance(plan.event, MeetingConvened | BodyPlanned):
            return plan.event.due, say("planned, entry {position}", position=plan.position)
    return _calendar(case)


def _calendar(case: Case) -> tuple[ImpreciseDate, Sentence] | None:
    """Return when the charter's calendar plans the passage: at the end of the phase left, else the next one's start."""
    left = case.rules.phase(case.gate.from_) if case.gate.from_ is not None else None
    if left is not None and left.planned is not None:
        return ends(left.planned)[1], say("planned end of the phase")
    entered = case.rules.phase(case.gate.to)
    if entered is not None and entered.planned is not None:
        return ends(entered.planned)[0], say("planned start of the phase")
    return None


def command(case: Case, result: CriterionResult) -> Command:
    """Return the command that records what is missing or, where a date is, the one that shows the entry."""
    if result.finding is Finding.UNDECIDABLE and result.found.open_facts:
        return Command(f"programme entry show {result.found.open_facts[0].position}")
    return Command(f"programme {_records(result.criterion.demand, case, result)}")


@singledispatch
def _records(demand: object, case: Case, result: CriterionResult) -> str:
    """Return the words of the command that records what a demand asks; each kind of demand registers below."""
    raise NotImplementedError(demand, case, result)


@_records.register
def _attested(_demand: Attested, case: Case, result: CriterionResult) -> str:
    return f"gate answer {case.territory.id} {result.criterion.id} --finding met --because …"


@_records.register
def _meetings(demand: Meetings, case: Case, _result: CriterionResult) -> str:
    body = f" --body {demand.body}" if demand.body is not None else ""
    where = f" --territory {case.territory.id}" if demand.scope == "territory" else ""
    return f"meeting hold --kind {demand.kind} --title … --on …{body}{where}"


@_records.register
def _done(demand: Done, case: Case, _result: CriterionResult) -> str:
    where = f" --territory {case.territory.id}" if demand.scope == "territory" else ""
    return f"step complete {demand.steps[0] if len(demand.steps) == 1 else '…'} --on …{where}"


@_records.register
def _seats(demand: Seats, case: Case, _result: CriterionResult) -> str:
    where = f" --territory {case.territory.id}" if demand.scope == "territory" else ""
    return f"body seat {demand.body} … --category …{where}"


@_records.register
def _decided(demand: Decided, case: Case, _result: CriterionResult) -> str:
    return f"decision record --subject {demand.subject} --title … --on … --territory {case.territory.id}"


@_records.register
def _settled(_demand: Settled, case: Case, _result: CriterionResult) -> str:
    ids = [
        one.start.event.reservation
        for one in case.file.reservations()
        if isinstance(one.start.event, ReservationAttached) and one.holds(case.day) is not Answer.NO
    ]
    return f"gate lift {case.territory.id} {ids[0] if len(ids) == 1 else '…'} --because …"


def _serves(call: Fact, demand: Meetings) -> bool:
    event = call.event
    return (
        isinstance(event, MeetingConvened)
        and demand.kind in event.kinds
        and (demand.body is None or demand.body in event.bodies)
    )


def _is_office(rules: Charter, wanted: str) -> bool:
    return wanted in rules.office_ids() or rules.body(wanted) is None
