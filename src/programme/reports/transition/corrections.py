"""Point 35: what was corrected among the facts cited, old value and new, and what was withdrawn about the territory.

And what that, or a fact recorded late, does to the decision on which the report is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from programme.domain.event import Event
from programme.domain.events import EntryAnnulled, EntryRectified
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.domain.shaken import aftermath
from programme.domain.words import word
from programme.reports.document import Block, Entries, Point, Ref, Value, entries, notes, point, table
from programme.reports.transition.case import Case
from programme.reports.transition.phrases import NOTHING


def corrections(case: Case, cited: Iterable[int]) -> Point:
    """Return point 35."""
    rested_on = case.decided.event.findings if case.decided is not None else ()
    evidence = {position for found in rested_on for position in found.evidence}
    blocks = (*_rectified(case, evidence.union(cited)), *_annulled(case), *notes("since", _since(case)))
    return point(35, "corrections", say("Corrections of the facts cited"), blocks, NOTHING)


def corrections_of(case: Case, cited: Iterable[int]) -> Iterator[Fact]:
    """Yield what rectifies the entries cited, then what annuls entries about the territory."""
    for position in sorted(cited):
        entry = case.known.entry(position)
        for one in entry.corrections if entry is not None else ():
            if isinstance(one.event, EntryRectified):
                yield one
    yield from _annulments(case)


def _since(case: Case) -> Iterator[Sentence]:
    """Yield what is known since the decision that the report is about."""
    if case.decided is None:
        return
    found = aftermath(case.known, case.decided.fact)
    if found.touched:
        yield say("The decision is touched: an entry that it cites was corrected since.")
    for change in found.changes:
        yield say(
            "The decision is shaken: criterion {criterion} was found “{then}”; judged again, “{now}”.",
            criterion=change.criterion,
            then=word(change.then),
            now=word(change.now),
        )


def _rectified(case: Case, cited: Iterable[int]) -> tuple[Block, ...]:
    columns = (
        ("entry", say("Entry"), 1),
        ("fact", say("As it was recorded"), 5),
        ("field", say("Field"), 2),
        ("old", say("Old value"), 2),
        ("new", say("New value"), 2),
        ("reason", say("Why"), 3),
        ("recorded_at", say("Recorded"), 0),
        ("recorded_by", say("Recorded by"), 0),
        ("counts", say("Counts"), 0),
        ("corrected_by", say("Corrected by"), 1),
    )
    rows = [row for position in sorted(cited) for row in _rectifications(case, position)]
    return table("rectified", say("Entries that were rectified"), columns, rows)


def _rectifications(case: Case, position: int) -> Iterator[tuple[Value, ...]]:
    entry = case.known.entry(position)
    for one in entry.corrections if entry is not None else ():
        if entry is not None and isinstance(event := one.event, EntryRectified):
            yield (
                Entries((position,)),
                entry.recorded.event,
                event.field,
                event.old,
                event.new_as_shown,
                event.reason,
                one.recorded_at,
                Ref("office", one.recorded_by),
                not entry.no_longer_counts(one),
                Entries((one.position,)),
            )


def _annulled(case: Case) -> tuple[Block, ...]:
    columns = (
        ("entries", say("Entries"), 1),
        ("facts", say("As it was recorded"), 6),
        ("reason", say("Why"), 4),
        ("authorised_by", say("Authorised by"), 0),
        ("document", say("On the document"), 0),
        ("recorded_at", say("Recorded"), 0),
        ("recorded_by", say("Recorded by"), 0),
        ("annulled_by", say("Annulled by"), 1),
    )
    rows = [
        (
            entries(event.positions),
            tuple(_as_recorded(case, event)),
            event.reason,
            Ref("body", event.authorised_by) if event.authorised_by is not None else None,
            Ref("document", event.document) if event.document is not None else None,
            fact.recorded_at,
            Ref("office", fact.recorded_by),
            Entries((fact.position,)),
        )
        for fact in _annulments(case)
        if isinstance(event := fact.event, EntryAnnulled)
    ]
    return table("annulled", say("Entries that were annulled"), columns, rows)


def _annulments(case: Case) -> Iterator[Fact]:
    """Yield what annuls entries that name the territory, or no territory."""
    for fact in case.known.facts(EntryAnnulled):
        named = [tag for tag in fact.event.tags() if tag.startswith("territory:")]
        if not named or f"territory:{case.territory.id}" in named:
            yield fact


def _as_recorded(case: Case, annulment: EntryAnnulled) -> Iterator[Event]:
    for position in annulment.positions:
        entry = case.known.entry(position)
        if entry is not None:
            yield entry.recorded.event
