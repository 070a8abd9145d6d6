"""Acts on decisions: recorded, made known, withdrawn."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, free_id, option
from programme.domain.acts.body import BORN as BODY_BORN
from programme.domain.acts.meeting import BORN as MEETING_BORN
from programme.domain.acts.territory import BORN as TERRITORY_BORN
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.decision import Decision
from programme.domain.aggregates.meeting import Meeting
from programme.domain.aggregates.phase_review import PhaseReview
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import DecisionCommunicated, DecisionRecorded, DecisionWithdrawn
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.slug import slug
from programme.domain.vocabulary import BodyId, DecisionId, MeetingId, SubjectId, TerritoryId, Text, Title


class RecordDecision(Act):
    """Record a decision: what, by whom if it is known, since when it applies."""

    noun: ClassVar[str] = "decision"
    verb: ClassVar[str] = "record"
    french: ClassVar[tuple[str, str]] = ("decision", "enregistrer")
    records: ClassVar[tuple[type[Event], ...]] = (DecisionRecorded,)
    creates: ClassVar[str | None] = "decision"
    example: ClassVar[str] = (
        'programme decision record --title "Choix des associations" --territory aix-en-provence --on 2017-02-13'
    )
    everyday: ClassVar[bool] = True

    title: Title = asked("What is decided, in a line.")
    text: Text | None = option("The decision in full.")
    subject: SubjectId | None = option("Its subject, as criteria name it, such as theme.")
    decided_by: BodyId | None = option("The body that decided; left out, the decider is not specified.", name="body")
    territories: tuple[TerritoryId, ...] = option("A territory it is about.", (), name="territory")
    meeting: MeetingId | None = option("The meeting where it was taken.")
    applies_from: ImpreciseDate | None = option("The date from which it applies.")
    id: DecisionId | None = option("Its id; made from the title if not given.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the decision."""
        self._check(reading, obstacles)
        recorded = self.happening(
            DecisionRecorded,
            self.day(now),
            decision=self._named(reading, obstacles),
            title=self.title,
            text=self.text,
            subject=self.subject,
            decided_by=self.decided_by,
            territories=self.territories,
            meeting=self.meeting,
            applies_from=self.applies_from,
        )
        return [recorded]

    def _check(self, reading: Reading, obstacles: Obstacles) -> None:
        if self.decided_by is not None:
            existing(obstacles, reading, Body, self.decided_by, *BODY_BORN)
        if self.meeting is not None:
            existing(obstacles, reading, Meeting, self.meeting, *MEETING_BORN)
        for territory in self.territories:
            existing(obstacles, reading, TerritoryProject, territory, *TERRITORY_BORN)

    def _named(self, reading: Reading, obstacles: Obstacles) -> DecisionId:
        if self.id is None:
            return free_id(reading, Decision, slug(self.title) or "decision")
        taken = say("The id {id} is taken.", id=self.id)
        obstacles.unless(not reading.of(Decision, self.id).exists, "id-taken", taken, advice="--id")
        return self.id


class CommunicateDecision(Act):
    """Record that a decision was made known."""

    noun: ClassVar[str] = "decision"
    verb: ClassVar[str] = "communicate"
    french: ClassVar[tuple[str, str]] = ("decision", "communiquer")
    records: ClassVar[tuple[type[Event], ...]] = (DecisionCommunicated,)
    example: ClassVar[str] = 'programme decision communicate choix-des-associations --to "Associations du groupement"'

    decision: DecisionId = argument("The decision, or the review of a passage.", examples=["choix-des-associations"])
    to: Title = asked("To whom.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the communication, of a decision or of what was decided on a passage."""
        if reading.of(PhaseReview, self.decision).decided is None:
            existing(obstacles, reading, Decision, self.decision, DecisionRecorded)
        return [self.happening(DecisionCommunicated, self.day(now), decision=self.decision, to=self.to)]


class WithdrawDecision(Act):
    """Record that the decider changed its mind: the decision stood, and stands no more."""

    noun: ClassVar[str] = "decision"
    verb: ClassVar[str] = "withdraw"
    french: ClassVar[tuple[str, str]] = ("decision", "retirer")
    records: ClassVar[tuple[type[Event], ...]] = (DecisionWithdrawn,)
    example: ClassVar[str] = 'programme decision withdraw choix-des-associations --reason "Groupement élargi"'

    decision: DecisionId = argument("The decision.", examples=["choix-des-associations"])
    reason: Text = asked("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the withdrawal; a decision is withdrawn once."""
        decision = existing(obstacles, reading, Decision, self.decision, DecisionRecorded)
        again = say("Decision {decision} is already withdrawn.", decision=self.decision)
        obstacles.unless(not decision.withdrawn, "already-withdrawn", again)
        ends = decision.recorded[0].id if decision.recorded else self.decision
        return [self.happening(DecisionWithdrawn, self.day(now), decision=self.decision, reason=self.reason, ends=ends)]
