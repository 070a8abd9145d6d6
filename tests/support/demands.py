"""Small generated histories for each demand: facts that count for it, facts that nearly do, and waivers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from programme.domain.dates import ImpreciseDate
from programme.domain.demands import Demand
from programme.domain.event import Event
from programme.domain.events import (
    CharterAdopted,
    CriterionAnswered,
    CriterionWaived,
    DecisionRecorded,
    DecisionWithdrawn,
    GateDecided,
    MeetingHeld,
    MinutesFiled,
    ReservationAttached,
    ReservationLifted,
    ReviewOpened,
    SeatFilled,
    SeatVacated,
)
from programme.domain.fact import Fact
from programme.domain.vocabulary import AttestedFinding, Category, MeetingKind, Outcome
from tests.support.charters import charter, criterion
from tests.support.document_cases import documented
from tests.support.done_cases import done
from tests.support.facts import fact
from tests.support.flagship_cases import flagships
from tests.support.funding_cases import funded
from tests.support.involvement_cases import committed
from tests.support.matter_cases import ambiguities, measured, risks
from tests.support.partnership_cases import partnerships
from tests.support.question_cases import questions
from tests.support.spread_cases import spread
from tests.support.tiny import Drawn, gates, territories, tiny_dates

DEMAND: TypeAdapter[Demand] = TypeAdapter(Demand)
HASH = "0" * 64


@dataclass(frozen=True)
class Case:
    """A demand and the facts that it is judged by, the charter's adoption among them."""

    demand: Demand
    facts: tuple[Fact, ...]

    def history(self) -> list[Fact]:
        """Return the facts, after a charter whose gate ``g`` asks this one thing, as criterion ``c``."""
        asked = {**criterion("c"), "demand": self.demand.model_dump()}
        edition = charter(gate=[{"id": "g", "to": "amorcage", "criterion": [asked]}])
        adopted = CharterAdopted(charter="test", edition="1", hash=edition.hash, rules=edition)
        return [fact(adopted, "2000-01-01", 100), *self.facts]


def cases(kind: str, *, waivers: bool = True) -> st.SearchStrategy[Case]:
    """Return the cases of one demand, by name."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Case:
        demand, events = _EVENTS[kind](draw)
        if waivers:
            events += draw(st.lists(_waivers, max_size=1))
        dated = [fact(event, draw(tiny_dates), place) for place, event in enumerate(events, 1)]
        return Case(DEMAND.validate_python({"name": kind, **demand}), tuple(dated))

    return drawn()


_waivers = st.builds(
    CriterionWaived,
    territory=st.just("t"),
    gate=gates,
    criterion=st.sampled_from(["c", "c", "d"]),
    reason=st.just("r"),
    authorised_by=st.just("b"),
    until=st.none() | tiny_dates,
)


def _attested(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    events: list[Event] = []
    replaces: str | None = None
    for _ in range(draw(st.integers(0, 3))):
        answered = CriterionAnswered(
            territory="t",
            gate="g",
            criterion="c",
            finding=draw(st.sampled_from(AttestedFinding)),
            because="because",
            answered_by=draw(st.sampled_from(["pilot", "president"])),
            replaces=replaces,
        )
        events.append(answered)
        replaces = f"e{len(events)}"
    if draw(st.booleans()):
        opened = ReviewOpened(
            review="r", territory="t", gate=draw(gates), attempt=1, edition="1", hash=HASH, proposer="pilot"
        )
        events.append(opened)
        if draw(st.booleans()):
            events.append(_decided_review(f"e{len(events)}"))
    return {"by_other_than": draw(st.sampled_from([None, "proposer"]))}, events


def _decided_review(ends: str) -> GateDecided:
    return GateDecided(
        review="r",
        territory="t",
        gate="g",
        outcome=Outcome.DEFERRED,
        body="b",
        edition="1",
        hash=HASH,
        as_of=ImpreciseDate.parse("2017-02-01"),
        known_at=1,
        findings=(),
        four_eyes=True,
        ends=ends,
    )


def _meetings(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    kinds = st.sampled_from([(MeetingKind.WORKSHOP,), (MeetingKind.WORKSHOP, MeetingKind.CLOSING)])
    demand = {
        "kind": draw(st.sampled_from(["workshop", "workshop", "closing"])),
        "body": draw(st.sampled_from([None, "b"])),
        "at_least": draw(st.integers(1, 3)),
        "minutes": draw(st.booleans()),
        "scope": draw(st.sampled_from(["territory", "programme"])),
    }
    held: list[Event] = [
        MeetingHeld(
            meeting=f"m{number}",
            kinds=draw(kinds),
            title="M",
            bodies=draw(st.sampled_from([("b",), ("b", "x"), ("x",)])),
            territories=draw(territories),
        )
        for number in range(draw(st.integers(0, 3)))
    ]
    minuted = draw(st.lists(st.integers(0, 2), max_size=2)) if demand["minutes"] else []
    return demand, [*held, *(MinutesFiled(meeting=f"m{number}", summary="S") for number in minuted)]


def _seats(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    families = st.sampled_from([Category.ASSOCIATIONS, Category.COMPANIES])
    events: list[Event] = [
        SeatFilled(
            body=draw(st.sampled_from(["b", "b", "x"])),
            office=f"office-{number}",
            category=draw(families),
            territory=draw(st.sampled_from(["t", "t", None, "u"])),
        )
        for number in range(draw(st.integers(0, 3)))
    ]
    left = draw(st.lists(st.integers(1, 3), max_size=2, unique=True))
    events += [
        SeatVacated(body="b", office="o", ends=f"e{number}")
        for number in left
        if number <= len(events) and getattr(events[number - 1], "body", "") == "b"
    ]
    asked = {
        "body": "b",
        "categories": tuple(draw(st.lists(families, min_size=1, max_size=2, unique=True))),
        "each": draw(st.integers(1, 2)),
        "scope": draw(st.sampled_from(["territory", "programme"])),
    }
    return asked, events


def _decided(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    events: list[Event] = [
        DecisionRecorded(
            decision=f"d{number}",
            title="D",
            subject=draw(st.sampled_from(["theme", "theme", "budget"])),
            territories=draw(territories),
        )
        for number in range(1, draw(st.integers(0, 3)) + 1)
    ]
    withdrawn = draw(st.lists(st.integers(1, 3), max_size=2))
    events += [
        DecisionWithdrawn(decision=f"d{number}", reason="R", ends=f"e{number}")
        for number in withdrawn
        if number <= len(events)
    ]
    return {"subject": "theme"}, events


def _settled(draw: st.DrawFn) -> tuple[dict[str, Any], list[Event]]:
    number = draw(st.integers(0, 3))
    events: list[Event] = [
        ReservationAttached(reservation=f"r{place}", review="r", territory="t", gate=draw(gates), text="R")
        for place in range(1, number + 1)
    ]
    events += [
        ReservationLifted(reservation=f"r{place}", territory="t", because="B", ends=f"e{place}")
        for place in range(1, number + 1)
        if draw(st.booleans())
    ]
    return {"what": "reservation"}, events


_EVENTS: dict[str, Drawn] = {
    "attested": _attested,
    "meetings": _meetings,
    "done": done,
    "seats": _seats,
    "decided": _decided,
    "settled": _settled,
    "questions": questions,
    "spread": spread,
    "partnerships": partnerships,
    "funded": funded,
    "document": documented,
    "measured": measured,
    "risks": risks,
    "ambiguities": ambiguities,
    "committed": committed,
    "flagships": flagships,
}
KINDS = tuple(_EVENTS)
