"""What a view says of a thing, before it is for scripts or for people: values of the domain, under stable keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from programme.cli.views.said import any_of
from programme.domain.answer import Answer, some
from programme.domain.dates import ImpreciseDate
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence
from programme.domain.vocabulary import Ending
from programme.language import Speaker

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids of things of one kind; people read what these are called."""

    kind: str
    ids: Sequence[str]


@dataclass(frozen=True, slots=True)
class One:
    """The id of a thing of one kind, if there is one."""

    kind: str
    id: str | None


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Every value that may be the one, as far as the dates say: for scripts the only one, else null."""

    values: Sequence[object]


@dataclass(frozen=True)
class Word:
    """A word of no closed list of the domain: its key for scripts, and how people read it."""

    key: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Entry:
    """The position of an entry."""

    position: int


Values = Mapping[str, object]
"""Values of the domain by key: texts, numbers, sums, dates, words of closed lists, ids, alternatives, lists of them."""


def furthest(reached: Mapping[T, Answer]) -> Perhaps:
    """Return the furthest step that is certainly reached, or may be; the steps are given from the first to the last."""
    found: list[T | None] = []
    for step, answer in reversed(list(reached.items())):
        if answer is not Answer.NO:
            found.append(step)
        if answer is Answer.YES:
            return Perhaps(found[::-1])
    return Perhaps([None, *found[::-1]])


def by_then(facts: Iterable[Fact], day: date) -> Answer:
    """Say whether one of the facts has happened by the end of ``day``."""
    return some(fact.on.by(day) for fact in facts)


def before_or_after(before: Word, after: Word, holds: Answer) -> Perhaps:
    """Return what something is while it holds, or what it is afterwards; both where the dates do not say."""
    words = {Answer.YES: [before], Answer.NO: [after], Answer.UNDECIDABLE: [before, after]}
    return Perhaps(words[holds])


def endings(closed: Iterable[Fact], day: date) -> Perhaps:
    """Return how something was closed by the end of ``day``, or may have been."""
    found = {ending: [one for one in closed if getattr(one.event, "ending", None) is ending] for ending in Ending}
    return furthest({ending: by_then(facts, day) for ending, facts in found.items()})


def as_data(values: Values) -> dict[str, Any]:
    """Return values as scripts read them; ``possible`` holds the alternatives where the dates leave a choice."""
    found = {key: _plain(value) for key, value in values.items()}
    open_ones = {
        key: [_plain(one) for one in value.values]
        for key, value in values.items()
        if isinstance(value, Perhaps) and len(value.values) > 1
    }
    return found | ({"possible": open_ones} if open_ones else {})


def in_words(value: object, speaker: Speaker) -> str:
    """Return a value as people read it; nothing for none."""
    match value:
        case None:
            return ""
        case Ids(kind, ids):
            return ", ".join(speaker.name(kind, one) for one in ids)
        case One(kind, id):
            return speaker.name(kind, id) if id is not None else ""
        case Perhaps(values):
            words = [in_words(one, speaker) if one is not None else speaker.text("nothing yet") for one in values]
            return any_of(words, speaker) if list(values) != [None] else ""
        case Word(_, sentence):
            return speaker.sentence(sentence)
        case Entry(position):
            return speaker.text("entry {position}", position=position)
        case str() if not isinstance(value, Enum):
            return value
        case list() | tuple():
            return ", ".join(in_words(one, speaker) for one in value)
        case _:
            return speaker.sentence(Sentence("{value}", {"value": value}))


def _plain(value: object) -> Any:
    match value:
        case Ids(_, ids):
            return list(ids)
        case One(_, id):
            return id
        case Word(key):
            return key
        case Entry(position):
            return position
        case Perhaps(values):
            return _plain(values[0]) if len(values) == 1 else None
        case ImpreciseDate():
            return value.text
        case Enum():
            return value.value
        case list() | tuple():
            return [_plain(one) for one in value]
        case bool() | None:
            return value
        case int():
            return int(value)
        case _:
            return value
