"""Acts on the readings of the budget: one is proposed, one is adopted by a decision."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.budget import BORN as LINE_BORN
from programme.domain.acts.known import new_id, standing_decision
from programme.domain.acts.order import follows
from programme.domain.aggregates.budget import Assumption, BudgetLine
from programme.domain.budget import SUBJECT
from programme.domain.event import Event
from programme.domain.events import BudgetAssumptionAdopted, BudgetAssumptionProposed, DecisionRecorded
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.timed import Chain
from programme.domain.vocabulary import AssumptionId, BudgetLineId, DecisionId, Title


class ProposeAssumption(Act):
    """Propose a reading of the budget: how its lines make up what one territory costs."""

    noun: ClassVar[str] = "budget"
    verb: ClassVar[str] = "propose"
    french: ClassVar[tuple[str, str]] = ("budget", "proposer")
    records: ClassVar[tuple[type[Event], ...]] = (BudgetAssumptionProposed,)
    creates: ClassVar[str | None] = "assumption"
    example: ClassVar[str] = (
        'programme budget propose cinq-territoires --title "Coordination partagée entre cinq territoires" '
        "--each production --shared coordination --among 5 --years 3"
    )

    assumption: AssumptionId = argument(
        "Id of the new reading: lower-case words and hyphens.", examples=["cinq-territoires"]
    )
    title: Title = asked("What it assumes, in a line.")
    each: tuple[BudgetLineId, ...] = option("A line that counts whole for each territory.", ())
    shared: tuple[BudgetLineId, ...] = option("A line that is divided among the territories.", ())
    yearly: tuple[BudgetLineId, ...] = option("A line, one of those, whose sum is for one year only.", ())
    among: int = asked("How many territories share.", ge=1, le=1000)
    years: int = asked("How many years the budget covers.", ge=1, le=100)
    estimate: BudgetLineId | None = option("The line that declares an estimate to compare with.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the proposal; each of its lines counts once, in one way."""
        new_id(Assumption, self.assumption, reading, obstacles, "programme budget show")
        counted = (*self.each, *self.shared)
        obstacles.unless(counted, "lines-missing", say("It counts no line of the budget."), advice="--each")
        twice = say("A line counts once: whole for each territory, or shared.")
        obstacles.unless(len(set(counted)) == len(counted), "line-counted-twice", twice)
        stray = tuple(one for one in self.yearly if one not in counted)
        apart = say("These yearly lines are counted nowhere: {lines}.", lines=stray)
        obstacles.unless(not stray, "yearly-not-counted", apart, advice="--each")
        named = (*counted, *filter(None, [self.estimate]))
        for line in dict.fromkeys(named):
            stated = existing(obstacles, reading, BudgetLine, line, *LINE_BORN).stated
            follows(obstacles, self.day(now), stated)
        fields = self.model_dump(include=set(BudgetAssumptionProposed.model_fields) - {"sources", "doubt"})
        return [self.happening(BudgetAssumptionProposed, self.day(now), **fields)]


class AdoptAssumption(Act):
    """Record which reading of the budget a decision adopts: only then is a total per territory known."""

    noun: ClassVar[str] = "budget"
    verb: ClassVar[str] = "assume"
    french: ClassVar[tuple[str, str]] = ("budget", "retenir")
    records: ClassVar[tuple[type[Event], ...]] = (BudgetAssumptionAdopted,)
    example: ClassVar[str] = "programme budget assume lecture-a --decision lecture-du-budget"

    assumption: AssumptionId = argument("The reading of the budget.", examples=["lecture-a"])
    decision: DecisionId = asked("The decision that adopts it; its subject is budget-assumption.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the adoption, by a decision on the matter that stands."""
        proposed = existing(obstacles, reading, Assumption, self.assumption, BudgetAssumptionProposed).proposed
        decision = standing_decision(self.decision, reading, now, obstacles)
        events = [fact.event for fact in decision.recorded]
        subjects = {event.subject for event in events if isinstance(event, DecisionRecorded)}
        other = say("Decision {decision} is not on the subject {subject}.", decision=self.decision, subject=SUBJECT)
        advice = f"programme decision record --subject {SUBJECT} --title …"
        obstacles.unless(not subjects or SUBJECT in subjects, "other-subject", other, advice=advice)
        follows(obstacles, self.day(now), (*proposed, *decision.recorded))
        chain = Chain()
        for fact in reading.facts(BudgetAssumptionAdopted):
            chain = chain.with_link(fact)
        fields = {"assumption": self.assumption, "decision": self.decision}
        return [self.link(BudgetAssumptionAdopted, chain, self.day(now), obstacles, **fields)]
