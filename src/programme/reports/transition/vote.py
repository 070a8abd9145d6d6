"""Point 26: who was there, how the vote is counted, who voted what, who stepped aside."""

from __future__ import annotations

from programme.domain.aggregates.body import Body
from programme.domain.aggregates.meeting import Meeting
from programme.domain.events import (
    AttendanceRecorded,
    BallotCast,
    InterestDeclared,
    InterestNoted,
    ProxyGiven,
    RecusalRecorded,
)
from programme.domain.fact import Fact
from programme.domain.sentences import say
from programme.domain.vocabulary import BodyId
from programme.reports.document import Block, Entries, Point, Ref, Value, point, table
from programme.reports.transition import counting
from programme.reports.transition.case import Case, in_order
from programme.reports.transition.phrases import NOTHING


def vote(case: Case) -> Point:
    """Return point 26: of the body that decided, else of each that may."""
    bodies = (case.decided.event.body,) if case.decided is not None else case.gate.decided_by
    columns = (
        ("body", say("Body"), 4),
        ("seats", say("Seats"), 0),
        ("sitting", say("Filled on the day"), 0),
        ("present", say("Present at the meeting"), 0),
        ("rule", say("Voting rule"), 4),
        ("rule_by", say("Made a condition by"), 0),
        ("quorum", say("Quorum"), 4),
        ("count", say("Count"), 0),
        ("majority", say("Majority"), 0),
    )
    rows = [_body(case, body) for body in bodies]
    blocks = (*table("bodies", say("Bodies"), columns, rows), *_ballots(case), *_aside(case, bodies))
    title = say("Presence, quorum, proxies, recusals and count")
    return point(26, "vote", title, blocks, NOTHING)


def _body(case: Case, id: BodyId) -> tuple[Value, ...]:
    body, known = case.reading.of(Body, id), case.rules.body(id)
    day = case.decided.fact.on.latest if case.decided is not None else case.day
    tally = case.decided.event.tally if case.decided is not None else None
    sitting = sorted(body.sitting(day))
    rule = body.voting(day) or (known.voting if known is not None else None)
    return (
        Ref("body", id),
        known.seats if known is not None else None,
        tuple(Ref("office", one) for one in sitting) or None,
        _present(case),
        counting.rule_in_words(rule),
        rule.rule if rule is not None else None,
        counting.quorum(tally),
        counting.count(tally),
        counting.majority(tally),
    )


def _present(case: Case) -> Value:
    held = case.decided.event.meeting if case.decided is not None else None
    attendance = in_order(case.reading.of(Meeting, held).attendance) if held is not None else ()
    offices = [office for fact in attendance if isinstance(e := fact.event, AttendanceRecorded) for office in e.present]
    return tuple(Ref("office", one) for one in dict.fromkeys(offices)) or None


def _ballots(case: Case) -> tuple[Block, ...]:
    columns = (
        ("office", say("Office"), 3),
        ("body", say("Body"), 3),
        ("ballot", say("Vote"), 2),
        ("cast_by", say("Cast by proxy"), 3),
        ("entry", say("Entry"), 1),
    )
    rows = [
        (
            Ref("office", event.office),
            Ref("body", event.body),
            event.ballot,
            Ref("office", event.cast_by) if event.cast_by is not None else None,
            Entries((fact.position,)),
        )
        for fact in case.votes
        if isinstance(event := fact.event, BallotCast)
    ]
    return table("ballots", say("Votes"), columns, rows)


def _aside(case: Case, bodies: tuple[BodyId, ...]) -> tuple[Block, ...]:
    """Return the proxies and recusals of this review, and the interests declared to these bodies."""
    columns = (
        ("what", say("What"), 5),
        ("reason", say("Reason"), 4),
        ("entry", say("Entry"), 1),
    )
    known = [case.reading.of(Body, body) for body in bodies]
    interests = in_order([fact for body in known for fact in (*body.interests, *body.noted)])
    rows = [
        (fact.event, fact.event.reason if isinstance(fact.event, RecusalRecorded) else None, Entries((fact.position,)))
        for fact in (*case.proxies_and_recusals, *interests)
        if isinstance(fact.event, ProxyGiven | RecusalRecorded) or _concerns(fact, case)
    ]
    return table("aside", say("Proxies, recusals and interests"), columns, rows)


def _concerns(fact: Fact, case: Case) -> bool:
    return isinstance(fact.event, InterestDeclared | InterestNoted) and fact.event.territory in {
        None,
        case.territory.id,
    }
