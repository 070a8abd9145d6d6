"""An entry as it is stored: canonical JSON with the attribute names of CloudEvents 1.0, and back to a fact.

Stored names are never resolved to imports: the catalogue of events is the closed registry.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

import orjson
from pydantic import TypeAdapter

from programme.domain.dates import parsed
from programme.domain.event import Event
from programme.domain.events import CATALOGUE
from programme.domain.fact import Fact
from programme.domain.sealed_texts import KEEPING, sealed_texts
from programme.register.errors import MalformedEntry, UnknownEvent
from programme.register.rows import Row

Document = dict[str, Any]
"""The stored document. ``clockset`` says that the clock was set by hand, for a test or a demonstration."""

_TEXTS = (
    "commandid",
    "correlationid",
    "id",
    "recordedby",
    "source",
    "specversion",
    "subject",
    "time",
    "type",
    "validtime",
)
_REQUIRED = frozenset({*_TEXTS, "typeversion", "data"})
_OPTIONAL: tuple[set[str], ...] = (set(), {"causationid"}, {"clockset"}, {"causationid", "clockset"})
_SHAPES = frozenset(_REQUIRED | some for some in _OPTIONAL)
_texts = itemgetter(*_TEXTS)
_STAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")


class Entry(NamedTuple):
    """What stored bytes are: the fact they tell, and all that is kept of them."""

    fact: Fact
    row: Row


def encode(fact: Fact, programme: str, *, clock_set: bool) -> Row:
    """Return the row that stores a fact in the register of a programme."""
    return _row(fact, programme, stamp(fact.recorded_at), clock_set=clock_set)


def _row(fact: Fact, programme: str, time: str, *, clock_set: bool) -> Row:
    event, document = fact.event, attributes(fact, programme, time)
    document["data"] = event.model_dump(mode="json", by_alias=True, exclude_none=True)
    if clock_set:
        document["clockset"] = True
    return Row(event.type, orjson.dumps(document, option=orjson.OPT_SORT_KEYS), event.tags(), id=fact.id, time=time)


def attributes(fact: Fact, programme: str, time: str) -> Document:
    """Return what is stored of a fact but ``data`` and ``clockset``; ``time`` is the stamp of its recording."""
    event = fact.event
    document: Document = {
        "specversion": "1.0",
        "id": fact.id,
        "source": f"urn:programme:{programme}",
        "type": event.type,
        "typeversion": event.version,
        "subject": event.principal() or f"programme:{programme}",
        "time": time,
        "validtime": fact.on.text,
        "recordedby": fact.recorded_by,
        "commandid": fact.command_id,
        "correlationid": fact.correlation_id,
    }
    if fact.causation_id is not None:
        document["causationid"] = fact.causation_id
    return document


def decode(position: int, data: bytes) -> Fact:
    """Return the fact that these bytes store.

    :raises UnknownEvent: they name a type or version that the catalogue does not have.
    :raises MalformedEntry: they are no entry, or do not fit their type.
    """
    return _fact(position, _document(position, data))


def entry_of(position: int, data: bytes, programme: str) -> Entry:
    """Return the entry of a programme that these bytes are: all that is indexed comes from them.

    :raises UnknownEvent: they name a type or version that the catalogue does not have.
    :raises MalformedEntry: they are no entry, not in canonical form, or of another programme.
    """
    document = _document(position, data)
    fact = _fact(position, document)
    row = _row(fact, programme, document["time"], clock_set=document.get("clockset") is True)
    if row.data != data:
        raise MalformedEntry(position, f"not the canonical bytes of an entry of {programme}")
    return Entry(fact, row)


def _document(position: int, data: bytes) -> Document:
    try:
        document = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise MalformedEntry(position, f"no JSON, {error.msg}") from error
    if not isinstance(document, dict):
        raise MalformedEntry(position, "no object")
    kind, version = document.get("type"), document.get("typeversion")
    if not isinstance(kind, str) or type(version) is not int:
        raise MalformedEntry(position, "no type")
    if (kind, version) not in CATALOGUE:  # asked first: what is unknown may have attributes that are unknown too
        raise UnknownEvent(position, kind, version)
    if frozenset(document) not in _SHAPES:
        raise MalformedEntry(position, "its attributes are not those of an entry")
    try:
        "".join((*_texts(document), document.get("causationid", "")))
    except TypeError as error:
        raise MalformedEntry(position, f"an attribute is no text: {error}") from error
    if not _STAMP.fullmatch(document["time"]):
        raise MalformedEntry(position, "the time of recording is not written as an instant")
    return document


def _fact(position: int, document: Document) -> Fact:
    try:
        event = _validator(document["type"], document["typeversion"])(document["data"])
        on, recorded_at = parsed(document["validtime"]), instant(document["time"])
    except ValueError as error:
        raise MalformedEntry(position, str(error)) from error
    if type(event) in KEEPING:
        _require_own_seals(position, document["id"], event)
    return Fact(
        position,
        document["id"],
        event,
        on,
        recorded_at,
        document["recordedby"],
        document["commandid"],
        document["correlationid"],
        document.get("causationid"),
    )


def _require_own_seals(position: int, id: str, event: Event) -> None:
    try:
        own = all(sealed.entry == id for sealed in sealed_texts(event))
    except ValueError as error:
        raise MalformedEntry(position, "it holds a personal text that is not sealed") from error
    if not own:
        raise MalformedEntry(position, "it holds a personal text that was sealed for another entry")


decode_again = lru_cache(maxsize=2048)(decode)
"""As ``decode``, for the few entries that every act reads again, such as the charter: an entry never changes."""


def stamp(instant: datetime) -> str:
    """Return a UTC instant with microseconds, as ``2017-11-30T09:00:00.000000Z``: text order is time order."""
    text = instant.isoformat(timespec="microseconds")
    return f"{text[:-6]}Z" if text.endswith("+00:00") else stamp(instant.astimezone(UTC))


def instant(text: str) -> datetime:
    """Return the instant that a stamp writes."""
    return datetime.fromisoformat(text)


@cache
def _validator(type_name: str, version: int) -> Callable[[object], Event]:
    """Return what validates the data of an entry of this type and version."""
    return TypeAdapter(CATALOGUE[type_name, version]).validator.validate_python
