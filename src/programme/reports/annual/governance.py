"""Governance: the seats that are open, the decisions, the interests, whom the programme met."""

from __future__ import annotations

from programme.domain.aggregates.body import Body
from programme.domain.events import (
    CriterionAnswered,
    CriterionWaived,
    DecisionCommunicated,
    DecisionRecorded,
    DecisionWithdrawn,
    InterestDeclared,
    InterestNoted,
    OpinionGiven,
    RecusalRecorded,
    SeatsDropped,
    SeatsPlanned,
)
from programme.domain.open_seats import OpenSeats, open_seats
from programme.domain.sentences import Sentence, say
from programme.reports.annual.partners import contacts
from programme.reports.annual.rows import refs
from programme.reports.document import Block, Ref, Silence, Value, whole
from programme.reports.page import WHENCE, Draft, doubts, happenings, whence
from programme.reports.survey import Survey


def governance(survey: Survey) -> tuple[Sentence, tuple[Draft, ...]]:
    """Return the chapter."""
    interests = survey.facts(InterestDeclared, InterestNoted, RecusalRecorded)
    opinions = survey.told(CriterionAnswered, CriterionWaived, OpinionGiven)
    return (
        say("Committees, decisions, contacts"),
        (
            ("seats", say("Seats to be filled"), (*_open(survey), *_plans(survey))),
            ("decisions", say("Decisions"), _decisions(survey)),
            ("interests", say("Interests and recusals"), happenings("interests", say("On record"), interests)),
            ("contacts", say("Contacts, support, engagement, commitments"), contacts(survey)),
            (
                "answers",
                say("Criteria answered or waived"),
                happenings("answers", say("On record"), opinions),
            ),
        ),
    )


def _open(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("seats", say("Seats"), 8),
        ("category", say("Category"), 0),
        ("territory", say("Territory"), 0),
        ("stakeholders", say("Kept for"), 0),
        ("doubt", say("Doubt"), 0),
        ("body", say("Body"), 4),
        ("vacant", say("Vacant"), 3),
        ("due", say("To be filled by"), 3),
        *WHENCE,
    )
    return whole("open", say("Vacant seats"), columns, [_seats(body, seats) for body, seats in _vacancies(survey)])


def _vacancies(survey: Survey) -> list[tuple[Body, OpenSeats]]:
    """Return the seats that are vacant or may be, in the order of recording."""
    found = [(body, seats) for body in survey.reading.every(Body) for seats in open_seats(body, survey.day)]
    return sorted(found, key=lambda one: one[1].plan.position)


def _seats(body: Body, seats: OpenSeats) -> tuple[Value, ...]:
    event = seats.plan.event
    assert isinstance(event, SeatsPlanned)  # noqa: S101 - only these open seats
    return (
        event.title,
        event.category,
        Ref("territory", event.territory) if event.territory is not None else None,
        refs("stakeholder", event.stakeholders),
        doubts(seats.plan),
        Ref("body", body.id),
        _vacant(seats),
        event.due,
        *whence(seats.plan),
    )


def _vacant(seats: OpenSeats) -> Value:
    least, most = seats.vacant
    if most is None:
        return say("{least} or more: nobody has said how many", least=least)
    return least if least == most else say("from {least} to {most}", least=least, most=most)


def _plans(survey: Survey) -> tuple[Block, ...]:
    """Return the plans of seats that are not vacant any more: they were filled, dropped, or planned again."""
    vacant = {seats.plan.position for _, seats in _vacancies(survey)}
    facts = [fact for fact in survey.facts(SeatsPlanned, SeatsDropped) if fact.position not in vacant]
    return happenings("plans", say("Seats planned earlier"), facts)


def _decisions(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("on", say("When"), 3),
        ("title", say("Decision"), 8),
        ("text", say("Description"), 0),
        ("doubt", say("Doubt"), 0),
        ("applies_from", say("Applicable from"), 0),
        ("decided_by", say("Decided by"), 4),
        ("meeting", say("Meeting"), 0),
        *WHENCE,
    )
    rows = [
        (
            fact.on,
            event.title,
            event.text,
            doubts(fact),
            event.applies_from,
            Ref("body", event.decided_by) if event.decided_by is not None else Silence(say("not specified")),
            Ref("meeting", event.meeting) if event.meeting is not None else None,
            *whence(fact),
        )
        for fact in survey.told(DecisionRecorded)
        if isinstance(event := fact.event, DecisionRecorded)
    ]
    later = survey.told(DecisionCommunicated, DecisionWithdrawn)
    return (
        *whole("decisions", say("Decisions"), columns, rows),
        *happenings("followed", say("Made known, or withdrawn"), later),
    )
