"""Acts of those who judge a passage: opinions and ballots."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Circumstances, New, Obstacles, argument, asked, option
from programme.domain.acts.passage import GateAct
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.phase_review import PhaseReview
from programme.domain.event import Event
from programme.domain.events import BallotCast, OpinionGiven
from programme.domain.quorum import CastBallot as Vote
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import Ballot, BodyId, Colour, OfficeId, Text


class GiveOpinion(GateAct):
    """Give an opinion on a passage, with a colour; it decides nothing."""

    verb: ClassVar[str] = "opinion"
    french: ClassVar[tuple[str, str]] = ("jalon", "avis")
    records: ClassVar[tuple[type[Event], ...]] = (OpinionGiven,)
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


class CastBallot(GateAct):
    """Record the vote of an office on a passage."""

    verb: ClassVar[str] = "vote"
    french: ClassVar[tuple[str, str]] = ("jalon", "voter")
    records: ClassVar[tuple[type[Event], ...]] = (BallotCast,)
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
        review = reading.of(PhaseReview, at.review.review)
        self._may_vote(review, body, obstacles)
        rule = self.voting(body, at.edition.rules, self.day(now).latest) if at.edition is not None else None
        if rule is not None and self.cast_by is not None:
            one_more = (*review.ballots(body.id), Vote(self.office, self.ballot, self.cast_by))
            itself = f"programme gate vote {self.territory} {self.office} --ballot {self.ballot}"
            self.proxies(rule, one_more, obstacles, itself)
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
        show, shown = f"programme body show {body.id}", f"programme gate show {self.territory}"
        seated = say("{office} holds no seat in {body}.", office=self.office, body=body.id)
        known = not obstacles.does_not_know("office", self.office)
        obstacles.unless(body.seat_of(self.office) or not known, "not-seated", seated, advice=show)
        aside = review.recused(body.id)
        recused = say("{office} has stepped aside from this review.", office=self.office)
        obstacles.unless(self.office not in aside, "recused", recused, advice=shown)
        voted = say("{office} has already voted in this review.", office=self.office)
        ballots = {one.office for one in review.ballots(body.id)}
        obstacles.unless(self.office not in ballots, "already-voted", voted, advice=shown)
        if self.cast_by is None:
            return
        holds = review.proxy_of(self.office, body.id) == self.cast_by
        no_proxy = say("{holder} does not hold the proxy of {office}.", holder=self.cast_by, office=self.office)
        advice = f"programme body proxy {body.id} {self.office} --to {self.cast_by} --territory {self.territory}"
        obstacles.unless(holds, "no-proxy", no_proxy, advice=advice)
        holder_aside = say("{office} has stepped aside from this review.", office=self.cast_by)
        obstacles.unless(self.cast_by not in aside, "holder-recused", holder_aside, advice=shown)
