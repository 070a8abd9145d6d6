"""The act that moves open reviews to another edition of the charter, and shows what that changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, option
from programme.domain.acts.known import known_territories
from programme.domain.acts.passage import edition_of
from programme.domain.aggregates.charters import Charters, Edition
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.phase_review import PhaseReview
from programme.domain.answer import Answer
from programme.domain.assessment import Assessment, assess
from programme.domain.charter import Gate
from programme.domain.demands import Attested
from programme.domain.event import Event
from programme.domain.events import (
    CharterAdopted,
    CriterionAnswered,
    CriterionWaived,
    FindingChanged,
    GateDecided,
    ReviewMigrated,
    ReviewOpened,
)
from programme.domain.fact import Fact
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.timed import mandates
from programme.domain.vocabulary import Id, TerritoryId, Text
from programme.domain.what_if import by_edition


@dataclass(frozen=True, slots=True)
class _Open:
    """An open review: its opening, the file it is in, and the edition under which it is now."""

    fact: Fact
    event: ReviewOpened
    file: GateFile
    edition: Edition | None


class MigrateReviews(Act):
    """Move the open reviews to another edition of the charter; each says what is found otherwise."""

    noun: ClassVar[str] = "charter"
    verb: ClassVar[str] = "migrate"
    french: ClassVar[tuple[str, str]] = ("charte", "migrer")
    records: ClassVar[tuple[type[Event], ...]] = (ReviewMigrated,)
    example: ClassVar[str] = "programme charter migrate 2 --dry-run"

    edition: Id | None = argument(
        "The edition to move to; the one in force if not given.", default=None, examples=["2"]
    )
    territories: tuple[TerritoryId, ...] = option(
        "Only the review of this territory; all that are open if not given.", (), name="territory"
    )
    reason: Text | None = option("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return a migration for each open review that is under another edition."""
        charters = Charters.of(reading.facts(CharterAdopted))
        known_territories(self.territories, reading, obstacles)
        target = self._target(charters, now, obstacles)
        reviews = list(self._open(reading, charters))
        open_here = {one.event.territory for one in reviews}
        closed = [one for one in self.territories if not obstacles.does_not_know("territory", one)]
        for territory in (one for one in closed if one not in open_here):
            none = say("No review is open for {territory}.", territory=territory)
            obstacles.add("no-open-review", none, advice=f"programme gate open {territory}")
        if not self.territories:
            nothing = say("No review is open: there is nothing to move.")
            obstacles.unless(reviews, "nothing-open", nothing, advice="programme gate list")
        if target is None:
            return []
        moved = [one for one in reviews if one.edition is None or one.edition.hash != target.hash]
        there = say("Every open review is under these rules already: edition {edition}.", edition=target.id)
        obstacles.unless(moved or not reviews, "already-there", there, advice="programme charter show")
        return [self._migrated(one, target, reading, now, obstacles) for one in moved]

    def _target(self, charters: Charters, now: Circumstances, obstacles: Obstacles) -> Edition | None:
        """Return the edition to move to, noting one that is unknown, or not yet in force."""
        found = charters.in_force(self.day(now).latest) if self.edition is None else charters.by_id(self.edition)
        if found is None and (self.edition is None or not charters.ids()):
            none = say("No charter is in force on {day}.", day=self.day(now))
            obstacles.add("no-charter", none, advice="programme charter list")
        elif found is None:
            obstacles.unknown("edition", str(self.edition), charters.ids())
        elif found.fact.on.by(self.day(now).latest) is Answer.NO:
            early = say("Edition {edition} comes into force on {date} only.", edition=found.id, date=found.fact.on)
            obstacles.add("not-in-force", early, advice="--on")
        return found

    def _open(self, reading: Reading, charters: Charters) -> Iterator[_Open]:
        """Yield the open reviews, of the territories given or of all, in the order of recording."""
        tags: Iterable[tuple[str, ...]] = [(f"territory:{one}",) for one in self.territories] or [()]
        for wanted in tags:
            facts = reading.facts(ReviewOpened, GateDecided, tags=wanted)
            starts = [fact for fact in facts if isinstance(fact.event, ReviewOpened)]
            ends = [fact for fact in facts if isinstance(fact.event, GateDecided)]
            for start in (one.start for one in mandates(starts, ends) if not one.ends):
                event = start.event
                assert isinstance(event, ReviewOpened)  # noqa: S101  # they are chosen so above
                file = reading.of(GateFile, event.territory)
                yield _Open(start, event, file, edition_of(start, file, charters))

    def _migrated(self, one: _Open, to: Edition, reading: Reading, now: Circumstances, obstacles: Obstacles) -> New:
        event = one.event
        old = one.edition.rules.gate(event.gate) if one.edition is not None else None
        gate = to.rules.gate(event.gate)
        self._can_move(event, (old, gate), reading, obstacles)
        before = self._judged(one, one.edition, reading, now)
        return self.link(
            ReviewMigrated,
            one.file.editions(one.fact),
            self.day(now),
            obstacles,
            review=event.review,
            territory=event.territory,
            gate=event.gate,
            edition_before=one.edition.id if one.edition is not None else event.edition,
            hash_before=one.edition.hash if one.edition is not None else event.hash,
            edition=to.id,
            hash=to.hash,
            reason=self.reason,
            changes=_changes(before, self._judged(one, to, reading, now)),
            without_effect=_without_effect(one, old, gate),
        )

    def _can_move(
        self, review: ReviewOpened, gates: tuple[Gate | None, Gate | None], reading: Reading, obstacles: Obstacles
    ) -> None:
        """Note a gate that the new rules do not have, and votes that were cast under the old ones."""
        old, gate = gates
        territory = review.territory
        same = gate is not None and (old is None or (gate.from_, gate.to) == (old.from_, old.to))
        gone = say("The edition does not have the gate “{gate}” of {territory}.", gate=review.gate, territory=territory)
        advice = f"programme gate decide {territory} --outcome deferred"
        obstacles.unless(same, "gate-gone", gone, advice=advice)
        cast = say("Votes are cast already on {territory}, under the rules of before.", territory=territory)
        votes = reading.of(PhaseReview, review.review).votes
        obstacles.unless(not votes, "votes-cast", cast, advice=advice)

    def _judged(self, one: _Open, edition: Edition | None, reading: Reading, now: Circumstances) -> Assessment | None:
        if edition is None or edition.rules.gate(one.event.gate) is None:
            return None
        return assess(by_edition(reading, edition.id), one.event.territory, self.day(now).latest, one.event.gate)


def _changes(before: Assessment | None, after: Assessment | None) -> tuple[FindingChanged, ...]:
    """Return the criteria found otherwise, in the order of the new rules, then those that are asked no more."""
    old = {one.criterion.id: one.finding for one in before.results} if before is not None else {}
    new = {one.criterion.id: one.finding for one in after.results} if after is not None else {}
    pairs = ((one, old.get(one), new.get(one)) for one in dict.fromkeys((*new, *old)))
    return tuple(FindingChanged(criterion=one, before=was, after=is_) for one, was, is_ in pairs if was is not is_)


def _without_effect(one: _Open, old: Gate | None, new: Gate | None) -> tuple[int, ...]:
    """Return the positions of the answers and waivers of the gate that the old rules used and the new ones do not."""
    facts = [fact for fact in one.file.facts if getattr(fact.event, "gate", None) == one.event.gate]
    return tuple(sorted(fact.position for fact in facts if _is_used(fact, old) and not _is_used(fact, new)))


def _is_used(fact: Fact, gate: Gate | None) -> bool:
    """Return whether the rules of a gate have a use for an answer or a waiver."""
    criterion = gate.criterion(getattr(fact.event, "criterion", "")) if gate is not None else None
    if criterion is None:
        return False
    answers = isinstance(fact.event, CriterionAnswered) and isinstance(criterion.demand, Attested)
    return answers or (isinstance(fact.event, CriterionWaived) and criterion.waivable)
