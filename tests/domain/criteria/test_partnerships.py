"""The demand for partnerships: so many, of which kind, how far, of how many types, between whom, balanced or not."""

from __future__ import annotations

from typing import Any

import pytest

from programme.domain.sentences import say
from programme.domain.vocabulary import Category, Finding, PartnershipKind, PartnershipStatus
from programme.domain.words import word
from tests.support.history import History
from tests.support.one_gate import AIX, CHOIR, COMPANY, SCHOOL, VENELLES, before_a_gate, findings, found

MET, UNMET, UNDECIDABLE = Finding.MET, Finding.UNMET, Finding.UNDECIDABLE
PARTNERSHIP, SIGNED = word(PartnershipKind.PARTNERSHIP), word(PartnershipStatus.SIGNED)


def sign(history: History, name: str, on: str = "2018-03-15", **more: Any) -> None:
    """Propose and sign a partnership between the association and the company, each giving and expecting something."""
    fields = {"title": name.title(), "partners": [CHOIR, COMPANY], "territories": [AIX], "on": "2018-01", **more}
    history.do("partnership propose", partnership=name, **fields)
    for partner in fields["partners"]:
        history.do("stakeholder contribute", stakeholder=partner, partnership=name, texts=["x"], on="2018-02-01")
        history.do("stakeholder benefit", stakeholder=partner, partnership=name, texts=["x"], on="2018-02-01")
    history.do("partnership sign", partnership=name, on=on)


def test_without_any_on_record_it_is_unmet_and_says_what_was_looked_for() -> None:
    history = before_a_gate(
        name="partnerships", at_least=2, types_at_least=2, balanced=True, categories=["entreprises"]
    )
    result = found(history, "2018-12-31")
    types = say("{number} types", number=2)
    what = (PARTNERSHIP, SIGNED, word(Category.COMPANIES), types, say("contributions and benefits of each partner"))
    missing = say("{found} of {wanted} on record: {what}.", found=0, wanted=2, what=what)
    assert (result.finding, result.found.missing) == (UNMET, missing)


def test_a_partnership_counts_from_its_signature_unless_a_status_is_given() -> None:
    history = before_a_gate(name="partnerships")
    sign(history, "concerts")
    assert findings(history, "2018-03-14", "2018-03-15") == [UNMET, MET]
    history = before_a_gate(name="partnerships", status="proposed")
    sign(history, "concerts")
    assert findings(history, "2017-12-31", "2018-01-15", "2018-01-31") == [UNMET, UNDECIDABLE, MET]


def test_the_signature_is_the_evidence_and_its_open_date_is_named() -> None:
    history = before_a_gate(name="partnerships")
    sign(history, "concerts", on="2018-03")
    assert [one.event.type for one in found(history, "2018-03-31").found.facts] == ["partnership-signed"]
    result = found(history, "2018-03-15")
    assert (result.finding, [one.event.type for one in result.found.open_facts]) == (
        UNDECIDABLE,
        ["partnership-signed"],
    )
    assert result.found.missing is not None
    assert result.found.missing.values["missing"] == say(
        "{found} of {wanted} on record: {what}.", found=0, wanted=1, what=(PARTNERSHIP, SIGNED)
    )


def test_an_evaluated_partnership_was_signed_whenever_that_was() -> None:
    history = before_a_gate(name="partnerships")
    sign(history, "concerts", on="2018")
    history.do("partnership evaluate", partnership="concerts", summary="S", on="2018-06-01")
    assert findings(history, "2018-05-31", "2018-06-01") == [UNDECIDABLE, MET]
    assert [one.event.type for one in found(history, "2018-06-01").found.facts] == ["partnership-evaluated"]


def test_an_alliance_is_no_partnership() -> None:
    history = before_a_gate(name="partnerships")
    sign(history, "opening", kind="alliance")
    assert findings(history, "2018-12-31") == [UNMET]
    history = before_a_gate(name="partnerships", kind="alliance")
    sign(history, "opening", kind="alliance")
    sign(history, "concerts")
    assert findings(history, "2018-12-31") == [MET]
    assert len(found(history, "2018-12-31").found.facts) == 1


@pytest.mark.parametrize(
    ("territories", "scope", "expected"),
    [
        ([AIX], "territory", MET),
        ([AIX, VENELLES], "territory", MET),
        ([], "territory", MET),
        ([VENELLES], "territory", UNMET),
        ([VENELLES], "programme", MET),
    ],
)
def test_a_partnership_counts_where_it_takes_place_and_everywhere_if_it_names_no_territory(
    territories: list[str], scope: str, expected: Finding
) -> None:
    history = before_a_gate(name="partnerships", scope=scope)
    sign(history, "concerts", territories=territories)
    assert findings(history, "2018-12-31") == [expected]


def test_two_partnerships_of_two_types() -> None:
    history = before_a_gate(name="partnerships", at_least=2, types_at_least=2)
    sign(history, "concerts", form="patronage")
    assert findings(history, "2018-12-31") == [UNMET]
    sign(history, "training", form="patronage")
    sign(history, "untyped")
    assert findings(history, "2018-12-31") == [UNMET]
    sign(history, "market", form="economic-cooperation", on="2018-06")
    assert findings(history, "2018-05-31", "2018-06-15", "2018-06-30") == [UNMET, UNDECIDABLE, MET]


def test_what_is_abandoned_counts_no_more_and_what_is_completed_does() -> None:
    for ending, expected in (("abandoned", [MET, UNDECIDABLE, UNMET]), ("completed", [MET, MET, MET])):
        history = before_a_gate(name="partnerships")
        sign(history, "concerts")
        history.do("partnership close", partnership="concerts", ending=ending, reason="R", on="2018-06")
        assert findings(history, "2018-05-31", "2018-06-15", "2018-06-30") == expected


def test_a_partnership_that_may_be_abandoned_names_the_entry_that_says_so() -> None:
    history = before_a_gate(name="partnerships")
    sign(history, "concerts")
    history.do("partnership close", partnership="concerts", ending="abandoned", reason="R", on="2018-06")
    assert [one.event.type for one in found(history, "2018-06-15").found.open_facts] == ["partnership-closed"]


def test_between_an_association_and_a_company() -> None:
    history = before_a_gate(name="partnerships", categories=["associations", "entreprises"])
    sign(history, "studies", partners=[CHOIR, SCHOOL])
    assert findings(history, "2018-12-31") == [UNMET]
    sign(history, "concerts", partners=[CHOIR, COMPANY, SCHOOL])
    assert findings(history, "2018-12-31") == [MET]


def test_those_who_sign_are_the_partners_not_those_who_were_thought_of() -> None:
    history = before_a_gate(name="partnerships", kind="alliance", categories=["entreprises"])
    history.do("partnership propose", partnership="p", title="P", kind="alliance", partners=[CHOIR, COMPANY], on="2018")
    history.do("partnership sign", partnership="p", partners=[CHOIR, SCHOOL], on="2018")
    assert findings(history, "2018-12-31") == [UNMET]


def test_a_balance_holds_while_each_partner_gives_and_expects() -> None:
    history = before_a_gate(name="partnerships", balanced=True)
    sign(history, "concerts")
    history.do("stakeholder withdraw", stakeholder=COMPANY, reason="R", on="2018-06")
    assert findings(history, "2018-03-14", "2018-05-31", "2018-06-30") == [UNMET, MET, UNMET]
    result = found(history, "2018-06-15")
    assert (result.finding, [one.event.type for one in result.found.open_facts]) == (
        UNDECIDABLE,
        ["stakeholder-withdrawn"],
    )


def test_a_proposal_without_partners_is_no_balance() -> None:
    history = before_a_gate(name="partnerships", status="proposed", balanced=True)
    history.do("partnership propose", partnership="p", title="P", on="2018")
    assert findings(history, "2018-12-31") == [UNMET]
