"""The demand for flagship projects: so many, how far, or one for each member of the group."""

from __future__ import annotations

import pytest

from programme.domain.sentences import say
from programme.domain.vocabulary import Category, Finding, FlagshipKind, FlagshipStatus
from programme.domain.words import word
from tests.support.history import History
from tests.support.one_gate import AIX, CHOIR, COMPANY, SCHOOL, VENELLES, before_a_gate, findings, found

MET, UNMET, UNDECIDABLE = Finding.MET, Finding.UNMET, Finding.UNDECIDABLE


def project(history: History, name: str, *owners: str, on: str = "2017-12", territory: str = AIX) -> None:
    """Propose and write a project."""
    fields = {"title": name.title(), "owners": owners, "territories": [territory]}
    history.do("flagship propose", flagship=name, **fields, on="2017-09-01")
    history.do("flagship write", flagship=name, on=on)


def present(history: History, name: str, on: str) -> None:
    history.do("flagship present", flagship=name, on=on)


def test_two_projects_presented_to_companies() -> None:
    history = before_a_gate(name="flagships", status="presented", at_least=2)
    project(history, "festival", CHOIR)
    project(history, "market", SCHOOL)
    present(history, "festival", "2018-04-12")
    present(history, "market", "2018-06")
    assert findings(history, "2018-05-31", "2018-06-15", "2018-06-30") == [UNMET, UNDECIDABLE, MET]
    assert [one.on.text for one in found(history, "2018-06-15").found.open_facts] == ["2018-06"]
    what = (say("flagship project"), word(FlagshipStatus.PRESENTED))
    missing = say("{found} of {wanted} on record: {what}.", found=1, wanted=2, what=what)
    assert found(history, "2018-05-31").found.missing == missing


def test_a_project_that_went_further_counts_too() -> None:
    history = before_a_gate(name="flagships", status="written", kind="individual")
    project(history, "festival", CHOIR, on="2017-09/2018-12")
    present(history, "festival", "2018-04-12")
    assert findings(history, "2018-04-11", "2018-04-12") == [UNDECIDABLE, MET]
    assert [one.event.type for one in found(history, "2018-04-12").found.facts] == ["flagship-presented"]


def test_only_projects_of_the_kind_and_place_count() -> None:
    history = before_a_gate(name="flagships", status="written", kind="individual")
    project(history, "shared", CHOIR, SCHOOL)
    project(history, "elsewhere", CHOIR, territory=VENELLES)
    assert findings(history, "2018-12-31") == [UNMET]
    what = (word(FlagshipKind.INDIVIDUAL), word(FlagshipStatus.WRITTEN))
    missing = say("{found} of {wanted} on record: {what}.", found=0, wanted=1, what=what)
    assert found(history, "2018-12-31").found.missing == missing
    history = before_a_gate(name="flagships", status="written", scope="programme")
    project(history, "elsewhere", CHOIR, territory=VENELLES)
    assert findings(history, "2018-12-31") == [MET]


def test_an_abandoned_project_counts_no_more() -> None:
    history = before_a_gate(name="flagships", status="written")
    project(history, "festival", CHOIR)
    history.do("flagship close", flagship="festival", ending="abandoned", reason="R", on="2018-06-01")
    assert findings(history, "2018-05-31", "2018-06-01") == [MET, UNMET]


# --- One for each member ---------------------------------------------------------------------------------------------


def group(history: History, *members: str, on: str = "2017-02") -> None:
    history.do("territory group", territory=AIX, members=members, on=on)


def test_each_member_of_the_group_has_written_its_own() -> None:
    history = before_a_gate(name="flagships", kind="individual", status="written", each="member")
    group(history, CHOIR, SCHOOL)
    project(history, "festival", CHOIR, on="2017-10-01")
    project(history, "shared", CHOIR, SCHOOL, on="2017-10-01")
    result = found(history, "2017-12-31")
    missing = say(
        "Not on record for each member of the group: {what}. Without: {members}.",
        what=(word(FlagshipKind.INDIVIDUAL), word(FlagshipStatus.WRITTEN)),
        members=(SCHOOL,),
    )
    assert (result.finding, result.found.missing) == (UNMET, missing)
    project(history, "lessons", SCHOOL, on="2018-01")
    assert findings(history, "2017-12-31", "2018-01-15", "2018-01-31") == [UNMET, UNDECIDABLE, MET]


def test_a_shared_project_is_that_of_each_owner_where_any_kind_counts() -> None:
    history = before_a_gate(name="flagships", status="written", each="member")
    group(history, CHOIR, SCHOOL)
    project(history, "shared", CHOIR, SCHOOL)
    assert findings(history, "2018-12-31") == [MET]


def test_without_a_group_nobody_has_written_anything() -> None:
    history = before_a_gate(name="flagships", status="written", each="member")
    project(history, "festival", CHOIR)
    result = found(history, "2018-12-31")
    assert (result.finding, result.found.missing) == (UNMET, say("No member of the group on record."))


def test_each_member_of_some_categories_only() -> None:
    history = before_a_gate(name="flagships", status="written", each="member", categories=["associations"])
    group(history, CHOIR, SCHOOL)
    assert findings(history, "2018-12-31") == [UNMET]
    missing = found(history, "2018-12-31").found.missing
    assert missing is not None
    assert missing.values["what"] == (
        say("flagship project"),
        word(FlagshipStatus.WRITTEN),
        word(Category.ASSOCIATIONS),
    )
    project(history, "festival", CHOIR)
    assert findings(history, "2018-12-31") == [MET]


def test_who_has_left_the_group_needs_none_and_who_may_have_left_may_need_none() -> None:
    history = before_a_gate(name="flagships", status="written", each="member")
    group(history, CHOIR, SCHOOL)
    project(history, "festival", CHOIR)
    history.do("territory leave", territory=AIX, members=[SCHOOL], on="2018-06")
    assert findings(history, "2018-05-31", "2018-06-15", "2018-06-30") == [UNMET, UNDECIDABLE, MET]
    assert [one.event.type for one in found(history, "2018-06-15").found.open_facts] == ["member-left"]


@pytest.mark.parametrize(("scope", "expected"), [("territory", MET), ("programme", UNMET)])
def test_for_the_whole_programme_the_members_of_every_group_need_one(scope: str, expected: Finding) -> None:
    history = before_a_gate(name="flagships", status="written", each="member", scope=scope)
    group(history, CHOIR)
    history.do("territory group", territory=VENELLES, members=[COMPANY], on="2017-02")
    project(history, "festival", CHOIR)
    assert findings(history, "2018-12-31") == [expected]
