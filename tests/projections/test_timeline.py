"""The timeline: what happened, in the order of happening."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from programme.domain.dates import ImpreciseDate
from programme.domain.events import MeetingHeld, ProgrammeStarted, TerritoryProposed
from programme.domain.vocabulary import MeetingKind
from programme.projections.base import tags
from programme.projections.base.views import Views
from programme.projections.timeline import Selection, timeline
from tests.projections.support import views_of
from tests.support.facts import facts

END = date(2020, 1, 1)


def meeting(name: str, *territories: str) -> MeetingHeld:
    return MeetingHeld(meeting=name, kinds=(MeetingKind.WORKSHOP,), title=name, territories=territories)


RECORDED = facts(
    ("2017-03", meeting("march", "a")),
    ("2017-03-05", meeting("fifth", "b")),
    ("../2017-03-10", meeting("open", "a", "b")),
    ("2017-03", TerritoryProposed(territory="b", name="B", sources=("doc:3", "doc:7-8"), doubt="Vu deux fois.")),
    ("2017-03-05/..", ProgrammeStarted(name="P")),
)


@pytest.fixture
def views() -> Iterator[Views]:
    with views_of(RECORDED) as views:
        yield views


def shown(views: Views, day: date = END, known_at: int | None = None, **selection: object) -> list[int]:
    return [one.position for one in timeline(views, day, known_at, Selection(**selection))]  # type: ignore[arg-type]


def test_the_order_is_that_of_the_earliest_day_then_the_latest_then_the_position(views: Views) -> None:
    assert shown(views) == [3, 1, 4, 2, 5]


def test_a_fact_bears_its_date_its_territories_what_it_cites_and_what_is_doubtful(views: Views) -> None:
    open_one, _, proposed, _, started = timeline(views, END)
    assert (open_one.on, open_one.earliest, open_one.latest) == ("../2017-03-10", date.min, date(2017, 3, 10))
    assert (open_one.territories, started.territories) == (("a", "b"), ())
    assert (proposed.event.sources, proposed.event.doubt) == (("doc:3", "doc:7-8"), "Vu deux fois.")
    assert proposed.recorded_at == "2030-01-01T09:00:00.000000Z"
    assert (started.latest, started.rectified_by) == (date.max, ())


def test_what_may_have_happened_by_a_day_is_there_and_is_not_certain(views: Views) -> None:
    certain = {one.position: one.certain for one in timeline(views, date(2017, 3, 5))}
    assert certain == {3: False, 1: False, 4: False, 2: True, 5: False}


def test_what_had_surely_not_happened_is_not_there(views: Views) -> None:
    assert shown(views, date(2017, 2, 28)) == [3]


def test_only_what_was_known_then_is_there(views: Views) -> None:
    assert shown(views, known_at=3) == [3, 1, 2]


def test_facts_are_chosen_by_territory(views: Views) -> None:
    assert (shown(views, territory="a"), shown(views, territory="b")) == ([3, 1], [3, 4, 2])


def test_facts_are_chosen_by_type(views: Views) -> None:
    assert shown(views, types=("territory-proposed", "programme-started")) == [4, 5]


def test_facts_are_chosen_by_when_they_may_have_happened(views: Views) -> None:
    assert shown(views, since=ImpreciseDate.parse("2017-03-11")) == [1, 4, 5]
    assert shown(views, until=ImpreciseDate.parse("2017-03-04")) == [3, 1, 4]
    assert shown(views, since=ImpreciseDate.parse("2017-03-05"), until=ImpreciseDate.parse("2017-03-05")) == [
        3,
        1,
        4,
        2,
        5,
    ]


def test_a_correction_is_named_beside_what_it_corrects(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until corrections are in the catalogue, an event that replaces another one stands for them."""
    monkeypatch.setattr(tags, "RECTIFYING", ("territory-proposed",))
    again = TerritoryProposed(territory="b", name="B", replaces="e1")
    with views_of(facts(("2017", TerritoryProposed(territory="b", name="Bé")), ("2017", again))) as views:
        assert [one.rectified_by for one in timeline(views, END)] == [(2,), ()]
