"""Acts that correct what was recorded: nothing is ever edited, a later entry says what was wrong, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar

from pydantic import Field

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.body import BORN as BODY_BORN
from programme.domain.acts.person import not_erased
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.document import Document
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import (
    BallotCast,
    DecisionRecorded,
    DecisionWithdrawn,
    EntryAnnulled,
    EntryRectified,
    GateDecided,
    GateReopened,
    PersonRegistered,
    PhaseEntered,
    Value,
)
from programme.domain.fact import Fact
from programme.domain.field_values import WHEN, fields_of, normal, takes_several, value_of
from programme.domain.field_words import field_word
from programme.domain.history import CORRECTING, Entry
from programme.domain.personal import Clear, typed
from programme.domain.reading import Reading
from programme.domain.sealed_texts import PERSONAL
from programme.domain.sentences import say
from programme.domain.vocabulary import BodyId, DocumentId, Position, Text

AUTHORISED: tuple[type[Event], ...] = (
    BallotCast,
    DecisionRecorded,
    DecisionWithdrawn,
    GateDecided,
    GateReopened,
    PhaseEntered,
)
"""Votes, decisions and passages: they are annulled on somebody's authority, and on a document that is filed."""


class RectifyEntry(Act):
    """Correct one field of an entry; what was recorded stays, and the new value counts from now on."""

    noun: ClassVar[str] = "entry"
    verb: ClassVar[str] = "rectify"
    french: ClassVar[tuple[str, str]] = ("ecriture", "rectifier")
    records: ClassVar[tuple[type[Event], ...]] = (EntryRectified,)
    example: ClassVar[str] = (
        'programme entry rectify 42 --field on --to 2017-04-24 --reason "Faute de frappe dans le bilan"'
    )

    position: Position = argument("The position of the entry.", examples=["42"])
    field: str = asked("The field, as the entry names it; on is when it happened.")
    to: tuple[Annotated[str, Field(max_length=8000)], ...] = asked(
        "The right value; an empty one where nothing should stand.", min_length=1
    )
    reason: Text = asked("Why.")

    def content(self) -> dict[str, Any]:
        """Return what is asked; of a personal field, only which one."""
        whole = super().content()
        return {**whole, "to": ()} if self.field in PERSONAL else whole

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the rectification."""
        entry = known_entry(self.position, reading, obstacles)
        fact = self._standing(entry, obstacles) if entry is not None else None
        if fact is None or not self._may_be_rectified(fact, obstacles):
            return []
        if isinstance(fact.event, PersonRegistered):
            not_erased(fact.event.person, reading, obstacles)
        old = None if self.field in PERSONAL else value_of(fact, self.field)
        new = self._value(fact, now, obstacles)
        same = say("It says so already: {what} is “{value}”.", what=field_word(self.field), value=_shown(old))
        obstacles.unless(new != old or obstacles.reasons, "same-value", same, advice=_show(self.position))
        return [
            self.happening(
                EntryRectified,
                self.day(now),
                entry=fact.id,
                position=fact.position,
                of=fact.event.type,
                bears=fact.event.tags(),
                field=self.field,
                old=old,
                new=new,
                reason=self.reason,
            )
        ]

    def _standing(self, entry: Entry, obstacles: Obstacles) -> Fact | None:
        """Return the fact as it is known, noting an entry that corrects another one or is annulled."""
        event = entry.recorded.event
        if isinstance(event, EntryRectified):
            again = say(
                "Entry {position} is a rectification of entry {entry}: rectify that one again.",
                position=self.position,
                entry=event.position,
            )
            obstacles.add(
                "rectifies-another",
                again,
                advice=f"programme entry rectify {event.position} --field {event.field} --to … --reason …",
            )
            return None
        if isinstance(event, EntryAnnulled):
            instead = say("Entry {position} annuls others: annul it, if it is wrong.", position=self.position)
            obstacles.add("annuls-others", instead, advice=_annul(self.position))
            return None
        _is_of_the_world(entry, obstacles)
        _is_not_annulled(entry, obstacles)
        return entry.known

    def _may_be_rectified(self, fact: Fact, obstacles: Obstacles) -> bool:
        kind, fields = type(fact.event), fields_of(type(fact.event))
        if self.field in fields:
            return True
        if self.field in kind.model_fields or self.field == WHEN:
            fixed = say(
                "The field {field} is an id, or was worked out, voted or decided: annul the entry and record it again.",
                field=self.field,
            )
            obstacles.add("field-is-fixed", fixed, advice=f"{_annul(self.position)} --replace-with journal.yaml")
        else:
            unknown = say(
                "Entry {position} has no field “{field}”; it has {fields}.",
                position=self.position,
                field=self.field,
                fields=fields,
            )
            obstacles.add("unknown-field", unknown, advice=_show(self.position))
        return False

    def _value(self, fact: Fact, now: Circumstances, obstacles: Obstacles) -> Value | Clear:
        """Return the value to be, noting one that the field does not take, or a day that has not come."""
        kind, given = type(fact.event), tuple(one for one in self.to if one.strip())
        several = takes_several(kind, self.field) or len(given) > 1
        value: Value = given if several else next(iter(given), None)
        try:
            if self.field in PERSONAL:
                return typed(value)
            new = normal(kind, self.field, value)
        except ValueError:
            wrong = say("“{value}” is no value of the field {field}.", value=self.to, field=self.field)
            obstacles.malformed("value-not-of-the-field", wrong, advice=_show(self.position))
            return None
        if self.field == WHEN and (day := ImpreciseDate.parse(str(new))).earliest > now.today:
            later = say("It has not happened yet: {on} begins after today, {today}.", on=day, today=now.today)
            obstacles.add("not-yet-happened", later)
        return new


class AnnulEntry(Act):
    """Annul an entry, and those of the same command: it never happened as written; a changed mind is no annulment."""

    noun: ClassVar[str] = "entry"
    verb: ClassVar[str] = "annul"
    french: ClassVar[tuple[str, str]] = ("ecriture", "annuler")
    records: ClassVar[tuple[type[Event], ...]] = (EntryAnnulled,)
    example: ClassVar[str] = 'programme entry annul 42 --reason "Saisie deux fois"'

    position: Position = argument("The position of the entry.", examples=["42"])
    reason: Text = asked("Why.")
    authorised_by: BodyId | None = option("The body that authorises it; asked for a vote, a decision or a passage.")
    document: DocumentId | None = option("The document, filed, that authorises it.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the annulment of all that was recorded by one command."""
        entry = known_entry(self.position, reading, obstacles)
        targets = reading.command_of(entry.recorded) if entry is not None else ()
        if entry is not None:
            _is_not_annulled(entry, obstacles)
        if entry is not None and not isinstance(entry.recorded.event, CORRECTING):
            _is_of_the_world(entry, obstacles)
        self._is_authorised(targets, reading, obstacles)
        for person in (one.event.person for one in targets if isinstance(one.event, PersonRegistered)):
            kept = say(
                "What is on record of the person {person} is rectified or erased, never annulled.", person=person
            )
            obstacles.add("person-not-annulled", kept, advice=f"programme person erase {person} --reason …")
        annulled = self.happening(
            EntryAnnulled,
            self.day(now),
            entries=tuple(one.id for one in targets),
            positions=tuple(one.position for one in targets),
            of=_each(one.event.type for one in targets),
            bears=_each(tag for one in targets for tag in one.event.tags()),
            reason=self.reason,
            authorised_by=self.authorised_by,
            document=self.document,
        )
        return [annulled]

    def _is_authorised(self, targets: Iterable[Fact], reading: Reading, obstacles: Obstacles) -> None:
        """Note what is missing where a vote, a decision or a passage is annulled, or comes back."""
        wanted = {f"of:{one.type}" for one in AUTHORISED}
        asks = any(isinstance(one.event, AUTHORISED) or wanted & set(one.event.tags()) for one in targets)
        nobody = say("A vote, a decision or a passage is annulled by a body that may: it is not said which.")
        obstacles.unless(self.authorised_by or not asks, "not-authorised", nobody, advice="--authorised-by")
        unproved = say("A vote, a decision or a passage is annulled on a document: it is not said which.")
        obstacles.unless(self.document or not asks, "document-missing", unproved, advice="--document")
        if self.authorised_by is not None:
            existing(obstacles, reading, Body, self.authorised_by, *BODY_BORN)
        if self.document is not None:
            document = existing(obstacles, reading, Document, self.document, *Document.TYPES)
            absent = say("The document {document} is not filed.", document=self.document)
            filed = document.hashes or not document.exists
            advice = f"programme document file {self.document} --sha256 …"
            obstacles.unless(filed, "document-not-filed", absent, advice=advice)


def known_entry(position: Position, reading: Reading, obstacles: Obstacles) -> Entry | None:
    """Return the entry at a position, noting one that is not there."""
    entry = reading.entry(position)
    if entry is None:
        obstacles.unknown("entry", str(position), ())
    return entry


def _is_of_the_world(entry: Entry, obstacles: Obstacles) -> None:
    position = entry.recorded.position
    done = say("Entry {position} says what was done to the register itself: it is not corrected.", position=position)
    obstacles.unless(entry.recorded.event.of_the_world, "not-of-the-world", done, advice=_show(position))


def _is_not_annulled(entry: Entry, obstacles: Obstacles) -> None:
    if (by := entry.annulled_by) is not None:
        gone = say("Entry {position} is annulled by entry {by}.", position=entry.recorded.position, by=by.position)
        obstacles.add("already-annulled", gone, advice=_annul(by.position))


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def _shown(value: Value) -> str | tuple[str, ...]:
    return "" if value is None else value


def _annul(position: int) -> str:
    return f"programme entry annul {position} --reason …"


def _show(position: int) -> str:
    return f"programme entry show {position}"
