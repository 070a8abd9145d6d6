"""What the demand that questions are settled is judged by, and whether they are in one world."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from programme.domain.dates import ImpreciseDate
from programme.domain.demands import Settled
from programme.domain.event import Event
from programme.domain.events import (
    DecisionRecorded,
    DecisionWithdrawn,
    QuestionAsked,
    QuestionDeferred,
    QuestionSettled,
)
from tests.support.happened import Happened, World, concerned, said
from tests.support.tiny import DAYS, territories, tiny_dates

DUES = st.one_of(st.sampled_from(DAYS).map(ImpreciseDate.day), tiny_dates)


def questions(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    """Draw a question, perhaps asked, that decisions settle or defer; the decisions may be withdrawn."""
    asked = {
        "name": "settled",
        "what": "question",
        "ids": draw(st.sampled_from(["all", ("q",), ("q",), ("q", "other")])),
        "deferral_allowed": draw(st.booleans()),
        "scope": draw(st.sampled_from(["territory", "territory", "programme"])),
    }
    where = draw(territories)
    events: list[Event] = [QuestionAsked(question="q", title="Q", territories=where)]
    kinds = draw(st.lists(st.sampled_from(["settled", "deferred", "deferred"]), max_size=2))
    replaces: str | None = None
    for number, kind in enumerate(kinds, 1):
        decision = f"d{number}"
        events.append(DecisionRecorded(decision=decision, title="D"))
        recorded = f"e{len(events)}"
        if kind == "settled":
            events.append(QuestionSettled(question="q", decision=decision, answer="A", territories=where))
        else:
            due = draw(DUES)
            deferred = QuestionDeferred(question="q", decision=decision, due=due, territories=where, replaces=replaces)
            events.append(deferred)
            replaces = f"e{len(events)}"
        if len(events) < 5 and draw(st.booleans()):
            events.append(DecisionWithdrawn(decision=decision, reason="R", ends=recorded))
    return asked, events


def questions_in_order(world: Sequence[Happened]) -> bool:
    """Return whether nothing is settled or deferred before it is asked and decided, or before a former deferral.

    A decision that is annulled bounds nothing.
    """
    asked = [one.day for one in world if isinstance(one.event, QuestionAsked)]
    taken = {one.event.decision: one.day for one in world if isinstance(one.event, DecisionRecorded)}
    day_of = {one.id: one.day for one in world}
    for one in world:
        if isinstance(one.event, QuestionSettled | QuestionDeferred) and one.day < max(
            *asked, taken.get(one.event.decision, one.day)
        ):
            return False
        if isinstance(one.event, QuestionDeferred) and day_of.get(one.event.replaces or "", one.day) > one.day:
            return False
    return True


def are_settled(demand: Settled, past: World, day: date) -> bool:
    """Return whether the questions are settled or, where the demand allows it, deferred at the end of a day."""
    mine = [one for one in past if demand.scope == "programme" or concerned(said(one.event, "territories", ()))]
    decided = {one.event.decision for one in past if isinstance(one.event, DecisionRecorded)}
    standing = decided - {one.event.decision for one in past if isinstance(one.event, DecisionWithdrawn)}
    asked = {one.event.question for one in mine if isinstance(one.event, QuestionAsked)}
    answered = [one.event for one in mine if isinstance(one.event, QuestionSettled)]
    deferred = [(one, one.event) for one in mine if isinstance(one.event, QuestionDeferred)]
    replaced = {event.replaces for _, event in deferred}
    held = [event for one, event in deferred if one.id not in replaced and one.until is not None and day <= one.until]
    over = {event.question for event in answered if event.decision in standing}
    if demand.deferral_allowed:
        over |= {event.question for event in held if event.decision in standing}
    return set(demand.ids or asked) <= over
