"""The demand for funding: so many requests, or a share of what the year's production costs."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from programme.domain.demands import Demand
from programme.domain.money import Cents
from programme.domain.sentences import say
from programme.domain.vocabulary import Finding, FundingStatus
from programme.domain.words import word
from tests.support.history import History
from tests.support.one_gate import AIX, VENELLES, before_a_gate, findings, found

MET, UNMET, UNDECIDABLE = Finding.MET, Finding.UNMET, Finding.UNDECIDABLE
HALF = {"name": "funded", "status": "granted", "share": 50, "needs": "budget-assumption"}
NOT_ADOPTED = say("No reading of the budget is adopted by a decision that stands.")


def apply(history: History, name: str = "f", **more: Any) -> None:
    history.do("funding apply", **{"funding": name, "title": "T", "funder": "F", "on": "2018-01-01", **more})


def grant(history: History, amount: str, on: str, name: str = "f", year: int | None = 2019, **more: Any) -> None:
    history.do("funding grant", funding=name, amount=amount, on=on, year=year, **more)


def adopt(history: History, on: str = "2018-06-01") -> None:
    """Adopt that production costs 90 000 euros a territory over three years, so 30 000 a year."""
    history.do(
        "budget line",
        line="production",
        label="Production",
        nature="cash",
        status="planned",
        amount="90 000",
        purpose="production",
        on="2018-01-01",
    )
    reading = {"assumption": "a", "title": "A", "each": ["production"], "among": 3, "years": 3}
    history.do("budget propose", **reading, on="2018-02-01")
    history.do("decision record", title="Budget", id="d", subject="budget-assumption", on="2018-03-01")
    history.do("budget assume", assumption="a", decision="d", on=on)


# --- So many requests ------------------------------------------------------------------------------------------------


def test_requests_of_the_territory_and_of_the_programme_are_counted_by_status() -> None:
    history = before_a_gate(name="funded", status="applied", at_least=2)
    asked = {"found": 0, "wanted": 2, "status": word(FundingStatus.APPLIED)}
    missing = say("{found} of {wanted} funding requests on record: {status}.", **asked)
    assert found(history, "2018-12-31").found.missing == missing
    apply(history, "f", territories=[AIX])
    apply(history, "g", on="2018-03")
    apply(history, "h", territories=[VENELLES])
    assert findings(history, "2018-02-28", "2018-03-15", "2018-03-31") == [UNMET, UNDECIDABLE, MET]
    assert [one.position for one in found(history, "2018-03-31").found.facts] == [7, 8]


def test_a_refused_request_was_submitted_and_is_not_granted() -> None:
    for status, finding in (("applied", MET), ("granted", UNMET)):
        history = before_a_gate(name="funded", status=status, at_least=1)
        apply(history)
        history.do("funding refuse", funding="f", on="2018-06-01")
        assert findings(history, "2018-12-31") == [finding]


def test_what_is_reported_on_was_granted_whenever_that_was() -> None:
    history = before_a_gate(name="funded", status="granted", at_least=1)
    apply(history)
    grant(history, "1", "2018")
    history.do("funding report", funding="f", summary="S", on="2018-06-01")
    assert findings(history, "2018-05-31", "2018-06-01") == [UNDECIDABLE, MET]


def test_where_an_assumption_is_needed_requests_alone_are_not_enough() -> None:
    history = before_a_gate(name="funded", status="applied", at_least=1, needs="budget-assumption")
    apply(history)
    result = found(history, "2018-12-31")
    assert result.finding is UNMET
    assert result.found.missing is not None
    assert result.found.missing.values["needed"] == NOT_ADOPTED
    adopt(history)
    assert findings(history, "2018-05-31", "2018-06-01") == [UNMET, MET]


# --- A share of the budget -------------------------------------------------------------------------------------------


def test_without_an_adopted_reading_no_share_is_reached() -> None:
    history = before_a_gate(**HALF)
    apply(history, territories=[AIX])
    grant(history, "99 000", "2018-06-01")
    result = found(history, "2019-01-01")
    assert (result.finding, result.found.missing) == (UNMET, NOT_ADOPTED)


def test_half_of_the_year_is_reached_by_the_grants_of_that_year_in_cash_for_that_territory_alone() -> None:
    history = before_a_gate(**HALF)
    adopt(history)
    for name, where in (("f", [AIX]), ("both", [AIX, VENELLES]), ("all", [])):
        apply(history, name, territories=where)
    grant(history, "14 999,99", "2018-06-01")
    grant(history, "5 000", "2018-06-01", year=2018)
    grant(history, "5 000", "2018-06-01", year=None)
    grant(history, "5 000", "2018-06-01", nature="in-kind")
    grant(history, "5 000", "2018-06-01", "both")
    grant(history, "5 000", "2018-06-01", "all")
    result = found(history, "2019-01-01")
    amounts = {"found": Cents(1_499_999), "year": "2019", "wanted": Cents(1_500_000)}
    missing = say("{found} granted in cash for {year}; {wanted} wanted.", **amounts)
    assert (result.finding, result.found.missing) == (UNMET, missing)
    grant(history, "0,01", "2019-02")
    assert findings(history, "2019-01-31", "2019-02-15", "2019-02-28", "2020-01-01") == [UNMET, UNDECIDABLE, MET, UNMET]
    assert findings(history, "2019-12-31", territory=VENELLES) == [UNMET]


def test_for_the_programme_all_territories_and_all_grants_count() -> None:
    history = before_a_gate(**HALF, scope="programme")
    adopt(history)
    apply(history)
    grant(history, "45 000", "2018-06-01")
    assert findings(history, "2018-12-31", "2019-01-01") == [UNMET, MET]


def test_the_evidence_is_the_grants_the_adoption_its_decision_and_the_lines() -> None:
    history = before_a_gate(**HALF)
    adopt(history)
    apply(history, territories=[AIX])
    grant(history, "15 000", "2018-06-01")
    evidence = {one.event.type for one in found(history, "2019-01-01").found.facts}
    assert evidence == {
        "funding-granted",
        "budget-assumption-adopted",
        "decision-recorded",
        "budget-line-stated",
    }


def test_while_the_day_of_the_adoption_is_open_so_is_the_answer() -> None:
    history = before_a_gate(**HALF)
    adopt(history, on="2019-03")
    apply(history, territories=[AIX])
    grant(history, "15 000", "2018-06-01")
    assert findings(history, "2019-02-28", "2019-03-15", "2019-03-31") == [UNMET, UNDECIDABLE, MET]
    opened = found(history, "2019-03-15").found.open_facts
    assert [one.event.type for one in opened] == ["budget-assumption-adopted"]


def test_while_the_day_of_a_revision_is_open_so_is_what_is_wanted() -> None:
    history = before_a_gate(**HALF)
    adopt(history)
    apply(history, territories=[AIX])
    grant(history, "15 000", "2018-06-01")
    history.do("budget revise", line="production", amount="90 000,01", on="2019-05")
    assert findings(history, "2019-04-30", "2019-05-15", "2019-05-31") == [MET, UNDECIDABLE, UNMET]


def test_a_reading_that_counts_no_production_gives_no_share() -> None:
    history = before_a_gate(**HALF)
    history.do("budget line", line="l", label="L", nature="cash", status="planned", amount="1", on="2018-01-01")
    history.do("budget propose", assumption="a", title="A", each=["l"], among=3, years=3, on="2018-02-01")
    history.do("decision record", title="Budget", id="d", subject="budget-assumption", on="2018-03-01")
    history.do("budget assume", assumption="a", decision="d", on="2018-03-01")
    result = found(history, "2019-01-01")
    missing = say("The reading of the budget that is adopted does not say what production costs.")
    assert (result.finding, result.found.missing) == (UNMET, missing)


@pytest.mark.parametrize(
    "demand",
    [
        {"status": "granted"},
        {"status": "granted", "at_least": 1, "share": 50, "needs": "budget-assumption"},
        {"status": "granted", "share": 50},
        {"status": "applied", "share": 50, "needs": "budget-assumption"},
    ],
)
def test_a_demand_is_for_a_number_or_for_a_share_of_what_is_granted(demand: dict[str, Any]) -> None:
    adapter: TypeAdapter[Demand] = TypeAdapter(Demand)
    with pytest.raises(ValidationError):
        adapter.validate_python({"name": "funded", **demand})
