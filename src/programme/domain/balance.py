"""A partnership is a balanced exchange: each partner gives something to it, and expects something of it."""

from __future__ import annotations

from programme.domain.aggregates.partnership import Partnership
from programme.domain.aggregates.stakeholder import Stakeholder
from programme.domain.event import Event
from programme.domain.events import BenefitStated, ContributionStated
from programme.domain.timed import Mandate
from programme.domain.vocabulary import Column


def exchange(partner: Stakeholder, partnership: Partnership) -> dict[Column, tuple[Mandate, ...]]:
    """Return what a partner gives and expects that counts in a partnership: what is said of it, or in general.

    What is said in general of one territory counts where the partnership takes place there, or everywhere.
    """
    return {
        column: tuple(one for one in partner.statements(column) if _counts(one.start.event, partnership))
        for column in Column
    }


def _counts(event: Event, partnership: Partnership) -> bool:
    assert isinstance(event, ContributionStated | BenefitStated)  # noqa: S101 - a column holds nothing else
    if event.partnership is not None:
        return event.partnership == partnership.id
    territories = partnership.proposal.territories if partnership.proposal is not None else ()
    return event.territory is None or not territories or event.territory in territories
