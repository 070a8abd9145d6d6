"""The gate that a territory stands before, as every act on a passage needs it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, Obstacles, argument, existing
from programme.domain.acts.body import BORN as BODY_BORN
from programme.domain.acts.territory import BORN as TERRITORY_BORN
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.charters import Charters, Edition
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.charter import Charter, Gate
from programme.domain.events import CharterAdopted, ReviewMigrated, ReviewOpened
from programme.domain.fact import Fact
from programme.domain.quorum import CastBallot, VotingRule, proxies_beyond
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import BodyId, TerritoryId, TerritoryState


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
    edition = charters.for_day(day)[0] if pending is None else edition_of(pending.start, file, charters)
    if edition is None:
        none = say("No charter is adopted: there are no rules to judge by.")
        obstacles.add("no-charter", none, advice="programme charter adopt charter.toml")
        return Passage(project, file, None, None, review)
    rules = edition.rules
    gate = rules.gate_from(project.phase) if review is None else rules.gate(review.gate)
    if gate is None and project.exists:
        obstacles.add("last-phase", say("The last phase is reached: there is no gate after it."))
    return Passage(project, file, edition, gate, review)


def edition_of(review: Fact, file: GateFile, charters: Charters) -> Edition | None:
    """Return the edition under which a review is now: that of its last migration, else of its opening."""
    last = file.editions(review).tail
    event = last.event if last is not None else None
    return charters.by_id(event.edition) if isinstance(event, ReviewOpened | ReviewMigrated) else None


class GateAct(Act):
    """An act on the passage of one territory."""

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
        obstacles.unless(decides, "wrong-body", outside, advice="programme charter show")
        return body

    def voting(self, body: Body, rules: Charter, day: date) -> VotingRule | None:
        """Return how a body votes on a day: by its own rule, else the charter's; None is by consensus."""
        known = rules.body(body.id)
        return body.voting(day) or (known.voting if known is not None else None)

    def proxies(self, rule: VotingRule, ballots: Iterable[CastBallot], obstacles: Obstacles, advice: str) -> None:
        """Note each member by whom more votes are cast for others than the rule allows."""
        for holder, number in proxies_beyond(rule, ballots).items():
            beyond = say(
                "Votes that {office} casts for others: {number}; {most} is the most.",
                office=holder,
                number=number,
                most=rule.proxies_per_holder,
            )
            obstacles.add("too-many-proxies", beyond, advice=advice)

    def takes_part(self, at: Passage, obstacles: Obstacles) -> None:
        """Note a project that does not take part; the entry into the programme is for those not yet selected too."""
        entry = at.gate is None or at.gate.from_ is None
        waiting = entry and at.project.state in {TerritoryState.PROPOSED, TerritoryState.ENVISAGED}
        active = at.project.state is TerritoryState.ACTIVE or waiting or not at.project.exists
        sentence = say("{territory} does not take part at present.", territory=self.territory)
        obstacles.unless(active, "not-active", sentence, advice=f"programme territory show {self.territory}")
