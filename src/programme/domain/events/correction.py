"""Corrections: later entries that put right or withdraw earlier ones, which stay as they were recorded.

A correction bears the tags of what it corrects, and ``of:TYPE``: whoever reads a fact finds its corrections too.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, PlainValidator, field_serializer

from programme.domain.event import Event
from programme.domain.field_words import field_word
from programme.domain.personal import Clear, only_clear, stored
from programme.domain.sentences import HIDDEN, Sentence, as_shown
from programme.domain.vocabulary import BodyId, DocumentId, EntryId, EventType, Position, Text

Written = Annotated[str, Field(max_length=8000)]
Value = Written | tuple[Written, ...] | None
"""The value of a field as a person writes it: ``2017-04-24``, ``12500.50``; a tuple where there may be several."""


Unsealed = Annotated[Clear, PlainValidator(only_clear)]
"""A personal text on its way into an entry: it has no stored form before it is sealed."""


class EntryRectified(Event):
    """One field of an entry was recorded wrongly: what stood there, what is right, and why.

    ``bears`` holds the tags of that entry, which is of the type ``of``.
    The field ``on`` is when it happened. Of several rectifications of one field, the newest counts.
    """

    type: ClassVar[str] = "entry-rectified"
    sentence: ClassVar[str] = "Entry {position} is rectified, {what}: “{old}” becomes “{new}”. {reason}"
    of_the_world: ClassVar[bool] = False

    entry: EntryId
    position: Position
    of: EventType
    bears: tuple[str, ...] = ()
    field: str
    old: Value = None
    new: Value | Unsealed = None
    reason: Text

    @property
    def what(self) -> Sentence:
        """What the field is called."""
        return field_word(self.field)

    @property
    def new_as_shown(self) -> Value:
        """The new value as anybody may see it: of a personal one, dots."""
        if isinstance(self.new, Clear):
            return HIDDEN
        return as_shown(self.new) if isinstance(self.new, str) else self.new

    @field_serializer("new")
    def _stored(self, value: Value | Clear) -> Value:
        return stored(value) if isinstance(value, Clear) else value

    def tags(self) -> tuple[str, ...]:
        """Return the tags of the entry it corrects, and its own."""
        return tuple(sorted({*super().tags(), *self.bears}))


class EntryAnnulled(Event):
    """Entries of one command never happened as written; who authorised it, and on which document, where that is asked.

    ``bears`` holds the tags of those entries, which are of the types ``of``.
    """

    type: ClassVar[str] = "entry-annulled"
    sentence: ClassVar[str] = "Annulled: {positions}. {reason}"
    of_the_world: ClassVar[bool] = False

    entries: tuple[EntryId, ...]
    positions: tuple[Position, ...]
    of: tuple[EventType, ...]
    bears: tuple[str, ...] = ()
    reason: Text
    authorised_by: BodyId | None = None
    document: DocumentId | None = None

    def tags(self) -> tuple[str, ...]:
        """Return the tags of the entries it annuls, and its own."""
        return tuple(sorted({*super().tags(), *self.bears}))
