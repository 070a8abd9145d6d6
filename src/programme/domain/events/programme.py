"""The programme and its charter."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.charter import Charter
from programme.domain.event import Event
from programme.domain.vocabulary import CharterId, DecisionId, EntryId, Hash, Id, Title


class ProgrammeStarted(Event):
    """The programme began."""

    type: ClassVar[str] = "programme-started"
    sentence: ClassVar[str] = "The programme “{name}” begins."

    name: Title


class CharterAdopted(Event):
    """An edition of the charter came into force; the event carries it whole."""

    type: ClassVar[str] = "charter-adopted"
    sentence: ClassVar[str] = "Edition {edition} of the charter is adopted."
    fixed: ClassVar[frozenset[str]] = frozenset({"edition", "hash", "rules"})

    charter: CharterId
    edition: Id
    hash: Hash
    rules: Charter
    decision: DecisionId | None = None
    replaces: EntryId | None = None
