"""Small generated histories of one plan, and where it stands in one world: over, late or due."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, Literal

from hypothesis import strategies as st

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import (
    ActionAbandoned,
    ActionCompleted,
    ActionPlanned,
    ActionPostponed,
    BodyConstituted,
    BodyPlanDropped,
    BodyPlanned,
    DecisionRecorded,
    DecisionWithdrawn,
    MeetingCancelled,
    MeetingConvened,
    MeetingHeld,
    MeetingPostponed,
    QuestionAsked,
    QuestionDeferred,
    QuestionSettled,
    SeatFilled,
    SeatsDropped,
    SeatsPlanned,
    SeatVacated,
)
from programme.domain.fact import Fact
from programme.domain.vocabulary import MeetingKind
from tests.support.facts import days_of, fact
from tests.support.tiny import FUTURE, PAST, tiny_dates

Where = Literal["over", "late", "due"]
LINKS = (
    ActionPlanned,
    ActionPostponed,
    MeetingConvened,
    MeetingPostponed,
    BodyPlanned,
    BodyPlanDropped,
    SeatsPlanned,
    SeatsDropped,
    QuestionDeferred,
)


@dataclass(frozen=True)
class Came:
    """A fact in one world: its event, its day, and the day it aims at, if any."""

    id: str
    event: Event
    day: date
    due: date | None


def action(draw: st.DrawFn) -> list[Event]:
    """Draw an action, perhaps postponed, perhaps done or given up."""
    events: list[Event] = [ActionPlanned(action="x", title="X", due=draw(tiny_dates))]
    if draw(st.booleans()):
        events.append(ActionPostponed(action="x", due=draw(tiny_dates), replaces="e1"))
    ends = [ActionCompleted(action="x", ends="e1"), ActionAbandoned(action="x", reason="R", ends="e1")]
    return events + draw(st.lists(st.sampled_from(ends), max_size=1))


def meeting(draw: st.DrawFn) -> list[Event]:
    """Draw a meeting that is called, perhaps postponed, perhaps held or cancelled."""
    what: dict[str, Any] = {"meeting": "x", "kinds": (MeetingKind.CLOSING,), "title": "X"}
    events: list[Event] = [MeetingConvened(due=draw(tiny_dates), **what)]
    if draw(st.booleans()):
        events.append(MeetingPostponed(meeting="x", due=draw(tiny_dates), replaces="e1"))
    ends: list[Event] = [MeetingHeld(**what), MeetingCancelled(meeting="x", reason="R", ends="e1")]
    return events + draw(st.lists(st.sampled_from(ends), max_size=1))


def body(draw: st.DrawFn) -> list[Event]:
    """Draw a body that is planned, perhaps for another date or not any more, perhaps constituted."""
    events: list[Event] = [BodyPlanned(body="x", name="X", due=draw(tiny_dates))]
    if draw(st.booleans()):
        events.append(BodyPlanned(body="x", name="X", due=draw(tiny_dates), replaces="e1"))
    if draw(st.booleans()):
        events.append(BodyPlanDropped(body="x", reason="R", replaces=f"e{len(events)}"))
    return events + draw(st.lists(st.just(BodyConstituted(body="x", name="X")), max_size=1))


def seat(draw: st.DrawFn) -> list[Event]:
    """Draw seats that are opened, perhaps given up, and offices that take one or leave it."""
    least, due = draw(st.integers(0, 2)), draw(st.none() | tiny_dates)
    events: list[Event] = [SeatsPlanned(body="b", seat="x", title="X", least=least, due=due)]
    if draw(st.booleans()):
        events.append(SeatsDropped(body="b", seat="x", reason="R", replaces="e1"))
    events += [SeatFilled(body="b", office=f"o{number}", seat="x") for number in range(draw(st.integers(0, 2)))]
    if isinstance(events[-1], SeatFilled) and draw(st.booleans()):
        events.append(SeatVacated(body="b", office=events[-1].office, ends=f"e{len(events)}"))
    return events


def question(draw: st.DrawFn) -> list[Event]:
    """Draw a question that a decision puts off, perhaps a second one again or for good."""
    events: list[Event] = [QuestionAsked(question="x", title="X"), DecisionRecorded(decision="d1", title="D")]
    events.append(QuestionDeferred(question="x", decision="d1", due=draw(tiny_dates)))
    if draw(st.booleans()):
        events.append(DecisionWithdrawn(decision="d1", reason="R", ends="e2"))
    if draw(st.booleans()):
        events.append(DecisionRecorded(decision="d2", title="D"))
        again = QuestionDeferred(question="x", decision="d2", due=draw(tiny_dates), replaces="e3")
        events.append(draw(st.sampled_from([again, QuestionSettled(question="x", decision="d2", answer="A")])))
    return events


DRAWN: dict[str, Callable[[st.DrawFn], list[Event]]] = {
    "action": action,
    "meeting": meeting,
    "body": body,
    "seat": seat,
    "question": question,
}


def plans(kind: str) -> st.SearchStrategy[list[Fact]]:
    """Return the histories of one kind of plan; the event of place n has the id ``en``."""

    @st.composite
    def drawn(draw: st.DrawFn) -> list[Fact]:
        return [fact(event, draw(tiny_dates), place) for place, event in enumerate(DRAWN[kind](draw), 1)]

    return drawn()


def worlds(history: Sequence[Fact]) -> Iterator[list[Came]]:
    """Yield every choice of days, and of the days aimed at, in which nothing comes before what it follows on."""
    for chosen in product(*(list(_ways(one)) for one in history)):
        if _in_order(chosen):
            yield list(chosen)


def _ways(one: Fact) -> Iterator[Came]:
    due: ImpreciseDate | None = getattr(one.event, "due", None)
    aims = [None] if due is None else list(days_of(due, PAST, FUTURE))
    yield from (Came(one.id, one.event, day, aim) for day in days_of(one.on, PAST, FUTURE) for aim in aims)


def _in_order(world: Sequence[Came]) -> bool:
    day_of = {one.id: one.day for one in world}
    taken = {one.event.decision: one.day for one in world if isinstance(one.event, DecisionRecorded)}
    for one in world:
        before = [day_of.get(getattr(one.event, "replaces", None) or "", one.day)]
        if isinstance(one.event, QuestionSettled | QuestionDeferred):
            before += [
                taken[one.event.decision],
                *(other.day for other in world if isinstance(other.event, QuestionAsked)),
            ]
        if max(before) > one.day:
            return False
    return True


def where(world: Sequence[Came], day: date) -> Where:
    """Return where the plan stands at the end of a day, in one world."""
    past = [one for one in world if one.day <= day]
    links = [one for one in past if isinstance(one.event, LINKS)]
    replaced = {getattr(one.event, "replaces", None) for one in links}
    last = next((one for one in links if one.id not in replaced), None)
    if last is None or last.due is None or _is_over(last, past):
        return "over"
    return "late" if last.due < day else "due"


def _is_over(last: Came, past: Sequence[Came]) -> bool:
    withdrawn = {one.event.decision for one in past if isinstance(one.event, DecisionWithdrawn)}
    if isinstance(last.event, QuestionDeferred):
        settled = [one.event.decision for one in past if isinstance(one.event, QuestionSettled)]
        return last.event.decision in withdrawn or any(one not in withdrawn for one in settled)
    if isinstance(last.event, SeatsPlanned):
        left = {one.event.ends for one in past if isinstance(one.event, SeatVacated)}
        return sum(isinstance(one.event, SeatFilled) and one.id not in left for one in past) >= last.event.least
    over = (ActionCompleted, ActionAbandoned, MeetingHeld, MeetingCancelled, BodyConstituted)
    return any(isinstance(one.event, over) for one in past)
