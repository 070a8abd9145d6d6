"""Plans of the work itself: actions, meetings called, what territories plan, questions put off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from programme.domain.agenda.plan import Plan, Standing, unless
from programme.domain.aggregates.action import Action
from programme.domain.aggregates.meeting import Meeting
from programme.domain.aggregates.question import Question
from programme.domain.answer import Answer, some
from programme.domain.event import Event
from programme.domain.events import (
    ActionCompleted,
    MeetingConvened,
    MeetingHeld,
    MemberJoined,
    PartnershipSigned,
    PhaseEntered,
    StartPlanned,
    StepCompleted,
    StepOpened,
    TerritoryClosed,
)
from programme.domain.fact import Fact
from programme.domain.questions import decision_of, is_settled
from programme.domain.reading import Reading
from programme.domain.sentences import Sentence
from programme.domain.timed import Chain
from programme.domain.vocabulary import PlanKind

SIGNS_OF_WORK: tuple[type[Event], ...] = (
    MeetingHeld,
    StepOpened,
    StepCompleted,
    ActionCompleted,
    MemberJoined,
    PartnershipSigned,
    PhaseEntered,
    TerritoryClosed,
)
"""What shows that a territory took up what it planned, or never will: no fact names such a plan."""


def actions(reading: Reading, day: date) -> Iterator[Plan]:
    """Yield every action: outstanding until it is done or given up."""
    for action in reading.every(Action):
        if action.plan is not None:
            yield Plan(
                kind=PlanKind.ACTION,
                id=action.id,
                what=title(action.plan.title),
                dates=action.dates,
                standing=unless(some(fact.on.by(day) for fact in (*action.completed, *action.abandoned))),
                advice=f"programme action complete {action.id} --on …",
                territories=action.territories,
                owners=action.owners(day),
            )


def meetings(reading: Reading, day: date) -> Iterator[Plan]:
    """Yield every meeting that was called: outstanding until it is held or cancelled."""
    for meeting in reading.every(Meeting):
        calls = [fact.event for fact in meeting.convened]
        for call in [event for event in calls if isinstance(event, MeetingConvened)]:
            yield Plan(
                kind=PlanKind.MEETING,
                id=meeting.id,
                what=title(call.title),
                dates=meeting.dates,
                standing=unless(some(fact.on.by(day) for fact in (*meeting.held, *meeting.cancelled))),
                advice=f"programme meeting hold {meeting.id} --on …",
                territories=call.territories,
            )


def territories(reading: Reading, day: date) -> Iterator[Plan]:
    """Yield what each territory planned: outstanding until work in it shows, from the period on."""
    planned = [(fact, fact.event) for fact in reading.facts(StartPlanned)]
    for fact, event in [(fact, event) for fact, event in planned if isinstance(event, StartPlanned)]:
        for territory in event.territories:
            signs = reading.facts(*SIGNS_OF_WORK, tags=[f"territory:{territory}"])
            yield Plan(
                kind=PlanKind.TERRITORY,
                id=territory,
                what=title(event.title),
                dates=Chain((fact,)),
                standing=unless(some(sign.on.by(day) & ~sign.on.gone_by(event.due.earliest) for sign in signs)),
                advice=f"programme timeline --territory {territory}",
                territories=(territory,),
            )


def questions(reading: Reading, day: date) -> Iterator[Plan]:
    """Yield every question that was put off: outstanding until it is settled, or the deferral is withdrawn."""
    for question in reading.every(Question):
        if question.wording is not None:
            yield Plan(
                kind=PlanKind.QUESTION,
                id=question.id,
                what=title(question.wording.title),
                dates=question.deferrals,
                standing=_deferred(question, reading, day),
                advice=f"programme question settle {question.id} --decision … --option …",
                territories=question.territories,
            )


def _deferred(question: Question, reading: Reading, day: date) -> Standing:
    settled = is_settled(question, reading, day)

    def standing(deferral: Fact) -> Answer:
        decision = decision_of(deferral, reading, day)
        return ~settled & ~some(fact.on.by(day) for fact in decision.withdrawn) if decision is not None else Answer.NO

    return standing


def title(text: str) -> Sentence:
    return Sentence("{title}", {"title": text})
