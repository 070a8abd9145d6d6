"""A passage that was decided and does not apply yet: the territory is still in the phase that it is about to leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.answer import Answer
from programme.domain.events import GateDecided, PhaseEntered
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import GateId


@dataclass(frozen=True, slots=True)
class ComingPassage:
    """The decision, and the entry into the next phase that it dated ahead."""

    decided: Fact
    entered: Fact
    gate: GateId

    @property
    def sentence(self) -> Sentence:
        """Both dates in words."""
        day, applies = self.decided.on, self.entered.on
        if applies.is_day:
            return say("The passage was decided on {day}; it applies from {applies}.", day=day, applies=applies)
        return say("The passage was decided on {day}; when it applies: {applies}.", day=day, applies=applies)


def coming_passage(project: TerritoryProject, file: GateFile, day: date) -> ComingPassage | None:
    """Return the passage that was certainly decided by the end of ``day`` and certainly does not apply yet, or None."""
    entries = {_review(link): link for link in project.phases.links if link.on.by(day) is Answer.NO}
    for decision in file.decisions():
        event = decision.start.event
        if isinstance(event, GateDecided) and event.review in entries and decision.holds(day) is Answer.YES:
            return ComingPassage(decision.start, entries[event.review], event.gate)
    return None


def _review(link: Fact) -> str | None:
    return link.event.review if isinstance(link.event, PhaseEntered) else None
