"""`programme partnership list` and `show`: who exchanges what with whom, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from programme.cli.output import Column
from programme.cli.views.described import Ids, One, Values, by_then, endings, furthest
from programme.cli.views.look import Look
from programme.cli.views.things import Kind, Part, list_things, show_thing
from programme.domain.aggregates.partnership import Partnership
from programme.domain.aggregates.stakeholder import Stakeholder
from programme.domain.answer import Answer
from programme.domain.balance import exchange
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import Column as Side
from programme.domain.vocabulary import PartnershipKind, PartnershipStatus, StakeholderId
from programme.language import N_


def _says(partnership: Partnership, look: Look) -> Values:
    proposal = partnership.proposal
    return {
        "title": proposal.title if proposal is not None else partnership.id,
        "kind": proposal.kind if proposal is not None else None,
        "form": proposal.form if proposal is not None else None,
        "status": furthest({status: by_then(facts, look.day) for status, facts in partnership.steps().items()}),
        "closed": endings(partnership.closed, look.day),
        "partners": Ids("stakeholder", _partners(partnership, look)),
        "text": proposal.text if proposal is not None else None,
    }


def _partners(partnership: Partnership, look: Look) -> tuple[StakeholderId, ...]:
    """Return those who signed or, before that, those who are thought of."""
    return partnership.partners(PartnershipStatus.SIGNED, look.day) or partnership.partners(
        PartnershipStatus.PROPOSED, look.day
    )


def _columns(partnership: Partnership, look: Look) -> Iterator[tuple[StakeholderId, Mapping[Side, tuple[str, ...]]]]:
    """Yield each partner with what it gives and expects that counts here."""
    for partner in _partners(partnership, look):
        cells = exchange(look.reading.of(Stakeholder, partner), partnership)
        held = {
            side: [one.start for one in cell if one.holds(look.day) is not Answer.NO] for side, cell in cells.items()
        }
        yield partner, {side: tuple(getattr(one.event, "text", "") for one in facts) for side, facts in held.items()}


def _exchange(partnership: Partnership, look: Look) -> Iterator[Values]:
    for partner, cells in _columns(partnership, look):
        for side, texts in cells.items():
            if texts:
                yield {"partner": One("stakeholder", partner), "column": side, "texts": texts}


def _open(partnership: Partnership, look: Look) -> Iterator[Sentence]:
    proposal = partnership.proposal
    if not _partners(partnership, look):
        yield say("No partner is named.")
    if proposal is None or proposal.kind is PartnershipKind.ALLIANCE:
        return
    for partner, cells in _columns(partnership, look):
        if missing := tuple(side for side, texts in cells.items() if not texts):
            yield say("{stakeholder}: nothing on record ({columns}).", stakeholder=partner, columns=missing)


KIND = Kind(
    Partnership,
    "partnership",
    (
        Column("title", N_("Title")),
        Column("kind", N_("Kind")),
        Column("form", N_("Type")),
        Column("status", N_("State")),
        Column("closed", N_("Closed")),
        Column("partners", N_("Partners")),
        Column("text", N_("Text")),
    ),
    "title kind form status partners territories id",
    _says,
    (Part("exchange", N_("What each gives and expects"), _exchange),),
    _open,
)
list_ = partial(list_things, (KIND,))
show = partial(show_thing, (KIND,))
