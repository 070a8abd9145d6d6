"""What was known at K: corrections are applied before anything else is made of the facts.

Newest to oldest: a correction counts unless a counting one annuls it; the newest counting rectification gives each
field; annulled facts drop. What had replaced an annulled fact takes the place of what that one had replaced.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from programme.domain.event import Event
from programme.domain.events import EntryAnnulled, EntryRectified
from programme.domain.fact import Fact
from programme.domain.field_values import with_value

CORRECTING: tuple[type[Event], ...] = (EntryRectified, EntryAnnulled)
"""The events that correct others: they have no day in the world, and live on the axis of knowledge alone."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections that count, by the id of the entry they correct.

    ``annulled`` holds the annulment of each entry that has one, ``rectified`` the rectifications of each entry in the
    order of recording.
    """

    annulled: dict[str, Fact] = field(default_factory=dict)
    rectified: dict[str, tuple[Fact, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, corrections: Iterable[Fact]) -> Corrections:
        """Return those that count among the corrections known, in any order; other facts are left aside."""
        annulled: dict[str, Fact] = {}
        rectified: dict[str, tuple[Fact, ...]] = {}
        for one in sorted(corrections, key=lambda fact: -fact.position):
            if one.id in annulled:
                continue
            if isinstance(one.event, EntryAnnulled):
                annulled |= {entry: one for entry in one.event.entries if entry not in annulled}
            elif isinstance(one.event, EntryRectified):
                rectified[one.event.entry] = (one, *rectified.get(one.event.entry, ()))
        return cls(annulled, rectified)

    def known(self, fact: Fact) -> Fact | None:
        """Return a fact as it is known with the corrections; None where it is annulled."""
        return None if fact.id in self.annulled else self.rectify(fact)

    def rectify(self, fact: Fact) -> Fact:
        """Return a fact with its fields as they are rectified, annulled or not."""
        rectifications = self.rectified.get(fact.id, ())
        for one in rectifications:
            if isinstance(one.event, EntryRectified):
                fact = with_value(fact, one.event.field, one.event.new)
        return replace(fact, rectified_by=tuple(one.position for one in rectifications)) if rectifications else fact

    def annulled_by(self, id: str) -> int | None:
        """Return the position of what annuls an entry, or None."""
        return self.annulled[id].position if id in self.annulled else None

    def positions(self, id: str) -> tuple[int, ...]:
        """Return the positions of the corrections of an entry that count, in the order of recording."""
        annulment = (self.annulled[id],) if id in self.annulled else ()
        return tuple(sorted(one.position for one in (*self.rectified.get(id, ()), *annulment)))


def corrected(found: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts among those found, as they are known with the corrections among them, in the same order."""
    facts: list[Fact] = []
    corrections: list[Fact] = []
    for one in found:
        (corrections if isinstance(one.event, CORRECTING) else facts).append(one)
    if not corrections:
        return tuple(facts)
    counting = Corrections.of(corrections)
    gone = {one.id: one for one in facts if one.id in counting.annulled}
    known = (counting.known(one) for one in facts)
    return tuple(_relinked(one, gone) for one in known if one is not None)


def _relinked(fact: Fact, gone: dict[str, Fact]) -> Fact:
    """Return a fact that replaces no annulled one, but what that one replaced, if anything."""
    before = link = getattr(fact.event, "replaces", None)
    while link in gone:
        link = getattr(gone[link].event, "replaces", None)
    return fact if link == before else replace(fact, event=fact.event.model_copy(update={"replaces": link}))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: as it was recorded, and every correction of it or of one of these, in the order of recording."""

    recorded: Fact
    corrections: tuple[Fact, ...] = ()

    @property
    def known(self) -> Fact | None:
        """The fact as it is known with its corrections; None where it is annulled."""
        return Corrections.of(self.corrections).known(self.recorded)

    @property
    def annulled_by(self) -> Fact | None:
        """What annuls it, if anything does."""
        return Corrections.of(self.corrections).annulled.get(self.recorded.id)

    def no_longer_counts(self, correction: Fact) -> bool:
        """Return whether a correction is annulled in its turn."""
        return correction.id in Corrections.of(self.corrections).annulled
