"""What is personal: a text about a person, in clear while it is typed, sealed for ever once it is an entry.

A clear text has no stored form: whatever would write it down, a log included, fails or shows dots.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, PlainSerializer, PlainValidator, TypeAdapter
from pydantic_core import PydanticCustomError

from programme.domain.sentences import HIDDEN, SEAL
from programme.domain.vocabulary import Title

SEALED_PATTERN = (
    rf"^{SEAL}([0-9a-f]{{16}}):([a-z_]{{1,40}}):([A-Za-z0-9_-]{{38,4096}}):([A-Za-z0-9][A-Za-z0-9._:/#-]{{0,199}})$"
)
_TITLE: TypeAdapter[str] = TypeAdapter(Title)


@dataclass(frozen=True, slots=True)
class Clear:
    """A personal text as a person typed it."""

    text: str = field(repr=False)

    def __str__(self) -> str:
        return HIDDEN


@dataclass(frozen=True, slots=True)
class Sealed:
    """A personal text that only the holder of a key can read.

    ``key`` is the id of that key, ``path`` and ``entry`` the field and the entry it was sealed for, ``box`` nonce,
    ciphertext and tag in base64url without padding.
    """

    key: str
    path: str
    box: str
    entry: str

    @classmethod
    def parse(cls, text: str) -> Sealed:
        """Return the sealed text that is written so.

        :raises ValueError: it is not in the form ``sealed:KEY:PATH:BOX:ENTRY``.
        """
        found = re.fullmatch(SEALED_PATTERN, text)
        if found is None:
            message = "no sealed text"
            raise ValueError(message)
        return cls(*found.groups())

    def __str__(self) -> str:
        return f"{SEAL}{self.key}:{self.path}:{self.box}:{self.entry}"


def typed(value: object) -> Clear:
    """Take what a person typed: a text of one line.

    :raises ValueError: it is none.
    """
    return value if isinstance(value, Clear) else Clear(_TITLE.validate_python(value))


def _kept(value: object) -> Clear | Sealed:
    """Take a sealed text as it is stored; a clear one only from the hands of an act."""
    if isinstance(value, Clear | Sealed):
        return value
    try:
        return Sealed.parse(str(value))
    except ValueError:
        kind, message = "not_sealed", "a personal text must be sealed"
        raise PydanticCustomError(kind, message) from None


def only_clear(value: object) -> Clear:
    """Take a clear text, and nothing that merely looks like one."""
    if isinstance(value, Clear):
        return value
    kind, message = "not_clear", "no personal text"
    raise PydanticCustomError(kind, message)


def stored(value: Clear | Sealed) -> str:
    """Return the stored form of a personal text.

    :raises TypeError: it has none: it is not sealed.
    """
    if isinstance(value, Clear):
        message = "a personal text is not sealed"
        raise TypeError(message)
    return str(value)


@dataclass(frozen=True, slots=True)
class Personal:
    """Marks a field as personal."""


PersonalInput = Annotated[Clear, PlainValidator(typed, json_schema_input_type=str), Personal()]
"""The field of an act that takes a personal text."""
PersonalText = Annotated[
    Clear | Sealed,
    PlainValidator(_kept, json_schema_input_type=str),
    PlainSerializer(stored, return_type=str),
    Personal(),
]
"""The field of an event that keeps one."""


def holds_clear(model: BaseModel) -> bool:
    """Return whether a field of an event holds a personal text that is not sealed."""
    return any(isinstance(value, Clear) for value in model.__dict__.values())


@cache
def personal_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the personal fields of an event or an act."""
    return tuple(name for name, info in model.model_fields.items() if _is_personal(info))


def _is_personal(annotation: Any) -> bool:
    marks = getattr(annotation, "metadata", ()) or getattr(annotation, "__metadata__", ())
    if any(isinstance(mark, Personal) for mark in marks):
        return True
    inner = getattr(annotation, "annotation", None)
    parts = (inner,) if inner is not None else getattr(annotation, "__args__", ())
    return any(_is_personal(part) for part in parts)
