"""Lists of the things of the later chapters: what each is called, since when, and what happened to it last."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from programme.cli.output import Column
from programme.cli.session import Session
from programme.cli.views.facts import happened
from programme.cli.views.ids import known_territory
from programme.cli.views.look import Look, dated, looking
from programme.cli.views.rows import columns, write
from programme.domain.event import Event, identifiers
from programme.domain.events import CATALOGUE
from programme.domain.fact import Fact
from programme.domain.scope import concerns, territories_of
from programme.language import N_

FOR_PEOPLE = (
    Column("id", N_("Id")),
    Column("title", N_("Title")),
    Column("since", N_("First on record")),
    Column("told", N_("Last on record")),
)
FOR_MACHINES = columns("id kind title on territories last last_on position")
NAMES = ("title", "name", "label")
"""The fields in which an event says what the thing is called."""


def _list(
    kinds: tuple[str, ...],
    session: Session,
    *,
    territory: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    format: str | None = None,
) -> None:
    """List the things of some kinds that surely or possibly were there by V, in the order in which they came."""
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        things = [facts for facts in _things(kinds, look) if territory is None or _concerns(facts, territory)]
        rows = [_row(facts) for facts in things]
        shown = [row | _words(row, facts, look) for row, facts in zip(rows, things, strict=True)]
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


stakeholders = partial(_list, ("stakeholder",))
partnerships = partial(_list, ("partnership",))
flagships = partial(_list, ("flagship",))
questions = partial(_list, ("question",))
actions = partial(_list, ("action",))
documents = partial(_list, ("document",))
budget = partial(_list, ("line", "assumption"))
funding = partial(_list, ("call", "funding"))
indicators = partial(_list, ("indicator",))
risks = partial(_list, ("risk",))
ambiguities = partial(_list, ("ambiguity",))


def _things(kinds: tuple[str, ...], look: Look) -> Iterator[list[Fact]]:
    """Yield the facts of each thing, in the order of happening."""
    found: dict[str, list[Fact]] = {}
    for fact in happened(look.reading.facts(*_types(kinds)), look.day):
        found.setdefault(fact.event.principal() or "", []).append(fact)
    yield from found.values()


def _types(kinds: tuple[str, ...]) -> list[type[Event]]:
    """Return the types of event that are about a thing of one of these kinds."""
    return [one for one in CATALOGUE.values() if next((kind for _, kind in identifiers(one)), None) in kinds]


def _concerns(facts: list[Fact], territory: str) -> bool:
    return any(concerns(fact, territory) for fact in facts)


def _row(facts: list[Fact]) -> dict[str, Any]:
    first, last = facts[0], facts[-1]
    kind, _, id = (first.event.principal() or "").partition(":")
    said = (getattr(fact.event, name, None) for fact in facts for name in NAMES)
    return {
        "id": id,
        "kind": kind,
        "title": next((one for one in said if one is not None), id),
        "on": first.on.text,
        "territories": list(territories_of(first)),
        "last": last.event.type,
        "last_on": last.on.text,
        "position": first.position,
    }


def _words(row: dict[str, Any], facts: list[Fact], look: Look) -> dict[str, str]:
    return {"since": dated(row["on"], look.speaker), "told": look.speaker.event(facts[-1].event)}
