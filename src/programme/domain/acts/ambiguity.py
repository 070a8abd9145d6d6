"""Acts on ambiguities of the sources: flagged with their readings, settled."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.known import known_territories, new_id, standing_decision
from programme.domain.acts.order import follows
from programme.domain.aggregates.ambiguity import Ambiguity
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.charters import Charters
from programme.domain.event import Event
from programme.domain.events import AmbiguityFlagged, AmbiguitySettled, CharterAdopted
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import AmbiguityId, DecisionId, Id, TerritoryId, Text, Title


class FlagAmbiguity(Act):
    """Flag what the sources leave open or contradict themselves about, with the ways to read it."""

    noun: ClassVar[str] = "ambiguity"
    verb: ClassVar[str] = "flag"
    french: ClassVar[tuple[str, str]] = ("ambiguite", "signaler")
    records: ClassVar[tuple[type[Event], ...]] = (AmbiguityFlagged,)
    creates: ClassVar[str | None] = "ambiguity"
    example: ClassVar[str] = (
        'programme ambiguity flag amb-25 --title "Nombre d\'ateliers" --reading "Six" --reading "Sept" '
        "--source bilan-2016-2017:753"
    )

    ambiguity: AmbiguityId = argument("Id of the new ambiguity: lower-case words and hyphens.", examples=["amb-25"])
    title: Title = asked("What is ambiguous, in a line.")
    readings: tuple[Text, ...] = option("A way to read it.", (), name="reading")
    default: Text | None = option("What is done until it is settled.")
    who_can_settle: Id | None = option("The office or body that can settle it.", name="who-can-settle")
    territories: tuple[TerritoryId, ...] = option(
        "A territory it is about; the whole programme if none is given.", (), name="territory"
    )

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the ambiguity."""
        new_id(Ambiguity, self.ambiguity, reading, obstacles, "programme ambiguity list")
        known_territories(self.territories, reading, obstacles)
        self._known_settler(reading, obstacles)
        fields = self.model_dump(include=set(AmbiguityFlagged.model_fields) - {"sources", "doubt"})
        return [self.happening(AmbiguityFlagged, self.day(now), **fields)]

    def _known_settler(self, reading: Reading, obstacles: Obstacles) -> None:
        """Note who is neither an office or a body of the charter nor a body on record, if the charter names offices."""
        latest = Charters.of(reading.facts(CharterAdopted)).latest
        offices = latest.rules.office_ids() if latest is not None else frozenset()
        if self.who_can_settle is None or latest is None or not offices:
            return
        known = {*offices, *(body.id for body in latest.rules.bodies)}
        if self.who_can_settle not in known and not reading.of(Body, self.who_can_settle).exists:
            obstacles.unknown("office", self.who_can_settle, known)


class SettleAmbiguity(Act):
    """Record what was meant: one of the readings, or something else."""

    noun: ClassVar[str] = "ambiguity"
    verb: ClassVar[str] = "settle"
    french: ClassVar[tuple[str, str]] = ("ambiguite", "lever")
    records: ClassVar[tuple[type[Event], ...]] = (AmbiguitySettled,)
    example: ClassVar[str] = (
        'programme ambiguity settle amb-18 --reading 1 --text "Le rapport est daté du 8 novembre 2017"'
    )

    ambiguity: AmbiguityId = argument("The ambiguity.", examples=["amb-18"])
    text: Text = asked("What is known now, and from whom.")
    reading: int | None = option("Which of the readings it is, by its number from 1; none of them if not given.", ge=1)
    decision: DecisionId | None = option("The decision that settles it.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the settlement, once, by a reading that was flagged if one is named."""
        found = existing(obstacles, reading, Ambiguity, self.ambiguity, AmbiguityFlagged)
        again = say("Ambiguity {ambiguity} is already settled.", ambiguity=self.ambiguity)
        obstacles.unless(not found.settled, "already-settled", again, advice="programme ambiguity list")
        follows(obstacles, self.day(now), found.flagged)
        if self.decision is not None:
            decision = standing_decision(self.decision, reading, now, obstacles)
            follows(obstacles, self.day(now), decision.recorded)
        if found.flag is None:
            return []
        readings = found.flag.readings
        absent = say("It has {count} readings: there is no number {number}.", count=len(readings), number=self.reading)
        named = self.reading is None or self.reading <= len(readings)
        obstacles.unless(named, "no-such-reading", absent, advice="programme ambiguity list")
        meant = readings[self.reading - 1] if self.reading is not None and named else None
        fields = {"text": self.text, "reading": meant, "decision": self.decision, "territories": found.flag.territories}
        ends = found.flagged[0].id
        return [self.happening(AmbiguitySettled, self.day(now), ambiguity=self.ambiguity, **fields, ends=ends)]
