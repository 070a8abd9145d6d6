"""Acts on bodies: set up, seats, voting rule, proxies, recusals."""

from __future__ import annotations

from typing import ClassVar, Literal

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.territory import BORN as TERRITORY_BORN
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.phase_review import PhaseReview
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import (
    BodyConstituted,
    BodyPlanned,
    ProxyGiven,
    RecusalRecorded,
    ReviewOpened,
    SeatFilled,
    SeatsPlanned,
    SeatVacated,
    VotingRuleSet,
)
from programme.domain.quorum import Share, VotingRule
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import BodyId, Category, OfficeId, ReviewId, SeatId, TerritoryId, Text, Title

BORN = (BodyPlanned, BodyConstituted)


class _BodyAct(Act):
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


class PlanBody(_BodyAct):
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


class ConstituteBody(_BodyAct):
    """Record that a body exists."""

    verb: ClassVar[str] = "constitute"
    french: ClassVar[tuple[str, str]] = ("instance", "constituer")
    records: ClassVar[tuple[type[Event], ...]] = (BodyConstituted,)
    creates: ClassVar[str | None] = "body"
    example: ClassVar[str] = 'programme body constitute comite-elargi --name "Comité de pilotage élargi" --on 2018-02'

    name: Title = asked("Name of the body.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the constitution; a body is constituted once."""
        body = reading.of(Body, self.body)
        there = say("{body} is already constituted.", body=self.body)
        obstacles.unless(
            not body.constitutions, "already-constituted", there, advice=f"programme body show {self.body}"
        )
        return [self.happening(BodyConstituted, self.day(now), body=self.body, name=self.name)]


class FillSeat(_BodyAct):
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


class VacateSeat(_BodyAct):
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


class SetVotingRule(_BodyAct):
    """Set how a body votes; its own rule comes before the charter's."""

    verb: ClassVar[str] = "rule"
    french: ClassVar[tuple[str, str]] = ("instance", "regle")
    records: ClassVar[tuple[type[Event], ...]] = (VotingRuleSet,)
    example: ClassVar[str] = "programme body rule comite-interne --quorum 1/2 --majority 1/2 --on 2018"

    quorum: Share = option("Share of the seats that must take part.", Share(1, 2))
    quorum_of: Literal["seats", "filled-seats"] = option("What the quorum is a share of.", "seats")
    majority: Share = option("Share of the votes to exceed.", Share(1, 2))
    majority_of: Literal["cast", "present", "seats"] = option("What the majority is a share of.", "cast")
    abstentions: Literal["ignored", "counted"] = option("Whether abstentions count in the votes cast.", "ignored")
    proxies: int = option("Proxies that one member may hold.", 1, ge=0, le=50)

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the rule, which takes the place of the one before."""
        rules = self.known(reading, obstacles).rules
        voting = VotingRule(
            quorum=self.quorum,
            quorum_of=self.quorum_of,
            majority=self.majority,
            majority_of=self.majority_of,
            abstentions=self.abstentions,
            proxies_per_holder=self.proxies,
        )
        return [self.link(VotingRuleSet, rules, self.day(now), obstacles, body=self.body, voting=voting)]


class _ReviewMember(_BodyAct):
    """What a member of a body does about the review that is open for a territory."""

    office: OfficeId = argument("The office of the member.", examples=["pilot"])
    territory: TerritoryId = asked("The territory whose review it is about.")

    @property
    def shown(self) -> str:
        """The command that shows who voted, and for whom."""
        return f"programme gate show {self.territory}"

    def review(self, reading: Reading, obstacles: Obstacles) -> ReviewId:
        """Return the open review, noting what is unknown, not open, or not a member."""
        body = self.known(reading, obstacles)
        self.is_seated(body, self.office, "not-seated", obstacles)
        return open_review(reading, self.territory, obstacles)


class GiveProxy(_ReviewMember):
    """Record that a member gives its vote to another one, for one review."""

    verb: ClassVar[str] = "proxy"
    french: ClassVar[tuple[str, str]] = ("instance", "pouvoir")
    records: ClassVar[tuple[type[Event], ...]] = (ProxyGiven,)
    example: ClassVar[str] = "programme body proxy comite-interne treasurer --to president --territory aix-en-provence"

    holder: OfficeId = asked("The member who receives the proxy.", name="to")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the proxy; it goes to another member, once, before the vote."""
        review = self.review(reading, obstacles)
        body = reading.of(Body, self.body)
        self.is_seated(body, self.holder, "holder-not-seated", obstacles)
        itself = say("{office} cannot hold its own proxy.", office=self.office)
        obstacles.unless(self.holder != self.office, "own-proxy", itself, advice="--to")
        state = reading.of(PhaseReview, review)
        late = say("{office} has already voted in this review.", office=self.office)
        voted = {one.office for one in state.ballots(self.body)}
        obstacles.unless(self.office not in voted, "already-voted", late, advice=self.shown)
        given = say("{office} has already given its proxy for this review.", office=self.office)
        obstacles.unless(state.proxy_of(self.office, self.body) is None, "proxy-given", given, advice=self.shown)
        fields = {"body": self.body, "office": self.office, "holder": self.holder, "review": review}
        return [self.happening(ProxyGiven, self.day(now), **fields)]


class RecordRecusal(_ReviewMember):
    """Record that a member steps aside from one review."""

    verb: ClassVar[str] = "recuse"
    french: ClassVar[tuple[str, str]] = ("instance", "deport")
    records: ClassVar[tuple[type[Event], ...]] = (RecusalRecorded,)
    example: ClassVar[str] = "programme body recuse comite-interne pilot --territory aix-en-provence"

    reason: Text | None = option("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the recusal; who has voted, for itself or by proxy, can no longer step aside."""
        review = self.review(reading, obstacles)
        ballots = reading.of(PhaseReview, review).ballots(self.body)
        voted = {office for ballot in ballots for office in (ballot.office, ballot.cast_by)}
        late = say("{office} has already voted in this review.", office=self.office)
        obstacles.unless(self.office not in voted, "already-voted", late, advice=self.shown)
        fields = {"body": self.body, "office": self.office, "review": review, "reason": self.reason}
        return [self.happening(RecusalRecorded, self.day(now), **fields)]


def open_review(reading: Reading, territory: TerritoryId, obstacles: Obstacles) -> ReviewId:
    """Return the id of the review open for a territory, noting its absence; then the id stands for nothing."""
    project = existing(obstacles, reading, TerritoryProject, territory, *TERRITORY_BORN)
    pending = reading.of(GateFile, territory).pending
    none = say("No review is open for {territory}.", territory=territory)
    there = pending is not None or not project.exists
    obstacles.unless(there, "no-open-review", none, advice=f"programme gate open {territory}")
    if pending is None or not isinstance(pending.start.event, ReviewOpened):
        return territory
    return pending.start.event.review
