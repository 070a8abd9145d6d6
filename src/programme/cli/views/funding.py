"""`programme funding list` and `show`: calls for projects, funding requests, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from programme.cli.output import Column
from programme.cli.views.described import Entry, One, Perhaps, Values, Word, by_then, furthest
from programme.cli.views.look import Look
from programme.cli.views.things import Kind, Part, list_things, show_thing
from programme.domain.aggregates.funding import Call, FundingRequest
from programme.domain.answer import Answer
from programme.domain.events import CallExpected, CallOpened, FundingApplied, FundingGranted
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import CallState, FundingStatus
from programme.language import N_

REFUSED = Word("refused", say("refused"))


def _call_says(call: Call, look: Look) -> Values:
    said = [one.event for one in (*call.opened, *call.expected) if one.on.earliest <= look.day]
    known = [one for one in said if isinstance(one, CallExpected | CallOpened)]
    return {
        "title": next((one.title for one in known), call.id),
        "kind": Word("call", say("call for projects")),
        "state": furthest({state: by_then(facts, look.day) for state, facts in call.reaching.items()}),
        "funder": next((one.issuer for one in known if one.issuer is not None), None),
        "due": next((one.due for one in known if one.due is not None), None),
        "amount": None,
        "call": One("call", call.id),
    }


def _call_open(call: Call, look: Look) -> Iterator[Sentence]:
    if by_then(call.reaching[CallState.ANSWERED], look.day) is Answer.NO:
        yield say("No request answers it.")


def _request_says(request: FundingRequest, look: Look) -> Values:
    applied = [one.event for one in request.applied if isinstance(one.event, FundingApplied)]
    return {
        "title": next((one.title for one in applied), request.id),
        "kind": Word("request", say("funding request")),
        "state": _state(request, look),
        "funder": next((one.funder for one in applied), None),
        "due": None,
        "amount": next((one.amount for one in applied if one.amount is not None), None),
        "call": One("call", next((one.call for one in applied), None)),
    }


def _state(request: FundingRequest, look: Look) -> Perhaps:
    """Return how far it has come, and that it was refused where it was."""
    far = furthest({status: by_then(request.reaching(status), look.day) for status in FundingStatus})
    refused = by_then(request.refused, look.day)
    if refused is Answer.NO:
        return far
    return Perhaps([*(far.values if refused is Answer.UNDECIDABLE else ()), REFUSED])


def _grants(request: FundingRequest, look: Look) -> Iterator[Values]:
    """Yield each sum granted, for its year; nothing adds them up, they may be of several natures."""
    for fact in sorted(request.granted, key=lambda one: one.position):
        if fact.on.earliest <= look.day and isinstance(event := fact.event, FundingGranted):
            year = str(event.year) if event.year is not None else None
            yield {"year": year, "amount": event.amount, "nature": event.nature, "position": Entry(fact.position)}


def _request_open(request: FundingRequest, look: Look) -> Iterable[Sentence]:
    answered = by_then((*request.granted, *request.refused), look.day)
    if answered is Answer.NO:
        yield say("No answer is on record.")
    elif by_then(request.granted, look.day) is Answer.YES and by_then(request.reported, look.day) is Answer.NO:
        yield say("Its use is still to be accounted for.")


COLUMNS = (
    Column("title", N_("Title")),
    Column("kind", N_("Kind")),
    Column("state", N_("State")),
    Column("funder", N_("Funder")),
    Column("due", N_("Due")),
    Column("amount", N_("Amount asked for")),
    Column("call", N_("Call for projects")),
)
LISTED = "kind title state funder due amount territories id"
CALL = Kind(Call, "call", COLUMNS, LISTED, _call_says, open=_call_open)
REQUEST = Kind(
    FundingRequest,
    "funding",
    COLUMNS,
    LISTED,
    _request_says,
    (Part("grants", N_("Granted"), _grants),),
    _request_open,
)
list_ = partial(list_things, (CALL, REQUEST))
show = partial(show_thing, (CALL, REQUEST))
