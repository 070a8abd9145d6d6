"""``programme import``: a journal into the register, all of it or nothing; at a terminal, after a preview."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from programme.cli.journal_refusals import tell_refusals
from programme.cli.output import data, words, write_json
from programme.cli.people import texts_of, warn_of_names
from programme.cli.problem import Code
from programme.cli.problem import Problem as Refusal
from programme.cli.recording import as_data, show_plan, shown_id
from programme.cli.session import Session
from programme.domain.sentences import say
from programme.exchange.journal import Journal, refused_rows, requests
from programme.exchange.journal_file import read
from programme.register.requests import Recorded, RefusedRequests

LATER = {".xlsx", ".ods", ".xls", ".csv"}
EVENTS = ".jsonl"
YES = {"y", "yes", "o", "oui"}


def import_(session: Session, *, file: str, yes: bool, dry_run: bool) -> int:
    """Record the journal of a file, or the entries of one in the form of CloudEvents, and return the exit code.

    :raises MalformedFile: it is neither; every problem is there.
    :raises Refusal: it is a kind of file that is not imported yet.
    """
    if Path(file).suffix.lower() == EVENTS:
        from programme.cli.import_entries import import_entries

        return import_entries(session, Path(file), yes=yes, dry_run=dry_run)
    if Path(file).suffix.lower() in LATER:
        raise Refusal(say("{file}: what is imported so far is journals (.yaml) and entries (.jsonl).", file=file))
    by = session.settings.find("by")
    journal = read(Path(file), by.value if by is not None else None)
    wanted = requests(journal, session.now, clock_set=session.clock_set)
    warn_of_names(session, (text for one in wanted for text in texts_of(one.act)))
    try:
        if dry_run:
            show_plan(session, _new(session.register.plan(wanted).recorded))
            return Code.DONE
        if session.may_ask and not yes and not _agrees(session, session.register.plan(wanted).recorded):
            session.tell(say("Nothing was recorded."))
            return Code.REFUSED
        recorded = session.writer.record(wanted)
    except RefusedRequests as refused:
        return tell_refusals(session, "import", refused_rows(journal, refused))
    _show(session, journal, recorded)
    return Code.DONE


def _new(recorded: Sequence[Recorded]) -> list[Recorded]:
    return [one for one in recorded if not one.replayed]


def _agrees(session: Session, planned: Sequence[Recorded]) -> bool:
    """Show what is new and ask whether to record it; there is nothing to ask when nothing is new."""
    new = _new(planned)
    for one in new:
        for fact in one.facts:
            words(f"{fact.on}  {session.speaker.event(fact.event)}")
    old = len(planned) - len(new)
    session.tell(say("Rows of the journal: {new} new, {old} recorded before.", new=len(new), old=old))
    return not new or agrees(session)


def agrees(session: Session) -> bool:
    """Ask whether to record what was shown."""
    sys.stderr.write(session.speaker.text("Record them? [y/N]") + " ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in YES


def _show(session: Session, journal: Journal, recorded: Sequence[Recorded]) -> None:
    new = _new(recorded)
    entries = sum(len(one.facts) for one in new)
    if session.json:
        rows = [{**as_data(one), "new": not one.replayed} for one in recorded]
        write_json({"journal": journal.name, "new": len(new), "entries": entries, "rows": rows})
    else:
        for one in new:
            data(shown_id(one))
    session.tell(
        say(
            "Rows recorded: {new} (entries: {entries}). Recorded before: {old}.",
            new=len(new),
            entries=entries,
            old=len(recorded) - len(new),
        )
    )
    if new and any(row.recorded for row in journal.rows):
        session.tell(say("They are recorded now; the instants that the journal asks for serve the demonstration only."))
    session.tell(say("Next: {command}", command=session.spelled("programme status")))
