"""What an event is: a frozen model with a literal name, a version, a sentence, and the tags its identifiers make."""

from __future__ import annotations

from functools import cache
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from programme.domain.vocabulary import Names, Source, Text


class Event(BaseModel):
    """Something that happened, with its sources (document and lines) and what is doubtful about it.

    ``type`` is the stored name, for ever; ``version`` rises when the shape changes; ``sentence`` is the English
    template of one line about it, its values being the fields. ``fixed`` are the fields that are never rectified: what
    the program worked out, and what was voted or decided. What is not ``of_the_world`` happened to the register alone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    type: ClassVar[str]
    version: ClassVar[int] = 1
    sentence: ClassVar[str]
    fixed: ClassVar[frozenset[str]] = frozenset()
    of_the_world: ClassVar[bool] = True

    sources: tuple[Source, ...] = ()
    doubt: Text | None = None

    def tags(self) -> tuple[str, ...]:
        """Return ``kind:id`` for every identifier the event names, sorted."""
        return tuple(sorted({f"{kind}:{one}" for kind, one in named(self)}))

    def principal(self) -> str | None:
        """Return ``kind:id`` of what the event is about: its first identifier, or None when it names none or many."""
        for name, kind in identifiers(type(self)):
            value = getattr(self, name)
            return f"{kind}:{value}" if isinstance(value, str) else None
        return None


def named(model: BaseModel) -> list[tuple[str, str]]:
    """Return (kind, id) for every identifier that an event or an act names."""
    found: list[tuple[str, str]] = []
    for name, kind in identifiers(type(model)):
        value = getattr(model, name)
        if isinstance(value, str):
            found.append((kind, value))
        elif value is not None:
            found += [(kind, one) for one in value]
    return found


@cache
def identifiers(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return (field, kind) of each field that names things: its annotation, at any depth, is marked with ``Names``."""
    return tuple((name, kind) for name, field in model.model_fields.items() if (kind := _kind(field)) is not None)


def _kind(annotation: object) -> str | None:
    marks = getattr(annotation, "metadata", ()) or getattr(annotation, "__metadata__", ())
    for mark in marks:
        if isinstance(mark, Names):
            return mark.kind
    inner = getattr(annotation, "annotation", None)
    parts = (inner,) if inner is not None else getattr(annotation, "__args__", ())
    return next((kind for part in parts if (kind := _kind(part)) is not None), None)
