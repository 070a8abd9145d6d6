"""The demand that stakeholders be committed: how many of each category, how far they go, or members of the group."""

from __future__ import annotations

import pytest

from programme.domain.sentences import say
from programme.domain.vocabulary import Category, Finding, Involvement
from programme.domain.words import word
from tests.support.one_gate import AIX, CHOIR, COMPANY, SCHOOL, VENELLES, before_a_gate, findings, found

MET, UNMET, UNDECIDABLE = Finding.MET, Finding.UNMET, Finding.UNDECIDABLE
SIX = [category.value for category in Category]
COMPANIES, ASSOCIATIONS = ["entreprises"], ["associations"]
VERBS = {"contact": "contact", "support": "support", "engagement": "engage", "commitment": "commit"}


@pytest.mark.parametrize("wanted", VERBS)
@pytest.mark.parametrize("done", VERBS)
def test_a_level_is_met_by_itself_and_by_what_goes_further_never_by_what_does_not(wanted: str, done: str) -> None:
    history = before_a_gate(name="committed", categories=COMPANIES, level=wanted)
    history.do(f"stakeholder {VERBS[done]}", stakeholder=COMPANY, on="2018-03-01")
    levels = list(VERBS)
    expected = MET if levels.index(done) >= levels.index(wanted) else UNMET
    assert findings(history, "2018-02-28", "2018-03-01") == [UNMET, expected]


def test_what_is_missing_names_the_categories_and_the_level() -> None:
    history = before_a_gate(name="committed", categories=SIX[:3], level="support", each=2)
    missing = say(
        "{found} of {wanted} categories with at least {each} on record ({level}); not so: {categories}.",
        found=0,
        wanted=3,
        each=2,
        level=word(Involvement.SUPPORT),
        categories=(word(Category.PUBLIC_AUTHORITIES), word(Category.ASSOCIATIONS), word(Category.COMPANIES)),
    )
    result = found(history, "2018-12-31")
    assert (result.finding, result.found.missing) == (UNMET, missing)


def test_two_stakeholders_are_two_and_one_that_speaks_twice_is_one() -> None:
    history = before_a_gate(name="committed", categories=ASSOCIATIONS, level="support", each=2)
    history.do("stakeholder register", stakeholder="mine", name="Mine", category="associations")
    history.do("stakeholder support", stakeholder=CHOIR, on="2018-01-01")
    history.do("stakeholder support", stakeholder=CHOIR, territory=AIX, on="2018-02-01")
    history.do("stakeholder support", stakeholder="mine", on="2018-03-01")
    assert findings(history, "2018-02-28", "2018-03-01") == [UNMET, MET]


def test_four_of_six_categories() -> None:
    history = before_a_gate(name="committed", categories=SIX, level="engagement", categories_at_least=4)
    for stakeholder in (CHOIR, COMPANY, SCHOOL):
        history.do("stakeholder engage", stakeholder=stakeholder, on="2018-01-01")
    history.do("stakeholder register", stakeholder="radio", name="Radio", category="media")
    history.do("stakeholder commit", stakeholder="radio", on="2018-06")
    assert findings(history, "2018-05-31", "2018-06-15", "2018-06-30") == [UNMET, UNDECIDABLE, MET]
    assert [one.event.type for one in found(history, "2018-06-15").found.open_facts] == ["commitment-made"]


@pytest.mark.parametrize(
    ("territory", "scope", "expected"),
    [(AIX, "territory", MET), (None, "territory", MET), (VENELLES, "territory", UNMET), (VENELLES, "programme", MET)],
)
def test_what_is_about_no_territory_is_about_all_of_them(territory: str | None, scope: str, expected: Finding) -> None:
    history = before_a_gate(name="committed", categories=COMPANIES, level="support", scope=scope)
    history.do("stakeholder support", stakeholder=COMPANY, territory=territory, on="2018")
    assert findings(history, "2018-12-31") == [expected]


def test_a_support_counts_until_it_is_withdrawn_and_a_contact_for_ever() -> None:
    for level, expected in (("support", [MET, UNDECIDABLE, UNMET]), ("contact", [MET, MET, MET])):
        history = before_a_gate(name="committed", categories=COMPANIES, level=level)
        history.do("stakeholder contact", stakeholder=COMPANY, on="2018-01-01")
        history.do("stakeholder support", stakeholder=COMPANY, on="2018-01-01")
        history.do("stakeholder withdraw", stakeholder=COMPANY, reason="R", on="2018-06")
        assert findings(history, "2018-05-31", "2018-06-15", "2018-06-30") == expected


def test_a_withdrawal_whose_date_is_open_is_named() -> None:
    history = before_a_gate(name="committed", categories=COMPANIES, level="support")
    history.do("stakeholder support", stakeholder=COMPANY, on="2018-01-01")
    history.do("stakeholder withdraw", stakeholder=COMPANY, reason="R", on="2018-06")
    assert [one.event.type for one in found(history, "2018-06-15").found.open_facts] == ["stakeholder-withdrawn"]


def test_a_group_of_at_least_three_associations() -> None:
    history = before_a_gate(name="committed", categories=ASSOCIATIONS, level="member", each=3)
    for one in ("mine", "dance"):
        history.do("stakeholder register", stakeholder=one, name=one.title(), category="associations")
    history.do("territory group", territory=AIX, members=[CHOIR, SCHOOL, "mine"], on="2017-02")
    history.do("territory group", territory=VENELLES, members=["dance"], on="2017-02")
    result = found(history, "2017-12-31")
    assert (result.finding, len(result.found.facts)) == (UNMET, 2)
    assert result.found.missing is not None
    assert result.found.missing.values["level"] == say("member of the group")
    history.do("territory group", territory=AIX, members=["dance"], on="2017-09-07")
    history.do("territory leave", territory=AIX, members=["mine"], on="2018-01-01")
    assert findings(history, "2017-09-06", "2017-12-31", "2018-01-01") == [UNMET, MET, UNMET]


def test_a_member_is_no_commitment_and_a_commitment_no_member() -> None:
    history = before_a_gate(name="committed", categories=ASSOCIATIONS, level="contact")
    history.do("territory group", territory=AIX, members=[CHOIR], on="2017")
    assert findings(history, "2018-12-31") == [UNMET]
    history = before_a_gate(name="committed", categories=ASSOCIATIONS, level="member")
    history.do("stakeholder commit", stakeholder=CHOIR, on="2017")
    assert findings(history, "2018-12-31") == [UNMET]


def test_for_the_whole_programme_the_members_of_every_group_count_once() -> None:
    history = before_a_gate(name="committed", categories=ASSOCIATIONS, level="member", each=2, scope="programme")
    history.do("territory group", territory=AIX, members=[CHOIR], on="2017")
    history.do("territory group", territory=VENELLES, members=[CHOIR], on="2017")
    assert findings(history, "2018-12-31") == [UNMET]
