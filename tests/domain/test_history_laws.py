"""Two times, as laws: what was known at K, and what had happened at V, of any small history with corrections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from programme.domain.answer import Answer
from programme.domain.assessment import assess
from programme.domain.event import Event
from programme.domain.events import CharterAdopted, EntryAnnulled, EntryRectified
from programme.domain.fact import Fact
from programme.domain.history import Entry
from programme.domain.history import corrected as as_known
from programme.domain.reading import reading_of
from programme.domain.standing import standing
from programme.domain.vocabulary import Finding
from tests.projections.support import histories
from tests.support.corrections import corrected, known, reordered, roots_of
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


@given(any_history.flatmap(lambda history: st.tuples(st.just(history), reordered(history))), DAY)
def test_facts_and_their_corrections_recorded_in_another_order_give_the_same_state(
    pair: tuple[list[Fact], list[Fact]], day: date
) -> None:
    history, other = pair
    assert by_id(as_known(history)) == by_id(as_known(other))
    assert seen(history, day) == seen(other, day)


@given(any_history, DAY)
def test_what_has_not_happened_by_a_day_changes_nothing_on_that_day(history: list[Fact], day: date) -> None:
    later, roots = not_happened(as_known(history), day), roots_of(history)
    assert seen([one for one in history if roots[one.id] not in later], day) == seen(history, day)


@given(any_history, st.data())
def test_to_know_more_takes_nothing_from_what_was_recorded_or_was_known(
    history: list[Fact], data: st.DataObject
) -> None:
    less, more = sorted(data.draw(st.tuples(*[st.integers(0, len(history))] * 2)))
    then, since = (reading_of(history[:length]) for length in (less, more))
    for position in range(1, less + 1):
        before, after = then.entry(position), since.entry(position)
        assert before is not None
        assert after is not None
        assert after.recorded == before.recorded
        assert tuple(one for one in after.corrections if one.position <= less) == before.corrections


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


def by_id(facts: Iterable[Fact]) -> dict[str, Fact]:
    """Return facts by their ids, but for the positions, which are the order of recording itself."""
    return {one.id: replace(one, position=0, rectified_by=()) for one in facts}


def not_happened(facts: Sequence[Fact], day: date) -> set[str]:
    """Return the ids of the facts that had not happened by a day, but for charters and other links of chains.

    A link bounds those beside it, whenever it came; and the earliest charter also judges the days before it.
    """
    return {
        one.id
        for one in facts
        if one.on.by(day) is Answer.NO
        and not isinstance(one.event, CharterAdopted)
        and "replaces" not in type(one.event).model_fields
    }


def seen(history: list[Fact], day: date) -> tuple[object, ...]:
    """Return where the territory stands, and what is found at the gate before it."""
    found = standing(reading_of(history), TERRITORY, day)
    findings = {result.criterion.id: result.finding for result in found.assessment.results}
    states = (set(found.states), set(found.themes), set(found.phases))
    return (*states, findings, set(found.blocking), found.assessment.passable)


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
