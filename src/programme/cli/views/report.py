"""`programme report list` and `report reproduce`: the reports that were issued, found, told stale, and made again."""

from __future__ import annotations

from collections.abc import Iterator

from programme import __version__
from programme.cli.issuing import made_again, write_report
from programme.cli.output import Column, Row
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.cli.views.look import Look, looking
from programme.cli.views.rows import columns, write
from programme.domain.events import ReportIssued
from programme.domain.fact import Fact
from programme.domain.sentences import say
from programme.domain.staleness import Staleness, staleness
from programme.domain.words import word
from programme.language import N_
from programme.register.codec import decode, stamp
from programme.reports.order import Order

FOR_SCRIPTS = columns(
    "position kind territory gate period as_of known_at checkpoint language format program sha256 "
    "issued_at issued_by state corrections shaken newer"
)
FOR_PEOPLE = (
    Column("kind", N_("Report")),
    Column("about", N_("About")),
    Column("as_of", N_("Facts as of")),
    Column("known_at", N_("Last entry counted")),
    Column("issued_at", N_("Issued")),
    Column("state", N_("Since then")),
    Column("because", N_("Because of")),
    Column("position", N_("Entry")),
)
SHOWN = 5


def list_(session: Session, *, as_of: str | None, known_at: str | None, format: str | None) -> None:
    """List the reports issued by the day, as known at K, each with what came after it."""
    with looking(session, as_of, known_at) as look:
        found = [(fact, fact.event, since) for fact, since in _issued(look)]
        rows = [_row(fact, event, since) for fact, event, since in found if isinstance(event, ReportIssued)]
        shown = [_shown(fact, event, since, look) for fact, event, since in found if isinstance(event, ReportIssued)]
    write(session, FOR_SCRIPTS, rows, FOR_PEOPLE, shown, format)


def reproduce(session: Session, *, position: int, output: str | None) -> None:
    """Make a report again and write it, if its bytes are those that were issued.

    :raises Problem: that entry is no issue of a report, or the bytes are others.
    """
    entry = session.register.reading().entry(position)
    event = entry.recorded.event if entry is not None else None
    if not isinstance(event, ReportIssued):
        sentence = say("Entry {position} is no issue of a report.", position=position)
        raise Problem(sentence, advice="programme report list", code=Code.UNKNOWN_ID)
    made = made_again(session, Order.of(event))
    if made.sha256 != event.sha256:
        raise _other_bytes(event, made.sha256)
    write_report(session, made.text, output)


def _other_bytes(event: ReportIssued, found: str) -> Problem:
    values = {"issued": event.sha256, "found": found, "program": event.program, "this": __version__}
    sentence = say(
        "Made again it has other bytes: SHA-256 {found}, issued was {issued} (by version {program}; this is {this}).",
        **values,
    )
    advice = "programme audit verify" if event.program == __version__ else f"pipx install programme=={event.program}"
    return Problem(sentence, advice=advice, code=Code.REFUSED, rule="not-reproduced")


def _issued(look: Look) -> Iterator[tuple[Fact, Staleness]]:
    """Yield the reports issued, in the order of their issue, each with what came after it."""
    source = look.views.source
    now = look.reading
    issued = [fact for fact in now.facts(ReportIssued) if fact.on.earliest <= look.day]
    least = min((fact.event.known_at for fact in issued if isinstance(fact.event, ReportIssued)), default=0)
    batches = source.recorder.scan(least, look.position) if issued else ()
    since = [decode(position, data) for batch in batches for position, data in batch]
    for fact in issued:
        if isinstance(fact.event, ReportIssued):
            yield fact, staleness(fact.event, source.reading(fact.event.known_at), now, since)


def _row(fact: Fact, event: ReportIssued, since: Staleness) -> Row:
    return {
        "position": fact.position,
        "kind": event.kind.value,
        "territory": event.territory,
        "gate": event.gate,
        "period": event.period.text if event.period is not None else None,
        "as_of": event.as_of.text,
        "known_at": event.known_at,
        "checkpoint": event.checkpoint,
        "language": event.language,
        "format": event.format,
        "program": event.program,
        "sha256": event.sha256,
        "issued_at": stamp(fact.recorded_at),
        "issued_by": fact.recorded_by,
        "state": since.state.value,
        "corrections": list(since.corrections),
        "shaken": list(since.shaken),
        "newer": list(since.newer),
    }


def _shown(fact: Fact, event: ReportIssued, since: Staleness, look: Look) -> Row:
    speaker = look.speaker
    about = speaker.name("territory", event.territory) if event.territory is not None else ""
    period = speaker.date(event.period) if event.period is not None else ""
    because = since.shaken or since.corrections or since.newer
    return {
        "kind": speaker.sentence(word(event.kind)),
        "about": " · ".join(filter(None, (about, period))),
        "as_of": speaker.date(event.as_of),
        "known_at": event.known_at,
        "issued_at": speaker.date(fact.on),
        "state": speaker.sentence(word(since.state)),
        "because": _few(because, look),
        "position": fact.position,
    }


def _few(positions: tuple[int, ...], look: Look) -> str:
    """Return the first positions, and how many others there are."""
    shown, more = ", ".join(map(str, positions[:SHOWN])), len(positions) - SHOWN
    return f"{shown} {look.speaker.text('and {number} more', number=more)}" if more > 0 else shown
