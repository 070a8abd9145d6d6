"""Acts that hand results on: a territory or group that starts from others, lessons drawn at a gate."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, option
from programme.domain.acts.known import known_territory
from programme.domain.aggregates.charters import Charters
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.event import Event
from programme.domain.events import CharterAdopted, LessonRecorded, ResultsSpread, ReviewOpened
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.spread import Receiver
from programme.domain.vocabulary import GateId, OfficeId, TerritoryId, Text, Title


class SpreadResults(Act):
    """Record that a territory, or a group in it, starts from the results of another one."""

    noun: ClassVar[str] = "territory"
    verb: ClassVar[str] = "spread"
    french: ClassVar[tuple[str, str]] = ("territoire", "essaimer")
    records: ClassVar[tuple[type[Event], ...]] = (ResultsSpread,)
    example: ClassVar[str] = (
        'programme territory spread venelles --from aix-en-provence --handed-over "Cycle d\'ateliers"'
    )

    territory: TerritoryId = argument("The territory that starts, or where the group does.", examples=["venelles"])
    origin: TerritoryId | None = option(
        "The territory whose results it starts from; for a group, its own if not given.", name="from"
    )
    group: Title | None = option("The group that starts, where it is not the territory itself.")
    handed_over: tuple[Text, ...] = option("What was handed over; repeat it for several.", ())

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the start, or what is handed over after it; nobody starts from its own results."""
        known_territory(self.territory, reading, obstacles)
        known_territory(self.origin, reading, obstacles)
        origin = self.origin or self.territory
        itself = say("What {territory} starts from is missing: another territory.", territory=self.territory)
        obstacles.unless(self.group or origin != self.territory, "own-results", itself, advice="--from")
        self._adds_something(origin, reading, obstacles)
        fields = {"territory": self.territory, "origin": origin, "group": self.group, "handed_over": self.handed_over}
        return [self.happening(ResultsSpread, self.day(now), **fields)]

    def _adds_something(self, origin: TerritoryId, reading: Reading, obstacles: Obstacles) -> None:
        """Note a start that is on record already, with nothing more handed over."""
        wanted = Receiver.named(self.territory, self.group)
        events = [fact.event for fact in reading.facts(ResultsSpread, tags=[f"territory:{self.territory}"])]
        same = [
            event
            for event in events
            if isinstance(event, ResultsSpread)
            and (event.origin, Receiver.named(event.territory, event.group)) == (origin, wanted)
        ]
        more = set(self.handed_over) - {one for event in same for one in event.handed_over}
        already = say("It is on record already, and nothing more is handed over.")
        obstacles.unless(more or not same, "already-spread", already, advice="--handed-over")


class RecordLesson(Act):
    """Record what was learnt at a gate: at the review that is open, else at the last one."""

    noun: ClassVar[str] = "gate"
    verb: ClassVar[str] = "lesson"
    french: ClassVar[tuple[str, str]] = ("jalon", "lecon")
    records: ClassVar[tuple[type[Event], ...]] = (LessonRecorded,)
    example: ClassVar[str] = (
        'programme gate lesson aix-en-provence --text "Associer la Ville avant le premier atelier" --gate consolidation'
    )

    territory: TerritoryId = argument("The territory.", examples=["aix-en-provence"])
    text: Text = asked("What was learnt.")
    gate: GateId | None = option("The gate; that of the review if not given.")
    office: OfficeId | None = option("The office that draws it; the one who records if not given.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the lesson; a gate that no review has come to yet is named."""
        known_territory(self.territory, reading, obstacles)
        review = self._review(reading)
        gate = self.gate or (review.gate if review is not None else None)
        if gate is None:
            missing = say("No review was ever opened for {territory}: the gate is missing.", territory=self.territory)
            obstacles.add("gate-missing", missing, advice="--gate")
            return []
        if review is None:
            self._is_known(gate, reading, obstacles)
        fields = {"gate": gate, "review": review.review if review is not None else None, "text": self.text}
        office = self.office or now.by
        return [self.happening(LessonRecorded, self.day(now), territory=self.territory, office=office, **fields)]

    def _review(self, reading: Reading) -> ReviewOpened | None:
        """Return the review that is open, else the one opened last; of the gate, if one is given."""
        reviews = reading.of(GateFile, self.territory).reviews(self.gate)
        latest = max(reviews, key=lambda one: (not one.ends, one.start.position), default=None)
        return latest.start.event if latest is not None and isinstance(latest.start.event, ReviewOpened) else None

    def _is_known(self, gate: GateId, reading: Reading, obstacles: Obstacles) -> None:
        latest = Charters.of(reading.facts(CharterAdopted)).latest
        known = [one.id for one in latest.rules.gates] if latest is not None else []
        if gate not in known:
            obstacles.unknown("gate", gate, known)
