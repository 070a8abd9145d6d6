"""Acts that prepare a passage: a review opened, criteria answered or waived."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Circumstances, New, Obstacles, argument, asked, free_id, option
from programme.domain.acts.passage import GateAct, Passage
from programme.domain.aggregates.phase_review import PhaseReview
from programme.domain.charter import Criterion
from programme.domain.dates import ImpreciseDate
from programme.domain.demands import Attested
from programme.domain.event import Event
from programme.domain.events import CriterionAnswered, CriterionWaived, ReviewOpened
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import AttestedFinding, BodyId, CriterionId, OfficeId, Position, Text


class OpenReview(GateAct):
    """Open a phase review: one attempt to pass the gate before a territory."""

    verb: ClassVar[str] = "open"
    french: ClassVar[tuple[str, str]] = ("jalon", "ouvrir")
    records: ClassVar[tuple[type[Event], ...]] = (ReviewOpened,)
    creates: ClassVar[str | None] = "review"
    example: ClassVar[str] = "programme gate open aix-en-provence --on 2017-12-14"
    everyday: ClassVar[bool] = True

    proposer: OfficeId | None = option("The office that proposes the passage; the one who records if not given.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the opening, under the edition in force that day."""
        at = self.passage(reading, now, obstacles)
        already = say("A review is already open for {territory}.", territory=self.territory)
        obstacles.unless(at.review is None, "already-open", already, advice=f"programme gate show {self.territory}")
        self.takes_part(at, obstacles)
        if at.gate is None or at.edition is None:
            return []
        self._is_entered(at, now, obstacles)
        attempt = len(at.file.reviews(at.gate.id)) + 1
        opened = self.happening(
            ReviewOpened,
            self.day(now),
            review=free_id(reading, PhaseReview, f"{self.territory}-{at.gate.id}-{attempt}"),
            territory=self.territory,
            gate=at.gate.id,
            attempt=attempt,
            edition=at.edition.id,
            hash=at.edition.hash,
            proposer=self.proposer or now.by,
        )
        return [opened]

    def _is_entered(self, at: Passage, now: Circumstances, obstacles: Obstacles) -> None:
        """Note that the territory is certainly not yet in the phase that the gate leads out of."""
        entered = at.project.phases.tail
        there = at.project.phase in at.project.phases_at(self.day(now).latest)
        to_come = say(
            "{territory} enters the phase “{phase}” on {date} only; a review of the next gate opens from then on.",
            territory=self.territory,
            phase=at.project.phase or "",
            date=entered.on if entered is not None else "",
        )
        advice = f"programme gate assess {self.territory}"
        obstacles.unless(there or at.review is not None, "phase-to-come", to_come, advice=advice)


class _CriterionAct(GateAct):
    criterion: CriterionId = argument("The criterion.", examples=["red-line"])

    def the_criterion(self, at: Passage, obstacles: Obstacles) -> Criterion | None:
        """Return the criterion of the gate, noting it as unknown when the gate has no such one."""
        if at.gate is None or not at.project.exists:
            return None
        found = at.gate.criterion(self.criterion)
        if found is None:
            obstacles.unknown("criterion", self.criterion, (one.id for one in at.gate.criteria))
        return found


class AnswerCriterion(_CriterionAct):
    """Answer a criterion that only a person can judge."""

    verb: ClassVar[str] = "answer"
    french: ClassVar[tuple[str, str]] = ("jalon", "repondre")
    records: ClassVar[tuple[type[Event], ...]] = (CriterionAnswered,)
    example: ClassVar[str] = (
        'programme gate answer aix-en-provence red-line --finding met --because "Finalité sociale" --by pilot'
    )
    everyday: ClassVar[bool] = True

    finding: AttestedFinding = asked("What is found.")
    because: Text = asked("Why.")
    evidence: tuple[Position, ...] = option("The position of an entry that shows it.", ())
    answered_by: OfficeId | None = option("The office that answers; the one who records if not given.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the answer, which takes the place of the one before."""
        at = self.passage(reading, now, obstacles)
        criterion = self.the_criterion(at, obstacles)
        if at.gate is None or criterion is None:
            return []
        self._only_attested(criterion, obstacles)
        for position in self.evidence:
            if position > (reading.head or 0):
                obstacles.unknown("entry", str(position), ())
        answered = self.link(
            CriterionAnswered,
            at.file.answers(at.gate.id, self.criterion),
            self.day(now),
            obstacles,
            territory=self.territory,
            gate=at.gate.id,
            criterion=self.criterion,
            finding=self.finding,
            because=self.because,
            answered_by=self.answered_by or now.by,
            evidence=self.evidence,
        )
        return [answered]

    def _only_attested(self, criterion: Criterion, obstacles: Obstacles) -> None:
        computed = say(
            "Criterion {criterion} is found from the facts: record the fact itself, or waive the criterion.",
            criterion=self.criterion,
        )
        advice = f"programme gate assess {self.territory}"
        obstacles.unless(isinstance(criterion.demand, Attested), "computed-criterion", computed, advice=advice)


class WaiveCriterion(_CriterionAct):
    """Set a criterion aside, for a reason, until a day."""

    verb: ClassVar[str] = "waive"
    french: ClassVar[tuple[str, str]] = ("jalon", "deroger")
    records: ClassVar[tuple[type[Event], ...]] = (CriterionWaived,)
    example: ClassVar[str] = (
        'programme gate waive aix-en-provence question-1 --reason "Étude en cours" '
        "--authorised-by comite-interne --until 2018-06-30"
    )

    reason: Text = asked("Why.")
    authorised_by: BodyId = asked("The body that allows it.")
    until: ImpreciseDate | None = option("The last day of the waiver.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the waiver."""
        at = self.passage(reading, now, obstacles)
        criterion = self.the_criterion(at, obstacles)
        self.the_body(self.authorised_by, at.gate, reading, obstacles)
        if at.gate is None or criterion is None:
            return []
        never = say("The charter does not allow criterion {criterion} to be waived.", criterion=self.criterion)
        obstacles.unless(criterion.waivable, "not-waivable", never, advice=f"programme gate assess {self.territory}")
        over = say("The waiver would end before it begins.")
        begins = self.day(now).earliest
        obstacles.unless(self.until is None or self.until.latest >= begins, "already-over", over, advice="--until")
        waived = self.happening(
            CriterionWaived,
            self.day(now),
            territory=self.territory,
            gate=at.gate.id,
            criterion=self.criterion,
            reason=self.reason,
            authorised_by=self.authorised_by,
            until=self.until,
        )
        return [waived]
