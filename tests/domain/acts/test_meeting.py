"""Meetings: called, held, attended, minuted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.history import History
from tests.support.scenes import T, programme


def called() -> History:
    """Return a history with the meeting ``closing-2017-12-15``, called for mid-December."""
    history = programme()
    fields = {"bodies": ["committee"], "territories": [T], "agenda": ["Bilan"]}
    history.do("meeting convene", kinds=["closing"], title="Clôture", due="2017-12-15~", on="2017-11", **fields)
    return history


def hold(history: History, on: str = "2017-12-14", **fields: Any) -> Any:
    (held,) = history.do("meeting hold", on=on, **fields)
    return held.event


def test_a_call_is_named_after_its_kind_and_the_date_it_aims_at() -> None:
    call = called().facts[-1].event
    assert call.tags() == ("body:committee", "meeting:closing-2017-12-15", "territory:venelles")


def test_a_meeting_takes_over_what_its_call_said() -> None:
    event = hold(called(), meeting="closing-2017-12-15")
    assert (event.meeting, event.kinds, event.title) == ("closing-2017-12-15", ("closing",), "Clôture")
    assert (event.bodies, event.territories, event.agenda) == (("committee",), (T,), ("Bilan",))


def test_what_is_given_comes_before_what_the_call_said() -> None:
    history = called()
    history.do("territory propose", territory="pertuis", name="Pertuis", on="2016")
    history.do("body constitute", body="other", name="Other", on="2016")
    given: dict[str, Any] = {
        "kinds": ["workshop"],
        "title": "Atelier",
        "bodies": ["other"],
        "territories": ["pertuis"],
        "agenda": ["A"],
    }
    event = hold(history, meeting="closing-2017-12-15", starts="18:00", ends="19:30", **given)
    assert (event.kinds, event.title, event.agenda) == (("workshop",), "Atelier", ("A",))
    assert (event.bodies, event.territories) == (("other",), ("pertuis",))
    assert (event.starts, event.ends) == ("18:00", "19:30")


@pytest.mark.parametrize(
    ("on", "kinds", "named"),
    [
        ("2017-06-30", ["interview"], "interview-2017-06-30"),
        ("2017-02", ["workshop", "training"], "workshop-2017-02"),
        ("2017-12-15~", ["closing"], "closing-2017-12-15"),
        ("2017-10/..", ["closing"], "closing-2017-10"),
    ],
)
def test_a_meeting_without_a_call_is_named_after_its_kind_and_date(on: str, kinds: list[str], named: str) -> None:
    assert hold(programme(), on=on, kinds=kinds, title="M").meeting == named


def test_two_meetings_of_one_kind_and_date_are_numbered() -> None:
    history = programme()
    named = [hold(history, on="2017-02", kinds=["workshop"], title="W").meeting for _ in range(3)]
    assert named == ["workshop-2017-02", "workshop-2017-02-2", "workshop-2017-02-3"]


def test_an_id_that_is_taken_is_refused() -> None:
    history = called()
    fields = {"kinds": ["workshop"], "title": "W", "id": "closing-2017-12-15"}
    assert history.refusal("meeting hold", on="2017", **fields) == ["id-taken"]
    assert history.refusal("meeting convene", due="2018", on="2017", **fields) == ["id-taken"]
    assert hold(history, kinds=["workshop"], title="W", id="mine").meeting == "mine"


def test_a_meeting_already_held_is_not_held_again() -> None:
    history = called()
    hold(history, meeting="closing-2017-12-15")
    (reason,) = history.reasons("meeting hold", meeting="closing-2017-12-15", on="2018")
    assert (reason.rule, reason.advice) == ("already-held", "programme meeting show closing-2017-12-15")


def test_without_a_call_kind_missing_and_title_missing_are_said_at_once() -> None:
    assert programme().refusal("meeting hold", on="2017") == ["kind-missing", "title-missing"]


def test_a_meeting_that_was_never_called_is_unknown() -> None:
    history = called()
    rules = history.reasons("meeting hold", meeting="closing-2017-12-16", kinds=["closing"], title="C", on="2017")
    assert [(one.rule, one.near) for one in rules] == [("unknown-id", ("closing-2017-12-15",))]  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["meeting convene", "meeting hold"])
def test_every_unknown_body_and_territory_is_named(path: str) -> None:
    fields = {"kinds": ["workshop"], "title": "W", "bodies": ["comittee"], "territories": ["venelle", "x"]}
    more = {"due": "2018"} if path == "meeting convene" else {}
    reasons = programme().reasons(path, on="2017", **fields, **more)
    assert [(one.kind, one.id, one.near) for one in reasons] == [  # type: ignore[attr-defined]
        ("body", "comittee", ("committee",)),
        ("territory", "venelle", ("venelles",)),
        ("territory", "x", ()),
    ]


def test_attendance_is_dated_as_the_meeting_unless_a_date_is_given() -> None:
    history = called()
    hold(history, meeting="closing-2017-12-15", on="2017-12-14")
    fields = {"meeting": "closing-2017-12-15", "present": ["president"], "excused": ["pilot"]}
    (own,), (given,) = (history.do("meeting attend", **fields, **on) for on in ({}, {"on": "2017-12-20"}))
    assert (own.on.text, given.on.text) == ("2017-12-14", "2017-12-20")
    assert own.event.tags() == ("meeting:closing-2017-12-15", "office:pilot", "office:president")


@pytest.mark.parametrize(
    ("path", "fields"), [("meeting attend", {"present": ["pilot"]}), ("meeting minutes", {"summary": "S"})]
)
def test_a_meeting_not_held_has_neither_attendance_nor_minutes(path: str, fields: dict[str, Any]) -> None:
    history = called()
    (reason,) = history.reasons(path, meeting="closing-2017-12-15", **fields)
    assert (reason.rule, reason.advice) == ("not-held", "programme meeting hold closing-2017-12-15")
    (unknown,) = history.reasons(path, meeting="closing-2017-12-16", **fields)
    assert (unknown.rule, unknown.near) == ("unknown-id", ("closing-2017-12-15",))  # type: ignore[attr-defined]


def test_minutes_have_a_date_of_their_own() -> None:
    history = called()
    hold(history, meeting="closing-2017-12-15")
    (filed,) = history.do("meeting minutes", meeting="closing-2017-12-15", summary="Bilan", on="2018-01-10")
    assert (filed.on.text, filed.event.summary) == ("2018-01-10", "Bilan")  # type: ignore[attr-defined]
