"""Group G: what comes next: the gate after this one, plans ahead, what is to be followed up."""

from __future__ import annotations

from programme.domain.answer import Answer
from programme.domain.charter import Words
from programme.domain.events import ReservationAttached
from programme.domain.sentences import say
from programme.domain.vocabulary import PlanKind
from programme.reports.document import (
    Block,
    Code,
    Entries,
    Group,
    Point,
    Ref,
    Value,
    Window,
    entries,
    notes,
    pairs,
    point,
    table,
)
from programme.reports.transition import settling
from programme.reports.transition.case import Case
from programme.reports.transition.next_plan import lessons, next_plan
from programme.reports.transition.phrases import NOTHING
from programme.reports.transition.work import owners

_ELSEWHERE = {PlanKind.PHASE, PlanKind.RESERVATION, PlanKind.WAIVER}
"""What stands in other rows or points."""


def forward(case: Case) -> Group:
    """Return points 31 to 34."""
    points = (
        next_plan(case),
        _next_gate(case),
        _follow_up(case),
        lessons(case),
    )
    return Group("G", say("What comes next"), points)


def _next_gate(case: Case) -> Point:
    """Return the gate to prepare: this one until it is passed, then the one after."""
    passed = case.decided is not None and case.decided.event.outcome.passes
    gate = case.rules.gate_from(case.gate.to) if passed else case.gate
    if gate is None:
        return point(32, "next_gate", say("Next gate"), (), say("the last phase is reached: there is no gate after it"))
    phase = case.rules.phase(gate.to)
    blocks: list[Block] = [
        pairs(
            "next_gate",
            ("gate", say("Gate"), Code(gate.id)),
            ("to", say("To the phase"), Ref("phase", gate.to)),
            ("planned", say("Phase planned"), Window(phase.planned) if phase and phase.planned else None),
            ("edition", say("Edition of the charter, as things stand"), case.edition.id),
            ("decided_by", say("Who decides"), tuple(Ref("body", body) for body in gate.decided_by) or None),
        )
    ]
    columns = (("sentence", say("What it asks"), 5), ("id", say("Criterion"), 2), ("must", say("Mandatory"), 1))
    rows = [(Words(fr=one.fr, en=one.en), Code(one.id), one.must) for one in gate.criteria] if passed else []
    blocks += table("criteria", say("What it will ask"), columns, rows)
    if not passed:
        blocks += notes("remarks", [say("The gate is the one of this report: what it asks stands under point 5.")])
    return Point(32, "next_gate", say("Next gate"), tuple(blocks))


def _follow_up(case: Case) -> Point:
    columns = (
        ("what", say("What"), 6),
        ("former", say("Formerly planned for"), 0),
        ("timeliness", say("Late or due"), 0),
        ("who", say("Who"), 2),
        ("due", say("By when"), 2),
        ("entries", say("Entries"), 1),
    )
    rows: list[tuple[Value, ...]] = [
        (
            say("To lift: {text}", text=event.text),
            None,
            None,
            Ref("office", event.owner) if event.owner is not None else None,
            event.due,
            Entries((one.start.position,)),
        )
        for one in (*case.reservations(earlier=True), *case.reservations(earlier=False))
        if isinstance(event := one.start.event, ReservationAttached) and one.holds(case.day) is not Answer.NO
    ]
    for result in case.assessment.blocking:
        due, _ = settling.by_when(case, result) or (None, None)
        what = say("To settle: {criterion}", criterion=Words(fr=result.criterion.fr, en=result.criterion.en))
        rows.append((what, None, None, settling.who(case, result) or None, due, entries(result.evidence)))
    rows += [
        (due.plan.what, due.former or None, due.timeliness, owners(due), due.due, Entries((due.fact.position,)))
        for due in case.plans
        if due.plan.kind not in _ELSEWHERE
    ]
    blocks = table("follow_up", say("To follow up"), columns, rows)
    return point(33, "follow_up", say("Follow-on actions"), blocks, NOTHING)
