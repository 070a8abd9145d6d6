"""Acts on bodies: planned, set up, their seats filled and vacated."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.territory import BORN as TERRITORY_BORN
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.charters import Charters
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import BodyConstituted, BodyPlanned, CharterAdopted, SeatFilled, SeatsPlanned, SeatVacated
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import BodyId, Category, OfficeId, SeatId, TerritoryId, Title, is_title

BORN = (BodyPlanned, BodyConstituted)


class BodyAct(Act):
    """What is done about a body."""

    noun: ClassVar[str] = "body"

    body: BodyId = argument("The body.", examples=["comite-interne"])

    def known(self, reading: Reading, obstacles: Obstacles) -> Body:
        """Return the body, noting it as unknown when it is."""
        return existing(obstacles, reading, Body, self.body, *BORN)

    def is_seated(self, body: Body, office: OfficeId, rule: str, obstacles: Obstacles) -> None:
        """Note an office that holds no seat in a body that is known."""
        outsider = say("{office} holds no seat in {body}.", office=office, body=self.body)
        seated = body.seat_of(office) is not None or not body.exists or obstacles.does_not_know("office", office)
        obstacles.unless(seated, rule, outsider, advice=f"programme body show {self.body}")


class PlanBody(BodyAct):
    """Note that a body is to be set up, and by when; once more, to give it another date."""

    verb: ClassVar[str] = "plan"
    french: ClassVar[tuple[str, str]] = ("instance", "planifier")
    records: ClassVar[tuple[type[Event], ...]] = (BodyPlanned,)
    creates: ClassVar[str | None] = "body"
    example: ClassVar[str] = 'programme body plan comite-elargi --name "Comité de pilotage élargi" --due 2018'

    name: Title = asked("Name of the body.")
    due: ImpreciseDate = asked("When it is to be set up.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the plan, which takes the place of the one before; a body that exists is planned no more."""
        body = reading.of(Body, self.body)
        there = say("{body} is already constituted.", body=self.body)
        obstacles.unless(
            not body.constitutions, "already-constituted", there, advice=f"programme body show {self.body}"
        )
        fields = {"body": self.body, "name": self.name, "due": self.due}
        return [self.link(BodyPlanned, body.planning, self.day(now), obstacles, **fields)]


class ConstituteBody(BodyAct):
    """Record that a body exists; one of the charter has its name from there."""

    verb: ClassVar[str] = "constitute"
    french: ClassVar[tuple[str, str]] = ("instance", "constituer")
    records: ClassVar[tuple[type[Event], ...]] = (BodyConstituted,)
    creates: ClassVar[str | None] = "body"
    example: ClassVar[str] = 'programme body constitute comite-elargi --name "Comité de pilotage élargi" --on 2018-02'

    name: Title | None = option("Name of the body; that of the charter if not given.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the constitution; a body is constituted once."""
        body = reading.of(Body, self.body)
        there = say("{body} is already constituted.", body=self.body)
        obstacles.unless(
            not body.constitutions, "already-constituted", there, advice=f"programme body show {self.body}"
        )
        name = self.name or _name_in_charter(self.body, reading)
        unnamed = say("The charter says nothing of a body {body}: its name is missing.", body=self.body)
        obstacles.unless(name, "name-missing", unnamed, advice="--name")
        return [self.happening(BodyConstituted, self.day(now), body=self.body, name=name or self.body)]


class FillSeat(BodyAct):
    """Give an office a seat in a body."""

    verb: ClassVar[str] = "seat"
    french: ClassVar[tuple[str, str]] = ("instance", "sieger")
    records: ClassVar[tuple[type[Event], ...]] = (SeatFilled,)
    example: ClassVar[str] = "programme body seat comite-interne vice-president-metropole --on 2018"

    office: OfficeId = argument("The office that takes the seat.", examples=["vice-president-metropole"])
    seat: SeatId | None = option("The open seat that it takes.")
    role: Title | None = option("Its role in the body.")
    category: Category | None = option("The family of stakeholders it sits for.")
    territory: TerritoryId | None = option("The territory it sits for.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the seat, for whom the open one was kept; an office holds one seat at a time in a body."""
        body = self.known(reading, obstacles)
        kept = self._kept(body, obstacles)
        if self.territory is not None:
            existing(obstacles, reading, TerritoryProject, self.territory, *TERRITORY_BORN)
        sits = say("{office} already sits in {body}.", office=self.office, body=self.body)
        advice = f"programme body show {self.body}"
        obstacles.unless(body.seat_of(self.office) is None, "already-seated", sits, advice=advice)
        seat = self.happening(
            SeatFilled,
            self.day(now),
            body=self.body,
            office=self.office,
            seat=self.seat,
            role=self.role,
            category=self.category or (kept.category if kept else None),
            territory=self.territory or (kept.territory if kept else None),
        )
        return [seat]

    def _kept(self, body: Body, obstacles: Obstacles) -> SeatsPlanned | None:
        """Return what was planned of the open seat, noting one that is unknown, given up, or filled."""
        if self.seat is None:
            return None
        chain = body.planned_seats.get(self.seat)
        if chain is None:
            obstacles.unknown("seat", self.seat, body.planned_seats)
            return None
        plan = chain.tail.event if chain.tail is not None else None
        taken = sum(not one.ends for one in body.seats_of(self.seat))
        none_left = say("No seat is open for it ({seat}).", seat=self.seat)
        there = isinstance(plan, SeatsPlanned) and (plan.most is None or taken < plan.most)
        obstacles.unless(there, "no-open-seat", none_left, advice=f"programme body show {self.body}")
        return plan if isinstance(plan, SeatsPlanned) else None


class VacateSeat(BodyAct):
    """Record that an office leaves its seat."""

    verb: ClassVar[str] = "vacate"
    french: ClassVar[tuple[str, str]] = ("instance", "liberer")
    records: ClassVar[tuple[type[Event], ...]] = (SeatVacated,)
    example: ClassVar[str] = "programme body vacate comite-interne treasurer --on 2018"

    office: OfficeId = argument("The office that leaves.", examples=["treasurer"])

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the end of the seat."""
        body = self.known(reading, obstacles)
        seat = body.seat_of(self.office)
        self.is_seated(body, self.office, "not-seated", obstacles)
        ends = seat.start.id if seat is not None else self.office
        return [self.happening(SeatVacated, self.day(now), body=self.body, office=self.office, ends=ends)]


def _name_in_charter(body: BodyId, reading: Reading) -> str | None:
    """Return what the latest charter calls a body, in its own language; None where that is no title."""
    edition = Charters.of(reading.facts(CharterAdopted)).latest
    known = edition.rules.body(body) if edition is not None else None
    if edition is None or known is None:
        return None
    name = known.fr if edition.rules.lang == "fr" else known.en
    return name if is_title(name) else None
