"""Decisions: recorded with their dates and decider, made known, withdrawn."""

from __future__ import annotations

import pytest

from tests.support.history import History
from tests.support.scenes import T, programme


def recorded() -> History:
    history = programme()
    history.do("decision record", title="Choix des associations", on="2017-02-13")
    return history


def test_a_decision_has_three_dates_and_may_have_no_known_decider() -> None:
    (fact,) = programme().do(
        "decision record", title="Choix", text="En entier", subject="theme", applies_from="2018", on="2017-02-13"
    )
    event = fact.event
    assert (fact.on.text, fact.recorded_at.year) == ("2017-02-13", 2030)
    assert event.applies_from.text == "2018"  # type: ignore[attr-defined]
    assert event.decided_by is None  # type: ignore[attr-defined]
    assert event.tags() == ("decision:choix", "subject:theme")


def test_a_decision_names_its_decider_meeting_and_territories() -> None:
    history = programme()
    history.do("meeting hold", kinds=["committee"], title="C", id="m", on="2017")
    (fact,) = history.do(
        "decision record", title="D", decided_by="committee", meeting="m", territories=[T], id="mine", on="2017"
    )
    assert fact.event.tags() == ("body:committee", "decision:mine", "meeting:m", "territory:venelles")


def test_decisions_of_one_title_are_numbered() -> None:
    history = recorded()
    (second,) = history.do("decision record", title="Choix des associations", on="2017-03")
    assert second.event.tags() == ("decision:choix-des-associations-2",)


def test_an_id_that_is_taken_is_refused() -> None:
    assert recorded().refusal("decision record", title="D", id="choix-des-associations", on="2017") == ["id-taken"]


def test_every_unknown_id_is_named_at_once() -> None:
    history = recorded()
    history.do("meeting hold", kinds=["committee"], title="C", id="comite-1", on="2017")
    fields = {
        "decided_by": "comittee",
        "meeting": "comite-2",
        "territories": ["venelle", "x"],
        "id": "choix-des-associations",
    }
    reasons = history.reasons("decision record", title="D", on="2017", **fields)
    assert [(one.rule, getattr(one, "id", None), getattr(one, "near", None)) for one in reasons] == [
        ("unknown-id", "comittee", ("committee",)),
        ("unknown-id", "comite-2", ("comite-1",)),
        ("unknown-id", "venelle", ("venelles",)),
        ("unknown-id", "x", ()),
        ("id-taken", None, None),
    ]


def test_a_decision_is_made_known_as_often_as_need_be() -> None:
    history = recorded()
    for _ in range(2):
        (told,) = history.do("decision communicate", decision="choix-des-associations", to="Associations", on="2017-03")
        assert told.event.tags() == ("decision:choix-des-associations",)


def test_a_decision_already_withdrawn_is_not_withdrawn_again() -> None:
    history = recorded()
    (withdrawn,) = history.do("decision withdraw", decision="choix-des-associations", reason="R", on="2017-06")
    assert withdrawn.event.ends == history.facts[-2].id  # type: ignore[attr-defined]
    again = history.refusal("decision withdraw", decision="choix-des-associations", reason="R", on="2017-06")
    assert again == ["already-withdrawn"]


@pytest.mark.parametrize(("path", "fields"), [("communicate", {"to": "All"}), ("withdraw", {"reason": "R"})])
def test_an_unknown_decision_is_refused_with_those_that_look_alike(path: str, fields: dict[str, str]) -> None:
    (reason,) = recorded().reasons(f"decision {path}", decision="choix-des-asociations", on="2018", **fields)
    assert (reason.rule, reason.near) == ("unknown-id", ("choix-des-associations",))  # type: ignore[attr-defined]
