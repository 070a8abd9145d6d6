"""A reading's query as the recorder takes it: the facts it asks for, and whatever may correct them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from programme.domain.reading import CORRECTING_TYPES, Query


def stored(queries: Iterable[Query]) -> DCBQuery:
    """Return one query of the library for these; it finds all that they match, and at times a correction more.

    With tags, corrections are found by the same tags, and the recorder makes one search of both: a correction bears
    the tags of what it corrects. Without tags, by ``of:TYPE``, so that not every correction ever made is read.
    """
    return DCBQuery([item for query in queries for item in _items(query)])


def _items(query: Query) -> Iterator[DCBQueryItem]:
    if query.tags:
        yield DCBQueryItem(types=sorted(query.types | CORRECTING_TYPES), tags=sorted(query.tags))
        return
    yield DCBQueryItem(types=sorted(query.types), tags=[])
    yield from (DCBQueryItem(types=sorted(CORRECTING_TYPES), tags=[f"of:{one}"]) for one in sorted(query.types))
