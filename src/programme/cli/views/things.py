"""Lists and pages of things, each kind of which says of itself what there is to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from programme.cli.output import Column, write_json
from programme.cli.session import Session
from programme.cli.views.described import Ids, Values, as_data, in_words
from programme.cli.views.facts import as_data as fact_as_data
from programme.cli.views.facts import happened, show_facts
from programme.cli.views.ids import known, known_territory
from programme.cli.views.look import Look, looking
from programme.cli.views.page import Page
from programme.cli.views.rows import columns, write
from programme.domain.events import CATALOGUE
from programme.domain.fact import Fact
from programme.domain.reading import Aggregate
from programme.domain.scope import territories_of
from programme.domain.sentences import Sentence
from programme.language import N_, Speaker

A = TypeVar("A", bound=Aggregate)
Parts = Mapping[str, Sequence[Values]]


def _nothing(_thing: Any, _look: Look) -> Any:
    return ()


@dataclass(frozen=True)
class Part:
    """A part of a page: a title over rows of values, each a line; its key is that of scripts."""

    key: str
    title: str
    rows: Callable[[Any, Look], Iterable[Values]]


@dataclass(frozen=True)
class Kind(Generic[A]):
    """What is said of the things of one kind: on a line of a list, and on a page of its own.

    ``says`` returns the values under the keys of ``columns``; people see in a list those named in ``listed``. ``open``
    returns what is missing, or waits for somebody.
    """

    of: type[A]
    name: str
    columns: tuple[Column, ...]
    listed: str
    says: Callable[[A, Look], Values]
    parts: tuple[Part, ...] = ()
    open: Callable[[A, Look], Iterable[Sentence]] = _nothing


COMMON = (
    Column("territories", N_("Territories")),
    Column("on", N_("First on record")),
    Column("position", N_("Entry")),
    Column("id", N_("Id")),
)


@dataclass(frozen=True)
class Thing(Generic[A]):
    """A thing at the end of a day: its state, and its facts that surely or possibly happened by then."""

    kind: Kind[A]
    id: str
    facts: tuple[Fact, ...]
    look: Look

    @cached_property
    def state(self) -> A:
        """What is known of it."""
        return self.look.reading.of(self.kind.of, self.id)

    @cached_property
    def values(self) -> dict[str, object]:
        """What is said of it, with what is said of a thing of any kind."""
        first = self.facts[0]
        common = {"territories": Ids("territory", self.territories), "on": first.on, "position": first.position}
        return {"id": self.id, **self.kind.says(self.state, self.look), **common}

    @property
    def territories(self) -> tuple[str, ...]:
        """The territories that its facts name, in the order of happening."""
        return tuple(dict.fromkeys(one for fact in self.facts for one in territories_of(fact)))

    def words(self, key: str) -> str:
        """Return one value in words."""
        return in_words(self.values.get(key), self.look.speaker)


def list_things(
    kinds: Sequence[Kind[Any]],
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
        found = [one for one in things(kinds, look) if territory is None or _concerns(one, territory)]
        write_things(kinds, found, session, format)


def write_things(kinds: Sequence[Kind[Any]], found: Sequence[Thing[Any]], session: Session, format: str | None) -> None:
    """Print things as a list: every value for scripts, those that are listed for people."""
    listed = kinds[0].listed.split()
    headings = {column.key: column.heading for column in (*kinds[0].columns, *COMMON)}
    for_people = [Column(key, headings[key]) for key in listed]
    keys = ["id", *(column.key for column in kinds[0].columns), "territories", "on", "position"]
    rows = [as_data(one.values) for one in found]
    shown = [{key: one.words(key) for key in listed} for one in found]
    write(session, columns(" ".join(keys)), rows, for_people, shown, format)


def things(kinds: Sequence[Kind[Any]], look: Look) -> list[Thing[Any]]:
    """Return the things of some kinds that were there by V, in the order of happening."""
    by_name = {kind.name: kind for kind in kinds}
    found: dict[str, list[Fact]] = {}
    for fact in happened(look.reading.facts(*(one for kind in kinds for one in kind.of.TYPES)), look.day):
        found.setdefault(fact.event.principal() or "", []).append(fact)
    named = ((name.partition(":"), facts) for name, facts in found.items())
    return [Thing(by_name[kind], id, tuple(facts), look) for (kind, _, id), facts in named if kind in by_name]


def show_thing(
    kinds: Sequence[Kind[Any]], session: Session, *, as_of: str | None = None, known_at: str | None = None, **named: str
) -> None:
    """Show all that is known of one thing: its values, its parts, what is open, its history, what it is linked with.

    :raises Problem: no thing of these kinds bears the id.
    """
    ((name, wanted),) = named.items()
    with looking(session, as_of, known_at) as look:
        found = {one.id: one for one in things(kinds, look)}
        thing = found[known(name, wanted, found)]
        if session.json:
            write_json(_as_data(thing))
        else:
            _show(thing, look.speaker)


def _concerns(thing: Thing[Any], territory: str) -> bool:
    return not thing.territories or territory in thing.territories


def linked(thing: Thing[Any]) -> list[Fact]:
    """Return the facts about other things that name this one."""
    own = {fact.position for fact in thing.facts}
    facts = thing.look.reading.facts(*CATALOGUE.values(), tags=[f"{thing.kind.name}:{thing.id}"])
    return [fact for fact in happened(facts, thing.look.day) if fact.position not in own]


def _as_data(thing: Thing[Any]) -> dict[str, Any]:
    look = thing.look
    parts = {part.key: [as_data(row) for row in part.rows(thing.state, look)] for part in thing.kind.parts}
    return {
        **as_data(thing.values),
        **parts,
        "open": [look.speaker.sentence(one) for one in thing.kind.open(thing.state, look)],
        "facts": [fact_as_data(fact, look.speaker) for fact in thing.facts],
        "linked": [fact_as_data(fact, look.speaker) for fact in linked(thing)],
    }


def _show(thing: Thing[Any], speaker: Speaker) -> None:
    page, title, *rest = Page(), *thing.kind.columns
    page.title(thing.words(title.key))
    page.fields([(speaker.text(one.heading), thing.words(one.key)) for one in (*rest, COMMON[0], COMMON[-1])])
    for part in thing.kind.parts:
        _show_part(page, part, thing, speaker)
    if missing := [speaker.sentence(one) for one in thing.kind.open(thing.state, thing.look)]:
        page.heading(speaker.text("What is open"))
        page.items(missing)
    show_facts(page, speaker.text("On record"), thing.facts, speaker)
    show_facts(page, speaker.text("Linked with"), linked(thing), speaker)


def _show_part(page: Page, part: Part, thing: Thing[Any], speaker: Speaker) -> None:
    lines = [[in_words(value, speaker) for value in row.values()] for row in part.rows(thing.state, thing.look)]
    if lines:
        page.heading(speaker.text(part.title))
        page.items([" · ".join(filter(None, line)) for line in lines])
