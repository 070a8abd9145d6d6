"""Acts on funding: calls and requests, in the order in which they may follow one another."""

from __future__ import annotations

from programme.domain.aggregates.funding import Call, FundingRequest
from programme.domain.vocabulary import CallState, FundingStatus
from tests.support.history import History

CALL = {"call": "aap", "title": "Appel à projets"}
REQUEST = {"funding": "fonds", "title": "Culture", "funder": "Fonds d'innovation"}


def funding() -> History:
    """Return a territory, and a request for it that answers a call."""
    history = History()
    history.do("territory propose", territory="venelles", name="Venelles", on="2016-09")
    history.do("funding announce", **CALL, state="expected", due="2018-06", on="2018-01-01")
    history.do("funding announce", **CALL, due="2018-09-30", on="2018-06-01")
    history.do("funding apply", **REQUEST, call="aap", amount="20 000", territories=["venelles"], on="2018-09-01")
    return history


def types(history: History) -> list[str]:
    return [fact.event.type for fact in history.facts]


def test_a_call_is_expected_then_open_then_answered() -> None:
    history = funding()
    reaching = history.reading().of(Call, "aap").reaching
    assert {state: [fact.position for fact in facts] for state, facts in reaching.items()} == {
        CallState.EXPECTED: [2],
        CallState.OPEN: [3],
        CallState.ANSWERED: [4],
    }


def test_a_call_already_announced_is_not_expected_any_more_and_opens_once() -> None:
    history = funding()
    assert history.refusal("funding announce", **CALL) == ["already-announced"]
    assert history.refusal("funding announce", **CALL, state="expected") == ["already-announced"]


def test_a_call_is_answered_by_a_request_only() -> None:
    fields = {"call": "new", "title": "T", "state": "answered", "territories": ["nowhere"]}
    assert funding().refusal("funding announce", **fields) == ["unknown-id", "answered-by-a-request"]


def test_a_call_does_not_open_before_it_is_expected() -> None:
    history = History()
    history.do("funding announce", **CALL, state="expected", on="2018-01-01")
    assert history.refusal("funding announce", **CALL, on="2017") == ["before-what-it-follows"]


def test_a_request_answers_a_known_call_and_has_an_id_of_its_own() -> None:
    history = funding()
    again = {**REQUEST, "call": "app", "territories": ["nowhere"]}
    assert history.refusal("funding apply", **again) == ["id-taken", "unknown-id", "unknown-id"]
    early = {**REQUEST, "funding": "other", "call": "aap", "on": "2017"}
    assert history.refusal("funding apply", **early) == ["before-what-it-follows"] * 2


def test_what_is_granted_and_reported_on_is_about_the_territories_of_the_request() -> None:
    history = funding()
    made = history.do("funding grant", funding="fonds", amount="15 000", year=2018, on="2018-11-01")
    made += history.do("funding report", funding="fonds", summary="Compte rendu", on="2019-06-01")
    assert [fact.event.model_dump()["territories"] for fact in made] == [("venelles",)] * 2
    request = history.reading().of(FundingRequest, "fonds")
    positions = {status: sorted(fact.position for fact in request.reaching(status)) for status in FundingStatus}
    assert positions == {
        FundingStatus.APPLIED: [4, 5, 6],
        FundingStatus.GRANTED: [5, 6],
        FundingStatus.REPORTED: [6],
    }


def test_a_request_already_granted_is_not_refused_nor_the_other_way_round() -> None:
    history = funding()
    history.do("funding grant", funding="fonds", amount=1, on="2018-11-01")
    assert history.refusal("funding refuse", funding="fonds") == ["already-granted"]
    history = funding()
    (refused,) = history.do("funding refuse", funding="fonds", on="2018-11-01")
    assert refused.event.model_dump()["territories"] == ("venelles",)
    assert history.refusal("funding grant", funding="fonds", amount=1) == ["already-refused"]
    assert history.refusal("funding report", funding="fonds", summary="S") == ["already-refused", "not-granted"]


def test_nothing_follows_on_a_request_that_is_unknown_or_comes_later() -> None:
    history = funding()
    assert history.refusal("funding grant", funding="fond", amount=1) == ["unknown-id"]
    assert history.refusal("funding report", funding="fond", summary="S") == ["unknown-id"]
    assert history.refusal("funding refuse", funding="fonds", on="2018-01-01") == ["before-what-it-follows"]
    history.do("funding grant", funding="fonds", amount=1, on="2018-11-01")
    assert history.refusal("funding report", funding="fonds", summary="S", on="2018-10") == ["before-what-it-follows"]


def test_of_an_unknown_request_no_territory_is_known() -> None:
    assert History().reading().of(FundingRequest, "x").territories == ()
