"""A meeting that was called: postponed without losing a date, cancelled, or held after all."""

from __future__ import annotations

from typing import Any

import pytest

from programme.domain.aggregates.meeting import Meeting
from programme.domain.timed import due_of
from tests.support.history import History

CHANGES: dict[str, dict[str, Any]] = {
    "meeting postpone": {"due": "2018-03"},
    "meeting cancel": {"reason": "Salle indisponible"},
}


def called() -> History:
    """Return the closing meeting, called in October 2017 for mid-December (line 846)."""
    history = History()
    history.do("territory propose", territory="venelles", name="Venelles", on="2016-09")
    fields = {"id": "closing", "kinds": ["closing"], "title": "Réunion de clôture", "territories": ["venelles"]}
    history.do("meeting convene", due="2017-12-15~", on="2017-10-11", **fields)
    return history


def test_postponing_a_meeting_keeps_every_former_date() -> None:
    history = called()
    history.do("meeting postpone", meeting="closing", due="2018-01", reason="Élections", on="2017-12-01")
    (fact,) = history.do("meeting postpone", meeting="closing", due="2018-02-15", on="2018-01-20")
    meeting = history.reading().of(Meeting, "closing")
    assert [str(due_of(link)) for link in meeting.dates.sequence] == ["2017-12-15~", "2018-01", "2018-02-15"]
    assert fact.event.tags() == ("entry:test-3#1", "meeting:closing", "territory:venelles")
    assert len(meeting.convened) == 1


def test_a_postponed_meeting_is_held_as_it_was_called() -> None:
    history = called()
    history.do("meeting postpone", meeting="closing", due="2018-01", on="2017-12-01")
    (held,) = history.do("meeting hold", meeting="closing", on="2018-01-18")
    assert getattr(held.event, "title", None) == "Réunion de clôture"


def test_a_meeting_is_not_postponed_to_an_earlier_date() -> None:
    assert called().refusal("meeting postpone", meeting="closing", due="2017-11", on="2017-10-12") == ["not-later"]


def test_a_cancelled_meeting_is_not_held() -> None:
    history = called()
    history.do("meeting cancel", meeting="closing", reason="R", on="2017-12-01")
    assert history.refusal("meeting hold", meeting="closing", on="2017-12-15") == ["cancelled"]


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_changes_a_meeting_that_is_over(change: str) -> None:
    history = called()
    history.do("meeting hold", meeting="closing", on="2017-12-14")
    assert history.refusal(change, meeting="closing", on="2018", **CHANGES[change]) == ["already-held"]
    history = called()
    history.do("meeting cancel", meeting="closing", reason="R", on="2017-12-01")
    assert history.refusal(change, meeting="closing", on="2018", **CHANGES[change]) == ["cancelled"]


@pytest.mark.parametrize("change", CHANGES)
def test_a_meeting_that_was_held_without_a_call_has_no_date_to_change(change: str) -> None:
    history = called()
    history.do("meeting hold", id="evening", kinds=["workshop"], title="Soirée", on="2017-11")
    assert history.refusal(change, meeting="evening", on="2018", **CHANGES[change]) == ["already-held"]


@pytest.mark.parametrize("change", CHANGES)
def test_an_unknown_meeting_is_named(change: str) -> None:
    assert called().refusal(change, meeting="cloture", on="2018", **CHANGES[change]) == ["unknown-id"]


def test_what_was_called_is_changed_after_its_call() -> None:
    early = {"meeting": "closing", "on": "2017-10-10"}
    assert called().refusal("meeting postpone", due="2018", **early) == ["before-what-it-replaces"]
    assert called().refusal("meeting cancel", reason="R", **early) == ["before-what-it-follows"]
