"""`programme why`: on which entries something that is shown rests, through rectifications, and what would settle it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from programme.cli import tree
from programme.cli.output import write_json
from programme.cli.problem import Problem
from programme.cli.session import Session
from programme.cli.views import (
    action,
    ambiguity,
    document,
    flagship,
    funding,
    indicator,
    partnership,
    question,
    risk,
    stakeholder,
)
from programme.cli.views.changes import LABELS, in_words
from programme.cli.views.described import as_data
from programme.cli.views.described import in_words as value_in_words
from programme.cli.views.entry import found_entry
from programme.cli.views.explained import show_why, shown_value, why_as_data, written
from programme.cli.views.ids import known, known_territory, meant, near
from programme.cli.views.look import Look, looking
from programme.cli.views.page import Page
from programme.cli.views.said import said
from programme.cli.views.things import Kind, things
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.budget import Assumption, BudgetLine
from programme.domain.aggregates.decision import Decision
from programme.domain.aggregates.meeting import Meeting
from programme.domain.aggregates.step import Step
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.assessment import Assessment, CriterionResult, assess
from programme.domain.fact import Fact
from programme.domain.field_values import value_of
from programme.domain.history import Entry
from programme.domain.portrait import Aspect, way
from programme.domain.reading import Aggregate, fold
from programme.domain.remedies import who_can_settle
from programme.domain.sentences import Sentence, say
from programme.language import Speaker, folded
from programme.projections.base.spoken import to_data
from programme.projections.why import Why, of_entry, of_facts, of_finding

THINGS: dict[str, tuple[Kind[Any], ...]] = {
    "stakeholder": (stakeholder.KIND,),
    "partnership": (partnership.KIND,),
    "flagship": (flagship.KIND,),
    "question": (question.KIND,),
    "action": (action.KIND,),
    "document": (document.KIND,),
    "funding": (funding.CALL, funding.REQUEST),
    "indicator": (indicator.KIND,),
    "risk": (risk.KIND,),
    "ambiguity": (ambiguity.KIND,),
}
WHOLES: dict[str, tuple[type[Aggregate], ...]] = {
    "step": (Step,),
    "body": (Body,),
    "meeting": (Meeting,),
    "decision": (Decision,),
    "budget": (BudgetLine, Assumption),
}
"""What is explained as a whole: all that its page shows rests on these entries; of one field, ask about its entry."""
ASPECTS = (Aspect.STATE, Aspect.THEME, Aspect.PHASE, Aspect.SINCE)


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
        explained = _EXPLAIN[noun](look, id, what) if noun in _EXPLAIN else _of_things(noun, look, id, what)
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


def _of_territory(look: Look, id: str, what: str | None) -> Explained:
    known_territory(look, id)
    headings = {one.value: LABELS[one] for one in ASPECTS}
    aspect = Aspect(_chosen(what, headings, look)) if what is not None else None
    value = None if aspect is None else _of_way(id, aspect, look)
    why = of_facts(look.reading, f"territory:{id}", TerritoryProject.TYPES, value, look.day)
    name = look.speaker.name("territory", id)
    shown = way(look.reading.of(TerritoryProject, id), look.day)
    if aspect is None:
        return Explained(name, {one.value: _plain(shown[one]) for one in ASPECTS}, "", why)
    found = shown[aspect]
    title = _titled(name, look.speaker.text(LABELS[aspect]))
    several = isinstance(found, tuple) and len(found) > 1
    return Explained(title, _plain(found), in_words(aspect, found, look.speaker), why, undecidable=several)


def _of_way(id: str, aspect: Aspect, look: Look) -> Callable[[Sequence[Fact]], object]:
    return lambda facts: way(fold(TerritoryProject, id, facts), look.day)[aspect]


def _of_gate(look: Look, id: str, what: str | None) -> Explained:
    known_territory(look, id)
    found = assess(look.reading, id, look.day)
    results = {one.criterion.id: one for one in found.results}
    if what is None:
        blocking = [one.criterion.id for one in found.blocking]
        return _the_gate(look, id, found, blocking)
    return _the_criterion(look, found, results[known("criterion", what, results)])


def _the_gate(look: Look, id: str, found: Assessment, blocking: list[str]) -> Explained:
    speaker, whys = look.speaker, [of_finding(look.reading, found, one) for one in found.blocking]
    entries = {entry.recorded.position: entry for why in whys for entry in why.rests_on}
    settle = {fact.position: fact for why in whys for fact in why.would_settle}
    words = speaker.text("Nothing stands in the way of the passage.") if found.passable else ", ".join(blocking)
    if found.obstacle is not None:
        words = speaker.sentence(found.obstacle)
    why = Why(tuple(entries[one] for one in sorted(entries)), tuple(settle[one] for one in sorted(settle)))
    value: dict[str, object] = {"passable": found.passable, "blocking": blocking}
    return Explained(_titled(speaker.name("territory", id), speaker.text("Next gate")), value, words, why)


def _the_criterion(look: Look, found: Assessment, result: CriterionResult) -> Explained:
    speaker, criterion = look.speaker, result.criterion
    undecidable = result.finding.value == "undecidable"
    missing = said(to_data(result.found.missing), speaker)
    who = who_can_settle(result, found.gate) if result.finding.value in {"unmet", "undecidable"} else ()
    edition = found.edition.id if found.edition is not None else None
    notes = [
        (speaker.text("Asks for"), speaker.words(criterion)),
        (speaker.text("Rule"), speaker.sentence(Sentence("{value}", {"value": criterion.rule}))),
        (speaker.text("Edition"), edition),
        (speaker.text("Cites"), _cited(result, speaker)),
        (speaker.text("Missing"), missing),
        (speaker.text("Who can settle it"), ", ".join(speaker.name("office", one) for one in who)),
    ]
    more: dict[str, object] = {
        "edition": edition,
        "rule": criterion.rule.value,
        "missing": missing,
        "who_can_settle": ", ".join(who) or None,
        "waived_by": result.waiver.position if result.waiver is not None else None,
    }
    return Explained(
        _titled(speaker.name("territory", found.territory.id), criterion.id),
        result.finding.value,
        in_words(Aspect.FINDING, result.finding, speaker),
        of_finding(look.reading, found, result),
        undecidable,
        notes,
        more,
    )


def _cited(result: CriterionResult, speaker: Speaker) -> str | None:
    """Return the lines of the source, and the words that stand there."""
    cites = result.criterion.cites
    if cites is None:
        return None
    text = say("'{text}'", text=cites.text)
    return speaker.text("lines {first} to {last}: {text}", first=cites.lines[0], last=cites.lines[1], text=text)


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
    return Explained(_titled(title, what), value, written(value), of_entry(entry, what))


def _entry(position: int, look: Look) -> Entry:
    entry = look.reading.entry(position)
    if entry is None:
        raise LookupError(position)  # pragma: no cover - it was found just now
    return entry


def _of_things(noun: str, look: Look, id: str, what: str | None) -> Explained:
    return _of_whole(noun, look, id, what) if noun in WHOLES else _of_thing(noun, look, id, what)


def _of_whole(noun: str, look: Look, id: str, what: str | None) -> Explained:
    """Explain a thing by every entry that names it and that may have happened.

    :raises Problem: one value of it is asked for: each stands in an entry of its own.
    """
    kinds = {tag: kind for kind in WHOLES[noun] for tag in _ids(kind, look)}
    kind = kinds[known(noun, id, kinds)]
    why = of_facts(look.reading, f"{kind.KIND}:{id}", kind.TYPES, None, look.day)
    if what is not None:
        entry = why.rests_on[0].recorded.position if why.rests_on else 1
        sentence = say("Of {id}, the whole is explained; a field stands in its entry.", id=id)
        raise Problem(sentence, advice=f"programme why entry {entry} {what}")
    return Explained(look.speaker.name(kind.KIND, id), None, "", why)


def _ids(kind: type[Aggregate], look: Look) -> list[str]:
    """Return the ids that the facts of an aggregate name."""
    prefix = f"{kind.KIND}:"
    tags = (tag for fact in look.reading.facts(*kind.TYPES) for tag in fact.event.tags())
    return [tag.removeprefix(prefix) for tag in tags if tag.startswith(prefix)]


def _of_thing(noun: str, look: Look, id: str, what: str | None) -> Explained:
    kinds = THINGS[noun]
    found = {one.id: one for one in things(kinds, look)}
    thing = found[known(noun, id, found)]
    kind = thing.kind
    headings = {column.key: column.heading for column in kind.columns}
    title = thing.words(kind.columns[0].key)
    key = _chosen(what, headings, look) if what is not None else None

    def value(facts: Sequence[Fact]) -> object:
        shown = as_data(kind.says(fold(kind.of, id, facts), look))
        return shown.get(key or ""), shown.get("possible", {}).get(key)

    why = of_facts(look.reading, f"{kind.name}:{id}", kind.of.TYPES, value if key is not None else None, look.day)
    said_now = as_data(thing.values)
    if key is None:
        return Explained(title, {one: said_now[one] for one in headings}, "", why)
    possible = said_now.get("possible", {}).get(key)
    return Explained(
        _titled(title, look.speaker.text(headings[key])),
        possible or said_now[key],
        value_in_words(thing.values[key], look.speaker) or "–",
        why,
        undecidable=possible is not None,
    )


def _chosen(what: str, headings: dict[str, str], look: Look) -> str:
    """Return the key that is meant: the key itself, or its heading, without regard to accents.

    :raises Problem: there is no such value.
    """
    named = {folded(look.speaker.text(heading)): key for key, heading in headings.items()}
    key = what if what in headings else named.get(folded(what))
    if key is not None:
        return key
    sentence = say("'{what}' is not shown there: ask for one of {known}.", what=what, known=", ".join(headings))
    raise Problem(meant(sentence, near(what, headings)), advice="programme why --help")


def _titled(name: str, what: str) -> str:
    return f"{name} · {what}"


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return _plain(value[0]) if len(value) == 1 else [_plain(one) for one in value]
    return getattr(value, "value", value)


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


_EXPLAIN = {"territory": _of_territory, "gate": _of_gate, "entry": _of_entry}
SUBJECTS = (*_EXPLAIN, *THINGS, *WHOLES)
