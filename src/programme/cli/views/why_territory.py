"""`programme why territory` and `why gate`: on what the way of a territory rests, and what is found at its gate."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from programme.cli.views.changes import LABELS, in_words
from programme.cli.views.explained import Explained, chosen, plain, titled
from programme.cli.views.ids import known, known_territory
from programme.cli.views.look import Look
from programme.cli.views.said import said
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.assessment import Assessment, CriterionResult, assess
from programme.domain.fact import Fact
from programme.domain.portrait import Aspect, way
from programme.domain.reading import fold
from programme.domain.remedies import who_can_settle
from programme.domain.sentences import Sentence, say
from programme.language import Speaker
from programme.projections.base.spoken import to_data
from programme.projections.why import Why, of_facts, of_finding

ASPECTS = (Aspect.STATE, Aspect.THEME, Aspect.PHASE, Aspect.SINCE)


def of_territory(look: Look, id: str, what: str | None) -> Explained:
    known_territory(look, id)
    headings = {one.value: LABELS[one] for one in ASPECTS}
    aspect = Aspect(chosen(what, headings, look)) if what is not None else None
    value = None if aspect is None else _of_way(id, aspect, look)
    why = of_facts(look.reading, f"territory:{id}", TerritoryProject.TYPES, value, look.day)
    name = look.speaker.name("territory", id)
    shown = way(look.reading.of(TerritoryProject, id), look.day)
    if aspect is None:
        return Explained(name, {one.value: plain(shown[one]) for one in ASPECTS}, "", why)
    found = shown[aspect]
    title = titled(name, look.speaker.text(LABELS[aspect]))
    several = isinstance(found, tuple) and len(found) > 1
    return Explained(title, plain(found), in_words(aspect, found, look.speaker), why, undecidable=several)


def _of_way(id: str, aspect: Aspect, look: Look) -> Callable[[Sequence[Fact]], object]:
    return lambda facts: way(fold(TerritoryProject, id, facts), look.day)[aspect]


def of_gate(look: Look, id: str, what: str | None) -> Explained:
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
    return Explained(titled(speaker.name("territory", id), speaker.text("Next gate")), value, words, why)


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
        titled(speaker.name("territory", found.territory.id), criterion.id),
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
