"""What is supposed of a register when it is read: entries that nobody recorded, rules other than those that count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from programme.domain.events import CharterAdopted
from programme.domain.reading import Reading
from programme.domain.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A supposition: a journal as if it were recorded after ``position``, an edition as if it counted, or both.

    ``first`` and ``last`` are the positions of the supposed entries; ``last`` is before ``first`` where there is none.
    """

    position: int
    journal: str | None = None
    last: int = 0
    edition: str | None = None

    @property
    def first(self) -> int:
        """The position of the first supposed entry."""
        return self.position + 1

    def sentences(self) -> Iterator[Sentence]:
        """Yield what is supposed, to be said before anything else."""
        if self.journal is not None:
            yield say(
                "WHAT IF: as if the journal {journal} were recorded after entry {position} (entries added: {number}). "
                "None of it is recorded.",
                journal=self.journal,
                position=self.position,
                number=self.last - self.position,
            )
        if self.edition is not None:
            yield say("WHAT IF: judged by edition {edition} of the charter alone.", edition=self.edition)

    def as_data(self) -> dict[str, object]:
        """Return it as scripts read it."""
        entries = list(range(self.first, self.last + 1)) if self.journal is not None else []
        return {"assume": self.journal, "after": self.position, "entries": entries, "charter": self.edition}

    def options(self) -> tuple[str, ...]:
        """Return the options of the command line that suppose it."""
        given = {"--assume": self.journal, "--charter": self.edition}
        return tuple(f"{name} {value}" for name, value in given.items() if value is not None)


def by_edition(reading: Reading, edition: str | None) -> Reading:
    """Return a reading in which one edition of the charter was the only one ever adopted; the reading itself if None.

    So every review, also one that was opened under another edition, is judged by it.
    """
    if edition is None:
        return reading
    return reading.only(lambda fact: not isinstance(fact.event, CharterAdopted) or fact.event.edition == edition)
