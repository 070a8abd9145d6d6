"""Settled, by hand: reservations lifted, questions settled or deferred by decisions."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from programme.domain.demands import Demand, Settled
from programme.domain.events import ReservationAttached, ReservationLifted
from programme.domain.vocabulary import Finding
from tests.support.facts import fact
from tests.support.history import History
from tests.support.one_gate import AIX, VENELLES, before_a_gate, findings, found

DEMAND: TypeAdapter[Demand] = TypeAdapter(Demand)
MET, UNMET, UNDECIDABLE = Finding.MET, Finding.UNMET, Finding.UNDECIDABLE


def gate(**demand: Any) -> History:
    """Return a gate that asks that questions are settled; two are asked, one about Venelles only."""
    history = before_a_gate(name="settled", what="question", **demand)
    history.do("question ask", question="q1", title="Structure ?", on="2017-10-11")
    history.do("question ask", question="q2", title="Silver économie ?", territories=[VENELLES], on="2018-03")
    history.do("decision record", id="d1", title="Question 1", on="2018-01-18")
    return history


def test_a_question_that_nobody_settled_or_asked_is_not_settled() -> None:
    for ids in (["q1"], ["q9"]):
        assert findings(gate(ids=ids), "2017-10-10", "2020-12-31") == [UNMET, UNMET]


def test_each_question_that_is_named_must_be_settled() -> None:
    history = gate(ids=["q1", "q2"], scope="programme")
    history.do("question settle", question="q1", decision="d1", answer="A")
    missing = found(history, "2018-12-31").found.missing
    assert missing is not None
    assert missing.values == {"questions": ("q2",)}
    history.do("question settle", question="q2", decision="d1", answer="A", on="2018-12")
    assert findings(history, "2018-12-30", "2018-12-31") == [UNDECIDABLE, MET]


def test_a_deferral_counts_only_where_the_criterion_allows_it_and_until_its_date() -> None:
    for allowed, expected in ((True, MET), (False, UNMET)):
        history = gate(ids=["q1"], deferral_allowed=allowed)
        history.do("question defer", question="q1", decision="d1", due="2019-06-30")
        assert findings(history, "2018-01-17", "2018-01-18", "2019-06-30") == [UNMET, expected, expected]
        assert findings(history, "2019-07-01") == [UNMET]


def test_a_deferral_to_an_open_date_is_named_as_what_would_settle_it() -> None:
    history = gate(ids=["q1"], deferral_allowed=True)
    (deferral,) = history.do("question defer", question="q1", decision="d1", due="2019")
    undecided = found(history, "2019-06-01")
    assert undecided.finding is UNDECIDABLE
    assert undecided.found.open_facts == (deferral,)
    assert findings(history, "2019-01-01", "2020-01-01") == [MET, UNMET]


def test_a_question_settled_or_deferred_is_open_again_once_the_decision_is_withdrawn() -> None:
    for path, fields in (("settle", {"answer": "A"}), ("defer", {"due": "2020-12-31"})):
        history = gate(ids=["q1"], deferral_allowed=True)
        history.do(f"question {path}", question="q1", decision="d1", **fields)
        history.do("decision withdraw", decision="d1", reason="R", on="2018-06")
        assert findings(history, "2018-05-31", "2018-06-15", "2018-06-30") == [MET, UNDECIDABLE, UNMET]
        assert [one.event.type for one in found(history, "2018-06-15").found.open_facts] == ["decision-withdrawn"]


def test_all_means_every_question_asked_by_then_about_the_territory_or_about_all() -> None:
    history = gate()
    assert findings(history, "2017-10-10", "2017-10-11") == [MET, UNMET]
    history.do("question settle", question="q1", decision="d1", answer="A")
    assert findings(history, "2018-02-28", "2018-03-15", "2018-12-31") == [MET, MET, MET]
    assert findings(history, "2018-02-28", "2018-03-15", "2018-03-31", territory=VENELLES) == [MET, UNDECIDABLE, UNMET]
    assert findings(gate(scope="programme"), "2018-12-31") == [UNMET]


def test_what_settles_a_question_about_another_territory_does_not_count() -> None:
    for scope, expected in (("territory", UNMET), ("programme", MET)):
        for path, fields in (("settle", {"answer": "A"}), ("defer", {"due": "2020"})):
            history = gate(ids=["q2"], deferral_allowed=True, scope=scope)
            history.do(f"question {path}", question="q2", decision="d1", on="2018-04-01", **fields)
            assert findings(history, "2018-12-31", territory=AIX) == [expected]
            assert findings(history, "2018-12-31", territory=VENELLES) == [MET]


@pytest.mark.parametrize(("path", "fields"), [("settle", {"answer": "A"}), ("defer", {"due": "2020"})])
def test_what_an_annulled_decision_settled_or_deferred_is_not(path: str, fields: dict[str, str]) -> None:
    history = gate(ids=["q1"], deferral_allowed=True)
    history.do(f"question {path}", question="q1", decision="d1", **fields)
    history.facts[:] = [fact for fact in history.facts if fact.event.type != "decision-recorded"]
    assert findings(history, "2018-12-31") == [UNMET]


@pytest.mark.parametrize(
    ("ids", "expected"),
    [("all", [MET, UNMET, UNMET]), (["r1"], [UNMET, UNMET, MET]), (["r1", "r2"], [UNMET, UNMET, UNMET])],
)
def test_reservations_are_lifted_all_that_were_attached_or_those_that_are_named(
    ids: str | list[str], expected: list[Finding]
) -> None:
    history = before_a_gate(name="settled", what="reservation", ids=ids)
    history.facts += [
        fact(ReservationAttached(reservation="r1", review="r", territory=AIX, gate="g", text="T"), "2018-01-01", 90),
        fact(ReservationLifted(reservation="r1", territory=AIX, because="B", ends="e90"), "2018-06-01", 91),
        fact(ReservationAttached(reservation="r3", review="r", territory=AIX, gate="g", text="T"), "2018-02-01", 92),
    ]
    assert findings(history, "2017-12-31", "2018-05-31", "2018-06-01") == expected


def test_the_reservations_that_are_not_lifted_are_counted() -> None:
    history = before_a_gate(name="settled", what="reservation")
    for number in (1, 2, 3):
        attached = ReservationAttached(reservation=f"r{number}", review="r", territory=AIX, gate="g", text="T")
        history.facts.append(fact(attached, "2018-01-01", 90 + number))
    lifted = ReservationLifted(reservation="r3", territory=AIX, because="B", ends="e93")
    history.facts.append(fact(lifted, "2018-02-01", 99))
    missing = found(history, "2018-03-01").found.missing
    assert missing is not None
    assert missing.values == {"number": 2}


# --- The demand as a charter writes it -------------------------------------------------------------------------------


def read(**demand: Any) -> Demand:
    return DEMAND.validate_python({"name": "settled", **demand})


def test_all_is_written_out_and_is_what_is_meant_without_ids() -> None:
    assert read(what="question") == read(what="question", ids="all")
    assert read(what="question").model_dump()["ids"] == "all"
    some = read(what="question", ids=["q1", "q2"])
    assert isinstance(some, Settled)
    assert (some.ids, some.model_dump(mode="json")["ids"]) == (("q1", "q2"), ["q1", "q2"])


@pytest.mark.parametrize(
    ("demand", "fault"),
    [
        ({"what": "question", "ids": []}, ("too_short", "ids")),
        ({"what": "question", "ids": "q1"}, ("tuple_type", "ids")),
        ({"what": "reservation", "deferral_allowed": True}, ("not_deferrable", "settled")),
        ({"what": "quarrel"}, ("literal_error", "what")),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_place(demand: dict[str, Any], fault: tuple[str, str]) -> None:
    with pytest.raises(ValidationError) as refused:
        read(**demand)
    assert [(error["type"], error["loc"][-1]) for error in refused.value.errors()] == [fault]
