"""Acts after the decision on a passage: a reservation lifted, a passage gone back on."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.passage import GateAct
from programme.domain.acts.territory import BORN
from programme.domain.aggregates.charters import Charters
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.answer import Answer
from programme.domain.charter import Gate
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import CharterAdopted, GateDecided, GateReopened, PhaseEntered, ReservationLifted
from programme.domain.fact import Fact
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import BodyId, ReservationId, Text


class LiftReservation(GateAct):
    """Record that a reservation is satisfied."""

    verb: ClassVar[str] = "lift"
    french: ClassVar[tuple[str, str]] = ("jalon", "lever")
    records: ClassVar[tuple[type[Event], ...]] = (ReservationLifted,)
    example: ClassVar[str] = (
        'programme gate lift venelles venelles-consolidation-1-r1 --because "Convention signée" --on 2019-03-01'
    )

    reservation: ReservationId = argument("The reservation.", examples=["venelles-consolidation-1-r1"])
    because: Text = asked("What satisfies it.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the lifting; a reservation is lifted once."""
        existing(obstacles, reading, TerritoryProject, self.territory, *BORN)
        file = reading.of(GateFile, self.territory)
        found = file.reservation(self.reservation)
        if found is None:
            known = [getattr(one.start.event, "reservation", "") for one in file.reservations()]
            obstacles.unknown("reservation", self.reservation, known)
            return []
        lifted = say("Reservation {reservation} is already lifted.", reservation=self.reservation)
        obstacles.unless(not found.ends, "already-lifted", lifted)
        fields = {"reservation": self.reservation, "territory": self.territory, "because": self.because}
        return [self.happening(ReservationLifted, self.day(now), ends=found.start.id, **fields)]


class ReopenGate(GateAct):
    """Go back on a passage: the territory returns to the phase it had left."""

    verb: ClassVar[str] = "reopen"
    french: ClassVar[tuple[str, str]] = ("jalon", "rouvrir")
    records: ClassVar[tuple[type[Event], ...]] = (GateReopened, PhaseEntered)
    example: ClassVar[str] = 'programme gate reopen aix-en-provence --reason "Convention dénoncée"'

    reason: Text = asked("Why.")
    body: BodyId | None = option("The body that reopens; the one that decided if not given.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the reopening and the phase entered again."""
        project = existing(obstacles, reading, TerritoryProject, self.territory, *BORN)
        file = reading.of(GateFile, self.territory)
        passed, decided = _last_passage(project, file)
        gate = _gate_of(decided, reading)
        if passed is None or decided is None or gate is None or gate.from_ is None:
            nothing = say("There is no passage of {territory} to go back on.", territory=self.territory)
            advice = f"programme gate show {self.territory}"
            obstacles.unless(not project.exists, "nothing-to-reopen", nothing, advice=advice)
            return []
        pending = say("A review is already open for {territory}.", territory=self.territory)
        obstacles.unless(file.pending is None, "already-open", pending)
        body = self.body or decided.body
        self.the_body(body, gate, reading, obstacles)
        early = say("It would come before the decision on the passage ({on}).", on=passed.on)
        after = self.day(now).before(passed.on) is not Answer.YES
        obstacles.unless(after, "before-the-decision", early, advice=f"programme entry show {passed.position}")
        reopened = self.happening(
            GateReopened,
            self.day(now),
            review=decided.review,
            territory=self.territory,
            gate=gate.id,
            body=body,
            reason=self.reason,
            ends=passed.id,
        )
        fields = {"territory": self.territory, "phase": gate.from_}
        back = self._back_from(project, now)
        return [reopened, self.link(PhaseEntered, project.phases, back, obstacles, **fields)]

    def _back_from(self, project: TerritoryProject, now: Circumstances) -> ImpreciseDate:
        """Return from when the territory is back: today or, where the passage was still to apply, that very moment.

        So a passage that is reopened before it applies never brings the territory into the next phase.
        """
        day, entered = self.day(now), project.phases.tail
        ahead = entered is not None and day.before(entered.on) is Answer.YES
        return ImpreciseDate.day(entered.on.earliest) if ahead and entered is not None else day


def _last_passage(project: TerritoryProject, file: GateFile) -> tuple[Fact, GateDecided] | tuple[None, None]:
    """Return the decision that let the territory into the phase it is in, unless it was reopened."""
    last = project.phases.tail
    review = last.event.review if last is not None and isinstance(last.event, PhaseEntered) else None
    standing = (one.start for one in file.decisions() if not one.ends)
    let_in = ((one, one.event) for one in standing if isinstance(one.event, GateDecided) and one.event.review == review)
    return next(let_in, (None, None))


def _gate_of(decided: GateDecided | None, reading: Reading) -> Gate | None:
    """Return the gate of a decision, by the edition it was taken under."""
    charters = Charters.of(reading.facts(CharterAdopted))
    edition = charters.by_id(decided.edition) if decided is not None else None
    return edition.rules.gate(decided.gate) if edition is not None and decided is not None else None
