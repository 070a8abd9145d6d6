"""Every aggregate of a kind, read at once."""

from __future__ import annotations

from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.dates import ImpreciseDate
from programme.domain.events import StartPlanned, TerritoryProposed, TerritorySelected
from programme.domain.reading import reading_of
from tests.support.facts import facts

HISTORY = facts(
    ("2017", TerritoryProposed(territory="venelles", name="Venelles")),
    ("2017", TerritoryProposed(territory="aix", name="Aix")),
    ("2017", TerritorySelected(territory="venelles", replaces="e1")),
    ("2017", StartPlanned(territories=("pertuis",), title="T", due=ImpreciseDate.parse("2018"))),
)


def test_every_aggregate_is_the_one_that_is_read_alone_in_the_order_of_the_first_facts() -> None:
    reading = reading_of(HISTORY)
    every = reading.every(TerritoryProject)
    assert [one.id for one in every] == ["venelles", "aix"]
    assert every == tuple(reading.of(TerritoryProject, one.id) for one in every)


def test_reading_every_one_asks_once_for_all_that_concerns_the_kind() -> None:
    reading = reading_of(HISTORY)
    reading.every(TerritoryProject)
    (query,) = reading.queries
    assert query.types == {one.type for one in TerritoryProject.TYPES}
    assert not query.tags
