"""Acts of the programme itself: it starts, it adopts and amends its charter."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, asked, existing, option
from programme.domain.aggregates.charters import Charters
from programme.domain.aggregates.decision import Decision
from programme.domain.canonical import canonical
from programme.domain.charter import Charter
from programme.domain.event import Event
from programme.domain.events import CharterAdopted, DecisionRecorded, ProgrammeStarted
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import DecisionId, Id, Title

LARGEST_CHARTER = 60_000


class StartProgramme(Act):
    """Record when the programme began."""

    verb: ClassVar[str] = "start"
    french: ClassVar[tuple[str, str]] = ("", "demarrer")
    records: ClassVar[tuple[type[Event], ...]] = (ProgrammeStarted,)
    example: ClassVar[str] = 'programme start --name "Envies d\'Alliances" --on 2016-09'

    name: Title = asked("Name of the programme.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the start; a programme starts once."""
        started = reading.facts(ProgrammeStarted)
        obstacles.unless(not started, "already-started", say("The programme has already started."))
        return [self.happening(ProgrammeStarted, self.day(now), name=self.name)]


class AdoptCharter(Act):
    """Adopt a charter, or a new edition of it; the register keeps it whole."""

    noun: ClassVar[str] = "charter"
    verb: ClassVar[str] = "adopt"
    french: ClassVar[tuple[str, str]] = ("charte", "adopter")
    records: ClassVar[tuple[type[Event], ...]] = (CharterAdopted,)
    creates: ClassVar[str | None] = "charter"
    example: ClassVar[str] = "programme charter adopt charter.toml"

    rules: Charter = asked("The charter as a TOML file.", name="file")
    edition: Id | None = option("Name of the edition; the next number if not given.")
    decision: DecisionId | None = option("The decision that adopts it.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the adoption, which takes the place of the edition before."""
        charters = Charters.of(reading.facts(CharterAdopted))
        edition = self.edition or str(len(charters.ids()) + 1)
        taken = edition in charters.ids()
        obstacles.unless(not taken, "edition-taken", say("Edition {edition} is already adopted.", edition=edition))
        latest = charters.latest
        same = latest is not None and latest.hash == self.rules.hash
        obstacles.unless(not same, "same-charter", say("This is the charter already adopted, to the letter."))
        self._fits(obstacles)
        if self.decision is not None:
            existing(obstacles, reading, Decision, self.decision, DecisionRecorded)
        adopted = self.link(
            CharterAdopted,
            charters.chain,
            self.day(now),
            obstacles,
            charter=self.rules.id,
            edition=edition,
            hash=self.rules.hash,
            rules=self.rules,
            decision=self.decision,
        )
        return [adopted]

    def _fits(self, obstacles: Obstacles) -> None:
        size = len(canonical(self.rules.as_data()))
        if size <= LARGEST_CHARTER:
            return
        gates = sorted(self.rules.gates, key=lambda gate: len(gate.model_dump_json()), reverse=True)
        parts = ", ".join(gate.id for gate in gates[:3])
        sentence = say(
            "The charter takes {size} bytes; one entry holds {most}. Its largest gates are: {parts}.",
            size=size,
            most=LARGEST_CHARTER,
            parts=parts,
        )
        obstacles.add("charter-too-large", sentence)
