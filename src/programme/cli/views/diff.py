"""`programme diff`: what differs between two points of the register, on either axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from programme.cli.output import Column, write_json
from programme.cli.session import Session
from programme.cli.viewpoint import day_of
from programme.cli.views.changes import arrow, label, show_changes, worth_telling
from programme.cli.views.changes import as_data as change_as_data
from programme.cli.views.facts import HOLDS
from programme.cli.views.ids import known_territory
from programme.cli.views.look import Look, looking, period
from programme.cli.views.page import Page
from programme.cli.views.rows import columns, write
from programme.domain.answer import Answer
from programme.domain.dates import ImpreciseDate
from programme.domain.difference import FactChange, FactDifference, Point
from programme.domain.field_values import WHEN
from programme.domain.sentences import as_shown
from programme.language import N_, Speaker
from programme.projections.diff import Difference
from programme.projections.diff import diff as difference

HEADINGS = {
    FactChange.RECORDED: N_("Recorded"),
    FactChange.NOT_RECORDED: N_("Not recorded yet"),
    FactChange.RECTIFIED: N_("Rectified"),
    FactChange.ANNULLED: N_("Annulled"),
    FactChange.RESTORED: N_("Annulment annulled"),
    FactChange.HAPPENED: N_("Happened"),
}
FOR_PEOPLE = (
    Column("where", N_("Where")),
    Column("what", N_("What")),
    Column("values", N_("Before → after")),
    Column("sentence", N_("What happened")),
)
FOR_MACHINES = columns("change territory aspect criterion position type on field before after sentence by")


def diff(
    session: Session,
    *,
    before: str,
    after: str | None = None,
    along: str | None = None,
    territory: str | None = None,
    within: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    format: str | None = None,
) -> None:
    """Show what differs from one position to another or, along the happening, from one day to another."""
    chosen = period(within)
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        ends = _days(before, after, look) if along == "happened" else _positions(before, after, chosen, look)
        found = difference(look.views.source, *ends, territory=territory, period=chosen)
        if session.json and format is None:
            write_json(_as_data(found, look.speaker))
        elif format is not None:
            _write(found, look, format)
        else:
            _show(found, look)


def _positions(before: str, after: str | None, chosen: ImpreciseDate | None, look: Look) -> tuple[Point, Point]:
    """Return two positions, both seen on one day: the one given, else the last of the period."""
    day = chosen.latest if chosen is not None and look.given is None else look.day
    first = look.session.viewpoint(known_at=before).position
    last = look.position if after is None else look.session.viewpoint(known_at=after).position
    return Point(day, first), Point(day, last)


def _days(before: str, after: str | None, look: Look) -> tuple[Point, Point]:
    lang = look.session.lang
    last = look.day if after is None else day_of(after, lang)
    return Point(day_of(before, lang), look.position), Point(last, look.position)


def _as_data(found: Difference, speaker: Speaker) -> dict[str, Any]:
    return {
        "from": _point(found.before),
        "to": _point(found.after),
        "territories": [change_as_data(one) for one in found.changes],
        "facts": [_fact_as_data(one, speaker) for one in found.facts],
    }


def _point(point: Point) -> dict[str, Any]:
    return {"as_of": point.day.isoformat(), "position": point.position}


def _fact_as_data(one: FactDifference, speaker: Speaker) -> dict[str, Any]:
    return {
        "change": one.change.value,
        "position": one.fact.position,
        "type": one.fact.event.type,
        "on": one.fact.on.text,
        "field": one.field,
        "before": _plain(one.before),
        "after": _plain(one.after),
        "sentence": speaker.event(one.fact.event),
        "by": list(one.by),
    }


def _plain(value: object) -> object:
    if isinstance(value, Answer):
        return HOLDS[value]
    if isinstance(value, tuple):
        return list(value)
    return as_shown(value) if isinstance(value, str) else value


def _write(found: Difference, look: Look, format: str) -> None:
    speaker = look.speaker
    rows = [{"change": "state"} | change_as_data(one) for one in found.changes]
    rows += [_fact_as_data(one, speaker) for one in found.facts]
    shown = [
        {"where": found.names[one.territory], "what": label(one, speaker), "values": arrow(one, speaker)}
        for one in worth_telling(found.changes)
    ]
    shown += [
        {
            "where": speaker.text("entry {position}", position=one.fact.position),
            "what": speaker.text(HEADINGS[one.change]),
            "values": _values(one, speaker),
            "sentence": speaker.event(one.fact.event),
        }
        for one in found.facts
    ]
    write(look.session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def _show(found: Difference, look: Look) -> None:
    page, speaker = Page(), look.speaker
    page.title(speaker.text("What differs"))
    ends = {N_("From"): found.before, N_("To"): found.after}
    page.fields([(speaker.text(label), _in_words(point, speaker)) for label, point in ends.items()])
    if not found.changes and not found.facts:
        page.heading(speaker.text("Nothing differs."))
        return
    if found.changes:
        page.heading(speaker.text("Territories"))
        show_changes(page, found.changes, found.names, speaker, 1)
    for change, heading in HEADINGS.items():
        _show_facts(page, speaker.text(heading), [one for one in found.facts if one.change is change], speaker)


def _show_facts(page: Page, heading: str, found: Sequence[FactDifference], speaker: Speaker) -> None:
    if not found:
        return
    page.heading(f"{heading} ({len(found)})")
    page.items(list(_lines(found, speaker)))


def _lines(found: Iterable[FactDifference], speaker: Speaker) -> Iterable[str]:
    for one in found:
        values = {"sentence": speaker.event(one.fact.event), "position": one.fact.position}
        line = f"{speaker.date(one.fact.on)} · " if one.fact.event.of_the_world else ""
        line += speaker.text("{sentence} (entry {position})", **values)
        told = _values(one, speaker)
        by = speaker.text("by entry {positions}", positions=", ".join(map(str, one.by))) if one.by else ""
        yield " · ".join(filter(None, [line, told, by]))


def _values(one: FactDifference, speaker: Speaker) -> str:
    if one.change is FactChange.HAPPENED:
        return f"{_answered(one.before, speaker)} → {_answered(one.after, speaker)}"
    if one.change is not FactChange.RECTIFIED:
        return ""
    return f"{one.field}: {_written(one, one.before, speaker)} → {_written(one, one.after, speaker)}"


def _answered(value: object, speaker: Speaker) -> str:
    words = {Answer.YES: N_("it had happened"), Answer.NO: N_("not yet"), Answer.UNDECIDABLE: N_("undecidable")}
    return speaker.text(words[value]) if isinstance(value, Answer) else ""


def _written(one: FactDifference, value: object, speaker: Speaker) -> str:
    if one.field == WHEN:
        return speaker.date(ImpreciseDate.parse(str(value)))
    found = _plain(value)
    return ", ".join(map(str, found)) if isinstance(found, list) else str("–" if found is None else found)


def _in_words(point: Point, speaker: Speaker) -> str:
    values = {"day": point.day, "position": point.position}
    return speaker.text("what had happened by {day}, known up to entry {position}", **values)
