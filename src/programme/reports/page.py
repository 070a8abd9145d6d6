"""The view model of a report on the whole programme: what is known at a glance, then groups of numbered points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from programme.domain.charter import Words
from programme.domain.event import Event
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.language import Lang
from programme.reports.checking import cited_entries, entries, positions_cited, to_make_it_again
from programme.reports.document import (
    Block,
    Entries,
    Group,
    Pair,
    Point,
    Ref,
    Single,
    Sources,
    Value,
    Window,
    listed,
    pairs,
    point,
    whole,
)
from programme.reports.survey import Survey

NOTHING = say("nothing on record")
Draft = tuple[str, Sentence, Iterable[Block]]
"""A point before it has its number: its key, its title, and its blocks."""


@dataclass(frozen=True, slots=True)
class Page:
    """A report on the programme: what every renderer is given."""

    survey: Survey
    title: Sentence
    glance: tuple[Pair, ...]
    groups: tuple[Group, ...]

    @property
    def kind(self) -> str:
        """Which report it is: the verb of its command."""
        return self.survey.asked.report

    @property
    def version(self) -> str:
        """The version of the program that makes it."""
        return self.survey.version

    @property
    def timezone(self) -> str:
        """The time zone in which it tells instants."""
        return self.survey.timezone

    @property
    def names(self) -> dict[Lang, dict[str, str]]:
        """What it calls things by ``kind:id``, in each language."""
        return self.survey.names

    @property
    def programme(self) -> str:
        """What the programme is called."""
        return self.survey.title

    @property
    def subject(self) -> Value:
        """What the report is about: the programme or one territory, and the period if there is one."""
        asked = self.survey.asked
        about: Single = self.programme if asked.territory is None else Ref("territory", asked.territory)
        return about if asked.period is None else (about, Window(asked.period))

    @property
    def notice(self) -> Words | None:
        """What the charter wants printed on every report."""
        return self.survey.rules.notice if self.survey.rules is not None else None

    @property
    def what_if(self) -> tuple[Sentence, ...]:
        """What is supposed, if anything is."""
        supposed = self.survey.asked.what_if
        return tuple(supposed.sentences()) if supposed is not None else ()

    @property
    def masthead(self) -> tuple[Pair, ...]:
        """The status of the report, and its two times."""
        asked = self.survey.asked
        return pairs(
            "masthead",
            ("status", say("Status"), asked.footing.status),
            ("as_of", say("Facts as of"), asked.day),
            ("known_at", say("As known at"), self.survey.known_at),
            ("position", say("Last entry counted"), asked.position),
            *self._document,
        ).pairs

    @property
    def _document(self) -> tuple[tuple[str, Sentence, Value], ...]:
        """The document whose lines are cited by their numbers alone, if there is one."""
        document = self.survey.document
        if document is None:
            return ()
        return (("document", say("Lines without a title are those of"), Ref("document", document)),)


def numbered(sections: Iterable[tuple[Sentence, Sequence[Draft]]]) -> tuple[Group, ...]:
    """Return the groups that have points, with letters from A; points have numbers from 1 that go through them all."""
    groups: list[Group] = []
    number = 0
    told = (section for section in sections if section[1])
    for letter, (title, drafts) in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", told, strict=False):
        points: list[Point] = []
        for key, heading, blocks in drafts:
            number += 1
            points.append(point(number, key, heading, blocks, NOTHING))
        groups.append(Group(letter, title, tuple(points)))
    return tuple(groups)


def with_checks(survey: Survey, sections: Iterable[tuple[Sentence, Sequence[Draft]]]) -> tuple[Group, ...]:
    """Return the groups, and one more that lets a reader check them: the entries cited, the command."""
    told = list(sections)
    cited = frozenset(positions_cited(numbered(told)))
    known = cited_entries(survey.known, sorted(cited))
    again = to_make_it_again(survey.command(), survey.version, survey.asked.position, survey.digest)
    checks: tuple[Draft, ...] = (
        (
            "entries",
            say("Entries cited, and where they come from"),
            (*survey.asked.footing.proof(one.recorded.position for one in known), *entries(known)),
        ),
        ("reproduce", say("To make this report again"), again),
    )
    return numbered((*told, (say("To check this report"), checks)))


WHAT: tuple[tuple[str, Sentence, int], ...] = (
    ("what", say("What"), 7),
    ("doubt", say("Doubt"), 0),
)
WHENCE: tuple[tuple[str, Sentence, int], ...] = (
    ("sources", say("Source"), 3),
    ("entries", say("Entries"), 2),
)


def whence(*facts: Fact) -> tuple[Value, Value]:
    """Return where facts are written, and their entries with those that rectify them: the last two cells of a row."""
    cited = tuple(dict.fromkeys(source for fact in facts for source in fact.event.sources))
    positions = {position for fact in facts for position in (fact.position, *fact.rectified_by)}
    return Sources(cited) if cited else None, Entries(tuple(sorted(positions)))


def doubts(*facts: Fact) -> Value:
    """Return what is doubtful about facts, in the words of those who recorded them."""
    found = tuple(dict.fromkeys(fact.event.doubt for fact in facts if fact.event.doubt is not None))
    return found[0] if len(found) == 1 else listed(found)


def happenings(key: str, caption: Sentence, facts: Iterable[Fact]) -> tuple[Block, ...]:
    """Return a table of facts, each told in its own sentence, with its date, its doubt, its source."""
    columns = (("on", say("When"), 2), *WHAT, *WHENCE)
    return whole(key, caption, columns, [(fact.on, fact.event, doubts(fact), *whence(fact)) for fact in facts])


def titled(event: Event) -> str:
    """Return what a thing is called by the event that brings it up."""
    return str(getattr(event, "title", None) or getattr(event, "name", None) or getattr(event, "label", ""))
