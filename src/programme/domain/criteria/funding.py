"""Funded: so many requests have come to a status, or a share of what the year's production costs is granted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from programme.domain.aggregates.budget import Assumption, BudgetLine
from programme.domain.aggregates.funding import FundingRequest
from programme.domain.answer import Answer, at_least, common, some
from programme.domain.budget import Adoption, Bounds, adoptions, cost
from programme.domain.charter import Criterion
from programme.domain.criteria.finding import Found, Judged, Viewpoint, found_from, judge_demand
from programme.domain.demands import Funded
from programme.domain.events import FundingApplied, FundingGranted
from programme.domain.fact import Fact
from programme.domain.money import Cents
from programme.domain.scope import concerns, territories_of
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import Nature, Purpose
from programme.domain.words import word


@judge_demand.register
def _funded(demand: Funded, _criterion: Criterion, view: Viewpoint) -> Found:
    return _share(demand, demand.share, view) if demand.share is not None else _count(demand, view)


def _count(demand: Funded, view: Viewpoint) -> Found:
    requests = [
        judged
        for fact in view.reading.facts(FundingApplied)
        if isinstance(event := fact.event, FundingApplied)
        and (demand.scope == "programme" or concerns(fact, view.territory))
        and (judged := _reached(view.reading.of(FundingRequest, event.funding), demand, view)).answer is not Answer.NO
    ]
    wanted = demand.at_least or 1
    answer = at_least(wanted, (one.answer for one in requests))
    certain = sum(one.answer is Answer.YES for one in requests)
    asked = {"found": certain, "wanted": wanted, "status": word(demand.status)}
    missing = say("{found} of {wanted} funding requests on record: {status}.", **asked)
    if demand.needs is None:
        return found_from(answer, requests, view.day, missing)
    adopted = adoptions(view.reading, view.day)
    known = common(_stands(one) for one in adopted)
    if known is not Answer.YES:
        missing = say("{missing} {needed}", missing=missing, needed=_not_adopted())
    return found_from(answer & known, [*requests, *_happened(_behind(adopted), view)], view.day, missing)


def _reached(request: FundingRequest, demand: Funded, view: Viewpoint) -> Judged:
    """Say whether a request has come to the status; it rests on what certainly brought it there, if anything did."""
    reaching = request.reaching(demand.status)
    first, *others = sorted(reaching or request.applied, key=lambda one: one.on.by(view.day) is not Answer.YES)
    return Judged(some(fact.on.by(view.day) for fact in reaching), first, tuple(others))


def _share(demand: Funded, share: int, view: Viewpoint) -> Found:
    """Compare what is granted for the year with the share, under each adoption that may be in place."""
    grants = [fact for fact in view.reading.facts(FundingGranted) if _counts(fact, demand, view)]
    granted, adopted = _granted(grants, view), adoptions(view.reading, view.day)
    wanted = {one: _wanted(one, share, demand, view) for one in adopted}
    answer = common(_stands(one) & _enough(granted, wanted[one]) for one in adopted)
    missing = _not_adopted()
    if some(_stands(one) for one in adopted) is Answer.YES:
        missing = _too_little(granted, wanted.values(), view)
    facts = (*grants, *_behind(adopted), *_lines(adopted, view))
    return found_from(answer, _happened(facts, view), view.day, missing)


def _counts(fact: Fact, demand: Funded, view: Viewpoint) -> bool:
    """Return whether a grant counts for the year: in cash, for that year, and for the territory alone."""
    event = fact.event
    for_year = isinstance(event, FundingGranted) and event.nature is Nature.CASH and event.year == view.day.year
    return for_year and (demand.scope == "programme" or territories_of(fact) == (view.territory,))


def _granted(grants: Iterable[Fact], view: Viewpoint) -> Bounds:
    """Return what is granted: at least what certainly is, at most what may be."""
    amounts = [(fact.on.by(view.day), fact.event.amount) for fact in grants if isinstance(fact.event, FundingGranted)]
    certain = sum(amount for answer, amount in amounts if answer is Answer.YES)
    possible = sum(amount for answer, amount in amounts if answer is not Answer.NO)
    return Bounds(Fraction(certain), Fraction(possible))


def _wanted(adoption: Adoption | None, share: int, demand: Funded, view: Viewpoint) -> Bounds | None:
    """Return the share of what production costs in a year, for one territory or for all of them."""
    proposal = view.reading.of(Assumption, adoption.assumption).proposal if adoption is not None else None
    total = cost(proposal, view.reading, view.day, Purpose.PRODUCTION) if proposal is not None else None
    if proposal is None or total is None:
        return None
    among = proposal.among if demand.scope == "programme" else 1
    return total.times(Fraction(share * among, 100 * proposal.years))


def _enough(granted: Bounds, wanted: Bounds | None) -> Answer:
    """Say whether the share is reached; not so where nothing says what production costs."""
    if wanted is None or granted.high < wanted.low:
        return Answer.NO
    return Answer.YES if granted.low >= wanted.high else Answer.UNDECIDABLE


def _stands(adoption: Adoption | None) -> Answer:
    return adoption.stands if adoption is not None else Answer.NO


def _behind(adopted: Iterable[Adoption | None]) -> Iterator[Fact]:
    """Yield the adoptions, with what recorded and withdrew their decisions."""
    for one in adopted:
        if one is not None:
            yield one.fact
            yield from (one.decision.start, *one.decision.ends) if one.decision is not None else ()


def _lines(adopted: Iterable[Adoption | None], view: Viewpoint) -> Iterator[Fact]:
    """Yield what states and revises the lines of the adopted assumptions."""
    for one in adopted:
        proposal = view.reading.of(Assumption, one.assumption).proposal if one is not None else None
        for line in (*proposal.each, *proposal.shared) if proposal is not None else ():
            yield from view.reading.of(BudgetLine, line).amounts.links


def _happened(facts: Iterable[Fact], view: Viewpoint) -> list[Judged]:
    return [Judged(fact.on.by(view.day), fact) for fact in facts]


def _not_adopted() -> Sentence:
    return say("No reading of the budget is adopted by a decision that stands.")


def _too_little(granted: Bounds, wanted: Iterable[Bounds | None], view: Viewpoint) -> Sentence:
    least = next((one.low for one in wanted if one is not None), None)
    if least is None:
        return say("The reading of the budget that is adopted does not say what production costs.")
    return say(
        "{found} granted in cash for {year}; {wanted} wanted.",
        found=Cents(granted.low),
        year=str(view.day.year),
        wanted=Cents(-(-least.numerator // least.denominator)),
    )
