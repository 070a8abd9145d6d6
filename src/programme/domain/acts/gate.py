"""Acts before the decision on a passage: review opened, criteria answered or waived, opinions, ballots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, free_id, option
from programme.domain.acts.body import BORN as BODY_BORN
from programme.domain.acts.territory import BORN as TERRITORY_BORN
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.charters import Charters, Edition
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.phase_review import PhaseReview
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.charter import Criterion, Gate
from programme.domain.dates import ImpreciseDate
from programme.domain.demands import Attested
from programme.domain.events import (
    BallotCast,
    CharterAdopted,
    CriterionAnswered,
    CriterionWaived,
    OpinionGiven,
    ReviewOpened,
)
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import (
    AttestedFinding,
    Ballot,
    BodyId,
    Colour,
    CriterionId,
    OfficeId,
    Position,
    TerritoryId,
    TerritoryState,
    Text,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """The gate that a territory stands before: its project and file, the edition that counts, the open review."""

    project: TerritoryProject
    file: GateFile
    edition: Edition | None
    gate: Gate | None
    review: ReviewOpened | None


def passage(reading: Reading, territory: TerritoryId, day: date, obstacles: Obstacles) -> Passage:
    """Return where a territory stands, noting an unknown territory, a missing charter, and the end of the way.

    The edition that counts is that of the open review, else the one of ``day``.
    """
    project = existing(obstacles, reading, TerritoryProject, territory, *TERRITORY_BORN)
    file = reading.of(GateFile, territory)
    charters = Charters.of(reading.facts(CharterAdopted))
    pending = file.pending
    review = pending.start.event if pending is not None and isinstance(pending.start.event, ReviewOpened) else None
    edition = charters.for_day(day)[0] if review is None else charters.by_id(review.edition)
    if edition is None:
        none = say("No charter is adopted: there are no rules to judge by.")
        obstacles.add("no-charter", none, advice="programme charter adopt charter.toml")
        return Passage(project, file, None, None, review)
    rules = edition.rules
    gate = rules.gate_from(project.phase) if review is None else rules.gate(review.gate)
    if gate is None and project.exists:
        obstacles.add("last-phase", say("The last phase is reached: there is no gate after it."))
    return Passage(project, file, edition, gate, review)


class _GateAct(Act):
    noun: ClassVar[str] = "gate"

    territory: TerritoryId = argument("The territory.", examples=["aix-en-provence"])

    def passage(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> Passage:
        """Return where the territory stands, with the rules of the day of the act."""
        return passage(reading, self.territory, self.day(now).latest, obstacles)

    def open_review(self, at: Passage, obstacles: Obstacles) -> None:
        """Note that no review is open, for a territory that is known."""
        none = say("No review is open for {territory}.", territory=self.territory)
        there = at.review is not None or not at.project.exists
        obstacles.unless(there, "no-open-review", none, advice=f"programme gate open {self.territory}")

    def the_body(self, given: BodyId | None, gate: Gate | None, reading: Reading, obstacles: Obstacles) -> Body | None:
        """Return the body given, else the one that decides at the gate, noting what is missing or may not."""
        deciders = gate.decided_by if gate is not None else ()
        wanted = given or (deciders[0] if len(deciders) == 1 else None)
        if wanted is None:
            missing = say("The body is missing.")
            obstacles.add("body-missing", missing, advice="--body")
            return None
        body = existing(obstacles, reading, Body, wanted, *BODY_BORN) if given is not None else reading.of(Body, wanted)
        to_be = say("{body} is not constituted.", body=wanted)
        there = body.constitutions or (given is not None and not body.exists)
        obstacles.unless(there, "body-not-constituted", to_be, advice=f"programme body constitute {wanted} --name …")
        outside = say("{body} does not decide at this gate; {bodies} does.", body=wanted, bodies=", ".join(deciders))
        decides = not deciders or wanted in deciders or not body.exists
        obstacles.unless(decides, "wrong-body", outside)
        return body

    def takes_part(self, at: Passage, obstacles: Obstacles) -> None:
        """Note a project that does not take part; the entry into the programme is for those not yet selected too."""
        entry = at.gate is None or at.gate.from_ is None
        waiting = entry and at.project.state in {TerritoryState.PROPOSED, TerritoryState.ENVISAGED}
        active = at.project.state is TerritoryState.ACTIVE or waiting or not at.project.exists
        sentence = say("{territory} does not take part at present.", territory=self.territory)
        obstacles.unless(active, "not-active", sentence, advice=f"programme territory show {self.territory}")


class OpenReview(_GateAct):
    """Open a phase review: one attempt to pass the gate before a territory."""

    verb: ClassVar[str] = "open"
    french: ClassVar[tuple[str, str]] = ("jalon", "ouvrir")
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


class _CriterionAct(_GateAct):
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
        obstacles.unless(criterion.waivable, "not-waivable", never)
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


class GiveOpinion(_GateAct):
    """Give an opinion on a passage, with a colour; it decides nothing."""

    verb: ClassVar[str] = "opinion"
    french: ClassVar[tuple[str, str]] = ("jalon", "avis")
    example: ClassVar[str] = 'programme gate opinion aix-en-provence --colour amber --text "Convention à signer"'

    colour: Colour = asked("Green, amber or red.")
    text: Text = asked("The opinion.")
    office: OfficeId | None = option("The office whose opinion it is; the one who records if not given.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the opinion on the open review."""
        at = self.passage(reading, now, obstacles)
        self.open_review(at, obstacles)
        if at.review is None:
            return []
        opinion = self.happening(
            OpinionGiven,
            self.day(now),
            review=at.review.review,
            territory=self.territory,
            office=self.office or now.by,
            colour=self.colour,
            text=self.text,
        )
        return [opinion]


class CastBallot(_GateAct):
    """Record the vote of an office on a passage."""

    verb: ClassVar[str] = "vote"
    french: ClassVar[tuple[str, str]] = ("jalon", "voter")
    example: ClassVar[str] = "programme gate vote aix-en-provence president --ballot for"

    office: OfficeId = argument("The office that votes.", examples=["president"])
    ballot: Ballot = asked("For, against, or abstain.")
    body: BodyId | None = option("The body that votes; the one that decides at the gate if not given.")
    cast_by: OfficeId | None = option("The member who holds its proxy.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the ballot of a member who sits, has not stepped aside, and has not voted."""
        at = self.passage(reading, now, obstacles)
        self.open_review(at, obstacles)
        body = self.the_body(self.body, at.gate, reading, obstacles)
        if at.review is None or body is None:
            return []
        self._may_vote(reading.of(PhaseReview, at.review.review), body, obstacles)
        cast = self.happening(
            BallotCast,
            self.day(now),
            review=at.review.review,
            territory=self.territory,
            body=body.id,
            office=self.office,
            ballot=self.ballot,
            cast_by=self.cast_by,
        )
        return [cast]

    def _may_vote(self, review: PhaseReview, body: Body, obstacles: Obstacles) -> None:
        show = f"programme body show {body.id}"
        seated = say("{office} holds no seat in {body}.", office=self.office, body=body.id)
        obstacles.unless(body.seat_of(self.office), "not-seated", seated, advice=show)
        aside = review.recused(body.id)
        recused = say("{office} has stepped aside from this review.", office=self.office)
        obstacles.unless(self.office not in aside, "recused", recused)
        voted = say("{office} has already voted in this review.", office=self.office)
        obstacles.unless(self.office not in {one.office for one in review.ballots(body.id)}, "already-voted", voted)
        if self.cast_by is None:
            return
        holds = review.proxy_of(self.office, body.id) == self.cast_by
        no_proxy = say("{holder} does not hold the proxy of {office}.", holder=self.cast_by, office=self.office)
        obstacles.unless(holds, "no-proxy", no_proxy, advice=f"programme body proxy {body.id} {self.office}")
        holder_aside = say("{office} has stepped aside from this review.", office=self.cast_by)
        obstacles.unless(self.cast_by not in aside, "holder-recused", holder_aside)
