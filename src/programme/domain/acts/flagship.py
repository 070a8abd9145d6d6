"""Acts on flagship projects: proposed, written, presented to companies, carried by a partnership, closed."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.known import known_document, known_stakeholders, known_territories, new_id
from programme.domain.acts.meeting import BORN as MEETING_BORN
from programme.domain.acts.order import follows
from programme.domain.acts.partnership import BORN as PARTNERSHIP_BORN
from programme.domain.aggregates.flagship import Flagship
from programme.domain.aggregates.meeting import Meeting
from programme.domain.aggregates.partnership import Partnership, partners_of
from programme.domain.event import Event
from programme.domain.events import (
    FlagshipClosed,
    FlagshipPartnered,
    FlagshipPresented,
    FlagshipProposed,
    FlagshipWritten,
)
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import (
    Category,
    DocumentId,
    Ending,
    FlagshipId,
    FlagshipKind,
    FlagshipStatus,
    MeetingId,
    PartnershipId,
    PartnershipKind,
    StakeholderId,
    TerritoryId,
    Text,
    Title,
)
from programme.domain.words import word

_REACHED_BY = {FlagshipStatus.PROPOSED: "propose", FlagshipStatus.WRITTEN: "write", FlagshipStatus.PRESENTED: "present"}


class _FlagshipAct(Act):
    noun: ClassVar[str] = "flagship"

    flagship: FlagshipId = argument("The flagship project.", examples=["festival-partage"])

    def after(self, status: FlagshipStatus, reading: Reading, now: Circumstances, obstacles: Obstacles) -> Flagship:
        """Return the project, noting one that is unknown, closed, or has not come to the status that goes before."""
        flagship = existing(obstacles, reading, Flagship, self.flagship, FlagshipProposed)
        closed = say("{flagship} is already closed.", flagship=self.flagship)
        obstacles.unless(not flagship.closed, "already-closed", closed, advice="programme flagship list")
        before = flagship.steps()[status]
        lacking = say("{flagship} is not known to be: {status}.", flagship=self.flagship, status=word(status))
        advice = f"programme flagship {_REACHED_BY[status]} {self.flagship}"
        obstacles.unless(before or not flagship.exists, f"not-{status.value}", lacking, advice=advice)
        follows(obstacles, self.day(now), sorted(before, key=lambda fact: fact.on.earliest)[:1])
        return flagship


class ProposeFlagship(_FlagshipAct):
    """Propose a flagship project, of one stakeholder or of several."""

    verb: ClassVar[str] = "propose"
    french: ClassVar[tuple[str, str]] = ("phare", "proposer")
    records: ClassVar[tuple[type[Event], ...]] = (FlagshipProposed,)
    creates: ClassVar[str | None] = "flagship"
    example: ClassVar[str] = (
        'programme flagship propose festival-partage --title "Un festival partagé" --kind collective '
        "--territory aix-en-provence"
    )

    flagship: FlagshipId = argument(
        "Id of the new flagship project: lower-case words and hyphens.", examples=["festival-partage"]
    )
    title: Title = asked("What it is called.")
    kind: FlagshipKind | None = option("Whose it is; with one owner it is individual, else collective.")
    owners: tuple[StakeholderId, ...] = option(
        "A stakeholder whose project it is; that of the whole group if none is given.", (), name="owner"
    )
    territories: tuple[TerritoryId, ...] = option(
        "A territory it is about; the whole programme if none is given.", (), name="territory"
    )
    text: Text | None = option("What it is about.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the proposal; an individual project has one owner, a collective one has several, or the group."""
        new_id(Flagship, self.flagship, reading, obstacles, "programme flagship list")
        owners = known_stakeholders(self.owners, self.day(now), reading, obstacles)
        alone = FlagshipKind.INDIVIDUAL if len(owners) == 1 else FlagshipKind.COLLECTIVE
        wrong = say(
            "An individual project has one owner, a collective one several; {number} given.", number=len(owners)
        )
        obstacles.unless(self.kind in {None, alone}, "wrong-number-of-owners", wrong, advice="--owner")
        known_territories(self.territories, reading, obstacles)
        proposed = self.happening(
            FlagshipProposed,
            self.day(now),
            flagship=self.flagship,
            kind=self.kind or alone,
            title=self.title,
            owners=tuple(one.id for one in owners),
            territories=self.territories,
            text=self.text,
        )
        return [proposed]


class WriteFlagship(_FlagshipAct):
    """Record that a flagship project is written."""

    verb: ClassVar[str] = "write"
    french: ClassVar[tuple[str, str]] = ("phare", "rediger")
    records: ClassVar[tuple[type[Event], ...]] = (FlagshipWritten,)
    example: ClassVar[str] = "programme flagship write festival-partage --on 2017-12"

    document: DocumentId | None = option("The document in which it is written.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the fact; it may be written again."""
        self.after(FlagshipStatus.PROPOSED, reading, now, obstacles)
        known_document(self.document, reading, obstacles)
        return [self.happening(FlagshipWritten, self.day(now), flagship=self.flagship, document=self.document)]


class PresentFlagship(_FlagshipAct):
    """Record that a flagship project was presented to companies."""

    verb: ClassVar[str] = "present"
    french: ClassVar[tuple[str, str]] = ("phare", "presenter")
    records: ClassVar[tuple[type[Event], ...]] = (FlagshipPresented,)
    example: ClassVar[str] = "programme flagship present festival-partage --to gepa --on 2018-04-12"

    to: tuple[StakeholderId, ...] = option("A company, or a network of companies, to which it was presented.", ())
    meeting: MeetingId | None = option("The meeting where it was presented.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the presentation of what is written; of those who are named one at least is a company."""
        self.after(FlagshipStatus.WRITTEN, reading, now, obstacles)
        audience = known_stakeholders(self.to, self.day(now), reading, obstacles)
        companies = [one for one in audience if one.category in {None, Category.COMPANIES}]
        none = say("None of those it was presented to is a company.")
        obstacles.unless(companies or not audience, "no-company", none, advice="--to")
        if self.meeting is not None:
            existing(obstacles, reading, Meeting, self.meeting, *MEETING_BORN)
        fields = {"to": tuple(one.id for one in audience), "meeting": self.meeting}
        return [self.happening(FlagshipPresented, self.day(now), flagship=self.flagship, **fields)]


class PartnerFlagship(_FlagshipAct):
    """Record that a flagship project found a signed partnership that carries it."""

    verb: ClassVar[str] = "partner"
    french: ClassVar[tuple[str, str]] = ("phare", "associer")
    records: ClassVar[tuple[type[Event], ...]] = (FlagshipPartnered,)
    example: ClassVar[str] = "programme flagship partner festival-partage --partnership culture-et-entreprises"

    partnership: PartnershipId = asked("The partnership that carries it.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the fact; the partnership is signed, and no alliance, and binds an owner of the project."""
        flagship = self.after(FlagshipStatus.PRESENTED, reading, now, obstacles)
        partnership = existing(obstacles, reading, Partnership, self.partnership, *PARTNERSHIP_BORN)
        if partnership.proposal is not None:
            self._carries(partnership, flagship, obstacles)
        follows(obstacles, self.day(now), partnership.signed)
        return [self.happening(FlagshipPartnered, self.day(now), flagship=self.flagship, partnership=self.partnership)]

    def _carries(self, partnership: Partnership, flagship: Flagship, obstacles: Obstacles) -> None:
        names = {"flagship": self.flagship, "partnership": self.partnership}
        alliance = partnership.proposal is not None and partnership.proposal.kind is PartnershipKind.ALLIANCE
        obstacles.unless(not alliance, "not-a-partnership", say("{partnership} is an alliance.", **names))
        unsigned = say("{partnership} is not signed.", **names)
        advice = f"programme partnership sign {self.partnership}"
        obstacles.unless(partnership.signed, "not-signed", unsigned, advice=advice)
        partners = {partner for fact in partnership.signed for partner in partners_of(fact)}
        strangers = say("No owner of {flagship} is a partner in {partnership}.", **names)
        apart = partnership.signed and flagship.owners and partners.isdisjoint(flagship.owners)
        obstacles.unless(not apart, "owner-not-a-partner", strangers)


class CloseFlagship(_FlagshipAct):
    """Record that a flagship project is over: completed, or abandoned."""

    verb: ClassVar[str] = "close"
    french: ClassVar[tuple[str, str]] = ("phare", "clore")
    records: ClassVar[tuple[type[Event], ...]] = (FlagshipClosed,)
    example: ClassVar[str] = (
        'programme flagship close festival-partage --outcome completed --reason "Le festival a eu lieu"'
    )

    ending: Ending = asked("Whether it is completed, or abandoned and counts no more.", name="outcome")
    reason: Text = asked("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the end; there is one."""
        flagship = self.after(FlagshipStatus.PROPOSED, reading, now, obstacles)
        ends = flagship.proposed[0].id if flagship.proposed else self.flagship
        fields = {"ending": self.ending, "reason": self.reason, "ends": ends}
        return [self.happening(FlagshipClosed, self.day(now), flagship=self.flagship, **fields)]
