"""Acts on risks: raised, reassessed, closed."""

from __future__ import annotations

from typing import Any, ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.known import known_territories, new_id
from programme.domain.acts.order import follows
from programme.domain.aggregates.risk import Risk
from programme.domain.event import Event
from programme.domain.events import RiskClosed, RiskRaised, RiskReassessed
from programme.domain.reading import Reading
from programme.domain.scope import territories_of
from programme.domain.sentences import say
from programme.domain.vocabulary import Degree, OfficeId, RiskId, TerritoryId, Text, Title, Trend

ASSESSED = ("likelihood", "impact", "owner", "trend")


class RaiseRisk(Act):
    """Raise a risk: what may go wrong, how likely and how grave, and who sees to it, as far as that is known."""

    noun: ClassVar[str] = "risk"
    verb: ClassVar[str] = "raise"
    french: ClassVar[tuple[str, str]] = ("risque", "signaler")
    records: ClassVar[tuple[type[Event], ...]] = (RiskRaised,)
    creates: ClassVar[str | None] = "risk"
    example: ClassVar[str] = (
        'programme risk raise epuisement --title "Épuisement des bénévoles" --likelihood 3 --impact 4 --owner director'
    )

    risk: RiskId = argument("Id of the new risk: lower-case words and hyphens.", examples=["epuisement"])
    title: Title = asked("What may go wrong, in a line.")
    likelihood: Degree | None = option("How likely it is, from 1 to 5.")
    impact: Degree | None = option("How grave it would be, from 1 to 5.")
    owner: OfficeId | None = option("The office that sees to it.")
    trend: Trend | None = option("Where it is going.")
    territories: tuple[TerritoryId, ...] = option(
        "A territory it is about; the whole programme if none is given.", (), name="territory"
    )

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the risk."""
        new_id(Risk, self.risk, reading, obstacles, "programme risk list")
        known_territories(self.territories, reading, obstacles)
        fields = self.model_dump(include={"risk", "title", "territories", *ASSESSED})
        return [self.happening(RiskRaised, self.day(now), **fields)]


class _RiskAct(Act):
    """An act on a risk that is open."""

    noun: ClassVar[str] = "risk"

    risk: RiskId = argument("The risk.", examples=["epuisement"])

    def open(self, reading: Reading, obstacles: Obstacles) -> Risk:
        """Return the risk, noting one that is unknown, or closed."""
        risk = existing(obstacles, reading, Risk, self.risk, RiskRaised)
        closed = say("Risk {risk} is already closed.", risk=self.risk)
        obstacles.unless(not risk.closed, "already-closed", closed, advice="programme risk list")
        return risk


class ReassessRisk(_RiskAct):
    """Look at a risk again; what is not given stays as it was."""

    verb: ClassVar[str] = "reassess"
    french: ClassVar[tuple[str, str]] = ("risque", "reevaluer")
    records: ClassVar[tuple[type[Event], ...]] = (RiskReassessed,)
    example: ClassVar[str] = "programme risk reassess epuisement --likelihood 2 --trend falling"

    likelihood: Degree | None = option("How likely it is, from 1 to 5.")
    impact: Degree | None = option("How grave it would be, from 1 to 5.")
    owner: OfficeId | None = option("The office that sees to it.")
    trend: Trend | None = option("Where it is going.")
    reason: Text | None = option("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the reassessment; where nothing is given it says that nothing has changed."""
        risk = self.open(reading, obstacles)
        if risk.latest is None:
            return []
        former, given = risk.latest, self.model_dump(include=set(ASSESSED))
        fields: dict[str, Any] = {one: given[one] or getattr(former, one) for one in ASSESSED}
        fields |= {"risk": self.risk, "territories": _territories(risk), "reason": self.reason}
        return [self.link(RiskReassessed, risk.assessments, self.day(now), obstacles, **fields)]


class CloseRisk(_RiskAct):
    """Record that a risk is one no more."""

    verb: ClassVar[str] = "close"
    french: ClassVar[tuple[str, str]] = ("risque", "clore")
    records: ClassVar[tuple[type[Event], ...]] = (RiskClosed,)
    example: ClassVar[str] = 'programme risk close epuisement --reason "Deux salariés recrutés"'

    reason: Text = asked("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the end of the risk."""
        risk = self.open(reading, obstacles)
        follows(obstacles, self.day(now), risk.raised)
        if risk.mandate is None:
            return []
        fields = {"risk": self.risk, "territories": _territories(risk), "reason": self.reason}
        return [self.happening(RiskClosed, self.day(now), **fields, ends=risk.mandate.start.id)]


def _territories(risk: Risk) -> tuple[TerritoryId, ...]:
    return next((territories_of(fact) for fact in risk.raised), ())
