"""Point 35: the corrections of the facts that the report cites, and what they do to the decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from programme.domain.events import EntryAnnulled, EntryRectified
from programme.domain.fact import Fact
from programme.domain.field_values import WHEN
from programme.domain.sentences import Sentence, say
from programme.domain.shaken import aftermath
from programme.domain.words import word
from programme.reports.document import Entries, Point, Ref, Single, notes, point, table
from programme.reports.transition.case import Case


def corrections(case: Case, cited: frozenset[int]) -> Point:
    """Return point 35; ``cited`` are the positions that the points before cite, beside what the decision rested on."""
    columns = (
        ("corrected", say("Corrected"), 2),
        ("what", say("What it says"), 6),
        ("reason", say("Why"), 4),
        ("recorded_by", say("Recorded by"), 2),
        ("entry", say("Entry"), 1),
    )
    rows = [
        (_corrected(fact), _what(fact), _reason(fact), Ref("office", fact.recorded_by), Entries((fact.position,)))
        for fact in _of(case, cited.union(*_rested_on(case)))
    ]
    blocks = table("corrections", say("Corrections of the facts cited"), columns, rows)
    remarks = notes("since", _since(case))
    silence = say("no entry of the register corrects one that is cited")
    return point(35, "corrections", say("Corrections of the facts cited"), (*blocks, *remarks), silence)


def _of(case: Case, cited: Iterable[int]) -> list[Fact]:
    """Return every correction of the entries cited, those annulled since too, in the order of recording."""
    entries = (case.reading.entry(position) for position in cited)
    found = {one.position: one for entry in entries if entry is not None for one in entry.corrections}
    return [found[position] for position in sorted(found)]


def _rested_on(case: Case) -> Iterator[tuple[int, ...]]:
    """Yield the evidence stored with the decision: what is annulled since is cited nowhere else."""
    if case.decided is not None:
        yield from (found.evidence for found in case.decided.event.findings)


def _corrected(fact: Fact) -> Entries | None:
    event = fact.event
    positions = event.positions if isinstance(event, EntryAnnulled) else (getattr(event, "position", None),)
    return Entries(tuple(one for one in positions if one is not None))


def _what(fact: Fact) -> Single:
    event = fact.event
    if not isinstance(event, EntryRectified):
        return say("annulment")
    field = say("date") if event.field == WHEN else event.field
    return say("{field}: “{old}” becomes “{new}”", field=field, old=_shown(event.old), new=_shown(event.new))


def _shown(value: str | tuple[str, ...] | None) -> str | tuple[str, ...]:
    return "" if value is None else value


def _reason(fact: Fact) -> str | None:
    reason: str | None = getattr(fact.event, "reason", None)
    return reason


def _since(case: Case) -> Iterator[Sentence]:
    """Yield what is known since the decision that the report is about."""
    if case.decided is None:
        return
    found = aftermath(case.reading, case.decided.fact)
    if found.touched:
        yield say("The decision is touched: an entry that it cites was corrected since.")
    for change in found.changes:
        yield say(
            "The decision is shaken: criterion {criterion} was found “{then}”; judged again, “{now}”.",
            criterion=change.criterion,
            then=word(change.then),
            now=word(change.now),
        )
