"""The trail: what was recorded, in the order of recording."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from programme.domain.events import EntryAnnulled, EntryRectified, MeetingHeld, TerritoryProposed
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


def test_each_entry_says_which_corrections_of_it_count() -> None:
    rectified = EntryRectified(
        entry="e1", position=1, of="territory-proposed", bears=("territory:a",), field="on", new="2018", reason="R"
    )
    annulled = EntryAnnulled(
        entries=("e2",), positions=(2,), of=("entry-rectified",), bears=rectified.tags(), reason="R"
    )
    history = facts(("2017", TerritoryProposed(territory="a", name="A")), ("2019", rectified), ("2019", annulled))
    with views_of(history) as views:
        shown = [[(one.rectified_by, one.annulled_by) for one in trail(views, known_at)] for known_at in (1, 2, 3)]
        assert shown[0] == [((), None)]
        assert shown[1] == [((2,), None), ((), None)]
        assert shown[2] == [((), None), ((3,), 3), ((), None)]
        assert [one.position for one in trail(views, territory="a")] == [1, 2, 3]
