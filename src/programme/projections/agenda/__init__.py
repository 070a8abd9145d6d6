"""The agenda: what to record next. Plans whose date has gone by, reviews that wait, criteria nobody has answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from programme.domain.sentences import Sentence
from programme.projections.base.answers import Answer, Answers
from programme.projections.base.spoken import from_data, to_data
from programme.projections.base.views import Views

if TYPE_CHECKING:
    from programme.domain.reading import Reading


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to record: why, and the command to run next, as it is typed in English.

    ``kind`` is ``due`` (a plan is late), ``review`` (it is open), ``answer`` (nobody has answered) or ``date``
    (a more precise one would settle a criterion); ``position`` is that of the entry it comes from, if there is one.
    """

    kind: str
    position: int | None
    sentence: Sentence
    command: str


def agenda(views: Views, day: date, known_at: int | None = None) -> list[NextStep]:
    """Return what is to be recorded at the end of ``day``, the oldest planned date first."""
    steps = AGENDA.ask(views, day, known_at, lambda asked: asked("agenda")["steps"])
    return [NextStep(kind, position, from_data(sentence), command) for kind, position, sentence, command in steps]


def _compute(reading: Reading, _key: str, day: date) -> Answer:
    from programme.projections.agenda.steps import next_steps

    found = next_steps(reading, day)
    return {"steps": [[step.kind, step.position, to_data(step.sentence), step.command] for step in found]}


AGENDA = Answers.of("agenda", 3, _compute)
