"""`programme why`: on which entries something that is shown rests, through rectifications, and what would settle it."""

from __future__ import annotations

from programme.cli import tree
from programme.cli.output import write_json
from programme.cli.problem import Problem
from programme.cli.session import Session
from programme.cli.views.entry import found_entry
from programme.cli.views.explained import Explained, show_why, shown_value, titled, why_as_data, written
from programme.cli.views.ids import meant, near
from programme.cli.views.look import Look, looking
from programme.cli.views.page import Page
from programme.cli.views.why_territory import of_gate, of_territory
from programme.cli.views.why_things import THINGS, WHOLES, of_things
from programme.domain.field_values import value_of
from programme.domain.field_words import field_word
from programme.domain.history import Entry
from programme.domain.sentences import say
from programme.projections.why import of_entry


def why(
    session: Session,
    *,
    subject: str,
    id: str,
    what: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
) -> None:
    """Explain a value that is shown: of a territory, a criterion, an entry, or a thing of any kind."""
    noun = _noun(subject)
    with looking(session, as_of, known_at) as look:
        explained = _EXPLAIN[noun](look, id, what) if noun in _EXPLAIN else of_things(noun, look, id, what)
        if session.json:
            write_json(_as_data(explained, (noun, id, what), look))
        else:
            _show(explained, look)


def _noun(subject: str) -> str:
    """Return the English noun of a subject.

    :raises Problem: nothing can be asked about it.
    """
    found = tree.noun(subject)
    if found is not None and found.name in SUBJECTS:
        return found.name
    raise Problem(
        meant(say("There is nothing to explain about '{subject}'.", subject=subject), near(subject, SUBJECTS)),
        advice="programme why --help",
    )


def _of_entry(look: Look, id: str, what: str | None) -> Explained:
    entry = _entry(found_entry(id, look).position, look)
    speaker, known_now = look.speaker, entry.known
    fields = ("on", *type(entry.recorded.event).model_fields)
    if what is not None and what not in fields:
        sentence = say("The entry has no field '{field}'.", field=what)
        raise Problem(meant(sentence, near(what, fields)), advice=f"programme entry show {entry.recorded.position}")
    title = speaker.text("Entry {position}", position=entry.recorded.position)
    if known_now is None:
        return Explained(title, None, speaker.text("annulled"), of_entry(entry, what))
    if what is None:
        return Explained(title, None, speaker.event(known_now.event), of_entry(entry, None))
    value = shown_value(value_of(known_now, what))
    return Explained(titled(title, speaker.sentence(field_word(what))), value, written(value), of_entry(entry, what))


def _entry(position: int, look: Look) -> Entry:
    entry = look.reading.entry(position)
    if entry is None:
        raise LookupError(position)  # pragma: no cover - it was found just now
    return entry


def _as_data(explained: Explained, asked: tuple[str, str, str | None], look: Look) -> dict[str, object]:
    noun, id, what = asked
    return {
        "subject": noun,
        "id": id,
        "what": what,
        "value": explained.value,
        "undecidable": explained.undecidable,
        "in_words": explained.in_words or None,
        "as_of": look.day.isoformat(),
        "known_at": look.position,
        **explained.more,
        **why_as_data(explained.why, look.speaker),
    }


def _show(explained: Explained, look: Look) -> None:
    page, speaker = Page(), look.speaker
    page.title(explained.title)
    if explained.in_words:
        page.text(explained.in_words)
    page.text(speaker.text("As of {day}, known up to entry {position}.", day=look.day, position=look.position))
    if explained.notes:
        page.heading(speaker.text("The criterion"))
        page.fields(explained.notes)
    show_why(page, explained.why, look)


_EXPLAIN = {"territory": of_territory, "gate": of_gate, "entry": _of_entry}
SUBJECTS = (*_EXPLAIN, *THINGS, *WHOLES)
