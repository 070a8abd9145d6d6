"""A sentence for people before it has a language: the English template and the values it names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

SEAL, HIDDEN = "sealed:", "•••"
"""How a personal text begins once it is sealed, and what is shown in its place."""


def as_shown(text: str) -> str:
    """Return a text as anybody may see it: dots in place of a sealed one."""
    return HIDDEN if text.startswith(SEAL) else text


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English template with ``{named}`` values; the edge translates the template, then fills it in.

    A value may itself be a sentence, or a tuple of them, translated in its turn.
    """

    template: str
    values: dict[str, object] = field(default_factory=dict)


def say(template: str, **values: object) -> Sentence:
    """Return a sentence; every template given here is a message of the translation catalogues."""
    return Sentence(template, values)


def quoted(texts: Iterable[str]) -> tuple[Sentence, ...]:
    """Return texts between the quotation marks of the language."""
    return tuple(say("'{text}'", text=one) for one in texts)
