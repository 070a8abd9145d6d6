"""The group of a territory: six and one at first, then three more; who leaves is a member no longer."""

from __future__ import annotations

from datetime import date

from programme.domain.aggregates.group import Group
from programme.domain.answer import Answer
from programme.domain.events import MemberLeft
from tests.support.history import History
from tests.support.one_gate import AIX, VENELLES

FIRST = ("studio", "jazz", "fountain", "mine", "cinema", "art")
LATER = ("dance", "theatre", "spain")
YES, MAYBE = Answer.YES, Answer.UNDECIDABLE


def programme() -> History:
    """Return two territories, nine associations and a school."""
    history = History()
    for territory in (AIX, VENELLES):
        history.do("territory propose", territory=territory, name=territory.title(), on="2016-09")
    for one in (*FIRST, *LATER):
        history.do("stakeholder register", stakeholder=one, name=one.title(), category="associations")
    history.do("stakeholder register", stakeholder="school", name="School", category="enseignement-superieur")
    return history


def grouped() -> History:
    """Return the group as the source tells it: six and one from the first workshop on, three more at a later one."""
    history = programme()
    history.do("territory group", territory=AIX, members=[*FIRST, "school"], on="2017-02")
    history.do("territory group", territory=AIX, members=LATER, on="2017-04/2017-09")
    return history


def members(history: History, day: str, territory: str = AIX) -> dict[str, Answer]:
    return history.reading().of(Group, territory).members(date.fromisoformat(day))


def test_each_member_joins_by_a_fact_of_its_own() -> None:
    made = programme().do("territory group", territory=AIX, members=[*FIRST, "school", "jazz"], on="2017-02")
    assert [fact.event.tags() for fact in made] == [
        (f"stakeholder:{one}", f"territory:{AIX}") for one in (*FIRST, "school")
    ]


def test_the_group_grows_over_time() -> None:
    history = grouped()
    sizes = [len(members(history, day)) for day in ("2017-01-31", "2017-02-15", "2017-02-28", "2017-12-31")]
    assert sizes == [0, 7, 7, 10]
    assert set(members(history, "2017-02-15").values()) == {MAYBE}
    in_june = members(history, "2017-06-01")
    assert {one for one, answer in in_june.items() if answer is MAYBE} == set(LATER)
    assert {one for one, answer in in_june.items() if answer is YES} == {*FIRST, "school"}
    assert set(members(history, "2017-12-31").values()) == {YES}
    assert members(history, "2017-12-31", VENELLES) == {}


def test_who_leaves_is_a_member_no_longer_and_may_come_back() -> None:
    history = grouped()
    (left,) = history.do("territory leave", territory=AIX, members=["jazz"], reason="Autres projets", on="2018-06")
    assert isinstance(left.event, MemberLeft)
    (joined,) = [fact for fact in history.facts if fact.id == left.event.ends]
    assert (joined.event.type, joined.event.tags()) == ("member-joined", left.event.tags()[1:])
    at = ("2018-05-31", "2018-06-15", "2018-06-30")
    assert [members(history, day).get("jazz") for day in at] == [YES, MAYBE, None]
    history.do("territory group", territory=AIX, members=["jazz"], on="2019")
    assert members(history, "2019-12-31")["jazz"] is YES


def test_nobody_who_is_already_a_member_joins_again() -> None:
    history = grouped()
    twice = history.refusal("territory group", territory=AIX, members=["jazz", "spain"], on="2018")
    assert twice == ["already-member", "already-member"]
    history.do("territory group", territory=VENELLES, members=["jazz"], on="2018")


def test_only_members_leave_and_not_before_they_joined() -> None:
    history = grouped()
    assert history.refusal("territory leave", territory=VENELLES, members=["jazz", "nobody"]) == ["not-a-member"] * 2
    early = history.refusal("territory leave", territory=AIX, members=["jazz"], on="2017-01-31")
    assert early == ["before-what-it-follows"]


def test_everything_unknown_is_named_at_once() -> None:
    history = programme()
    history.do("stakeholder register", stakeholder="late", name="Late", category="media", on="2018")
    refused = history.refusal("territory group", territory="nowhere", members=["nobody", "late"], on="2017")
    assert refused == ["unknown-id", "unknown-id", "before-what-it-follows"]
    assert history.refusal("territory leave", territory="nowhere", members=["jazz"]) == ["unknown-id", "not-a-member"]
