"""Says the values of a report in one language: the same words for every format, each with what kind of thing it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from enum import StrEnum

from programme.domain.answer import Answer
from programme.domain.charter import Cites, Words
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.money import Cents
from programme.domain.sentences import Sentence, say
from programme.domain.words import word
from programme.language import Speaker
from programme.reports.document import (
    Code,
    Command,
    Entries,
    Listed,
    Percent,
    Ref,
    Silence,
    Single,
    Sources,
    Value,
    Window,
)

_ANSWERS = {Answer.YES: say("yes"), Answer.NO: say("no"), Answer.UNDECIDABLE: say("undecidable")}
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
Spell = Callable[[str], str]


def visible(text: str) -> str:
    """Return a text whose control characters, and those that turn the direction of writing, are shown as codes."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


@dataclass(frozen=True, slots=True)
class Said:
    """A value in words.

    ``kind`` says how it may be set: ``text``, ``code``, ``mark`` (a word of a closed list, ``name`` being its stored
    value), ``quote`` (``name`` being where it stands), ``entries`` (``positions``, ``name`` counting the others that
    there are), ``silence``.
    """

    kind: str
    text: str
    name: str = ""
    positions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """A speaker with what the words of a report depend on beside it: time zone, format, spelling of commands.

    Lines of ``document`` are cited by their numbers alone.
    """

    speaker: Speaker
    zone: tzinfo
    format: str
    spell: Spell = str
    document: str | None = None

    def t(self, msgid: str, **values: object) -> str:
        """Return a message in the language of the report; templates call it."""
        return self.seen(self.speaker.text(msgid, **values))

    def seen(self, text: str) -> str:
        """Return a text without anything unseen; JSON has an escape of its own for that, and holds the text itself."""
        return text if self.format == "json" else visible(text)

    def text(self, value: Value) -> str:
        """Return a value as one line of plain text."""
        between = " · " if isinstance(value, Listed) else ", "
        return between.join(one.text for one in self.said(value))

    def said(self, value: Value) -> tuple[Said, ...]:
        """Return a value in words, one for each of its parts."""
        if isinstance(value, Listed):
            value = value.items
        return tuple(self._said(one) for one in (value if isinstance(value, tuple) else (value,)))

    def _said(self, value: Single) -> Said:
        match value:
            case None:
                return Said("silence", self.t("not stated"))
            case Silence():
                return Said("silence", self.speaker.sentence(value.words))
            case StrEnum():
                return Said("mark", self.speaker.sentence(word(value)), name=value.value)
            case Code():
                return Said("code", self.seen(value.text))
            case Command():
                return Said("code", self.seen(self._command(value)))
            case Entries():
                return Said("entries", self._entries(value), name=self._more(value), positions=value.positions)
            case Cites():
                return Said("quote", self.seen(value.text), name=self.seen(self._place(value)))
            case _:
                return Said("text", self.seen(self._plain(value)))

    def _plain(self, value: Single) -> str:
        match value:
            case bool():
                return self.speaker.text("yes") if value else self.speaker.text("no")
            case Answer():
                return self.speaker.sentence(_ANSWERS[value])
            case Cents():
                return self.speaker.money(value)
            case int() | Decimal():
                return self.speaker.number(value)
            case Percent():
                return self.speaker.text("{number}%", number=value.number)
            case datetime():
                return self.speaker.instant(value, self.zone)
            case ImpreciseDate() | date():
                return self.speaker.date(value)
            case Window():
                return self._window(value)
            case Sources():
                return self._sources(value)
            case Sentence():
                return self.speaker.sentence(value)
            case Words():
                return self.speaker.words(value)
            case Event():
                return self.speaker.event(value)
            case Ref():
                return self.speaker.name(value.kind, value.id)
            case _:
                return str(value)

    def _entries(self, entries: Entries) -> str:
        listed = ", ".join(map(str, entries.positions))
        return f"{listed} {self._more(entries)}" if entries.more else listed

    def _more(self, entries: Entries) -> str:
        return self.speaker.text("and {number} more", number=entries.more) if entries.more else ""

    def _command(self, command: Command) -> str:
        """Return a command line as the reader's language spells it; the one that makes the report again says it all."""
        line = self.spell(command.line)
        return f"{line} --lang {self.speaker.lang} --format {self.format}" if command.again else line

    def _place(self, cites: Cites) -> str:
        first, last = cites.lines
        document = cites.document or self.speaker.text("source")
        if first == last:
            return self.speaker.text("{document}, line {line}", document=document, line=str(first))
        return self.speaker.text("{document}, lines {first} to {last}", document=document, first=first, last=last)

    def _sources(self, sources: Sources) -> str:
        """Return each document once, with its lines; one cited as a whole has none."""
        lines: dict[str, list[str]] = {}
        for cited in sources.cited:
            document, _, place = cited.partition(":")
            lines.setdefault(document, []).extend([place.replace("-", "–")] if place else [])
        return " · ".join(self._cited(document, ", ".join(places)) for document, places in lines.items())

    def _cited(self, document: str, lines: str) -> str:
        if not lines:
            return self.speaker.name("document", document)
        if document == self.document:
            return self.speaker.text("l. {lines}", lines=lines)
        return self.speaker.text("{document}, l. {lines}", document=document, lines=lines)

    def _window(self, window: Window) -> str:
        start, slash, end = window.bounds.text.partition("/")
        if not slash or ".." in (start, end):
            return self.speaker.date(window.bounds)
        first, last = (self.speaker.date(ImpreciseDate.parse(one)) for one in (start, end))
        return self.speaker.text("{start} – {end}", start=first, end=last)
