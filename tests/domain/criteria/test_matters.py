"""The demand that risks are owned or closed, and that ambiguities are settled."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from programme.domain.demands import Demand
from programme.domain.sentences import say
from programme.domain.vocabulary import Finding
from tests.support.history import History
from tests.support.one_gate import AIX, VENELLES, before_a_gate, findings, found

MET, UNMET, UNDECIDABLE = Finding.MET, Finding.UNMET, Finding.UNDECIDABLE


def risks(*, owner: str | None = None, **demand: Any) -> History:
    """Return a demand about risks, of which one is raised in Aix at the beginning of 2018."""
    history = before_a_gate(name="settled", what="risk", **demand)
    history.do("risk raise", risk="r", title="R", owner=owner, territories=[AIX], on="2018-01-01")
    return history


def test_where_no_risk_is_raised_nothing_is_left_to_own_but_one_that_is_named_is_missed() -> None:
    history = before_a_gate(name="settled", what="risk", state="owned")
    assert findings(history, "2018-12-31") == [MET]
    history = before_a_gate(name="settled", what="risk", state="owned", ids=["x"])
    missing = say("No record that an office sees to these risks: {risks}.", risks=("x",))
    result = found(history, "2018-12-31")
    assert (result.finding, result.found.missing) == (UNMET, missing)


def test_a_risk_is_owned_from_the_day_an_office_sees_to_it() -> None:
    history = risks(state="owned")
    history.do("risk reassess", risk="r", owner="pilot", on="2018-03")
    assert findings(history, "2017-12-31", "2018-02-28", "2018-03-15", "2018-03-31") == [MET, UNMET, UNDECIDABLE, MET]
    assert [one.event.type for one in found(history, "2018-03-31").found.facts] == ["risk-reassessed"]
    assert findings(history, "2018-02-28", territory=VENELLES) == [MET]


def test_a_named_risk_must_have_been_raised() -> None:
    history = risks(state="owned", ids=["r"], owner="pilot")
    assert findings(history, "2017-12-31", "2018-01-01") == [UNMET, MET]


def test_a_closed_risk_needs_no_owner_and_an_owned_one_is_not_closed() -> None:
    history = risks(state="owned")
    history.do("risk close", risk="r", reason="R", on="2018-03-01")
    assert findings(history, "2018-02-28", "2018-03-01") == [UNMET, MET]
    history = risks(owner="pilot")
    missing = say("No record that these risks are closed: {risks}.", risks=("r",))
    assert found(history, "2018-02-28").found.missing == missing
    history.do("risk close", risk="r", reason="R", on="2018-03-01")
    assert findings(history, "2018-02-28", "2018-03-01") == [UNMET, MET]


def test_for_the_programme_the_risks_of_all_territories_count() -> None:
    history = risks(state="owned", scope="programme")
    assert findings(history, "2018-12-31", territory=VENELLES) == [UNMET]


def test_ambiguities_are_settled_all_of_them_or_those_that_are_named() -> None:
    for ids, before in (("all", MET), (["a"], UNMET)):
        history = before_a_gate(name="settled", what="ambiguity", ids=ids)
        assert findings(history, "2018-01-01") == [before]
        history.do("ambiguity flag", ambiguity="a", title="A", on="2018-02-01")
        history.do("ambiguity settle", ambiguity="a", text="T", on="2018-03")
        days = ("2018-01-31", "2018-02-28", "2018-03-15", "2018-03-31")
        assert findings(history, *days) == [before, UNMET, UNDECIDABLE, MET]
    missing = say("No record that these ambiguities are settled: {ambiguities}.", ambiguities=("a",))
    assert found(history, "2018-02-28").found.missing == missing


def test_only_risks_are_owned() -> None:
    adapter: TypeAdapter[Demand] = TypeAdapter(Demand)
    with pytest.raises(ValidationError):
        adapter.validate_python({"name": "settled", "what": "ambiguity", "state": "owned"})
