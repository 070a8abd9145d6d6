"""The search: the words of every entry, in French and English, without regard to accents, capitals, plurals, elisions.

The words of the sentence and of all texts of an entry are kept by their stems in a table, the same on SQLite and
PostgreSQL, brought up to date like any view. What things are called is not kept, since a later entry may name them
anew: it is looked up when somebody searches, and leads to the entries that bear their tags. Sealed texts are no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol

import sqlalchemy as sa
from pydantic import BaseModel

from programme.domain.sentences import SEAL
from programme.language import Speaker, folded
from programme.projections.base.projection import Rows, RowView, Stored
from programme.projections.base.tags import tag_rows, tag_table, tagged
from programme.projections.base.views import Views

if TYPE_CHECKING:
    from programme.domain.event import Event
    from programme.domain.history import Entry

_TABLES = sa.MetaData()
_entry = sa.Table(
    "search_v1",
    _TABLES,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("type", sa.Text, nullable=False),
)
_word = sa.Table(
    "search_v1_word",
    _TABLES,
    sa.Column("word", sa.Text, primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
_tag = tag_table("search_v1", _TABLES)

_WORD = re.compile(r"[^\W_]+")
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['\u2019](?=\w)")
_SEALED = re.compile(rf"{SEAL}\S+")
LANGUAGES = ("fr", "en")


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  # the name that the library gives it


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that was found: as it was recorded, with its corrections."""

    entry: Entry

    @property
    def annulled_by(self) -> int | None:
        """The position of what annuls it, if anything does."""
        by = self.entry.annulled_by
        return by.position if by is not None else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: all these words; in entries of a territory, of some types, that may lie in a period."""

    words: str
    territory: str | None = None
    types: tuple[str, ...] = ()
    since: date = date.min
    until: date = date.max


def search(views: Views, wanted: Wanted, names: Iterable[Mapping[str, str]], position: int) -> list[Found]:
    """Return the entries up to a position that hold all the words, in the order of recording.

    ``names`` hold what things are called, by ``kind:id``, in each language. The dates are those known at the position.

    :raises ProjectionStopped: an entry cannot be read.
    """
    looked_for = stems(wanted.words)
    by_name = _by_name(names)

    def query(connection: sa.Connection, _: int) -> list[int]:
        conditions = [_holds(one, by_name.get(one, ())) for one in sorted(looked_for)]
        select = sa.select(_entry.c.position).where(_entry.c.position <= position, *conditions, *_what(wanted))
        return list(connection.scalars(select.order_by(_entry.c.position)))

    positions = views.read(SEARCH, query) if looked_for else []
    reading = views.source.reading(position)
    found = (reading.entry(one) for one in positions)
    return [Found(one) for one in found if one is not None and _lies_within(one, wanted)]


def _what(wanted: Wanted) -> Iterator[sa.ColumnElement[bool]]:
    if wanted.territory is not None:
        yield _entry.c.position.in_(tagged(_tag, f"territory:{wanted.territory}"))
    if wanted.types:
        yield _entry.c.type.in_(wanted.types)


def _holds(stem: str, tags: Iterable[str]) -> sa.ColumnElement[bool]:
    """Return the condition that an entry holds a word, or bears the tag of something that is called so."""
    held = _entry.c.position.in_(sa.select(_word.c.position).where(_word.c.word == stem))
    return sa.or_(held, *(_entry.c.position.in_(tagged(_tag, tag)) for tag in sorted(tags)))


def _by_name(names: Iterable[Mapping[str, str]]) -> dict[str, set[str]]:
    """Return the tags of what bears each word in its name."""
    found: dict[str, set[str]] = {}
    for called in names:
        for tag, name in called.items():
            for stem in stems(name):
                found.setdefault(stem, set()).add(tag)
    return found


def _lies_within(entry: Entry, wanted: Wanted) -> bool:
    known = (entry.known or entry.recorded).on
    return known.earliest <= wanted.until and known.latest >= wanted.since


def stems(text: str) -> set[str]:
    """Return the stems of the words of a text; what is elided before an apostrophe is no word."""
    return {stem for _, _, stem in located(text)}


def located(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each word of a text: where it begins and ends, and its stem."""
    elided = {place for found in _ELIDED.finditer(text.lower()) for place in range(*found.span())}
    for found in _WORD.finditer(text):
        if found.start() not in elided:
            yield found.start(), found.end(), _stem(found[0])


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return _stemmer().stemWord(folded(word))


@cache
def _stemmer() -> _Stemmer:
    from snowballstemmer import stemmer

    found: _Stemmer = stemmer("french")
    return found


def texts_of(event: Event) -> Iterator[str]:
    """Yield every text of an event, at any depth; sealed ones are left out."""
    yield from _texts(event)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, BaseModel):
        for _, inner in value:
            yield from _texts(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield _SEALED.sub("", value)


def _rows(entry: Stored) -> Rows:
    fact = entry.fact
    yield _entry, (fact.position, fact.event.type)
    told = (_SEALED.sub("", speaker.event(fact.event)) for speaker in _speakers())
    for stem in sorted({stem for text in (*told, *texts_of(fact.event)) for stem in stems(text)}):
        yield _word, (stem, fact.position)
    yield from tag_rows(_tag, fact.event.tags(), fact.position, fact.event.type)


@cache
def _speakers() -> tuple[Speaker, ...]:
    return (Speaker("fr"), Speaker("en"))


SEARCH = RowView("search", 1, _TABLES, _rows)
