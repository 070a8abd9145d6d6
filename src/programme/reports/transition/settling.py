"""How a criterion in the way can be settled: by whom, by when, with which command."""

from __future__ import annotations

from programme.domain.agenda import Plan
from programme.domain.aggregates.document import Document
from programme.domain.assessment import CriterionResult
from programme.domain.charter import Charter
from programme.domain.dates import ImpreciseDate
from programme.domain.demands import Demand, Documented, Done, Funded, Meetings, Seats, Settled
from programme.domain.events import MeetingConvened
from programme.domain.fact import Fact
from programme.domain.remedies import remedy, who_can_settle
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import PlanKind
from programme.reports.document import Command, Ref
from programme.reports.transition.case import Case
from programme.reports.transition.planned import ends


def who(case: Case, result: CriterionResult) -> tuple[Ref, ...]:
    """Return who can settle a criterion: as the charter says, else those who decide at the gate."""
    return tuple(
        Ref("office" if _is_office(case.rules, one) else "body", one) for one in who_can_settle(result, case.gate)
    )


def by_when(case: Case, result: CriterionResult) -> tuple[ImpreciseDate, Sentence] | None:
    """Return the date aimed at and where it comes from: what is planned and would serve, else the calendar."""
    demand = result.criterion.demand
    plan = next((due for due in case.plans if _would_serve(case, due.plan, demand)), None)
    if plan is not None:
        return plan.due, say("planned, entry {position}", position=plan.fact.position)
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
    return Command(remedy(result, case.territory.id, case.file, case.day))


def _would_serve(case: Case, plan: Plan, demand: Demand) -> bool:
    """Return whether carrying out a plan would bring what a demand asks for."""
    match demand:
        case Meetings():
            return plan.kind is PlanKind.MEETING and any(_serves(link, demand) for link in plan.dates.links)
        case Seats():
            bodies = {f"body:{demand.body}"}
            return plan.kind in {PlanKind.BODY, PlanKind.SEAT} and any(
                bodies & set(link.event.tags()) for link in plan.dates.links
            )
        case Done():
            return plan.kind is PlanKind.ACTION and plan.id in demand.actions
        case Documented():
            described = case.reading.of(Document, plan.id).description if plan.kind is PlanKind.DOCUMENT else None
            return described is not None and described.kind == demand.kind
        case Settled(what="question") | Settled(what="reservation"):
            return plan.kind.value == demand.what and plan.id in (demand.ids or (plan.id,))
        case Funded():
            return plan.kind is PlanKind.CALL
        case _:
            return False


def _serves(call: Fact, demand: Meetings) -> bool:
    event = call.event
    return (
        isinstance(event, MeetingConvened)
        and demand.kind in event.kinds
        and (demand.body is None or demand.body in event.bodies)
    )


def _is_office(rules: Charter, wanted: str) -> bool:
    return wanted in rules.office_ids() or rules.body(wanted) is None
