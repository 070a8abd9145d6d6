"""Entries that explain something: as scripts and as people read them, with everything that became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from programme.cli.problem import Problem
from programme.cli.views.ids import meant, near
from programme.cli.views.look import Look
from programme.cli.views.page import Page
from programme.domain.assessment import doubts_of
from programme.domain.events import EntryRectified
from programme.domain.fact import Fact
from programme.domain.history import Entry
from programme.domain.sentences import as_shown, say
from programme.language import Speaker, folded
from programme.projections.why import Why
from programme.register.codec import stamp


def why_as_data(why: Why, speaker: Speaker) -> dict[str, object]:
    """Return why something is so, as scripts read it."""
    return {
        "rests_on": [_entry_as_data(one, speaker) for one in why.rests_on],
        "would_settle": [fact.position for fact in why.would_settle],
        "set_aside": [_entry_as_data(one, speaker) for one in why.set_aside],
    }


def _entry_as_data(entry: Entry, speaker: Speaker) -> dict[str, object]:
    fact = entry.known or entry.recorded
    return {
        **_recorded(entry.recorded),
        "on": fact.on.text,
        "sentence": speaker.event(fact.event),
        "sources": list(fact.event.sources),
        "doubt": fact.event.doubt,
        "annulled_by": entry.annulled_by.position if entry.annulled_by is not None else None,
        "corrections": [_correction(one, entry) for one in entry.corrections],
    }


def _correction(one: Fact, entry: Entry) -> dict[str, object]:
    event: Any = one.event
    rectified = isinstance(event, EntryRectified)
    return {
        **_recorded(one),
        "field": event.field if rectified else None,
        "before": shown_value(event.old) if rectified else None,
        "after": shown_value(event.new_as_shown) if rectified else None,
        "reason": event.reason,
        "annulled_since": entry.no_longer_counts(one),
    }


def _recorded(fact: Fact) -> dict[str, object]:
    return {
        "position": fact.position,
        "id": fact.id,
        "type": fact.event.type,
        "recorded_at": stamp(fact.recorded_at),
        "recorded_by": fact.recorded_by,
    }


def shown_value(value: object) -> object:
    """Return the value of a field as anybody may see it."""
    if isinstance(value, tuple):
        return [shown_value(one) for one in value]
    return as_shown(value) if isinstance(value, str) else value


def written(value: object) -> str:
    """Return the value of a field in words."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "–" if value is None else str(value)


def show_why(page: Page, why: Why, look: Look) -> None:
    """Print the entries that explain something; where there is none, that nothing is on record."""
    speaker = look.speaker
    _show_entries(page, speaker.text("It rests on"), why.rests_on, look)
    if not why.rests_on:
        page.heading(speaker.text("No entry says anything of it."))
    if why.would_settle:
        page.heading(speaker.text("The date of these would settle it"))
        page.items([_told(fact, speaker) for fact in why.would_settle])
    _show_entries(page, speaker.text("Annulled, and left aside"), why.set_aside, look)


def _show_entries(page: Page, title: str, entries: Sequence[Entry], look: Look) -> None:
    if not entries:
        return
    speaker = look.speaker
    page.heading(title)
    for entry in entries:
        fact = entry.known or entry.recorded
        page.items([_told(fact, speaker)])
        page.text(_when(entry.recorded, look), 2)
        if fact.event.sources:
            page.text(speaker.text("Source: {sources}", sources=", ".join(fact.event.sources)), 2)
        for doubt in doubts_of(fact):
            page.text(speaker.text("Doubt: {doubt}", doubt=doubt), 2)
        for one in entry.corrections:
            since = f" {speaker.text('(annulled since)')}" if entry.no_longer_counts(one) else ""
            page.items([f"{speaker.event(one.event)} {_when(one, look)}{since}"], 2)


def _told(fact: Fact, speaker: Speaker) -> str:
    when = f"{speaker.date(fact.on)} · " if fact.event.of_the_world else ""
    values = {"sentence": speaker.event(fact.event), "position": fact.position}
    return when + speaker.text("{sentence} (entry {position})", **values)


def _when(fact: Fact, look: Look) -> str:
    at = look.speaker.instant(fact.recorded_at, look.session.zone)
    by = look.speaker.name("office", fact.recorded_by)
    return look.speaker.text("Recorded {instant} by {by}.", instant=at, by=by)


@dataclass(frozen=True)
class Explained:
    """What was asked about: its title, its value for scripts and in words, why it is so, and what else there is to say.

    ``notes`` are labels with values, for people; ``more`` holds the same for scripts.
    """

    title: str
    value: object
    in_words: str
    why: Why
    undecidable: bool = False
    notes: Sequence[tuple[str, str | None]] = ()
    more: dict[str, object] = field(default_factory=dict)


def chosen(what: str, headings: dict[str, str], look: Look) -> str:
    """Return the key that is meant: the key itself, or its heading, without regard to accents.

    :raises Problem: there is no such value.
    """
    named = {folded(look.speaker.text(heading)): key for key, heading in headings.items()}
    key = what if what in headings else named.get(folded(what))
    if key is not None:
        return key
    sentence = say("'{what}' is not shown there: ask for one of {known}.", what=what, known=", ".join(headings))
    raise Problem(meant(sentence, near(what, headings)), advice="programme why --help")


def titled(name: str, what: str) -> str:
    """Return the title of a value of something."""
    return f"{name} · {what}"


def plain(value: object) -> object:
    """Return a value as scripts read it: one that is certain by itself, all that may be as a list."""
    if isinstance(value, tuple):
        return plain(value[0]) if len(value) == 1 else [plain(one) for one in value]
    return getattr(value, "value", value)
