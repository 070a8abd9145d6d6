"""The decision on a passage: five outcomes, the vote, and what follows."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from programme.domain.acts.act import Circumstances, New, Obstacles, asked, existing, option
from programme.domain.acts.meeting import BORN as MEETING_BORN
from programme.domain.acts.passage import GateAct, Passage
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.meeting import Meeting
from programme.domain.aggregates.phase_review import PhaseReview
from programme.domain.answer import Answer
from programme.domain.assessment import Assessment, CriterionResult, assess
from programme.domain.charter import Charter
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import (
    CriterionFound,
    GateDecided,
    PhaseEntered,
    ReservationAttached,
    ReviewOpened,
    TerritoryClosed,
    TerritorySelected,
)
from programme.domain.quorum import Tally, count
from programme.domain.reading import Reading
from programme.domain.remedies import blocking_reasons
from programme.domain.sentences import say
from programme.domain.vocabulary import Ballot, BodyId, MeetingId, OfficeId, Outcome, TerritoryState, Text

MOST_EVIDENCE = 50


class DecideGate(GateAct):
    """Decide on a passage: passed, passed with reservations, deferred, rework or stopped."""

    verb: ClassVar[str] = "decide"
    french: ClassVar[tuple[str, str]] = ("jalon", "decider")
    records: ClassVar[tuple[type[Event], ...]] = (
        GateDecided,
        ReservationAttached,
        PhaseEntered,
        TerritorySelected,
        TerritoryClosed,
    )
    example: ClassVar[str] = 'programme gate decide aix-en-provence --outcome deferred --motive "Convention à signer"'
    everyday: ClassVar[bool] = True

    outcome: Outcome = asked("What is decided.")
    body: BodyId | None = option("The body that decides; the one of the gate if not given.")
    motive: Text | None = option("Why.")
    reservations: tuple[Text, ...] = option("A condition attached to the passage.", (), name="reservation")
    reservations_due: ImpreciseDate | None = option("When the reservations are to be lifted.")
    reservations_owner: OfficeId | None = option("The office that sees to the reservations.")
    reservations_consequence: Text | None = option("What follows if the reservations are not lifted.")
    meeting: MeetingId | None = option("The meeting where it was decided.")
    applies_from: ImpreciseDate | None = option("The day from which it applies; that of the decision if not given.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the decision and all that follows: reservations, the phase entered, the project closed."""
        at = self.passage(reading, now, obstacles)
        self.open_review(at, obstacles)
        body = self.the_body(self.body, at.gate, reading, obstacles)
        if self.meeting is not None:
            existing(obstacles, reading, Meeting, self.meeting, *MEETING_BORN)
        day = self._day(at, now, obstacles)
        self._is_worded(day, obstacles)
        assessment = assess(reading, self.territory, day, at.gate.id if at.gate is not None else None)
        if self.outcome.passes and at.project.exists:
            self.takes_part(at, obstacles)
            self._may_pass(assessment, at.file, obstacles)
        if at.review is None or at.edition is None or at.gate is None or body is None:
            return []
        review = reading.of(PhaseReview, at.review.review)
        tally = self._vote(review, body, at.edition.rules, day, obstacles)
        four_eyes = any(approver != at.review.proposer for approver in _approvers(review, body, now))
        alone = say(
            "Nobody but the proposer, {office}, approves: a second pair of eyes is needed.", office=at.review.proposer
        )
        obstacles.unless(four_eyes or at.edition.rules.four_eyes == "flagged", "four-eyes", alone)
        decided = self.happening(
            GateDecided,
            self.day(now),
            review=at.review.review,
            territory=self.territory,
            gate=at.gate.id,
            outcome=self.outcome,
            body=body.id,
            motive=self.motive,
            meeting=self.meeting,
            edition=at.edition.id,
            hash=at.edition.hash,
            as_of=ImpreciseDate.day(day),
            known_at=reading.head or 0,
            findings=tuple(_stored(result) for result in assessment.results),
            tally=tally,
            four_eyes=four_eyes,
            applies_from=self.applies_from,
            ends=at.file.pending.start.id if at.file.pending is not None else self.territory,
        )
        return [decided, *self._reservations(at.review, now), *self._consequences(at, now, obstacles)]

    def _day(self, at: Passage, now: Circumstances, obstacles: Obstacles) -> date:
        """Return the day of the decision, noting one that is not a day, or that comes before the review."""
        on = self.day(now)
        obstacles.unless(
            on.is_day, "day-required", say("A decision on a passage has a day; {on} is none.", on=on), advice="--on"
        )
        pending = at.file.pending
        early = pending is not None and pending.start.on.by(on.latest) is not Answer.YES
        obstacles.unless(
            not early, "before-the-review", say("The decision would come before its review opens."), advice="--on"
        )
        return on.latest

    def _is_worded(self, day: date, obstacles: Obstacles) -> None:
        """Note reservations that are missing or do not belong, a missing motive, an application before the decision."""
        conditional = self.outcome is Outcome.PASSED_WITH_RESERVATIONS
        missing = say("A passage with reservations names at least one.")
        obstacles.unless(self.reservations or not conditional, "reservation-missing", missing, advice="--reservation")
        surplus = say("Reservations go with the outcome passed-with-reservations only.")
        obstacles.unless(conditional or not self.reservations, "reservation-misplaced", surplus, advice="--outcome")
        unsaid = say("A decision that does not let the territory pass says why.")
        obstacles.unless(self.outcome.passes or self.motive, "motive-missing", unsaid, advice="--motive")
        early = self.applies_from is not None and self.applies_from.earliest < day
        obstacles.unless(
            not early, "applies-too-early", say("It would apply before it is decided."), advice="--applies-from"
        )

    def _may_pass(self, assessment: Assessment, file: GateFile, obstacles: Obstacles) -> None:
        if assessment.obstacle is not None and len(assessment.phases) > 1:
            obstacles.add("phase-undecidable", assessment.obstacle, advice=f"programme territory show {self.territory}")
        obstacles.reasons += blocking_reasons(assessment, file)

    def _vote(self, review: PhaseReview, body: Body, rules: Charter, day: date, obstacles: Obstacles) -> Tally | None:
        """Return the count under the body's own rule, else the charter's; without a rule, consensus."""
        known = rules.body(body.id)
        rule = self.voting(body, rules, day)
        ballots, sitting = review.ballots(body.id), body.sitting(day)
        for office in sorted({one.office for one in ballots} - sitting):
            gone = say("{office} does not hold a seat in {body} on that day.", office=office, body=body.id)
            obstacles.add("not-seated", gone, advice=f"programme body show {body.id}")
        if rule is None:
            self._by_consensus([one.ballot for one in ballots], body, obstacles)
            return None
        self.proxies(rule, ballots, obstacles, f"programme body show {body.id}")
        seats = known.seats if known is not None and known.seats is not None else len(sitting)
        tally = count(rule, ballots, seats=seats, filled=len(sitting), recused=len(review.recused(body.id) & sitting))
        self._is_carried(tally, body, obstacles)
        return tally

    def _by_consensus(self, ballots: list[Ballot], body: Body, obstacles: Obstacles) -> None:
        against = say("{body} decides by consensus, and a member is against.", body=body.id)
        consensus = Ballot.AGAINST not in ballots or not self.outcome.passes
        obstacles.unless(consensus, "no-consensus", against)

    def _is_carried(self, tally: Tally, body: Body, obstacles: Obstacles) -> None:
        advice = f"programme gate vote {self.territory} … --ballot …"
        quorum = say(
            "No quorum in {body}: {counted} of {base} take part, {needed} are needed.",
            body=body.id,
            counted=tally.quorum_counted,
            base=tally.quorum_base,
            needed=tally.quorum_needed,
        )
        quorate = tally.quorate or self.outcome is Outcome.DEFERRED  # for want of a quorum, one defers
        obstacles.unless(quorate, "no-quorum", quorum, advice=advice)
        majority = say(
            "No majority in {body}: {votes} for, {needed} needed.",
            body=body.id,
            votes=tally.votes_for,
            needed=max(1, tally.majority_needed),
        )
        obstacles.unless(tally.carried or not self.outcome.passes, "no-majority", majority, advice=advice)

    def _reservations(self, review: ReviewOpened, now: Circumstances) -> list[New]:
        of_each = {
            "review": review.review,
            "territory": self.territory,
            "gate": review.gate,
            "owner": self.reservations_owner,
            "due": self.reservations_due,
            "consequence": self.reservations_consequence,
        }
        return [
            self.happening(
                ReservationAttached,
                self.day(now),
                reservation=f"{review.review}-r{number}",
                text=text,
                **of_each,
            )
            for number, text in enumerate(self.reservations, 1)
        ]

    def _consequences(self, at: Passage, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return what the outcome brings about: the next phase, from the day it applies, or the end of the project."""
        applies, states = self.applies_from or self.day(now), at.project.states
        if self.outcome is Outcome.STOPPED:
            closed = say("{territory} is closed already.", territory=self.territory)
            obstacles.unless(at.project.may_become(TerritoryClosed), "not-active", closed)
            fields = {"territory": self.territory, "reason": self.motive or self.outcome}
            return [self.link(TerritoryClosed, states, applies, obstacles, **fields)]
        if not self.outcome.passes or at.gate is None or at.review is None:
            return []
        fields = {"territory": self.territory, "phase": at.gate.to, "review": at.review.review}
        entered = self.link(PhaseEntered, at.project.phases, applies, obstacles, **fields)
        if at.project.state is TerritoryState.ACTIVE:
            return [entered]
        return [self.link(TerritorySelected, states, self.day(now), obstacles, territory=self.territory), entered]


def _approvers(review: PhaseReview, body: Body, now: Circumstances) -> list[str]:
    """Return who approves: those who voted for, else who records a decision taken without a vote."""
    return [one.office for one in review.ballots(body.id) if one.ballot is Ballot.FOR] or [now.by]


def _stored(result: CriterionResult) -> CriterionFound:
    evidence = result.evidence
    return CriterionFound(
        criterion=result.criterion.id,
        finding=result.finding,
        evidence=evidence[:MOST_EVIDENCE],
        evidence_count=len(evidence),
    )
