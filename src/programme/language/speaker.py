"""A speaker turns messages, sentences, events and values into the words of one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from programme.domain.sentences import Sentence, as_shown
from programme.language import amounts, days
from programme.language.choice import Lang
from programme.language.messages import N_, catalogue

if TYPE_CHECKING:  # pydantic is felt at start-up, and help needs none of it
    from decimal import Decimal

    from programme.domain.dates import ImpreciseDate
    from programme.domain.event import Event

_KINDS = {
    "holder": "office",
    "kind": "document-kind",
    "members": "stakeholder",
    "criteria": "criterion",
    "actions": "action",
    "risks": "risk",
    "questions": "question",
    "ambiguities": "ambiguity",
}
"""The kind of thing that a value names, where its name in a sentence is not that kind."""
_QUOTED = {"actions", "risks", "questions", "ambiguities"}
"""Things whose names are whole phrases: in a list, each stands between quotation marks."""


@runtime_checkable
class Bilingual(Protocol):
    """A text that its author wrote in both languages, such as the words of the charter."""

    @property
    def fr(self) -> str:
        """The French text."""

    @property
    def en(self) -> str:
        """The English text."""


class Speaker:
    """Speaks one language. ``names`` holds what to call things, by ``kind:id``; a thing without a name keeps its id.

    What people wrote (names, reasons, words of the charter) comes out as they wrote it, never translated.
    """

    def __init__(self, lang: Lang, names: Mapping[str, str] | None = None) -> None:
        self.lang: Lang = lang
        self._names = names or {}
        self._messages = catalogue(lang)

    def text(self, msgid: str, /, **values: object) -> str:
        """Return a message with its values filled in; without values, braces stay as they are."""
        template = self._messages.gettext(msgid) if msgid else ""
        return template.format_map(_Lazily(lambda key: self._value(key, values[key]))) if values else template

    def plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Return the message that suits a number, which it may hold as ``{number}``."""
        template = self._messages.ngettext(one, many, number)
        values["number"] = number
        return template.format_map(_Lazily(lambda key: self._value(key, values[key])))

    def sentence(self, sentence: Sentence) -> str:
        """Return a sentence of the domain, its values in words.

        A value whose key is a kind of thing (``territory``, ``body``...) is an id, and comes out as its name.
        """
        return self.text(sentence.template, **sentence.values)

    def event(self, event: Event) -> str:
        """Return the line that tells an event."""
        from programme.domain.event import identifiers

        kinds = dict(identifiers(type(event)))
        template = self._messages.gettext(event.sentence)
        return template.format_map(_Lazily(lambda key: self._named(kinds.get(key), getattr(event, key))))

    def name(self, kind: str, id: str) -> str:
        """Return what a thing is called, or its id."""
        return self._names.get(f"{kind}:{id}", id)

    def words(self, words: Bilingual) -> str:
        """Return a text that exists in both languages in this one."""
        return words.fr if self.lang == "fr" else words.en

    def date(self, when: ImpreciseDate | date) -> str:
        """Return a date in words, with all that is imprecise about it."""
        return days.in_words(self.lang, self._messages.gettext, when)

    def instant(self, instant: datetime, zone: tzinfo) -> str:
        """Return an instant as day and time in a time zone."""
        local = instant.astimezone(zone)
        return self.text(N_("{day} at {time}"), day=local.date(), time=f"{local:%H:%M}")

    def number(self, number: int | Decimal) -> str:
        """Return a number with its digits in groups."""
        return amounts.number(self.lang, number)

    def money(self, cents: int) -> str:
        """Return a sum of cents in euros, with the cents if there are any."""
        return amounts.money(self.lang, cents)

    def enumeration(self, items: Sequence[str]) -> str:
        """Return a list in words: “a, b and c”."""
        if len(items) < 2:  # noqa: PLR2004 - one item is its own list
            return "".join(items)
        return self.text(N_("{first} and {last}"), first=", ".join(items[:-1]), last=items[-1])

    def _value(self, key: str, value: object) -> str:
        kind = _KINDS.get(key, key)
        if key in _QUOTED and isinstance(value, tuple):
            return ", ".join(self.text("'{text}'", text=_within(self.name(kind, one))) for one in value)
        return self._named(kind, value)

    def _named(self, kind: str | None, value: object) -> str:
        """Return a value in words; a text is an id if it has a kind under which a name is known."""
        if isinstance(value, tuple | list):
            return self._listed([self._named(kind, one) for one in value])
        if isinstance(value, str) and not isinstance(value, Enum):
            return as_shown(value) if kind is None else self.name(kind, value)
        return self._shown(value)

    def _listed(self, items: Sequence[str]) -> str:
        """Join items with commas, or with semicolons when an item holds a comma of its own."""
        if not any("," in one for one in items):
            return ", ".join(items)
        return ("\u202f; " if self.lang == "fr" else "; ").join(items)

    def _shown(self, value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, Sentence):
            return self.sentence(value)
        if isinstance(value, StrEnum):
            from programme.domain.words import word

            return self.sentence(word(value))
        if isinstance(value, int):  # a sum of money is an int of its own kind, told without importing its model
            return str(value) if type(value) is int else self.money(value)
        return self._composed(value)

    def _composed(self, value: object) -> str:
        from programme.domain.dates import ImpreciseDate

        if isinstance(value, ImpreciseDate | date):
            return self.date(value)
        if isinstance(value, Bilingual):
            return self.words(value)
        from programme.domain.event import Event  # last: the model of an event is felt when a board is shown

        return self.event(value) if isinstance(value, Event) else str(value)


def _within(text: str) -> str:
    """Return a text that is about to be quoted, what it quotes itself between other marks."""
    return re.sub(r"«\s*(.*?)\s*»", r"“\1”", text)


class _Lazily(dict[str, str]):
    """The values of a template, each made when the template asks for it."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> str:
        return self._make(key)
