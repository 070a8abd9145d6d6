"""`programme stakeholder list` and `show`: who takes part, how far, what each gives and expects."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from programme.cli.output import Column
from programme.cli.views.described import Entry, One, Perhaps, Values, furthest
from programme.cli.views.look import Look
from programme.cli.views.things import Kind, Part, list_things, show_thing
from programme.domain.aggregates.stakeholder import INVOLVEMENTS, Stakeholder
from programme.domain.answer import Answer, some
from programme.domain.events import StakeholderRegistered
from programme.domain.sentences import Sentence, say
from programme.domain.timed import Mandate
from programme.domain.vocabulary import Column as Side
from programme.domain.vocabulary import Involvement
from programme.language import N_


def _says(stakeholder: Stakeholder, look: Look) -> Values:
    events = [fact.event for fact in stakeholder.registered]
    registered = next((one for one in events if isinstance(one, StakeholderRegistered)), None)
    return {
        "name": registered.name if registered is not None else stakeholder.id,
        "category": stakeholder.category,
        "subtypes": registered.subtypes if registered is not None else (),
        "involvement": _involvement(stakeholder, look),
        "aliases": stakeholder.aliases,
        "contributions": len(_holding(stakeholder.statements(Side.CONTRIBUTIONS), look)),
        "benefits": len(_holding(stakeholder.statements(Side.BENEFITS), look)),
    }


def _involvement(stakeholder: Stakeholder, look: Look) -> Perhaps:
    """Return the furthest that it certainly goes, or may go."""
    mandates = stakeholder.involvements
    levels = {level: [one for one in mandates if INVOLVEMENTS[type(one.start.event)] is level] for level in Involvement}
    return furthest({level: some(one.holds(look.day) for one in listed) for level, listed in levels.items()})


def _holding(mandates: tuple[Mandate, ...], look: Look) -> list[Mandate]:
    return [one for one in mandates if one.holds(look.day) is not Answer.NO]


def _statements(side: Side, stakeholder: Stakeholder, look: Look) -> Iterator[Values]:
    for one in sorted(_holding(stakeholder.statements(side), look), key=lambda one: one.start.position):
        event = one.start.event
        yield {
            "text": getattr(event, "text", ""),
            "territory": One("territory", getattr(event, "territory", None)),
            "partnership": One("partnership", getattr(event, "partnership", None)),
            "position": Entry(one.start.position),
        }


def _open(stakeholder: Stakeholder, look: Look) -> Iterator[Sentence]:
    for side in Side:
        if not _holding(stakeholder.statements(side), look):
            yield say("Nothing is on record in this column of the matrix: {column}.", column=side)
    if _involvement(stakeholder, look) == Perhaps([None]):
        yield say("No contact, support, engagement or commitment is on record.")


KIND = Kind(
    Stakeholder,
    "stakeholder",
    (
        Column("name", N_("Name")),
        Column("category", N_("Category")),
        Column("subtypes", N_("Sub-types")),
        Column("involvement", N_("Involvement")),
        Column("aliases", N_("Other names")),
        Column("contributions", N_("Gives")),
        Column("benefits", N_("Expects")),
    ),
    "name category involvement territories contributions benefits id",
    _says,
    (
        Part("gives", N_("What it gives"), partial(_statements, Side.CONTRIBUTIONS)),
        Part("expects", N_("What it expects"), partial(_statements, Side.BENEFITS)),
    ),
    _open,
)
list_ = partial(list_things, (KIND,))
show = partial(show_thing, (KIND,))
