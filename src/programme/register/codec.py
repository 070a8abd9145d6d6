"""An entry as it is stored: canonical JSON with the attribute names of CloudEvents 1.0, and back to a fact.

Stored names are never resolved to imports: the catalogue of events is the closed registry.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from programme.domain.canonical import canonical
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import CATALOGUE
from programme.domain.fact import Fact
from programme.domain.sealed_texts import KEEPING, sealed_texts
from programme.register.errors import MalformedEntry, UnknownEvent
from programme.register.rows import Row

_E = TypeVar("_E", bound=Event)
# Keys are sorted, and no attribute after "data" can hold a quotation mark: the last match is the entry's own type.
_TYPE = re.compile(rb'.*,"type":"([a-z0-9-]+)","typeversion":([0-9]{1,9})[,}]', re.DOTALL)


class Entry(BaseModel, Generic[_E]):
    """The stored document. ``clockset`` says that the clock was set by hand, for a test or a demonstration."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    specversion: Literal["1.0"]
    id: str
    source: str
    type: str
    typeversion: int
    subject: str
    time: datetime
    validtime: ImpreciseDate
    recordedby: str
    commandid: str
    correlationid: str
    causationid: str | None = None
    clockset: bool = False
    data: _E


def encode(fact: Fact, programme: str, *, clock_set: bool) -> Row:
    """Return the row that stores a fact in the register of a programme."""
    document = attributes(fact, programme)
    document["data"] = fact.event.model_dump(mode="json", by_alias=True, exclude_none=True)
    if clock_set:
        document["clockset"] = True
    event, time = fact.event, stamp(fact.recorded_at)
    return Row(event.type, canonical(document), event.tags(), id=fact.id, time=time)


def attributes(fact: Fact, programme: str) -> dict[str, object]:
    """Return the attributes of the entry of a fact: all that is stored but ``data`` and ``clockset``."""
    event = fact.event
    document: dict[str, object] = {
        "specversion": "1.0",
        "id": fact.id,
        "source": f"urn:programme:{programme}",
        "type": event.type,
        "typeversion": event.version,
        "subject": event.principal() or f"programme:{programme}",
        "time": stamp(fact.recorded_at),
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
    named = _TYPE.match(data)
    if named is None:
        raise MalformedEntry(position, "no type")
    try:
        entry = _model(named[1].decode(), int(named[2])).model_validate_json(data)
    except KeyError:
        raise UnknownEvent(position, named[1].decode(), int(named[2])) from None
    except ValidationError as error:
        raise MalformedEntry(position, str(error)) from error
    if type(entry.data) in KEEPING:
        _require_own_seals(position, entry)
    return Fact(
        position,
        entry.id,
        entry.data,
        entry.validtime,
        entry.time,
        entry.recordedby,
        entry.commandid,
        entry.correlationid,
        entry.causationid,
    )


def row_of(position: int, data: bytes, programme: str) -> Row:
    """Return the row that stores these bytes in the register of a programme: all that is indexed comes from them.

    :raises UnknownEvent: they name a type or version that the catalogue does not have.
    :raises MalformedEntry: they are no entry, not in canonical form, or of another programme.
    """
    fact = decode(position, data)
    row = encode(fact, programme, clock_set=json.loads(data).get("clockset") is True)
    if row.data != data:
        raise MalformedEntry(position, f"not the canonical bytes of an entry of {programme}")
    return row


def _require_own_seals(position: int, entry: Entry[Event]) -> None:
    try:
        own = all(sealed.entry == entry.id for sealed in sealed_texts(entry.data))
    except ValueError as error:
        raise MalformedEntry(position, "it holds a personal text that is not sealed") from error
    if not own:
        raise MalformedEntry(position, "it holds a personal text that was sealed for another entry")


decode_again = lru_cache(maxsize=2048)(decode)
"""As ``decode``, for the few entries that every act reads again, such as the charter: an entry never changes."""


def stamp(instant: datetime) -> str:
    """Return a UTC instant with microseconds, as ``2017-11-30T09:00:00.000000Z``: text order is time order."""
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def instant(text: str) -> datetime:
    """Return the instant that a stamp writes."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


@cache
def _model(type_name: str, version: int) -> type[Entry[Event]]:
    model: type[Entry[Event]] = Entry.__class_getitem__(CATALOGUE[type_name, version])  # type: ignore[assignment]
    return model
