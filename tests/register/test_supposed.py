"""A supposed register reads as one in which the requests were recorded, and leaves the real one as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from programme.domain.reading import Query
from programme.register.register import Register
from programme.register.requests import RefusedRequests
from programme.register.stored_query import stored
from tests.support.registers import START, Desk, request

MEETING: dict[str, Any] = {"kinds": ["workshop"], "title": "Atelier", "on": "2029-05", "territories": ["venelles"]}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk.at_new(tmp_path)
    desk.do("territory propose", territory="venelles", name="Venelles", on="2029-01")
    desk.do("territory propose", territory="pertuis", name="Pertuis", on="2029-01")
    desk.do("territory theme", territory="venelles", theme="Silver", on="2029-02")
    return desk


def reader(desk: Desk) -> Register:
    return Register(desk.file, read_only=True)


def test_it_reads_as_the_register_in_which_the_requests_are_recorded(desk: Desk) -> None:
    requests = [
        request("meeting hold", "a", at=desk.at, **MEETING),
        request("territory theme", "b", at=desk.at, territory="venelles", theme="Aidants", on="2029-06"),
    ]
    supposed = reader(desk)
    head = supposed.suppose(requests, desk.register.head())
    recorded = desk.register
    recorded.record(requests)
    assert head == recorded.head()
    assert list(supposed.facts()) == list(recorded.facts())
    assert supposed.recorder.last_time() == recorded.recorder.last_time()
    for query in (
        Query(frozenset({"theme-set", "meeting-held"})),
        Query(frozenset({"theme-set"}), frozenset({"territory:venelles"})),
        Query(frozenset({"meeting-held"}), frozenset({"territory:pertuis"})),
    ):
        for after, upto in ((0, None), (2, None), (0, head - 1), (head - 1, head), (0, 2)):
            asked = stored([query])
            found = supposed.recorder.read_rows(asked, after=after, upto=upto)
            assert found == recorded.recorder.read_rows(asked, after=after, upto=upto)
            assert list(supposed.facts(after, upto)) == list(recorded.facts(after, upto))


def test_each_request_sees_what_those_before_it_are_supposed_to_have_recorded(desk: Desk) -> None:
    supposed = reader(desk)
    supposed.suppose(
        [
            request("territory propose", "a", at=desk.at, territory="gardanne", name="Gardanne", on="2029-03"),
            request("territory theme", "b", at=desk.at, territory="gardanne", theme="Forêt", on="2029-04"),
        ],
        desk.register.head(),
    )
    assert [fact.event.type for fact in supposed.facts(after=desk.register.head())] == [
        "territory-proposed",
        "theme-set",
    ]


def test_it_stands_on_what_was_known_at_the_position_and_on_nothing_after_it(desk: Desk) -> None:
    supposed = reader(desk)
    with pytest.raises(RefusedRequests, match=r".*"):
        supposed.suppose([request("territory theme", "a", at=desk.at, territory="pertuis", theme="X", on="2029-03")], 1)
    supposed = reader(desk)
    propose = request("territory propose", "a", at=desk.at, territory="pertuis", name="Autre", on="2029-03")
    assert supposed.suppose([propose], 1) == 2
    assert [getattr(fact.event, "name", None) for fact in supposed.facts()] == ["Venelles", "Autre"]
    assert supposed.position_at(START.replace(year=2040)) == 2
    assert supposed.position_at(START) == 0


def test_what_others_record_meanwhile_is_not_seen(desk: Desk) -> None:
    supposed = reader(desk)
    head = supposed.suppose([request("meeting hold", "a", at=desk.at, **MEETING)], desk.register.head())
    before = list(supposed.facts())
    desk.do("territory theme", territory="pertuis", theme="Circulaire", on="2029-03")
    assert supposed.head() == head
    assert list(supposed.facts()) == before


def test_a_row_that_is_recorded_already_is_supposed_no_second_time(desk: Desk) -> None:
    again = request("meeting hold", "a", at=desk.at, **MEETING)
    desk.register.record([again])
    supposed = reader(desk)
    assert supposed.suppose([again], desk.register.head()) == desk.register.head()
    assert reader(desk).suppose([again], desk.register.head() - 1) == desk.register.head()


def test_the_register_keeps_its_bytes(desk: Desk) -> None:
    before = list(desk.register.recorder.scan())
    reader(desk).suppose([request("meeting hold", "a", at=desk.at, **MEETING)], desk.register.head())
    assert list(desk.register.recorder.scan()) == before
