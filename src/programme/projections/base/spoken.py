"""Sentences as JSON, to be kept in a table without a language and spoken when they are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from programme.domain.dates import ImpreciseDate
from programme.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text that its author wrote in both languages."""

    fr: str
    en: str


def to_data(value: object) -> Any:
    """Return a sentence, or a value that a sentence may hold, as a JSON value."""
    match value:
        case Sentence():
            return {"say": value.template, "values": {name: to_data(one) for name, one in value.values.items()}}
        case tuple() | list():
            return [to_data(one) for one in value]
        case StrEnum():
            from programme.domain.words import word

            return to_data(word(value))
        case date() | ImpreciseDate():
            return {"date": str(value)}
        case str() | int() | None:
            return value
    return {"fr": value.fr, "en": value.en}  # type: ignore[attr-defined]  # the words of a charter: what is left


def from_data(data: Any) -> Any:
    """Return what `to_data` was given; words as `Bilingual`."""
    match data:
        case {"say": template, "values": values}:
            return Sentence(template, {name: from_data(one) for name, one in values.items()})
        case {"date": text}:
            return ImpreciseDate.parse(text)
        case {"fr": french, "en": english}:
            return Bilingual(french, english)
        case list():
            return tuple(from_data(one) for one in data)
    return data
