"""The trail: what was recorded, in the order of recording."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from programme.domain.events import MeetingHeld, TerritoryProposed
from programme.domain.vocabulary import MeetingKind
from programme.projections.base.views import Views
from programme.projections.trail import entry, trail
from tests.projections.support import views_of
from tests.support.facts import facts

RECORDED = facts(
    ("2018", TerritoryProposed(territory="a", name="Aé", doubt="?")),
    ("2016", MeetingHeld(meeting="m", kinds=(MeetingKind.WORKSHOP,), title="M", territories=("b",))),
    ("2017", TerritoryProposed(territory="b", name="B")),
)


@pytest.fixture
def views() -> Iterator[Views]:
    with views_of(RECORDED) as views:
        yield views


def test_the_order_is_that_of_recording(views: Views) -> None:
    assert [one.position for one in trail(views)] == [1, 2, 3]


def test_an_entry_is_the_document_that_is_stored(views: Views) -> None:
    assert trail(views)[0].document == {
        "specversion": "1.0",
        "id": "e1",
        "source": "urn:programme:test",
        "type": "territory-proposed",
        "typeversion": 1,
        "subject": "territory:a",
        "time": "2030-01-01T09:00:00.000000Z",
        "validtime": "2018",
        "recordedby": "coordinator",
        "commandid": "command-1",
        "correlationid": "command-1",
        "data": {"territory": "a", "name": "Aé", "sources": [], "doubt": "?"},
    }


def test_entries_are_chosen_by_territory_and_by_what_was_known(views: Views) -> None:
    assert [one.position for one in trail(views, territory="b")] == [2, 3]
    assert [one.position for one in trail(views, known_at=2, territory="b")] == [2]
    assert trail(views, known_at=0) == []


def test_one_entry_is_found_by_its_position_or_its_id(views: Views) -> None:
    by_position, by_id = entry(views, 2), entry(views, "e2")
    assert by_position == by_id
    assert by_position is not None
    assert (by_position.position, by_position.rectified_by) == (2, ())


def test_an_entry_that_is_not_there_or_was_not_known_is_none(views: Views) -> None:
    assert (entry(views, 4), entry(views, "e9"), entry(views, 3, known_at=2)) == (None, None, None)
