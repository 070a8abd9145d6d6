"""`programme charter list`, `show` and `diff`: the editions of the rules, each whole, and what changes between two."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from programme.cli.formats import write_rows
from programme.cli.output import Column, write_json
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.cli.views.charter_changes import changes
from programme.cli.views.facts import HOLDS, happened
from programme.cli.views.ids import known
from programme.cli.views.look import Look, dated, looking
from programme.cli.views.page import Page
from programme.cli.views.rows import columns, write
from programme.domain.aggregates.charters import Charters, Edition
from programme.domain.answer import Answer
from programme.domain.charter import Charter, Criterion, Gate
from programme.domain.events import CharterAdopted
from programme.domain.fact import Fact
from programme.domain.sentences import say
from programme.domain.words import word
from programme.language import N_

FOR_PEOPLE = (
    Column("id", N_("Edition")),
    Column("title", N_("Title")),
    Column("when", N_("Adopted")),
    Column("now", N_("In force")),
    Column("position", N_("Entry")),
)
FOR_MACHINES = columns("id charter title hash on in_force position")


def list_(
    session: Session, *, as_of: str | None = None, known_at: str | None = None, format: str | None = None
) -> None:
    """List the editions that surely or possibly were adopted by V, and which one is in force."""
    with looking(session, as_of, known_at) as look:
        charters = _charters(look)
        rows = [_row(charters, edition, look) for edition in _editions(charters, look)]
        shown = [row | _words(row, look) for row in rows]
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, shown, format)


def show(
    session: Session, *, edition: str | None = None, as_of: str | None = None, known_at: str | None = None
) -> None:
    """Show an edition whole, or the one by which V is judged."""
    with looking(session, as_of, known_at) as look:
        found = _edition(edition, look)
        if session.json:
            row = _row(_charters(look), found, look)
            write_json(row | {"rules": found.rules.as_data()})
        else:
            _show(found, look)


def diff(session: Session, *, old: str, new: str, as_of: str | None = None, known_at: str | None = None) -> None:
    """Show what changes from an edition, or a charter file, to another."""
    with looking(session, as_of, known_at) as look:
        found = list(changes(_rules(old, look).as_data(), _rules(new, look).as_data()))
        rows = [one._asdict() for one in found]
        columns = [Column("path", N_("What"))]
        columns += [
            Column(key, heading, lambda value: _value(value, look))
            for key, heading in (("old", N_("Before")), ("new", N_("After")))
        ]
        write_rows(session, columns, rows)
        if not found:
            session.tell(say("Nothing changes: the rules are the same."))


def _value(value: Any, look: Look) -> str:
    """Return a part of a charter in words: what it says, if it has words of its own."""
    if isinstance(value, dict) and {"fr", "en"} <= value.keys():
        return str(value[look.session.lang])
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _charters(look: Look) -> Charters:
    return Charters.of(look.reading.facts(CharterAdopted))


def _editions(charters: Charters, look: Look) -> list[Edition]:
    """Return the editions that may have been adopted by V, in the order of happening."""
    facts = happened(charters.chain.links, look.day)
    return [found for fact in facts if (found := charters.by_id(_name(fact))) is not None]


def _name(fact: Fact) -> str:
    return fact.event.edition if isinstance(fact.event, CharterAdopted) else ""


def _row(charters: Charters, edition: Edition, look: Look) -> dict[str, Any]:
    candidates = charters.chain.candidates(look.day)
    certain = Answer.YES if len(candidates) == 1 else Answer.UNDECIDABLE
    in_force = certain if edition.fact in candidates else Answer.NO
    return {
        "id": edition.id,
        "charter": edition.rules.id,
        "title": look.speaker.words(edition.rules.title),
        "hash": edition.hash,
        "on": edition.fact.on.text,
        "in_force": HOLDS[in_force],
        "position": edition.fact.position,
    }


def _words(row: dict[str, Any], look: Look) -> dict[str, str]:
    answers = {
        "yes": look.speaker.text("yes"),
        "no": look.speaker.text("no"),
        "undecidable": look.speaker.text("perhaps"),
    }
    return {"when": dated(row["on"], look.speaker), "now": answers[row["in_force"]]}


def _edition(wanted: str | None, look: Look) -> Edition:
    charters = _charters(look)
    if wanted is not None:
        known("edition", wanted, charters.ids())
        found = charters.by_id(wanted)
    else:
        found, _ = charters.for_day(look.day)
    if found is None:
        raise Problem(
            say("No charter is adopted."), advice="programme charter adopt charter.toml", code=Code.UNKNOWN_ID
        )
    return found


def _rules(name: str, look: Look) -> Charter:
    """Return the rules of an edition, or those of a file."""
    if name in _charters(look).ids() or not Path(name).is_file():
        return _edition(name, look).rules
    from programme.exchange.charter_file import load

    return load(Path(name))


def _show(edition: Edition, look: Look) -> None:
    page, speaker, rules = Page(), look.speaker, edition.rules
    page.title(speaker.words(rules.title))
    page.fields(
        [
            (speaker.text("Edition"), edition.id),
            (speaker.text("Adopted"), speaker.date(edition.fact.on)),
            (speaker.text("Notice"), speaker.words(rules.notice) if rules.notice is not None else None),
            (speaker.text("Document"), rules.document),
            (speaker.text("Hash"), edition.hash),
        ]
    )
    page.heading(speaker.text("Phases"))
    for phase in rules.phases:
        planned = speaker.date(phase.planned) if phase.planned is not None else None
        page.text(" · ".join(filter(None, [speaker.words(phase), planned])), 1, "- ")
    for gate in rules.gates:
        _show_gate(page, gate, look)
    page.heading(speaker.text("Bodies"))
    for body in rules.bodies:
        seats = speaker.plural("{number} seat", "{number} seats", body.seats) if body.seats is not None else None
        page.text(" · ".join(filter(None, [f"{speaker.words(body)} ({body.id})", seats])), 1, "- ")


def _show_gate(page: Page, gate: Gate, look: Look) -> None:
    speaker = look.speaker
    start = speaker.name("phase", gate.from_) if gate.from_ is not None else speaker.text("no phase yet")
    page.heading(f"{gate.id} · {start} → {speaker.name('phase', gate.to)}")
    bodies = ", ".join(speaker.name("body", one) for one in gate.decided_by)
    page.fields([(speaker.text("Decided by"), bodies)])
    for criterion in gate.criteria:
        _show_criterion(page, criterion, look)


def _show_criterion(page: Page, criterion: Criterion, look: Look) -> None:
    speaker = look.speaker
    required = speaker.text("required") if criterion.must else speaker.text("wished for")
    rule = speaker.sentence(word(criterion.rule))
    page.text(" · ".join(filter(None, [criterion.id, required, rule, criterion.reference])), 1, "- ")
    page.text(speaker.words(criterion), 2)
