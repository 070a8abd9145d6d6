"""`programme risk list` and `show`: what may go wrong, how likely and how badly, and who sees to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from programme.cli.output import Column
from programme.cli.views.described import One, Perhaps, Values, Word, before_or_after
from programme.cli.views.look import Look
from programme.cli.views.things import Kind, list_things, show_thing
from programme.domain.aggregates.risk import Risk, assessed, score
from programme.domain.answer import Answer
from programme.domain.events import RiskRaised
from programme.domain.sentences import Sentence, say
from programme.language import N_

OPEN, CLOSED = Word("open", say("open")), Word("closed", say("closed"))


def _says(risk: Risk, look: Look) -> Values:
    found = [one for link in risk.assessments.candidates(look.day) if (one := assessed(link)) is not None]
    raised = [fact.event for fact in risk.raised if isinstance(fact.event, RiskRaised)]
    return {
        "title": next((one.title for one in raised), risk.id),
        "state": before_or_after(OPEN, CLOSED, _holds(risk, look)),
        "likelihood": _each([one.likelihood for one in found]),
        "impact": _each([one.impact for one in found]),
        "score": _each([score(one) for one in found]),
        "trend": _each([one.trend for one in found]),
        "owner": _each([One("office", one.owner) if one.owner is not None else None for one in found]),
    }


def _holds(risk: Risk, look: Look) -> Answer:
    return risk.mandate.holds(look.day) if risk.mandate is not None else Answer.NO


def _each(values: list[object]) -> Perhaps:
    return Perhaps(list(dict.fromkeys(values)) or [None])


def _open(risk: Risk, look: Look) -> Iterator[Sentence]:
    if _holds(risk, look) is Answer.NO:
        return
    found = [one for link in risk.assessments.candidates(look.day) if (one := assessed(link)) is not None]
    if any(score(one) is None for one in found):
        yield say("Likelihood or impact is not assessed.")
    if risk.owned(look.day) is not Answer.YES:
        yield say("Nobody is known to see to it.")


KIND = Kind(
    Risk,
    "risk",
    (
        Column("title", N_("Title")),
        Column("state", N_("State")),
        Column("likelihood", N_("Likelihood")),
        Column("impact", N_("Impact")),
        Column("score", N_("Score")),
        Column("trend", N_("Trend")),
        Column("owner", N_("Who sees to it")),
    ),
    "title state likelihood impact score trend owner territories id",
    _says,
    open=_open,
)
list_ = partial(list_things, (KIND,))
show = partial(show_thing, (KIND,))
