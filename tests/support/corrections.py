"""Generated corrections of any facts, and what is known with them: the rules written a second time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import EntryAnnulled, EntryRectified
from programme.domain.fact import Fact
from programme.domain.history import CORRECTING
from tests.support.facts import fact
from tests.support.tiny import tiny_dates

CORRECTED_ON = "2029"


@st.composite
def corrected(draw: st.DrawFn, facts: Sequence[Fact], most: int = 4) -> list[Fact]:
    """Draw a history of these facts, each correction of one of them, or of a correction, somewhere after it."""
    history: list[Fact] = []
    left = list(facts)
    for _ in range(draw(st.integers(0, most))):
        taken = draw(st.integers(0, len(left)))
        history, left = [*history, *left[:taken]], left[taken:]
        if history:
            history.append(draw(_corrections(history)))
    return _placed([*history, *left])


@st.composite
def _corrections(draw: st.DrawFn, history: Sequence[Fact]) -> Fact:
    target = draw(st.sampled_from(history))
    place = len(history) + 1
    bears, of = target.event.tags(), target.event.type
    event: Event
    if target.event.of_the_world and draw(st.booleans()):
        new = draw(tiny_dates).text
        event = EntryRectified(
            entry=target.id, position=place, of=of, bears=bears, field="on", old=None, new=new, reason="R"
        )
    else:
        event = EntryAnnulled(entries=(target.id,), positions=(place,), of=(of,), bears=bears, reason="R")
    return replace(fact(event, CORRECTED_ON), id=f"c{place}")


def _placed(history: Sequence[Fact]) -> list[Fact]:
    """Return the history with each entry at its place, and each correction naming the place of what it corrects."""
    places = {one.id: place for place, one in enumerate(history, 1)}
    return [replace(one, position=places[one.id], event=_pointing(one.event, places)) for one in history]


def _pointing(event: Event, places: dict[str, int]) -> Event:
    if isinstance(event, EntryRectified):
        return event.model_copy(update={"position": places[event.entry]})
    if isinstance(event, EntryAnnulled):
        return event.model_copy(update={"positions": tuple(places[one] for one in event.entries)})
    return event


@st.composite
def reordered(draw: st.DrawFn, history: Sequence[Fact]) -> list[Fact]:
    """Draw another order of recording: each fact before its corrections, these in their order, all else in any."""
    roots = roots_of(history)
    waiting: dict[str, list[Fact]] = {}
    for one in history:
        waiting.setdefault(roots[one.id], []).append(one)
    order = draw(st.permutations([roots[one.id] for one in history]))
    return _placed([waiting[root].pop(0) for root in order])


def roots_of(history: Sequence[Fact]) -> dict[str, str]:
    """Return for the id of each entry that of the fact it corrects in the end: its own, if it is a fact."""
    roots: dict[str, str] = {}
    for one in history:
        roots[one.id] = roots[corrects(one)] if isinstance(one.event, CORRECTING) else one.id
    return roots


def corrects(one: Fact) -> str:
    """Return the id of the entry that a generated correction is about."""
    event = one.event
    assert isinstance(event, EntryRectified | EntryAnnulled)
    return event.entry if isinstance(event, EntryRectified) else event.entries[0]


def known(history: Sequence[Fact]) -> list[Fact]:
    """Return the facts that stand, each at the date last rectified: by recursion, from the rules."""
    gone = {one.id: one for one in history if not _stands(one, history)}
    return [_linked(_dated(one, history), gone) for one in history if one.event.of_the_world and one.id not in gone]


def _stands(one: Fact, history: Sequence[Fact]) -> bool:
    annulments = [
        other for other in history if isinstance(other.event, EntryAnnulled) and one.id in other.event.entries
    ]
    return not any(_stands(other, history) for other in annulments)


def _dated(one: Fact, history: Sequence[Fact]) -> Fact:
    for other in history:
        if isinstance(other.event, EntryRectified) and other.event.entry == one.id and _stands(other, history):
            one = replace(one, on=ImpreciseDate.parse(str(other.event.new)))
    return one


def _linked(one: Fact, gone: dict[str, Fact]) -> Fact:
    before: str | None = getattr(one.event, "replaces", None)
    if before not in gone:
        return one
    after = getattr(gone[before].event, "replaces", None)
    return _linked(replace(one, event=one.event.model_copy(update={"replaces": after})), gone)
