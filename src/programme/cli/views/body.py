"""`programme body list` and `show`: who decides, who sits there, how it votes."""

from __future__ import annotations

from typing import Any

from programme.cli.output import Column, write_json
from programme.cli.session import Session
from programme.cli.views.facts import HOLDS, as_data, happened, show_facts
from programme.cli.views.ids import known
from programme.cli.views.look import Look, dated, looking
from programme.cli.views.page import Page
from programme.cli.views.rows import columns, write
from programme.domain.aggregates.body import Body
from programme.domain.answer import Answer
from programme.domain.events import BodyConstituted, BodyPlanned, MeetingHeld, SeatFilled
from programme.domain.fact import Fact
from programme.domain.quorum import VotingRule
from programme.domain.sentences import Sentence
from programme.domain.standing import charter_on
from programme.domain.timed import Mandate
from programme.domain.words import word
from programme.language import N_
from programme.reports.transition.counting import rule_in_words

FOR_PEOPLE = (
    Column("id", N_("Id")),
    Column("name", N_("Name")),
    Column("since", N_("Constituted")),
    Column("planned_for", N_("Planned for")),
    Column("seats", N_("Seats filled")),
)
FOR_MACHINES = columns("id name constituted planned seats offices position")


def list_(
    session: Session, *, as_of: str | None = None, known_at: str | None = None, format: str | None = None
) -> None:
    """List the bodies planned or constituted by V, with the offices that certainly sit there."""
    with looking(session, as_of, known_at) as look:
        rows = [_row(look.reading.of(Body, one), look) for one in _ids(look)]
        shown = [row | _words(row, look) for row in rows]
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def show(session: Session, *, body: str, as_of: str | None = None, known_at: str | None = None) -> None:
    """Show a body: its seats, its voting rule, the interests declared there, its meetings."""
    with looking(session, as_of, known_at) as look:
        found = look.reading.of(Body, known("body", body, _ids(look)))
        if session.json:
            write_json(_as_data(found, look))
        else:
            _show(found, look)


def _ids(look: Look) -> list[str]:
    """Return the bodies planned or constituted by V, in the order of happening."""
    events = [fact.event for fact in happened(look.reading.facts(BodyPlanned, BodyConstituted), look.day)]
    return list(dict.fromkeys(one.body for one in events if isinstance(one, BodyPlanned | BodyConstituted)))


def _row(body: Body, look: Look) -> dict[str, Any]:
    constituted, planned = happened(body.constitutions, look.day), happened(body.plans, look.day)
    due = next((fact.event.due for fact in planned if isinstance(fact.event, BodyPlanned)), None)
    offices = sorted(body.sitting(look.day))
    return {
        "id": body.id,
        "name": body.name,
        "constituted": constituted[0].on.text if constituted else None,
        "planned": due.text if due is not None else None,
        "seats": len(offices),
        "offices": offices,
        "position": next((fact.position for fact in (*constituted, *planned)), None),
    }


def _words(row: dict[str, Any], look: Look) -> dict[str, str]:
    return {
        "since": dated(row["constituted"], look.speaker) if row["constituted"] else look.speaker.text("not yet"),
        "planned_for": dated(row["planned"], look.speaker) if row["planned"] else "",
    }


def _as_data(body: Body, look: Look) -> dict[str, Any]:
    own = body.voting(look.day)
    rule = own if own is not None else _charter_rule(body, look)
    interests, meetings = happened(body.interests, look.day), _meetings(body, look)
    return _row(body, look) | {
        "sits": [_seat(one, look) for one in _seats(body, look)],
        "voting": rule.model_dump(mode="json") if rule is not None else None,
        "voting_of": "body" if own is not None else "charter" if rule is not None else None,
        "interests": [as_data(one, look.speaker) for one in interests],
        "meetings": [as_data(one, look.speaker) for one in meetings],
    }


def _show(body: Body, look: Look) -> None:
    page, speaker, row = Page(), look.speaker, _row(body, look)
    words = _words(row, look)
    page.title(body.name)
    page.fields(
        [
            (speaker.text("Id"), body.id),
            (speaker.text("Constituted"), words["since"]),
            (speaker.text("Planned for"), words["planned_for"]),
        ]
    )
    page.heading(speaker.text("Seats"))
    page.items([_seat_in_words(one, look) for one in _seats(body, look)] or [speaker.text("none on record")])
    page.heading(speaker.text("How it votes"))
    own = body.voting(look.day)
    rule = rule_in_words(own if own is not None else _charter_rule(body, look))
    page.text(speaker.sentence(Sentence("{rule}", {"rule": rule})), 1)
    show_facts(page, speaker.text("Interests declared"), happened(body.interests, look.day), speaker)
    show_facts(page, speaker.text("Meetings"), _meetings(body, look), speaker)


def _seats(body: Body, look: Look) -> list[Mandate]:
    """Return the seats filled by V, those that were left since among them."""
    return [one for one in body.seats if one.start.on.earliest <= look.day]


def _seat(seat: Mandate, look: Look) -> dict[str, Any]:
    event = seat.start.event
    assert isinstance(event, SeatFilled)  # noqa: S101 - a seat starts with nothing else
    return {
        "office": event.office,
        "role": event.role,
        "category": event.category.value if event.category is not None else None,
        "territory": event.territory,
        "since": seat.start.on.text,
        "holds": HOLDS[seat.holds(look.day)],
        "position": seat.start.position,
    }


def _seat_in_words(seat: Mandate, look: Look) -> str:
    speaker, event = look.speaker, seat.start.event
    assert isinstance(event, SeatFilled)  # noqa: S101 - a seat starts with nothing else
    category = speaker.sentence(word(event.category)) if event.category is not None else None
    territory = speaker.name("territory", event.territory) if event.territory is not None else None
    told = [speaker.name("office", event.office), event.role, category, territory, speaker.date(seat.start.on)]
    left = {
        Answer.YES: None,
        Answer.NO: speaker.text("left since"),
        Answer.UNDECIDABLE: speaker.text("the dates do not say whether it holds"),
    }
    return " · ".join(filter(None, [*told, left[seat.holds(look.day)]]))


def _charter_rule(body: Body, look: Look) -> VotingRule | None:
    rules = charter_on(look.reading, look.day)
    known_there = rules.body(body.id) if rules is not None else None
    return known_there.voting if known_there is not None else None


def _meetings(body: Body, look: Look) -> list[Fact]:
    return happened(look.reading.facts(MeetingHeld, tags=[f"body:{body.id}"]), look.day)
