"""Acts on how a body votes: its rule, proxies, recusals."""

from __future__ import annotations

from typing import ClassVar, Literal

from programme.domain.acts.act import Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.body import BodyAct
from programme.domain.acts.territory import BORN as TERRITORY_BORN
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.phase_review import PhaseReview
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.event import Event
from programme.domain.events import ProxyGiven, RecusalRecorded, ReviewOpened, VotingRuleSet
from programme.domain.quorum import Share, VotingRule
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import OfficeId, ReviewId, TerritoryId, Text


class SetVotingRule(BodyAct):
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


class _ReviewMember(BodyAct):
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
        return _open_review(reading, self.territory, obstacles)


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


def _open_review(reading: Reading, territory: TerritoryId, obstacles: Obstacles) -> ReviewId:
    """Return the id of the review open for a territory, noting its absence; then the id stands for nothing."""
    project = existing(obstacles, reading, TerritoryProject, territory, *TERRITORY_BORN)
    pending = reading.of(GateFile, territory).pending
    none = say("No review is open for {territory}.", territory=territory)
    there = pending is not None or not project.exists
    obstacles.unless(there, "no-open-review", none, advice=f"programme gate open {territory}")
    if pending is None or not isinstance(pending.start.event, ReviewOpened):
        return territory
    return pending.start.event.review
