"""The fields of a fact as a rectification sees them: which may be rectified, and their values as people write them."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from functools import cache
from typing import Any, get_origin

from pydantic import TypeAdapter

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event, identifiers
from programme.domain.events import Value
from programme.domain.fact import Fact
from programme.domain.personal import Clear

WHEN = "on"
"""The name under which the date of a fact is rectified, beside the fields of its event."""


def fields_of(kind: type[Event]) -> tuple[str, ...]:
    """Return the fields that may be rectified: neither an id nor fixed."""
    ids = {name for name, _ in identifiers(kind)}
    return tuple(name for name in (WHEN, *kind.model_fields) if name not in ids | kind.fixed)


def value_of(fact: Fact, field: str) -> Value:
    """Return the value of a field as people write it; None where there is none."""
    if field == WHEN:
        return fact.on.text
    value = getattr(fact.event, field)
    if isinstance(value, tuple):
        return tuple(_written(one) for one in value)
    return None if value is None else _written(value)


def normal(kind: type[Event], field: str, value: Value) -> Value:
    """Return a value as the register writes it: what ``value_of`` gives back once the field has that value.

    :raises ValueError: the field takes no such value.
    """
    if field == WHEN:
        return ImpreciseDate.parse(value if isinstance(value, str) else "").text
    found = _adapter(kind, field).validate_python(value)
    if isinstance(found, tuple):
        return tuple(_written(one) for one in found)
    return None if found is None else _written(found)


def takes_several(kind: type[Event], field: str) -> bool:
    """Return whether a field holds several values."""
    return field != WHEN and get_origin(kind.model_fields[field].annotation) is tuple


def with_value(fact: Fact, field: str, value: Value | Clear) -> Fact:
    """Return a fact whose field has another value, one that ``normal`` gave."""
    if field == WHEN:
        return replace(fact, on=ImpreciseDate.parse(str(value)))
    found = _adapter(type(fact.event), field).validate_python(value)
    return replace(fact, event=fact.event.model_copy(update={field: found}))


@cache
def _adapter(kind: type[Event], field: str) -> TypeAdapter[Any]:
    return TypeAdapter(kind.model_fields[field].rebuild_annotation())


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value.value if isinstance(value, Enum) else value)
