"""Acts that fill the matrix: what a stakeholder, or a whole category, gives and expects."""

from __future__ import annotations

from typing import Any, ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.known import known_stakeholders, known_territory
from programme.domain.aggregates.partnership import Partnership
from programme.domain.event import Event
from programme.domain.events import (
    BenefitStated,
    CategoryBenefitStated,
    CategoryContributionStated,
    ContributionStated,
    PartnershipProposed,
)
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import Category, PartnershipId, StakeholderId, TerritoryId, Title


class _State(Act):
    """Fills one column, in the row of a stakeholder or in that of a category."""

    noun: ClassVar[str] = "stakeholder"

    stakeholder: StakeholderId | None = argument(
        "The stakeholder, unless a category is given.", default=None, examples=["ecole-d-art"]
    )
    category: Category | None = option("The category whose stakeholders it is about, whoever they are.")
    texts: tuple[Title, ...] = asked("What it is, in a line; repeat it for several.", name="text", min_length=1)
    territory: TerritoryId | None = option("The territory it is about; the whole programme if not given.")
    partnership: PartnershipId | None = option("The partnership it is about; in general if not given.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return one fact for each text; it is said of one stakeholder, or in general of one category."""
        known_territory(self.territory, reading, obstacles)
        if self.partnership is not None:
            existing(obstacles, reading, Partnership, self.partnership, PartnershipProposed)
        if self.stakeholder is not None:
            known_stakeholders([self.stakeholder], self.day(now), reading, obstacles)
        of_stakeholder, of_category = self.records
        match (self.stakeholder, self.category):
            case (str() as stakeholder_id, None):
                return self._stated(of_stakeholder, now, stakeholder=stakeholder_id, partnership=self.partnership)
            case (None, Category() as category) if self.partnership is None:
                return self._stated(of_category, now, category=category)
        one = say("It is said of one stakeholder, or in general of one category.")
        obstacles.add("one-stakeholder-or-category", one, advice="--category")
        return []

    def _stated(self, kind: type[Event], now: Circumstances, **whose: Any) -> list[New]:
        return [
            self.happening(kind, self.day(now), text=text, territory=self.territory, **whose) for text in self.texts
        ]


class StateContribution(_State):
    """Record what a stakeholder gives, or what a category is to give."""

    verb: ClassVar[str] = "contribute"
    french: ClassVar[tuple[str, str]] = ("acteur", "apporter")
    records: ClassVar[tuple[type[Event], ...]] = (ContributionStated, CategoryContributionStated)
    example: ClassVar[str] = 'programme stakeholder contribute ecole-d-art --text "Mobilisation des jeunes"'


class StateBenefit(_State):
    """Record what a stakeholder expects, or what a category may expect."""

    verb: ClassVar[str] = "benefit"
    french: ClassVar[tuple[str, str]] = ("acteur", "beneficier")
    records: ClassVar[tuple[type[Event], ...]] = (BenefitStated, CategoryBenefitStated)
    example: ClassVar[str] = 'programme stakeholder benefit ecole-d-art --text "Ancrage territorial"'
