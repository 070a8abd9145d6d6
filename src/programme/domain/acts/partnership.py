"""Acts on partnerships and alliances: proposed, signed, evaluated, closed."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.known import known_document, known_stakeholders, known_territories, new_id
from programme.domain.acts.order import follows
from programme.domain.aggregates.partnership import Partnership, partners_of
from programme.domain.aggregates.stakeholder import Stakeholder
from programme.domain.answer import Answer
from programme.domain.balance import exchange
from programme.domain.event import Event
from programme.domain.events import PartnershipClosed, PartnershipEvaluated, PartnershipProposed, PartnershipSigned
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import (
    Column,
    DocumentId,
    Ending,
    PartnershipForm,
    PartnershipId,
    PartnershipKind,
    StakeholderId,
    TerritoryId,
    Text,
    Title,
)
from programme.domain.words import word

BORN = (PartnershipProposed,)
_FILLED_BY = {Column.CONTRIBUTIONS: "contribute", Column.BENEFITS: "benefit"}


class _PartnershipAct(Act):
    noun: ClassVar[str] = "partnership"

    partnership: PartnershipId = argument("The partnership or alliance.", examples=["culture-et-entreprises"])

    def known(self, reading: Reading, obstacles: Obstacles) -> Partnership:
        """Return the partnership, noting it as unknown when it is."""
        return existing(obstacles, reading, Partnership, self.partnership, *BORN)

    def still_open(self, partnership: Partnership, obstacles: Obstacles) -> None:
        """Note a partnership that is closed."""
        closed = say("{partnership} is already closed.", partnership=self.partnership)
        obstacles.unless(not partnership.closed, "already-closed", closed, advice="programme partnership list")

    def is_signed(self, partnership: Partnership, now: Circumstances, obstacles: Obstacles) -> None:
        """Note a partnership that was never signed, or only later."""
        unsigned = say("{partnership} is not signed.", partnership=self.partnership)
        advice = f"programme partnership sign {self.partnership}"
        obstacles.unless(partnership.signed or not partnership.exists, "not-signed", unsigned, advice=advice)
        follows(obstacles, self.day(now), partnership.signed)


class ProposePartnership(_PartnershipAct):
    """Propose a partnership between stakeholders, or an alliance."""

    verb: ClassVar[str] = "propose"
    french: ClassVar[tuple[str, str]] = ("partenariat", "proposer")
    records: ClassVar[tuple[type[Event], ...]] = (PartnershipProposed,)
    creates: ClassVar[str | None] = "partnership"
    example: ClassVar[str] = (
        'programme partnership propose culture-et-entreprises --title "Culture et entreprises" --type patronage '
        "--partner ecole-d-art --partner gepa --territory aix-en-provence"
    )

    partnership: PartnershipId = argument(
        "Id of the new partnership: lower-case words and hyphens.", examples=["culture-et-entreprises"]
    )
    title: Title = asked("What it is called.")
    kind: PartnershipKind = option(
        "A partnership is a balanced exchange, an alliance a position of openness.", PartnershipKind.PARTNERSHIP
    )
    form: PartnershipForm | None = option("The type of the partnership.", name="type")
    partners: tuple[StakeholderId, ...] = option("A stakeholder that is to be a partner.", (), name="partner")
    territories: tuple[TerritoryId, ...] = option(
        "A territory where it takes place; the whole programme if none is given.", (), name="territory"
    )
    text: Text | None = option("What it is to be about.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the proposal; an alliance has none of the types of a partnership."""
        new_id(Partnership, self.partnership, reading, obstacles, "programme partnership list")
        typed = self.kind is PartnershipKind.ALLIANCE and self.form is not None
        obstacles.unless(not typed, "alliance-typed", say("An alliance is of no type: only a partnership is."))
        partners = known_stakeholders(self.partners, self.day(now), reading, obstacles)
        known_territories(self.territories, reading, obstacles)
        proposed = self.happening(
            PartnershipProposed,
            self.day(now),
            partnership=self.partnership,
            kind=self.kind,
            title=self.title,
            form=self.form,
            partners=tuple(one.id for one in partners),
            territories=self.territories,
            text=self.text,
        )
        return [proposed]


class SignPartnership(_PartnershipAct):
    """Record that a partnership is signed: each partner gives something and expects something."""

    verb: ClassVar[str] = "sign"
    french: ClassVar[tuple[str, str]] = ("partenariat", "signer")
    records: ClassVar[tuple[type[Event], ...]] = (PartnershipSigned,)
    example: ClassVar[str] = "programme partnership sign culture-et-entreprises --on 2018-03-15"

    partners: tuple[StakeholderId, ...] = option(
        "A stakeholder that signs; those of the proposal if none is given.", (), name="partner"
    )
    document: DocumentId | None = option("The document that is signed.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the signature; it takes two partners, once, and for a partnership both columns of each of them."""
        partnership = self.known(reading, obstacles)
        again = say("{partnership} is already signed.", partnership=self.partnership)
        obstacles.unless(not partnership.signed, "already-signed", again)
        self.still_open(partnership, obstacles)
        follows(obstacles, self.day(now), partnership.proposed)
        wanted = self.partners or tuple(one for fact in partnership.proposed for one in partners_of(fact))
        partners = known_stakeholders(wanted, self.day(now), reading, obstacles)
        few = say("It takes at least two partners; {number} on record.", number=len(partners))
        obstacles.unless(len(partners) > 1 or not partnership.exists, "partners-missing", few, advice="--partner")
        known_document(self.document, reading, obstacles)
        if partnership.proposal is not None and partnership.proposal.kind is PartnershipKind.PARTNERSHIP:
            self._balanced(partners, partnership, now, obstacles)
        signed = {"partners": tuple(one.id for one in partners), "document": self.document}
        return [self.happening(PartnershipSigned, self.day(now), partnership=self.partnership, **signed)]

    def _balanced(
        self, partners: tuple[Stakeholder, ...], partnership: Partnership, now: Circumstances, obstacles: Obstacles
    ) -> None:
        """Note every column of every partner in which nothing can have stood on the day of the signature."""
        last = self.day(now).latest
        for partner in partners:
            for column, stated in exchange(partner, partnership).items():
                if partner.exists and all(one.holds(last) is Answer.NO for one in stated):
                    sentence = say(
                        "{stakeholder}: nothing on record in the column “{column}”.",
                        stakeholder=partner.id,
                        column=word(column),
                    )
                    verb = _FILLED_BY[column]
                    advice = f"programme stakeholder {verb} {partner.id} --text … --partnership {self.partnership}"
                    obstacles.add("empty-column", sentence, advice=advice)


class EvaluatePartnership(_PartnershipAct):
    """Record what came of a partnership."""

    verb: ClassVar[str] = "evaluate"
    french: ClassVar[tuple[str, str]] = ("partenariat", "evaluer")
    records: ClassVar[tuple[type[Event], ...]] = (PartnershipEvaluated,)
    example: ClassVar[str] = 'programme partnership evaluate culture-et-entreprises --summary "Douze résidences"'

    summary: Text = asked("What the evaluation says.")
    document: DocumentId | None = option("The document of the evaluation.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the evaluation, of what was signed; there may be several, also after the end."""
        self.is_signed(self.known(reading, obstacles), now, obstacles)
        known_document(self.document, reading, obstacles)
        said = {"summary": self.summary, "document": self.document}
        return [self.happening(PartnershipEvaluated, self.day(now), partnership=self.partnership, **said)]


class ClosePartnership(_PartnershipAct):
    """Record that a partnership is over: completed, or abandoned."""

    verb: ClassVar[str] = "close"
    french: ClassVar[tuple[str, str]] = ("partenariat", "clore")
    records: ClassVar[tuple[type[Event], ...]] = (PartnershipClosed,)
    example: ClassVar[str] = (
        'programme partnership close culture-et-entreprises --outcome completed --reason "Fin de la convention"'
    )

    ending: Ending = asked("Whether it is completed, or abandoned and counts no more.", name="outcome")
    reason: Text = asked("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the end; only what was signed is completed."""
        partnership = self.known(reading, obstacles)
        self.still_open(partnership, obstacles)
        follows(obstacles, self.day(now), partnership.proposed)
        if self.ending is Ending.COMPLETED:
            self.is_signed(partnership, now, obstacles)
        ends = partnership.proposed[0].id if partnership.proposed else self.partnership
        fields = {"partnership": self.partnership, "ending": self.ending, "reason": self.reason, "ends": ends}
        return [self.happening(PartnershipClosed, self.day(now), **fields)]
