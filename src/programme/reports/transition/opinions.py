"""Group E: opinions apart from the decision, the reservations of earlier gates, and dissent."""

from __future__ import annotations

from programme.domain.aggregates.stakeholder import INVOLVEMENTS
from programme.domain.events import (
    BallotCast,
    OpinionGiven,
    ReservationAttached,
    ReservationLifted,
    StakeholderWithdrawn,
)
from programme.domain.sentences import say
from programme.domain.timed import Mandate
from programme.domain.vocabulary import Ballot
from programme.reports.document import Block, Entries, Group, Point, Ref, Value, point, table
from programme.reports.transition.case import Case
from programme.reports.transition.phrases import NOTHING


def opinions(case: Case) -> Group:
    """Return points 22 to 24."""
    return Group("E", say("Opinions"), (_opinions(case), _earlier_reservations(case), _dissent(case)))


def _opinions(case: Case) -> Point:
    columns = (
        ("office", say("Office"), 2),
        ("on", say("When"), 2),
        ("colour", say("Colour"), 1),
        ("text", say("Opinion"), 6),
        ("entry", say("Entry"), 1),
    )
    rows = [
        (Ref("office", event.office), fact.on, event.colour, event.text, Entries((fact.position,)))
        for fact in case.opinions
        if isinstance(event := fact.event, OpinionGiven)
    ]
    blocks = table("opinions", say("Opinions: they decide nothing"), columns, rows)
    return point(22, "opinions", say("Independent opinion, apart from the decision"), blocks, NOTHING)


def _earlier_reservations(case: Case) -> Point:
    rows = [reservation_row(case, one) for one in case.reservations(earlier=True)]
    blocks = table("reservations", say("Reservations of earlier reviews"), RESERVATION_COLUMNS, rows)
    return point(23, "earlier_reservations", say("Reservations of the previous gate"), blocks, NOTHING)


RESERVATION_COLUMNS = (
    ("text", say("Reservation"), 5),
    ("owner", say("Owner"), 2),
    ("due", say("Due"), 2),
    ("lifted", say("Lifted"), 2),
    ("because", say("Because"), 3),
    ("consequence", say("If it is not lifted"), 0),
    ("entries", say("Entries"), 1),
)


def reservation_row(case: Case, one: Mandate) -> tuple[Value, ...]:
    """Return a reservation with who sees to it, where it stands on the day, and what follows if it stays."""
    event = one.start.event
    assert isinstance(event, ReservationAttached)  # noqa: S101 - the callers look for nothing else
    because = [end.event.because for end in one.ends if isinstance(end.event, ReservationLifted)]
    return (
        event.text,
        Ref("office", event.owner) if event.owner is not None else None,
        event.due,
        ~one.holds(case.day),
        tuple(because) or None,
        event.consequence,
        Entries(tuple(fact.position for fact in (one.start, *one.ends))),
    )


def _dissent(case: Case) -> Point:
    """Return what stakeholders said, the ballots against and the abstentions.

    A ballot bears no reason but the doubt recorded with it.
    """
    columns = (
        ("office", say("Office"), 2),
        ("ballot", say("Vote"), 2),
        ("reason", say("Reason, as recorded"), 5),
        ("entry", say("Entry"), 1),
    )
    rows = [
        (Ref("office", event.office), event.ballot, event.doubt, Entries((fact.position,)))
        for fact in case.votes
        if isinstance(event := fact.event, BallotCast) and event.ballot is not Ballot.FOR
    ]
    blocks = (*table("dissent", say("Votes that are not for the passage"), columns, rows), *_views(case))
    return point(24, "dissent", say("Views of stakeholders, dissent"), blocks, NOTHING)


def _views(case: Case) -> tuple[Block, ...]:
    """Return how far stakeholders go with the programme here, in their words where there are any."""
    columns = (
        ("stakeholder", say("Stakeholder"), 3),
        ("level", say("How far it goes"), 2),
        ("text", say("In its words"), 5),
        ("on", say("When"), 2),
        ("entry", say("Entry"), 1),
    )
    rows = [
        (
            Ref("stakeholder", str(getattr(fact.event, "stakeholder", ""))),
            INVOLVEMENTS.get(type(fact.event)) or say("withdraws"),
            getattr(fact.event, "text", None) or getattr(fact.event, "reason", None),
            fact.on,
            Entries((fact.position,)),
        )
        for fact in case.here(*INVOLVEMENTS, StakeholderWithdrawn)
    ]
    return table("views", say("What stakeholders said and did"), columns, rows)
