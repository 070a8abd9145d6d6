"""The aftermath: for each decision, the corrections of what it cites, and the findings that would change today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from programme.projections.base.answers import Answer, Answers
from programme.projections.base.views import Views

if TYPE_CHECKING:
    from programme.domain.reading import Reading


@dataclass(frozen=True, slots=True)
class Since:
    """What is known since a decision: the positions that touch it, and the findings that shake it.

    ``shaken`` holds for each such criterion its id, the finding of then, and that of now.
    """

    touched_by: tuple[int, ...]
    shaken: tuple[tuple[str, str, str], ...]


def aftermath(views: Views, decisions: Iterable[int], known_at: int | None = None) -> dict[int, Since]:
    """Return what is known since the decisions at these positions; nothing is, of what is annulled or no decision.

    An entry of a type that is not known here concerns no decision that is: the answers are then found without a view.

    :raises ProjectionStopped: an entry is malformed.
    """
    from programme.register.errors import UnknownEvent

    positions = list(decisions)
    if not positions:
        return {}
    keys = [str(one) for one in positions]
    try:
        answers = AFTERMATH.ask(views, date.max, known_at, lambda asked: [asked(key) for key in keys])
    except UnknownEvent:
        reading = views.source.reading(views.source.head() if known_at is None else known_at)
        answers = [_compute(reading, key, date.max) for key in keys]
    return {position: _since(answer) for position, answer in zip(positions, answers, strict=True)}


def _since(answer: Answer) -> Since:
    return Since(tuple(answer["touched_by"]), tuple((one[0], one[1], one[2]) for one in answer["shaken"]))


def _compute(reading: Reading, key: str, _day: date) -> Answer:
    """Return what is known since the decision at a position, whatever the day: it is judged again on its own."""
    from programme.domain.shaken import aftermath as known_since

    entry = reading.entry(int(key))
    if entry is None or entry.known is None:
        return {"touched_by": [], "shaken": []}
    found = known_since(reading, entry.known)
    return {
        "touched_by": [one.position for one in found.corrections],
        "shaken": [[one.criterion, one.then.value, one.now.value] for one in found.changes],
    }


AFTERMATH = Answers.of("aftermath", 2, _compute)
