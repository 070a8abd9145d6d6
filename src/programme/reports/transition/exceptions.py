"""Point 21: what departed from the plan since the phase was entered, and the cause that was given."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.aggregates.flagship import Flagship
from programme.domain.aggregates.partnership import Partnership
from programme.domain.event import Event
from programme.domain.events import (
    ActionAbandoned,
    ActionPostponed,
    BodyPlanDropped,
    DecisionWithdrawn,
    FlagshipClosed,
    FundingRefused,
    GateReopened,
    MeetingCancelled,
    MeetingPostponed,
    MemberLeft,
    PartnershipClosed,
    QuestionDeferred,
    SeatsDropped,
    StakeholderWithdrawn,
    TerritorySuspended,
)
from programme.domain.fact import Fact
from programme.domain.sentences import say
from programme.domain.vocabulary import Ending
from programme.reports.document import Entries, Point, Ref, notes, point, table
from programme.reports.transition.case import Case
from programme.reports.transition.phrases import NOTHING

DEPARTURES: tuple[type[Event], ...] = (
    TerritorySuspended,
    GateReopened,
    DecisionWithdrawn,
    ActionPostponed,
    ActionAbandoned,
    MeetingPostponed,
    MeetingCancelled,
    QuestionDeferred,
    FundingRefused,
    MemberLeft,
    StakeholderWithdrawn,
    PartnershipClosed,
    FlagshipClosed,
    BodyPlanDropped,
    SeatsDropped,
)


def exceptions(case: Case) -> Point:
    """Return point 21."""
    columns = (
        ("on", say("When"), 2),
        ("what", say("What departed from the plan"), 6),
        ("cause", say("Cause, as recorded"), 4),
        ("recorded_by", say("Recorded by"), 2),
        ("entry", say("Entry"), 1),
    )
    rows = [
        (
            fact.on,
            fact.event,
            getattr(fact.event, "reason", None),
            Ref("office", fact.recorded_by),
            Entries((fact.position,)),
        )
        for fact in case.in_the_phase(tuple(_departures(case)))
    ]
    blocks = [*table("exceptions", say("Departures from the plan"), columns, rows)]
    remark = say("What follows from each, and what is proposed, stand in the decisions and questions of the register.")
    return point(
        21, "exceptions", say("Exceptions raised"), (*blocks, *notes("remarks", [remark] if rows else ())), NOTHING
    )


def _departures(case: Case) -> Iterator[Fact]:
    for fact in case.here(*DEPARTURES):
        match fact.event:
            case PartnershipClosed() as event:
                proposal = case.reading.of(Partnership, event.partnership).proposal
                about = proposal is None or case.is_about(proposal.territories)
                counts = event.ending is Ending.ABANDONED and about
            case FlagshipClosed() as event:
                counts = event.ending is Ending.ABANDONED and _is_here(case, event)
            case _:
                counts = True
        if counts:
            yield fact


def _is_here(case: Case, event: FlagshipClosed) -> bool:
    proposed = [fact.event for fact in case.reading.of(Flagship, event.flagship).proposed]
    return all(case.is_about(getattr(one, "territories", ())) for one in proposed)
