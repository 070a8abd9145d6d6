"""Acts on territory projects: proposed, envisaged, selected, their theme, suspended, resumed, closed."""

from __future__ import annotations

from typing import Any, ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.aggregates.charters import Charters, Edition
from programme.domain.aggregates.decision import Decision
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import (
    CharterAdopted,
    DecisionRecorded,
    PhaseEntered,
    StartPlanned,
    TerritoryClosed,
    TerritoryEnvisaged,
    TerritoryProposed,
    TerritoryResumed,
    TerritorySelected,
    TerritorySuspended,
    ThemeSet,
)
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import DecisionId, PhaseId, TerritoryId, Text, Title
from programme.domain.words import word

BORN = (TerritoryProposed, TerritoryEnvisaged)


class _TerritoryAct(Act):
    """An act on one territory project."""

    noun: ClassVar[str] = "territory"

    territory: TerritoryId = argument("The territory.", examples=["venelles"])

    def project(self, reading: Reading, obstacles: Obstacles) -> TerritoryProject:
        """Return the project, noting it as unknown when it is."""
        return existing(obstacles, reading, TerritoryProject, self.territory, *BORN)

    def change(
        self, kind: type[Event], project: TerritoryProject, now: Circumstances, obstacles: Obstacles, **fields: Any
    ) -> New:
        """Return a change of state, noting when the present state does not allow it."""
        if project.exists and not project.may_become(kind):
            state = word(project.state) if project.state is not None else ""
            sentence = say("{territory} is {state}: this does not follow.", territory=self.territory, state=state)
            obstacles.add("wrong-state", sentence, advice=f"programme territory show {self.territory}")
        return self.link(kind, project.states, self.day(now), obstacles, territory=self.territory, **fields)


class ProposeTerritory(_TerritoryAct):
    """Propose a territory to the programme."""

    verb: ClassVar[str] = "propose"
    french: ClassVar[tuple[str, str]] = ("territoire", "proposer")
    records: ClassVar[tuple[type[Event], ...]] = (TerritoryProposed, ThemeSet)
    creates: ClassVar[str | None] = "territory"
    example: ClassVar[str] = (
        'programme territory propose gardanne --name "Gardanne" --theme "Silver économie" --on 2018'
    )
    everyday: ClassVar[bool] = True

    territory: TerritoryId = argument("Id of the new territory: lower-case words and hyphens.", examples=["gardanne"])
    name: Title = asked("Name of the territory as people write it.")
    theme: Title | None = option("The theme proposed with it.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the proposal, and the theme if it came with one."""
        project = reading.of(TerritoryProject, self.territory)
        events = [self.change(TerritoryProposed, project, now, obstacles, name=self.name)]
        if self.theme is not None:
            fields = {"territory": self.territory, "theme": self.theme}
            events.append(self.link(ThemeSet, project.themes, self.day(now), obstacles, **fields))
        return events


class EnvisageTerritory(_TerritoryAct):
    """Note a territory that was thought of: a hypothesis, not counted."""

    verb: ClassVar[str] = "envisage"
    french: ClassVar[tuple[str, str]] = ("territoire", "envisager")
    records: ClassVar[tuple[type[Event], ...]] = (TerritoryEnvisaged,)
    creates: ClassVar[str | None] = "territory"
    example: ClassVar[str] = 'programme territory envisage gardanne --name "Gardanne" --doubt "Gardanne ?"'

    territory: TerritoryId = argument("Id of the territory: lower-case words and hyphens.", examples=["gardanne"])
    name: Title = asked("Name of the territory as people write it.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the hypothesis."""
        project = reading.of(TerritoryProject, self.territory)
        return [self.change(TerritoryEnvisaged, project, now, obstacles, name=self.name)]


class SelectTerritory(_TerritoryAct):
    """Select a territory: it takes part. Its first phase comes with its first gate, or now if no gate leads into it."""

    verb: ClassVar[str] = "select"
    french: ClassVar[tuple[str, str]] = ("territoire", "retenir")
    records: ClassVar[tuple[type[Event], ...]] = (TerritorySelected, PhaseEntered)
    example: ClassVar[str] = "programme territory select gardanne --on 2018"

    decision: DecisionId | None = option("The decision that selects it.")
    phase: PhaseId | None = option("The phase it was already in, for a history older than the charter.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the selection, and the phase that comes with it: without a gate before it, or of an older history."""
        project = self.project(reading, obstacles)
        if self.decision is not None:
            existing(obstacles, reading, Decision, self.decision, DecisionRecorded)
        events = [self.change(TerritorySelected, project, now, obstacles, decision=self.decision)]
        charters = Charters.of(reading.facts(CharterAdopted))
        if (phase := self._phase(charters, now, obstacles)) is not None:
            fields = {"territory": self.territory, "phase": phase}
            events.append(self.link(PhaseEntered, project.phases, self.day(now), obstacles, **fields))
        return events

    def _phase(self, charters: Charters, now: Circumstances, obstacles: Obstacles) -> PhaseId | None:
        """Return the phase entered at once, noting one that is unknown or that lies behind a gate."""
        edition = charters.in_force(self.day(now).earliest)
        entry = edition.rules.entry_phase if edition is not None else None
        if self.phase is not None and self.phase != entry:
            self._may_take_over(self.phase, charters, edition, obstacles)
        return self.phase or entry

    def _may_take_over(self, phase: PhaseId, charters: Charters, edition: Edition | None, obstacles: Obstacles) -> None:
        if charters.latest is not None and charters.latest.rules.phase(phase) is None:
            obstacles.unknown("phase", phase, (one.id for one in charters.latest.rules.phases))
        if edition is not None:
            sentence = say("A charter was in force then: a phase is entered through its gate, not taken over.")
            obstacles.add("gate-skipped", sentence, advice=f"programme gate open {self.territory}")


class SetTheme(_TerritoryAct):
    """Set the theme of a territory, or make it more precise."""

    verb: ClassVar[str] = "theme"
    french: ClassVar[tuple[str, str]] = ("territoire", "theme")
    records: ClassVar[tuple[type[Event], ...]] = (ThemeSet,)
    example: ClassVar[str] = 'programme territory theme venelles --theme "Silver économie et numérique" --on 2017'

    theme: Title = asked("The theme.")
    decision: DecisionId | None = option("The decision that sets it.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the theme, which takes the place of the one before."""
        project = self.project(reading, obstacles)
        if self.decision is not None:
            existing(obstacles, reading, Decision, self.decision, DecisionRecorded)
        fields = {"territory": self.territory, "theme": self.theme, "decision": self.decision}
        return [self.link(ThemeSet, project.themes, self.day(now), obstacles, **fields)]


class PlanTerritory(Act):
    """Note what is planned for territories, and for when."""

    noun: ClassVar[str] = "territory"
    verb: ClassVar[str] = "plan"
    french: ClassVar[tuple[str, str]] = ("territoire", "planifier")
    records: ClassVar[tuple[type[Event], ...]] = (StartPlanned,)
    example: ClassVar[str] = 'programme territory plan pertuis --title "Prévision Actions 2018" --due 2018'

    territories: tuple[TerritoryId, ...] = argument(
        "The territories.", name="territory", min_length=1, examples=["pertuis"]
    )
    title: Title = asked("What is planned.")
    due: ImpreciseDate = asked("When it is planned for.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the plan."""
        for territory in self.territories:
            existing(obstacles, reading, TerritoryProject, territory, *BORN)
        fields = {"territories": self.territories, "title": self.title, "due": self.due}
        return [self.happening(StartPlanned, self.day(now), **fields)]


class SuspendTerritory(_TerritoryAct):
    """Put a territory project on hold."""

    verb: ClassVar[str] = "suspend"
    french: ClassVar[tuple[str, str]] = ("territoire", "suspendre")
    records: ClassVar[tuple[type[Event], ...]] = (TerritorySuspended,)
    example: ClassVar[str] = 'programme territory suspend pertuis --reason "Financement en attente"'

    reason: Text = asked("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the suspension."""
        project = self.project(reading, obstacles)
        return [self.change(TerritorySuspended, project, now, obstacles, reason=self.reason)]


class ResumeTerritory(_TerritoryAct):
    """Let a suspended territory project go on."""

    verb: ClassVar[str] = "resume"
    french: ClassVar[tuple[str, str]] = ("territoire", "reprendre")
    records: ClassVar[tuple[type[Event], ...]] = (TerritoryResumed,)
    example: ClassVar[str] = "programme territory resume pertuis"

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the resumption."""
        return [self.change(TerritoryResumed, self.project(reading, obstacles), now, obstacles)]


class CloseTerritory(_TerritoryAct):
    """End a territory project."""

    verb: ClassVar[str] = "close"
    french: ClassVar[tuple[str, str]] = ("territoire", "clore")
    records: ClassVar[tuple[type[Event], ...]] = (TerritoryClosed,)
    example: ClassVar[str] = 'programme territory close pertuis --reason "Fin de l\'expérimentation"'

    reason: Text = asked("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the end."""
        project = self.project(reading, obstacles)
        return [self.change(TerritoryClosed, project, now, obstacles, reason=self.reason)]
