"""`programme flagship list` and `show`: the flagship projects, whose they are, and how far each has come."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from programme.cli.output import Column
from programme.cli.views.described import Ids, Values, by_then, endings, furthest
from programme.cli.views.look import Look
from programme.cli.views.things import Kind, list_things, show_thing
from programme.domain.aggregates.flagship import Flagship
from programme.domain.answer import Answer
from programme.domain.events import FlagshipPartnered, FlagshipProposed
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import FlagshipStatus
from programme.language import N_


def _says(flagship: Flagship, look: Look) -> Values:
    events = [fact.event for fact in flagship.proposed]
    proposal = next((one for one in events if isinstance(one, FlagshipProposed)), None)
    come = [fact.event for fact in flagship.partnered if fact.on.by(look.day) is not Answer.NO]
    partnerships = [one.partnership for one in come if isinstance(one, FlagshipPartnered)]
    return {
        "title": proposal.title if proposal is not None else flagship.id,
        "kind": proposal.kind if proposal is not None else None,
        "status": furthest({status: by_then(facts, look.day) for status, facts in flagship.steps().items()}),
        "closed": endings(flagship.closed, look.day),
        "owners": Ids("stakeholder", flagship.owners),
        "partnerships": Ids("partnership", partnerships),
        "text": proposal.text if proposal is not None else None,
    }


def _open(flagship: Flagship, look: Look) -> Iterator[Sentence]:
    if any(flagship.closed):
        return
    for status in FlagshipStatus:
        if flagship.has_reached(status, look.day) is not Answer.YES:
            yield say("Still to come: {status}.", status=status)


KIND = Kind(
    Flagship,
    "flagship",
    (
        Column("title", N_("Title")),
        Column("kind", N_("Kind")),
        Column("status", N_("State")),
        Column("closed", N_("Closed")),
        Column("owners", N_("Carried by")),
        Column("partnerships", N_("Partnerships")),
        Column("text", N_("Text")),
    ),
    "title kind status owners territories id",
    _says,
    open=_open,
)
list_ = partial(list_things, (KIND,))
show = partial(show_thing, (KIND,))
