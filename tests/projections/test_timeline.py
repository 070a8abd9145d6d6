"""The timeline: what happened, in the order of happening."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from programme.domain.dates import ImpreciseDate
from programme.domain.events import EntryAnnulled, EntryRectified, MeetingHeld, ProgrammeStarted, TerritoryProposed
from programme.domain.vocabulary import MeetingKind
from programme.projections.base.views import Views
from programme.projections.timeline import Selection, timeline
from tests.projections.support import views_of
from tests.support.facts import fact, facts

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


# --- Corrections -----------------------------------------------------------------------------------------------------

RECTIFIED = EntryRectified(
    entry="e2",
    position=2,
    of="meeting-held",
    bears=("meeting:fifth", "territory:b"),
    field="on",
    new="2018",
    reason="R",
)
ANNULLED = EntryAnnulled(
    entries=("e1",), positions=(1,), of=("meeting-held",), bears=("meeting:march", "territory:a"), reason="R"
)


@pytest.fixture
def corrected_views() -> Iterator[Views]:
    corrections = [fact(RECTIFIED, "2019", 6), fact(ANNULLED, "2019", 7)]
    with views_of([*RECORDED, *corrections]) as views:
        yield views


def test_a_rectified_fact_stands_at_its_rectified_date(corrected_views: Views) -> None:
    assert shown(corrected_views) == [3, 1, 4, 5, 2]
    (fifth,) = (one for one in timeline(corrected_views, END) if one.position == 2)
    assert (fifth.on, fifth.earliest, fifth.rectified_by) == ("2018", date(2018, 1, 1), (6,))


def test_a_rectified_date_brings_a_fact_into_a_period_or_out_of_it(corrected_views: Views) -> None:
    assert shown(corrected_views, until=ImpreciseDate.parse("2017")) == [3, 1, 4, 5]
    assert shown(corrected_views, since=ImpreciseDate.parse("2018")) == [5, 2]
    assert shown(corrected_views, date(2017, 3, 31)) == [3, 1, 4, 5]


def test_before_it_was_recorded_a_correction_changes_nothing(corrected_views: Views) -> None:
    assert shown(corrected_views, known_at=5) == [3, 1, 4, 2, 5]
    assert [one.rectified_by for one in timeline(corrected_views, END, 5)] == [()] * 5


def test_an_annulled_fact_stays_and_says_by_what_it_is_annulled(corrected_views: Views) -> None:
    annulled = {one.position: one.annulled_by for one in timeline(corrected_views, END)}
    assert annulled == {3: None, 1: 7, 4: None, 5: None, 2: None}


def test_a_correction_itself_happened_to_the_register_and_not_in_the_world(corrected_views: Views) -> None:
    assert shown(corrected_views, types=("entry-rectified", "entry-annulled")) == []
