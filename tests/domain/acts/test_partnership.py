"""Partnerships: proposed, signed as a balanced exchange, evaluated, closed; an alliance is another relation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from programme.domain.acts import BY_PATH
from programme.domain.acts.act import Circumstances
from programme.domain.acts.perform import perform
from programme.domain.aggregates.partnership import Partnership
from programme.domain.answer import Answer
from programme.domain.events import PartnershipSigned
from programme.domain.naming import names
from programme.domain.refusals import Reason, Refused
from programme.domain.sentences import say
from programme.domain.vocabulary import Column, PartnershipStatus
from programme.domain.words import word
from tests.support.history import History
from tests.support.one_gate import AIX, CHOIR, COMPANY, SCHOOL, VENELLES, before_a_gate

PARTNERS = [CHOIR, COMPANY]
WITH = {"partnership": "concerts"}


def proposed(**more: Any) -> History:
    history = before_a_gate(name="attested")
    fields = {"title": "Concerts", "partners": PARTNERS, "territories": [AIX], "on": "2018-01", **more}
    history.do("partnership propose", **WITH, **fields)
    return history


def balanced(**more: Any) -> History:
    """Return a proposed partnership to which each partner gives and of which each expects something."""
    history = proposed(**more)
    for partner in PARTNERS:
        history.do("stakeholder contribute", stakeholder=partner, **WITH, texts=["Gives"], on="2018-02")
        history.do("stakeholder benefit", stakeholder=partner, **WITH, texts=["Expects"], on="2018-02")
    return history


def signed() -> History:
    history = balanced()
    history.do("document draft", document="agreement", title="Convention", kind="agreement", on="2018-03")
    history.do("partnership sign", **WITH, on="2018-03-15", document="agreement")
    return history


def reasons(history: History, path: str, **fields: Any) -> list[Reason]:
    act = BY_PATH[path].model_validate(fields)
    with pytest.raises(Refused) as refused:
        perform(act, history.reading(), Circumstances(history.by, history.today))
    return list(refused.value.reasons)


def signers(history: History) -> list[tuple[str, ...]]:
    events = [fact.event for fact in history.reading().of(Partnership, "concerts").signed]
    return [event.partners for event in events if isinstance(event, PartnershipSigned)]


def stated(about: dict[str, str]) -> History:
    """Return a proposed partnership and another one, and a line in each column of each partner about something."""
    history = proposed()
    history.do("partnership propose", partnership="other", title="Other", on="2018")
    fields = {"texts": ["x"], "on": "2018-02", **about}
    for partner in PARTNERS:
        history.do("stakeholder contribute", stakeholder=partner, **fields)
        history.do("stakeholder benefit", stakeholder=partner, **fields)
    return history


# --- Proposing -------------------------------------------------------------------------------------------------------


def test_a_proposal_names_what_it_is_and_whom_it_thinks_of() -> None:
    history = proposed(form="patronage", partners=[*PARTNERS, CHOIR], text="Douze concerts")
    proposal = history.reading().of(Partnership, "concerts").proposal
    assert proposal is not None
    assert (proposal.kind, proposal.form, list(proposal.partners)) == ("partnership", "patronage", PARTNERS)
    assert names(history.reading(), "fr")["partnership:concerts"] == "Concerts"


def test_of_a_partnership_that_nobody_proposed_nothing_is_known() -> None:
    nothing = History().reading().of(Partnership, "concerts")
    assert (nothing.exists, nothing.proposal) == (False, None)


def test_an_alliance_that_is_typed_is_refused_with_everything_else_that_is_wrong() -> None:
    history = proposed()
    wrong = {"title": "X", "kind": "alliance", "form": "patronage", "partners": ["nobody"], "territories": ["nowhere"]}
    refused = history.refusal("partnership propose", **WITH, **wrong)
    assert refused == ["id-taken", "alliance-typed", "unknown-id", "unknown-id"]


def test_a_partner_is_a_stakeholder_by_then() -> None:
    history = proposed()
    history.do("stakeholder register", stakeholder="mine", name="Mine", category="associations", on="2018-03")
    early = {"title": "X", "partners": ["mine"], "on": "2018-02"}
    assert history.refusal("partnership propose", partnership="other", **early) == ["before-what-it-follows"]


# --- Signing ---------------------------------------------------------------------------------------------------------


def test_a_balanced_exchange_is_signed_by_those_it_was_proposed_to() -> None:
    assert signers(signed()) == [tuple(PARTNERS)]


def test_every_empty_column_of_every_partner_is_named() -> None:
    history = proposed()
    history.do("stakeholder contribute", stakeholder=CHOIR, **WITH, texts=["Gives"], on="2018-02")
    found = reasons(history, "partnership sign", **WITH, on="2018-03-15")
    empty = "{stakeholder}: nothing on record in the column “{column}”."
    assert [(one.rule, one.sentence) for one in found] == [
        ("empty-column", say(empty, stakeholder=CHOIR, column=word(Column.BENEFITS))),
        ("empty-column", say(empty, stakeholder=COMPANY, column=word(Column.CONTRIBUTIONS))),
        ("empty-column", say(empty, stakeholder=COMPANY, column=word(Column.BENEFITS))),
    ]
    assert [one.advice for one in found][-1] == "programme stakeholder benefit company --text … --partnership concerts"


@pytest.mark.parametrize(
    "about",
    [{"partnership": "concerts"}, {"partnership": "concerts", "territory": VENELLES}, {}, {"territory": AIX}],
)
def test_what_is_said_of_it_or_in_general_fills_a_column(about: dict[str, str]) -> None:
    history = stated(about)
    history.do("partnership sign", **WITH, on="2018-03-15")


@pytest.mark.parametrize("about", [{"territory": VENELLES}, {"partnership": "other"}, {"on": "2018-03-16"}])
def test_what_is_said_of_elsewhere_of_another_or_later_fills_none(about: dict[str, str]) -> None:
    history = stated(about)
    assert history.refusal("partnership sign", **WITH, on="2018-03-15") == ["empty-column"] * 4


def test_a_partnership_for_the_whole_programme_takes_what_is_said_of_any_territory() -> None:
    history = proposed(territories=[])
    for partner, territory in zip(PARTNERS, (AIX, VENELLES), strict=True):
        history.do("stakeholder contribute", stakeholder=partner, territory=territory, texts=["x"], on="2018-02")
        history.do("stakeholder benefit", stakeholder=partner, territory=territory, texts=["x"], on="2018-02")
    history.do("partnership sign", **WITH, on="2018-03-15")


def test_what_was_withdrawn_before_the_signature_leaves_the_column_empty() -> None:
    history = balanced()
    history.do("stakeholder withdraw", stakeholder=COMPANY, reason="R", on="2018-03-01")
    assert history.refusal("partnership sign", **WITH, on="2018-03-15") == ["empty-column"] * 2


def test_others_than_proposed_may_sign_two_at_least_and_each_known() -> None:
    history = balanced()
    history.do("stakeholder contribute", stakeholder=SCHOOL, texts=["x"], on="2018-02")
    history.do("stakeholder benefit", stakeholder=SCHOOL, texts=["x"], on="2018-02")
    fields = {**WITH, "on": "2018-03-15"}
    assert history.refusal("partnership sign", partners=[SCHOOL, SCHOOL], **fields) == ["partners-missing"]
    assert history.refusal("partnership sign", partners=[SCHOOL, "nobody"], **fields) == ["unknown-id"]
    history.do("partnership sign", partners=[SCHOOL, CHOIR], **fields)
    assert signers(history) == [(SCHOOL, CHOIR)]


def test_a_proposal_with_its_partners_missing_is_not_signed_as_it_is() -> None:
    history = proposed(partners=[])
    (few,) = reasons(history, "partnership sign", **WITH, on="2018-03-15")
    assert (few.rule, few.sentence) == (
        "partners-missing",
        say("It takes at least two partners; {number} on record.", number=0),
    )


def test_an_alliance_is_a_position_and_needs_no_balance() -> None:
    history = proposed(kind="alliance")
    history.do("partnership sign", **WITH, on="2018-03-15")
    assert signers(history) == [tuple(PARTNERS)]


def test_what_is_already_signed_or_closed_or_proposed_only_later_is_not_signed() -> None:
    history = signed()
    assert history.refusal("partnership sign", **WITH, on="2018-04-01") == ["already-signed"]
    assert (
        balanced().refusal("partnership sign", **WITH, on="2017-12-31")
        == ["before-what-it-follows"] + ["empty-column"] * 4
    )
    history = balanced()
    history.do("partnership close", **WITH, ending="abandoned", reason="R", on="2018-03-01")
    assert history.refusal("partnership sign", **WITH, on="2018-03-15") == ["already-closed"]
    assert history.refusal("partnership sign", partnership="concert", on="2018-03-15") == ["unknown-id"]


# --- Evaluating and closing ------------------------------------------------------------------------------------------


def test_only_what_was_signed_is_evaluated_or_completed() -> None:
    history = balanced()
    assert history.refusal("partnership evaluate", **WITH, summary="S", on="2019") == ["not-signed"]
    done = {"ending": "completed", "reason": "Fin"}
    assert history.refusal("partnership close", **WITH, **done, on="2019") == ["not-signed"]
    history.do("partnership sign", **WITH, on="2018-03-15")
    assert history.refusal("partnership evaluate", **WITH, summary="S", on="2018-03-14") == ["before-what-it-follows"]
    history.do("partnership evaluate", **WITH, summary="S", on="2019")
    history.do("partnership close", **WITH, **done, on="2019-12-31")
    history.do("partnership evaluate", **WITH, summary="Deux ans après", on="2021")


def test_a_document_that_is_named_is_known() -> None:
    assert balanced().refusal("partnership sign", **WITH, on="2018-03-15", document="agreement") == ["unknown-id"]
    history = signed()
    assert history.refusal("partnership evaluate", **WITH, summary="S", document="report") == ["unknown-id"]
    history.do("partnership evaluate", **WITH, summary="S", document="agreement", on="2019")


def test_what_is_already_closed_is_not_closed_again() -> None:
    history = signed()
    given_up = {"ending": "abandoned", "reason": "R"}
    assert history.refusal("partnership close", **WITH, **given_up, on="2017-12-31") == ["before-what-it-follows"]
    history.do("partnership close", **WITH, **given_up, on="2018-06-01")
    assert history.refusal("partnership close", **WITH, **given_up, on="2018-07-01") == ["already-closed"]


def test_only_a_known_partnership_is_evaluated_or_closed_or_contributed_to() -> None:
    history = proposed()
    unknown = {"partnership": "concert"}
    assert history.refusal("partnership evaluate", **unknown, summary="S") == ["unknown-id"]
    assert history.refusal("partnership close", **unknown, ending="abandoned", reason="R") == ["unknown-id"]
    assert history.refusal("stakeholder benefit", stakeholder=CHOIR, **unknown, texts=["x"]) == ["unknown-id"]


def test_one_stakeholder_or_one_category_is_named_a_category_in_general_only() -> None:
    fields = {"category": "media", "texts": ["x"]}
    assert proposed().refusal("stakeholder benefit", **WITH, **fields) == ["one-stakeholder-or-category"]


# --- How far it has come ---------------------------------------------------------------------------------------------


def status(history: History, day: str) -> list[Answer]:
    partnership = history.reading().of(Partnership, "concerts")
    return [partnership.has_reached(one, date.fromisoformat(day)) for one in PartnershipStatus]


YES, NO, MAYBE = Answer.YES, Answer.NO, Answer.UNDECIDABLE


def test_each_status_is_reached_from_its_day_and_kept_when_it_is_completed() -> None:
    history = signed()
    history.do("partnership evaluate", **WITH, summary="S", on="2019")
    history.do("partnership close", **WITH, ending="completed", reason="Fin", on="2020-01-01")
    found = [status(history, day) for day in ("2018-01-15", "2018-03-15", "2019-06-30", "2020-01-01")]
    assert found == [[MAYBE, NO, NO], [YES, YES, NO], [YES, YES, MAYBE], [YES, YES, YES]]


def test_once_it_is_abandoned_it_has_reached_nothing() -> None:
    history = signed()
    history.do("partnership close", **WITH, ending="abandoned", reason="R", on="2018-06")
    found = [status(history, day) for day in ("2018-05-31", "2018-06-15", "2018-06-30")]
    assert found == [[YES, YES, NO], [MAYBE, MAYBE, NO], [NO, NO, NO]]
