"""One line of the board: state, theme, phase and what is missing, with every possibility where dates are imprecise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from programme.domain.dates import ImpreciseDate
from programme.domain.standing import Standing, calendar_phase, charter_on, standing, territory_ids, theme_of
from programme.domain.vocabulary import TerritoryState
from tests.support.charters import charter, criterion
from tests.support.history import History

ASKED = [
    criterion("seen"),
    criterion("met", must=False, name="meetings", kind="workshop"),
    criterion("must", name="meetings", kind="closing"),
]


def history(**more: Any) -> History:
    found = History()
    found.do("charter adopt", rules=charter(*ASKED, **more), on="2017-01-01")
    found.do("territory propose", territory="venelles", name="Venelles", theme="Silver économie", on="2016")
    return found


def at(facts: History, day: str) -> Standing:
    return standing(facts.reading(), "venelles", date.fromisoformat(day))


def test_a_territory_that_was_proposed() -> None:
    found = at(history(), "2017-06-01")
    assert (found.id, found.name, found.themes) == ("venelles", "Venelles", ("Silver économie",))
    assert (found.states, found.phases, found.since) == ((TerritoryState.PROPOSED,), (None,), None)


def test_what_is_missing_is_listed_by_criterion() -> None:
    found = at(history(), "2017-06-01")
    assert (found.unmet, found.undecidable, found.blocking) == (("met", "must"), ("seen",), ("seen", "must"))
    assert [one.criterion.id for one in found.assessment.results] == ["seen", "met", "must"]


def test_every_state_theme_and_phase_that_may_hold_is_given() -> None:
    facts = history()
    facts.do("territory select", territory="venelles", phase="amorcage", on="2016-09")
    facts.do("territory theme", territory="venelles", theme="Bien vieillir", on="2016-09")
    found = at(facts, "2016-09-15")
    assert found.states == (None, TerritoryState.PROPOSED, TerritoryState.ACTIVE)
    assert found.themes == (None, "Silver économie", "Bien vieillir")
    assert (found.phases, found.since) == ((None, "amorcage"), None)
    assert at(facts, "2016-09-30").since == ImpreciseDate.parse("2016-09")


def test_the_name_is_the_one_given_last_whatever_the_order_of_recording() -> None:
    facts = History()
    facts.do("territory envisage", territory="venelles", name="Venelle", on="2016")
    facts.do("territory propose", territory="venelles", name="Venelles", on="2017")
    first, second = facts.facts
    facts.facts = [
        replace(first, id="z"),
        replace(second, id="a", event=second.event.model_copy(update={"replaces": "z"})),
    ]
    assert at(facts, "2018-01-01").name == "Venelles"


def test_territories_are_listed_in_the_order_of_recording_each_once() -> None:
    facts = History()
    facts.do("territory propose", territory="venelles", name="Venelles", on="2017")
    facts.do("territory envisage", territory="gardanne", name="Gardanne", on="2016")
    facts.do("territory propose", territory="gardanne", name="Gardanne", on="2017")
    facts.do("territory envisage", territory="pertuis", name="Pertuis", on="2016")
    assert territory_ids(facts.reading()) == ("venelles", "gardanne", "pertuis")


def test_the_calendar_of_the_programme_plans_a_phase_for_a_day() -> None:
    planned = {"amorcage": "2016-09/2017-12", "consolidation": "2018", "exemplarite": "2020"}
    phases = [
        {"id": one, "fr": one, "en": one, "planned": planned.get(one)}
        for one in ("amorcage", "consolidation", "decollage", "exemplarite")
    ]
    rules = charter(phases=phases)
    days = ("2016-08-31", "2016-09-01", "2017-12-31", "2018-01-01", "2019-06-01", "2020-12-31", "2021-01-01")
    assert [calendar_phase(rules, date.fromisoformat(day)) for day in days] == [
        *(None, "amorcage", "amorcage", "consolidation", None, "exemplarite", None),
    ]
    assert calendar_phase(None, date(2017, 1, 1)) is None


def test_the_rules_of_a_day_are_those_in_force_else_the_earliest_known() -> None:
    facts = history(id="first")
    facts.do("charter adopt", rules=charter(id="second"), on="2018-01-01")
    days = (date(2016, 1, 1), date(2017, 6, 1), date(2018, 1, 1))
    assert [rules.id for day in days if (rules := charter_on(facts.reading(), day))] == ["first", "first", "second"]
    assert charter_on(History().reading(), date(2017, 1, 1)) is None


def test_only_a_theme_sets_a_theme() -> None:
    proposed, themed = history().facts[1:]
    assert theme_of(themed.event) == "Silver économie"
    assert theme_of(proposed.event) is None
    assert theme_of(None) is None
