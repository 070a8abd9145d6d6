"""`programme search`: the entries that hold some words, with the place where they stand."""

from __future__ import annotations

from typing import Any

from programme.cli.output import Column
from programme.cli.problem import Problem
from programme.cli.session import Session
from programme.cli.views.ids import known_territory, known_types
from programme.cli.views.look import Look, looking, period
from programme.cli.views.rows import columns, write
from programme.domain.dates import OPEN_FUTURE, OPEN_PAST
from programme.domain.naming import names
from programme.domain.sentences import say
from programme.language import N_
from programme.projections.search import Found, Wanted, located, stems, texts_of
from programme.projections.search import search as find
from programme.register.codec import stamp

FOR_PEOPLE = (
    Column("position", N_("Entry")),
    Column("when", N_("When")),
    Column("sentence", N_("What happened")),
    Column("excerpt", N_("Found in")),
    Column("note", N_("Note")),
)
FOR_MACHINES = columns(
    "position id type on recorded_at recorded_by sentence known_as excerpt rectified_by annulled_by source"
)
AROUND = 40  # characters shown on either side of the first word found


def search(
    session: Session,
    *,
    words: tuple[str, ...],
    territory: str | None = None,
    types: tuple[str, ...] = (),
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    format: str | None = None,
) -> None:
    """List the entries that hold all the words, in the order of recording; those annulled too, and marked."""
    text = " ".join(words)
    if not stems(text):
        raise Problem(say("There is no word in '{text}'.", text=text), advice="programme search --help")
    first, last = period(since), period(until)
    with looking(session, as_of, known_at) as look:
        ends = [OPEN_FUTURE, *([last.latest] if last is not None else []), *([look.day] if as_of is not None else [])]
        start = first.earliest if first is not None else OPEN_PAST
        wanted = Wanted(text, territory, known_types(types), start, min(ends))
        known_territory(look, territory)
        called = (names(look.reading, "fr"), names(look.reading, "en"))
        found = find(look.views, wanted, called, look.position)
        rows = [_as_data(one, text, look) for one in found]
        shown = [row | _words(one, row, look) for one, row in zip(found, rows, strict=True)]
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def _as_data(found: Found, words: str, look: Look) -> dict[str, Any]:
    """Return a find as scripts read it; ``known_as`` is its sentence as rectified, where that is another one."""
    fact, known = found.entry.recorded, found.entry.known
    sentence = look.speaker.event(fact.event)
    now = look.speaker.event(known.event) if known is not None else sentence
    return {
        "position": fact.position,
        "id": fact.id,
        "type": fact.event.type,
        "on": (known or fact).on.text,
        "recorded_at": stamp(fact.recorded_at),
        "recorded_by": fact.recorded_by,
        "sentence": sentence,
        "known_as": now if now != sentence else None,
        "excerpt": _excerpt((sentence, *texts_of(fact.event)), stems(words)),
        "rectified_by": list(known.rectified_by) if known is not None else [],
        "annulled_by": found.annulled_by,
        "source": ", ".join(fact.event.sources) or None,
    }


def _words(found: Found, row: dict[str, Any], look: Look) -> dict[str, str]:
    text = look.speaker.text
    on = (found.entry.known or found.entry.recorded).on
    note = ""
    if row["annulled_by"] is not None:
        note = text("annulled by entry {position}", position=row["annulled_by"])
    elif row["rectified_by"]:
        note = text("rectified")
    sentence = row["sentence"] if row["known_as"] is None else f"{row['sentence']} → {row['known_as']}"
    excerpt = row["excerpt"] or ""
    excerpt = "" if excerpt.strip("…") in row["sentence"] else excerpt
    return {"when": look.speaker.date(on), "sentence": sentence, "excerpt": excerpt, "note": note}


def _excerpt(texts: tuple[str, ...], wanted: set[str]) -> str | None:
    """Return the text that holds most of the words, cut around the first one; None where only names hold them."""
    best = max(texts, key=lambda text: len(wanted & stems(text)))
    places = [(start, end) for start, end, stem in located(best) if stem in wanted]
    if not places:
        return None
    start, end = max(places[0][0] - AROUND, 0), places[0][1] + AROUND
    if len(best) <= end - start + AROUND:
        return best
    return f"{'…' if start else ''}{best[start:end].strip()}{'…' if end < len(best) else ''}"
