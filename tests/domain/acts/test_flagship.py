"""Flagship projects: proposed, written, presented to companies, carried by a partnership; one rung after the other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from programme.domain.aggregates.flagship import Flagship
from programme.domain.answer import Answer
from programme.domain.events import FlagshipProposed
from programme.domain.naming import names
from programme.domain.vocabulary import FlagshipKind, FlagshipStatus
from tests.support.history import History
from tests.support.one_gate import AIX, CHOIR, COMPANY, SCHOOL, before_a_gate

THE = {"flagship": "festival"}
EARLY = ["before-what-it-follows"]


def proposed(**more: Any) -> History:
    history = before_a_gate(name="attested")
    fields = {"title": "Festival", "owners": [CHOIR], "territories": [AIX], "on": "2017-09", **more}
    history.do("flagship propose", **THE, **fields)
    return history


def written() -> History:
    history = proposed()
    history.do("document draft", document="festival-v1", title="Festival", kind="flagship", on="2017-12")
    history.do("flagship write", **THE, document="festival-v1", on="2017-12")
    return history


def presented() -> History:
    history = written()
    history.do("flagship present", **THE, to=[COMPANY], on="2018-04-12")
    return history


def with_partnership(*partners: str, kind: str = "partnership", on: str = "2018-06-01") -> History:
    """Return a presented project, and a signed partnership between others or its owner and a company."""
    history = presented()
    between = {"partnership": "concerts", "partners": partners or [CHOIR, COMPANY], "kind": kind}
    history.do("partnership propose", **between, title="Concerts", on="2018-05")
    for partner in between["partners"]:
        history.do("stakeholder contribute", stakeholder=partner, texts=["x"], on="2018-05")
        history.do("stakeholder benefit", stakeholder=partner, texts=["x"], on="2018-05")
    history.do("partnership sign", partnership="concerts", on=on)
    return history


def flagship(history: History) -> Flagship:
    return history.reading().of(Flagship, "festival")


# --- Proposing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("owners", "kind"),
    [([CHOIR], "individual"), ([CHOIR, CHOIR], "individual"), ([CHOIR, SCHOOL], "collective"), ([], "collective")],
)
def test_with_one_owner_a_project_is_individual_else_collective(owners: list[str], kind: str) -> None:
    (fact,) = proposed(owners=owners).facts[-1:]
    assert isinstance(fact.event, FlagshipProposed)
    assert fact.event.kind is FlagshipKind(kind)
    assert proposed(owners=owners, kind=kind).facts[-1].event == fact.event


@pytest.mark.parametrize(
    ("owners", "kind"), [([CHOIR], "collective"), ([CHOIR, SCHOOL], "individual"), ([], "individual")]
)
def test_a_kind_with_the_wrong_number_of_owners_is_refused(owners: list[str], kind: str) -> None:
    fields = {"title": "X", "owners": owners, "kind": kind}
    assert proposed().refusal("flagship propose", flagship="other", **fields) == ["wrong-number-of-owners"]


def test_an_alliance_that_is_typed_is_refused_with_everything_else_that_is_wrong() -> None:
    wrong = {"title": "X", "owners": ["nobody"], "territories": ["nowhere"]}
    assert proposed().refusal("flagship propose", **THE, **wrong) == ["id-taken", "unknown-id", "unknown-id"]


def test_a_project_is_called_by_its_title_and_belongs_to_its_owners() -> None:
    history = proposed(owners=[CHOIR, SCHOOL])
    assert names(history.reading(), "fr")["flagship:festival"] == "Festival"
    assert flagship(history).owners == (CHOIR, SCHOOL)
    nothing = History().reading().of(Flagship, "festival")
    assert (nothing.exists, nothing.owners) == (False, ())


# --- Rung after rung -------------------------------------------------------------------------------------------------


def test_a_project_is_presented_once_written_and_partnered_once_presented() -> None:
    history = proposed()
    assert history.refusal("flagship present", **THE, on="2018") == ["not-written"]
    history = written()
    history.do("partnership propose", partnership="p", title="P", kind="alliance", partners=[CHOIR, COMPANY], on="2018")
    refused = history.refusal("flagship partner", **THE, partnership="p", on="2018")
    assert refused == ["not-presented", "not-a-partnership", "not-signed"]


def test_no_rung_comes_before_the_one_below() -> None:
    assert proposed().refusal("flagship write", **THE, on="2017-08-31") == EARLY
    assert written().refusal("flagship present", **THE, on="2017-11-30") == EARLY
    assert with_partnership().refusal("flagship partner", **THE, partnership="concerts", on="2018-05-31") == EARLY
    assert proposed().refusal("flagship close", **THE, ending="abandoned", reason="R", on="2017-08-31") == EARLY


def test_what_is_written_again_later_was_written_all_the_same() -> None:
    history = written()
    assert history.refusal("flagship write", **THE, document="festival-v2", on="2018-06") == ["unknown-id"]
    history.do("flagship write", **THE, on="2018-06")
    history.do("flagship present", **THE, on="2018-03")
    assert len(flagship(history).written) == 2


def test_an_unknown_project_is_named() -> None:
    acts = {"write": {}, "present": {}, "close": {"ending": "abandoned", "reason": "R"}}
    for verb, fields in acts.items():
        assert proposed().refusal(f"flagship {verb}", flagship="festivals", **fields) == ["unknown-id"]


def test_a_project_is_presented_to_one_company_at_least() -> None:
    history = written()
    history.do("meeting hold", kinds=["presentation"], title="Soirée", on="2018-04-12", id="evening")
    assert history.refusal("flagship present", **THE, to=[CHOIR, SCHOOL], on="2018-04-12") == ["no-company"]
    unknown = history.refusal("flagship present", **THE, to=["nobody"], meeting="morning", on="2018-04-12")
    assert unknown == ["unknown-id", "unknown-id"]
    history.do("flagship present", **THE, to=[SCHOOL, COMPANY], meeting="evening", on="2018-04-12")
    history.do("flagship present", **THE, on="2018-05")


def test_a_partnership_in_which_no_owner_is_a_partner_does_not_carry_it() -> None:
    history = with_partnership(SCHOOL, COMPANY)
    refused = history.refusal("flagship partner", **THE, partnership="concerts", on="2018-06-01")
    assert refused == ["owner-not-a-partner"]
    assert history.refusal("flagship partner", **THE, partnership="concert", on="2018-06-01") == ["unknown-id"]
    history = with_partnership()
    history.do("flagship partner", **THE, partnership="concerts", on="2018-06-01")


def test_any_partnership_may_carry_the_project_of_the_whole_group() -> None:
    history = with_partnership()
    history.do("flagship propose", flagship="shared", title="Shared", on="2017")
    history.do("flagship write", flagship="shared", on="2017")
    history.do("flagship present", flagship="shared", on="2018-01")
    history.do("flagship partner", flagship="shared", partnership="concerts", on="2018-06-01")


def test_an_alliance_is_not_a_partnership_and_carries_no_project() -> None:
    history = with_partnership(kind="alliance")
    refused = history.refusal("flagship partner", **THE, partnership="concerts", on="2018-06-01")
    assert refused == ["not-a-partnership"]


def test_what_is_closed_goes_no_further() -> None:
    history = written()
    over = {"ending": "abandoned", "reason": "Sans lieu"}
    history.do("flagship close", **THE, **over, on="2018-03-01")
    assert history.refusal("flagship present", **THE, on="2018-04") == ["already-closed"]
    assert history.refusal("flagship close", **THE, **over, on="2018-04") == ["already-closed"]


# --- How far it has come ---------------------------------------------------------------------------------------------

YES, NO, MAYBE = Answer.YES, Answer.NO, Answer.UNDECIDABLE


def status(history: History, day: str) -> list[Answer]:
    return [flagship(history).has_reached(one, date.fromisoformat(day)) for one in FlagshipStatus]


def test_each_status_is_reached_from_its_day() -> None:
    history = with_partnership()
    history.do("flagship partner", **THE, partnership="concerts", on="2018-06-01")
    found = [status(history, day) for day in ("2017-09-15", "2017-12-15", "2018-04-12", "2018-06-01")]
    assert found == [[MAYBE, NO, NO, NO], [YES, MAYBE, NO, NO], [YES, YES, YES, NO], [YES, YES, YES, YES]]


@pytest.mark.parametrize(("ending", "expected"), [("completed", [YES, YES, YES, NO]), ("abandoned", [NO] * 4)])
def test_completed_it_keeps_its_status_and_abandoned_it_has_none(ending: str, expected: list[Answer]) -> None:
    history = presented()
    history.do("flagship close", **THE, ending=ending, reason="R", on="2018-06-01")
    assert status(history, "2018-05-31") == [YES, YES, YES, NO]
    assert status(history, "2018-06-01") == expected
