"""A difference is all that two points do not have in common, and nothing more; differences add up."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from programme.domain.answer import Answer
from programme.domain.dates import ImpreciseDate
from programme.domain.difference import FactChange, Point
from programme.domain.events import MeetingHeld
from programme.domain.fact import Fact
from programme.domain.field_values import fields_of, value_of
from programme.domain.history import CORRECTING, Corrections
from programme.projections.diff import Difference, diff
from tests.projections.support import VIEWPOINTS, histories, views_of
from tests.support.history import History

few = settings(max_examples=12)
days = st.sampled_from(VIEWPOINTS)
cuts = st.integers(0, 60)


def point(facts: list[Fact], cut: int, day: date) -> Point:
    return Point(day, cut % (len(facts) + 1))


@few
@given(histories(), cuts, days)
def test_a_point_does_not_differ_from_itself(facts: list[Fact], cut: int, day: date) -> None:
    with views_of(facts) as views:
        here = point(facts, cut, day)
        found = diff(views.source, here, here)
        assert (found.changes, found.facts) == ((), ())


def moved(found: Difference) -> tuple[set[object], set[object]]:
    """Return what differs, whatever the values: aspects of territories, and facts by id."""
    return {(one.territory, one.aspect, one.criterion) for one in found.changes}, {one.fact.id for one in found.facts}


@few
@given(histories(), st.tuples(cuts, cuts, cuts), st.tuples(days, days, days))
def test_what_differs_from_a_to_c_differs_from_a_to_b_or_from_b_to_c(
    facts: list[Fact], places: tuple[int, int, int], on: tuple[date, date, date]
) -> None:
    a, b, c = (point(facts, cut, day) for cut, day in zip(places, on, strict=True))
    with views_of(facts) as views:
        first, second, whole = (moved(diff(views.source, *ends)) for ends in ((a, b), (b, c), (a, c)))
    assert whole[0] <= first[0] | second[0]
    assert whole[1] <= first[1] | second[1]


@few
@given(histories(), st.tuples(cuts, cuts), st.tuples(days, days))
def test_there_and_back_every_value_is_as_before(
    facts: list[Fact], cut: tuple[int, int], on: tuple[date, date]
) -> None:
    a, b = (point(facts, *place) for place in zip(cut, on, strict=True))
    with views_of(facts) as views:
        there, back = diff(views.source, a, b), diff(views.source, b, a)
    assert {(c.territory, c.aspect, c.criterion, c.before, c.after) for c in there.changes} == {
        (c.territory, c.aspect, c.criterion, c.after, c.before) for c in back.changes
    }


@few
@given(histories(), st.tuples(cuts, cuts), st.tuples(days, days))
def test_the_facts_that_differ_are_those_seen_otherwise(
    facts: list[Fact], cut: tuple[int, int], on: tuple[date, date]
) -> None:
    """The facts that either point sees otherwise than the other one, looked at one by one."""
    a, b = (point(facts, *place) for place in zip(cut, on, strict=True))
    with views_of(facts) as views:
        found = {one.fact.id for one in diff(views.source, a, b).facts}
    assert found == {fact.id for fact in facts if seen(fact, facts, a) != seen(fact, facts, b)}


def seen(fact: Fact, facts: list[Fact], at: Point) -> object:
    """Return what a point sees of a fact: nothing, that it is annulled, or its values and whether it has happened."""
    if fact.position > at.position or isinstance(fact.event, CORRECTING):
        return None
    known = Corrections.of([one for one in facts[: at.position] if isinstance(one.event, CORRECTING)]).known(fact)
    if known is None:
        return "annulled"
    happened = known.on.by(at.day) if fact.event.of_the_world else Answer.YES
    return happened, [value_of(known, field) for field in fields_of(type(fact.event))]


def workshop(history: History, on: str, title: str = "Atelier") -> Fact:
    (held,) = history.do("meeting hold", kinds=["workshop"], title=title, territories=["venelles"], on=on)
    return held


def a_year() -> History:
    """Return a territory, a workshop of some day in June 2017 (2) and one of July (3); the first is rectified (4)."""
    history = History()
    history.do("territory propose", territory="venelles", name="Venelles", on="2017-01-10")
    workshop(history, "2017-06")
    workshop(history, "2017-07-05", "Second")
    history.do("entry rectify", position=2, field="on", to=["2017-07-01"], reason="Faute de frappe")
    return history


def test_a_rectification_shows_the_field_its_two_values_and_the_entry_that_made_it() -> None:
    with views_of(a_year().facts) as views:
        (found,) = diff(views.source, Point(date(2018, 1, 1), 3), Point(date(2018, 1, 1), 4)).facts
    assert (found.change, found.fact.position, found.field) == (FactChange.RECTIFIED, 2, "on")
    assert (found.before, found.after, found.by) == ("2017-06", "2017-07-01", (4,))


def test_on_the_axis_of_the_world_facts_come_to_be_certain() -> None:
    with views_of(a_year().facts) as views:
        found = diff(views.source, Point(date(2017, 6, 15), 3), Point(date(2017, 6, 30), 3)).facts
    assert [(one.change, one.fact.position, one.before, one.after) for one in found] == [
        (FactChange.HAPPENED, 2, Answer.UNDECIDABLE, Answer.YES)
    ]


def test_what_is_known_of_a_period_changes_by_a_fact_that_leaves_it_or_comes() -> None:
    history = a_year()
    history.do("entry annul", position=3, reason="Saisie deux fois")
    end = date(2017, 12, 31)
    with views_of(history.facts) as views:
        june, july = (
            diff(views.source, Point(end, 3), Point(end, 5), period=ImpreciseDate.parse(text)).facts
            for text in ("2017-06", "2017-07")
        )
    assert [(one.change, one.fact.position) for one in june] == [(FactChange.RECTIFIED, 2)]
    assert [(one.change, one.fact.position) for one in july] == [(FactChange.RECTIFIED, 2), (FactChange.ANNULLED, 3)]


def test_of_one_territory_only_what_concerns_it_differs() -> None:
    history = a_year()
    history.do("territory propose", territory="pertuis", name="Pertuis", on="2017-02")
    history.do("meeting hold", kinds=["committee"], title="Tous", on="2017-08-01")
    end = date(2018, 1, 1)
    with views_of(history.facts) as views:
        found = diff(views.source, Point(end, 1), Point(end, 6), "venelles")
    assert [one.fact.position for one in found.facts] == [2, 3]
    assert all(isinstance(one.fact.event, MeetingHeld) for one in found.facts)
    assert {one.territory for one in found.changes} <= {"venelles"}


def test_an_annulment_that_is_annulled_restores_the_fact() -> None:
    history = a_year()
    history.do("entry annul", position=3, reason="Saisie deux fois")
    history.do("entry annul", position=5, reason="Non, une seule")
    end = date(2018, 1, 1)
    with views_of(history.facts) as views:
        (found,) = diff(views.source, Point(end, 5), Point(end, 6)).facts
    assert (found.change, found.fact.position, found.by) == (FactChange.RESTORED, 3, (5,))
