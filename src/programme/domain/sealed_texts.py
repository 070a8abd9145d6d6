"""The sealed texts of an event, wherever it keeps them."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.event import Event
from programme.domain.events import CATALOGUE, EntryRectified
from programme.domain.personal import Sealed, personal_fields

PERSONAL = frozenset(name for kind in CATALOGUE.values() for name in personal_fields(kind))
"""The names of the personal fields of all events; no other field is called so."""

KEEPING: frozenset[type[Event]] = frozenset(
    {EntryRectified, *(kind for kind in CATALOGUE.values() if personal_fields(kind))}
)
"""The events that may keep a sealed text."""


def sealed_texts(event: Event) -> Iterator[Sealed]:
    """Yield the sealed texts of an event.

    :raises ValueError: a rectification gives a personal field a value that is not sealed.
    """
    if isinstance(event, EntryRectified):
        if event.field in PERSONAL:
            yield Sealed.parse(str(event.new))
        return
    for name in personal_fields(type(event)):
        if isinstance(value := getattr(event, name), Sealed):
            yield value
