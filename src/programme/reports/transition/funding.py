"""Funding, a part of point 12: the requests with what was granted and refused, and the calls for projects."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.aggregates.funding import Call, FundingRequest
from programme.domain.answer import Answer
from programme.domain.events import CallExpected, CallOpened, FundingApplied, FundingGranted, FundingRefused
from programme.domain.fact import Fact
from programme.domain.sentences import say
from programme.domain.vocabulary import CallState, FundingStatus
from programme.reports.document import Block, Single, Value, entries, table
from programme.reports.transition.case import Case, in_order


def funding(case: Case) -> tuple[Block, ...]:
    """Return the tables of requests and of calls."""
    return (*_requests(case), *_calls(case))


def _requests(case: Case) -> tuple[Block, ...]:
    columns = (
        ("title", say("Funding request"), 5),
        ("reason", say("Why it was refused"), 0),
        ("funder", say("Funder"), 3),
        ("state", say("State"), 2),
        ("applied_for", say("Applied for"), 2),
        ("granted", say("Granted"), 3),
        ("entries", say("Entries"), 1),
    )
    rows = [row for one in case.every(FundingRequest, FundingApplied) for row in _request(one)]
    return table("funding", say("Funding requests"), columns, rows)


def _request(request: FundingRequest) -> Iterator[tuple[Value, ...]]:
    facts = (*request.applied, *request.granted, *request.refused, *request.reported)
    for fact in request.applied:
        if isinstance(event := fact.event, FundingApplied):
            reasons = [one.event.reason for one in request.refused if isinstance(one.event, FundingRefused)]
            yield (
                event.title,
                tuple(reason for reason in reasons if reason is not None) or None,
                event.funder,
                tuple(_states(request)),
                event.amount,
                tuple(_grant(one) for one in in_order(request.granted)) or None,
                entries(one.position for one in facts),
            )


def _states(request: FundingRequest) -> Iterator[Single]:
    yield from (status for status in FundingStatus if request.reaching(status))
    if request.refused:
        yield say("refused")


def _grant(fact: Fact) -> Single:
    event = fact.event
    assert isinstance(event, FundingGranted)  # noqa: S101 - a request keeps nothing else there
    if event.year is None:
        return say("{amount} ({nature})", amount=event.amount, nature=event.nature)
    return say("{amount} ({nature}) for {year}", amount=event.amount, nature=event.nature, year=str(event.year))


def _calls(case: Case) -> tuple[Block, ...]:
    columns = (
        ("title", say("Call for projects"), 5),
        ("issuer", say("Issuer"), 3),
        ("state", say("State"), 2),
        ("due", say("By when"), 3),
        ("gone_by", say("Gone by"), 2),
        ("entries", say("Entries"), 1),
    )
    rows = [_call(case, one) for one in case.every(Call, CallExpected, CallOpened)]
    return table("calls", say("Calls for projects"), columns, rows)


def _call(case: Case, call: Call) -> tuple[Value, ...]:
    announced = in_order((*call.expected, *call.opened))
    events = [fact.event for fact in announced if isinstance(fact.event, CallExpected | CallOpened)]
    reached = [state for state in CallState if any(f.on.by(case.day) is not Answer.NO for f in call.reaching[state])]
    last = events[-1]
    return (
        last.title,
        next((event.issuer for event in reversed(events) if event.issuer is not None), None),
        reached[-1] if reached else None,
        last.due,
        last.due.gone_by(case.day) if last.due is not None else None,
        entries(fact.position for fact in (*announced, *call.answered)),
    )
