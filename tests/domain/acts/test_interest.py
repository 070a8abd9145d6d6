"""Interests: what a member declares, and what someone else notes that it has not declared."""

from __future__ import annotations

from programme.domain.aggregates.body import Body
from programme.domain.events import InterestNoted
from tests.support.history import History

ABOUT = "Pilote, vice-présidente et consultante RSE à la fois"


def committee(by: str = "coordinator") -> History:
    history = History(by=by)
    history.do("territory propose", territory="venelles", name="Venelles", on="2016-09")
    history.do("body constitute", body="committee", name="Committee", on="2017")
    history.do("body seat", body="committee", office="pilot", on="2017")
    return history


def test_an_interest_that_a_third_person_notes_is_not_one_that_the_member_declares() -> None:
    history = committee()
    fields = {"body": "committee", "office": "pilot", "on": "2018"}
    (noted,) = history.do("body flag", about=ABOUT, noted_by="president", territory="venelles", **fields)
    history.do("body interest", about="Consultante", territory="venelles", **fields)
    body = history.reading().of(Body, "committee")
    assert [[fact.event.type for fact in facts] for facts in (body.noted, body.interests)] == [
        ["interest-noted"],
        ["interest-declared"],
    ]
    assert noted.event.tags() == ("body:committee", "office:pilot", "office:president", "territory:venelles")


def test_who_records_notes_it_unless_someone_else_does() -> None:
    (noted,) = committee().do("body flag", body="committee", office="pilot", about=ABOUT, on="2018")
    assert isinstance(noted.event, InterestNoted)
    assert noted.event.noted_by == "coordinator"


def test_an_interest_of_ones_own_is_declared() -> None:
    (reason,) = committee(by="pilot").reasons("body flag", body="committee", office="pilot", about=ABOUT, on="2018")
    assert (reason.rule, reason.advice) == ("own-interest", "programme body interest committee pilot --about …")


def test_an_interest_is_about_a_known_body_and_territory() -> None:
    for verb in ("flag", "interest"):
        fields = {"body": "comity", "office": "pilot", "about": ABOUT, "territory": "venelle"}
        assert committee().refusal(f"body {verb}", **fields) == ["unknown-id", "unknown-id"]
