"""What the chapters of the annual report share: the cells that tell what became of a thing, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable

from programme.domain.fact import Fact
from programme.domain.scope import territories_of
from programme.domain.sentences import Sentence, say
from programme.reports.document import Ref, Value, listed
from programme.reports.page import doubts
from programme.reports.survey import place

BECAME: tuple[tuple[str, Sentence, int], ...] = (
    ("became", say("On record"), 0),
    ("doubt", say("Doubt"), 0),
)
TERRITORIES = ("territories", say("Territories"), 0)


def became(*facts: Fact) -> tuple[Value, Value]:
    """Return what became of a thing, fact by fact with its date, and what is doubtful about it.

    Of a thing with one fact the date is enough: its row says the rest.
    """
    told = sorted(facts, key=place)
    if len(told) == 1:
        return told[0].on, doubts(*told)
    return listed(say("{on}: {event}", on=fact.on, event=fact.event) for fact in told), doubts(*told)


def territories(*facts: Fact) -> Value:
    """Return the territories that facts name, or None where they concern the whole programme."""
    return refs("territory", (one for fact in facts for one in territories_of(fact)))


def refs(kind: str, ids: Iterable[str]) -> Value:
    """Return things by their names, each once, or None where there is none."""
    return tuple(Ref(kind, one) for one in dict.fromkeys(ids)) or None
