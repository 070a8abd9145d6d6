"""Views at a position: read from the tables that are kept, as if they held the entries up to there and no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from programme.domain.events import EntryRectified, TerritoryProposed
from programme.projections.base.source import Source
from programme.projections.base.sqlite_store import SQLiteStore
from programme.projections.base.views import Views
from programme.projections.timeline import Selection, timeline
from programme.projections.trail import trail
from programme.register.place import Place
from programme.register.recorder import Recorder
from tests.projections.support import record
from tests.support.facts import facts

LAST = date(2030, 1, 1)


@pytest.fixture
def views(place: Place) -> Iterator[Views]:
    """The views of three proposals, the first of which is rectified by a fourth entry."""
    proposed = [("2017", TerritoryProposed(territory=name, name=name)) for name in ("a", "b", "c")]
    first = facts(*proposed)[0]
    rectified = EntryRectified(
        entry=first.id,
        position=1,
        of="territory-proposed",
        bears=("territory:a",),
        field="name",
        old="a",
        new="Aix",
        reason="Nom entier",
    )
    with Recorder.create(place, "test") as recorder, Views(recorder, place) as views:
        record(recorder, facts(*proposed, ("2018", rectified)))
        yield views


def names(views: Views, known_at: int | None, territory: str | None = None) -> list[object]:
    found = timeline(views, LAST, known_at, Selection(territory=territory))
    return [getattr(one.event, "name", None) for one in found]


def test_a_correction_shows_from_its_own_position_on(views: Views) -> None:
    assert [names(views, known_at) for known_at in (0, 1, 3, 4)] == [[], ["a"], ["a", "b", "c"], ["Aix", "b", "c"]]
    assert [names(views, known_at, "a") for known_at in (3, 4)] == [["a"], ["Aix"]]
    assert [one.rectified_by for one in trail(views, 4, "a")] == [(4,), ()]
    assert [one.rectified_by for one in trail(views, 3, "a")] == [()]


def test_what_was_hidden_for_one_reader_shows_to_the_next(views: Views) -> None:
    assert len(trail(views, 2)) == 2
    assert len(trail(views)) == 4


def test_a_position_is_read_without_going_through_the_entries_again(
    views: Views, monkeypatch: pytest.MonkeyPatch
) -> None:
    trail(views)
    monkeypatch.setattr(Source, "entries", lambda *_: pytest.fail("an entry was read"))
    monkeypatch.setattr(SQLiteStore, "in_memory", lambda: pytest.fail("tables were made in memory"))
    assert [one.position for one in trail(views, 2)] == [1, 2]
