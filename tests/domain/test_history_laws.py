"""Two times, as laws: what was known at K, and what had happened at V, of any small history with corrections."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from programme.domain.assessment import assess
from programme.domain.event import Event
from programme.domain.events import EntryAnnulled, EntryRectified
from programme.domain.fact import Fact
from programme.domain.history import Entry
from programme.domain.history import corrected as as_known
from programme.domain.reading import reading_of
from programme.domain.standing import standing
from programme.domain.vocabulary import Finding
from tests.projections.support import histories
from tests.support.corrections import corrected, known
from tests.support.demands import KINDS, Case, cases
from tests.support.facts import fact
from tests.support.happened import TERRITORY
from tests.support.oracle import finding, worlds
from tests.support.tiny import DAYS, tiny_dates

DAY = st.sampled_from(DAYS)
AS_GOOD = {Finding.WAIVED: {Finding.WAIVED, Finding.MET, Finding.NOT_APPLICABLE}}
any_history = histories()


@given(any_history)
def test_what_is_known_is_what_stands_as_last_rectified(history: list[Fact]) -> None:
    assert [replace(one, rectified_by=()) for one in as_known(history)] == known(history)


@given(any_history, DAY)
def test_a_territory_stands_where_it_would_had_only_the_right_facts_been_recorded(
    history: list[Fact], day: date
) -> None:
    shown, right = (standing(reading_of(facts), TERRITORY, day) for facts in (history, known(history)))
    assert (shown.phases, shown.states, shown.themes) == (right.phases, right.states, right.themes)
    assert (shown.unmet, shown.undecidable) == (right.unmet, right.undecidable)


@settings(max_examples=200)
@given(
    st.sampled_from(KINDS).flatmap(cases).flatmap(lambda case: st.tuples(st.just(case), corrected(case.facts, most=3))),
    DAY,
)
def test_a_finding_holds_in_every_world_of_the_facts_as_they_are_known(
    drawn: tuple[Case, list[Fact]], day: date
) -> None:
    case, history = drawn
    charter = replace(case.history()[0], position=len(history) + 1)
    (result,) = assess(reading_of([*history, charter]), TERRITORY, day).results
    if result.finding is not Finding.UNDECIDABLE:
        found = {finding(case.demand, world, day) for world in worlds(known(history))}
        assert found <= AS_GOOD.get(result.finding, {result.finding})


@given(any_history, DAY, st.data())
def test_rectified_there_and_back_the_state_is_as_before_and_the_history_longer(
    history: list[Fact], day: date, data: st.DataObject
) -> None:
    facts = [one for one in as_known(history) if one.event.of_the_world]
    if not facts:
        return
    target = data.draw(st.sampled_from(facts))
    there = _rectified(target, len(history) + 1, data.draw(tiny_dates).text)
    longer = [*history, there, _rectified(target, len(history) + 2, target.on.text)]
    before, after = (standing(reading_of(facts), TERRITORY, day) for facts in (history, longer))
    assert (after.phases, after.states, after.unmet) == (before.phases, before.states, before.unmet)
    assert len(longer) == len(history) + 2
    assert [one.on for one in as_known(longer)] == [one.on for one in as_known(history)]


@given(any_history)
def test_annulling_everything_leaves_no_fact_and_every_entry(history: list[Fact]) -> None:
    annulments = [
        _annulled(one, len(history) + place) for place, one in enumerate(history, 1) if one.event.of_the_world
    ]
    whole = [*history, *annulments]
    assert as_known(whole) == ()
    reading = reading_of(whole)
    entries = [reading.entry(one.position) for one in history]
    assert [one.recorded for one in entries if isinstance(one, Entry)] == history


def _rectified(target: Fact, position: int, on: str) -> Fact:
    event = EntryRectified(
        entry=target.id, position=target.position, of=target.event.type, bears=target.event.tags(), field="on",
        new=on, reason="R",
    )  # fmt: skip
    return replace(fact(event, "2029", position), id=f"x{position}")


def _annulled(target: Fact, position: int) -> Fact:
    event: Event = EntryAnnulled(
        entries=(target.id,), positions=(target.position,), of=(target.event.type,), bears=target.event.tags(),
        reason="R",
    )  # fmt: skip
    return replace(fact(event, "2029", position), id=f"x{position}")
