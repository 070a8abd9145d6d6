"""Who we are: the programme, its bodies and who sits in them, the rules and what the source says of them."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.aggregates.body import Body
from programme.domain.charter import Cites, Words
from programme.domain.events import (
    BodyConstituted,
    BodyPlanDropped,
    BodyPlanned,
    CharterAdopted,
    ProgrammeStarted,
    SeatFilled,
    VotingRuleSet,
)
from programme.domain.sentences import Sentence, say
from programme.domain.timed import Mandate
from programme.reports.document import Block, Entries, Ref, Value, listed, pairs, whole
from programme.reports.page import WHENCE, Draft, doubts, happenings, whence
from programme.reports.survey import Survey


def who(survey: Survey) -> tuple[Sentence, tuple[Draft, ...]]:
    """Return the chapter."""
    return (
        say("Who we are"),
        (
            ("programme", say("The programme"), tuple(_programme(survey))),
            ("bodies", say("Bodies, and who sits in them"), tuple(_bodies(survey))),
            ("principles", say("Principles: what the rules quote"), _principles(survey)),
        ),
    )


def _programme(survey: Survey) -> Iterator[Block]:
    rules, edition = survey.rules, survey.edition
    if rules is not None and edition is not None:
        yield pairs(
            "rules",
            ("charter", say("Charter"), rules.title),
            ("edition", say("Edition of the charter"), edition.id),
            ("adopted_on", say("Adopted"), edition.fact.on),
            ("document", say("Document"), rules.document),
        )
    yield from happenings("facts", say("On record"), survey.facts(ProgrammeStarted, CharterAdopted))


def _bodies(survey: Survey) -> Iterator[Block]:
    facts = survey.facts(BodyPlanned, BodyPlanDropped, BodyConstituted, VotingRuleSet)
    yield from happenings("bodies", say("Bodies"), facts)
    columns = (
        ("body", say("Body"), 4),
        ("office", say("Office"), 4),
        ("role", say("Role"), 5),
        ("category", say("Category"), 0),
        ("territory", say("Territory"), 0),
        ("doubt", say("Doubt"), 0),
        ("since", say("Since"), 3),
        ("until", say("Until"), 0),
        *WHENCE,
    )
    rows = [_seat(body, seat) for body in survey.reading.every(Body) for seat in sorted(body.seats, key=_position)]
    yield from whole("seats", say("Who sits where"), columns, rows)


def _position(seat: Mandate) -> int:
    return seat.start.position


def _seat(body: Body, seat: Mandate) -> tuple[Value, ...]:
    event = seat.start.event
    assert isinstance(event, SeatFilled)  # noqa: S101 - only these begin a seat
    return (
        Ref("body", body.id),
        Ref("office", event.office),
        event.role,
        event.category,
        Ref("territory", event.territory) if event.territory is not None else None,
        doubts(seat.start, *seat.ends),
        seat.start.on,
        tuple(end.on for end in seat.ends) or None,
        *whence(seat.start, *seat.ends),
    )


def _principles(survey: Survey) -> tuple[Block, ...]:
    """Return what the rules quote of the source, each once, with the criteria that rest on it."""
    if survey.rules is None or survey.edition is None:
        return ()
    resting: dict[Cites, dict[Words, None]] = {}
    for criterion in (one for gate in survey.rules.gates for one in gate.criteria):
        if criterion.cites is not None:
            resting.setdefault(criterion.cites, {})[Words(fr=criterion.fr, en=criterion.en)] = None
    columns = (
        ("cites", say("What the source says"), 6),
        ("criteria", say("What the rules ask"), 6),
        ("entries", say("Entries"), 1),
    )
    entry = Entries((survey.edition.fact.position,))
    rows = [(cites, listed(those), entry) for cites, those in sorted(resting.items(), key=_lines)]
    return whole("quoted", say("Quotations"), columns, rows)


def _lines(quoted: tuple[Cites, object]) -> tuple[str, tuple[int, int]]:
    return quoted[0].document or "", quoted[0].lines
