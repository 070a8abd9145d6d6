"""What an act asked of its reading, and what it decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from programme.domain.acts.act import Act, Circumstances, New
from programme.domain.acts.perform import perform
from programme.domain.fact import Fact
from programme.domain.reading import Query, Reading
from programme.domain.refusals import Reason, Refused

TODAY = date(2030, 1, 1)
Item = tuple[str, tuple[str, ...], tuple[str, ...]]
"""An item of a reading whatever the ids: the act's path, the types of event, the kinds of tag."""


@dataclass(frozen=True)
class Asked:
    """One performance of an act: its queries, and the events or the reasons that came of it."""

    path: str
    queries: tuple[Query, ...]
    outcome: tuple[New, ...] | tuple[Reason, ...]

    def item(self, query: Query) -> Item:
        return (self.path, tuple(sorted(query.types)), tuple(sorted(tag.partition(":")[0] for tag in query.tags)))

    def items(self) -> set[Item]:
        return {self.item(query) for query in self.queries}


def ask(act: Act, facts: Sequence[Fact], recorded: Sequence[Fact], by: str = "coordinator") -> Asked:
    """Perform an act on some facts of all that are recorded; an entry is looked up among them all."""
    entries = {one.position: one for one in recorded}
    reading = Reading(lambda query: ([one for one in facts if query.matches(one.event)], len(recorded)), entries.get)
    try:
        outcome: tuple[New, ...] | tuple[Reason, ...] = tuple(perform(act, reading, Circumstances(by, TODAY)))
    except Refused as refused:
        outcome = refused.reasons
    return Asked(act.path(), tuple(reading.queries), outcome)
