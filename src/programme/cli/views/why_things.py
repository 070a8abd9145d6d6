"""`programme why` of a thing: of one of its values, or of the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from programme.cli.problem import Problem
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
from programme.cli.views.described import as_data
from programme.cli.views.described import in_words as value_in_words
from programme.cli.views.explained import Explained, chosen, titled
from programme.cli.views.ids import known
from programme.cli.views.look import Look
from programme.cli.views.things import Kind, things
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.budget import Assumption, BudgetLine
from programme.domain.aggregates.decision import Decision
from programme.domain.aggregates.meeting import Meeting
from programme.domain.aggregates.step import Step
from programme.domain.fact import Fact
from programme.domain.reading import Aggregate, fold
from programme.domain.sentences import say
from programme.projections.why import of_facts

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


def of_things(noun: str, look: Look, id: str, what: str | None) -> Explained:
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
    key = chosen(what, headings, look) if what is not None else None

    def value(facts: Sequence[Fact]) -> object:
        shown = as_data(kind.says(fold(kind.of, id, facts), look))
        return shown.get(key or ""), shown.get("possible", {}).get(key)

    why = of_facts(look.reading, f"{kind.name}:{id}", kind.of.TYPES, value if key is not None else None, look.day)
    said_now = as_data(thing.values)
    if key is None:
        return Explained(title, {one: said_now[one] for one in headings}, "", why)
    possible = said_now.get("possible", {}).get(key)
    return Explained(
        titled(title, look.speaker.text(headings[key])),
        possible or said_now[key],
        value_in_words(thing.values[key], look.speaker) or "–",
        why,
        undecidable=possible is not None,
    )
