"""What an act reads is what its decision rests on: no less, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.domain.acts import ALL_ACTS
from programme.domain.acts.act import Act
from programme.domain.aggregates.meeting import Meeting
from programme.domain.events import DecisionRecorded, MeetingHeld, MinutesFiled, TerritoryProposed
from programme.domain.fact import Fact
from programme.domain.reading import Query, Reading, reading_of
from tests.support.asked import Asked, Item, ask
from tests.support.facts import fact, facts
from tests.support.histories import Moment, moments
from tests.support.readings import FIELDS, build, cases

# --- Enough: the decision on what was read is the decision on the whole history ---------------------------------------


@given(moments())
def test_the_decision_on_what_was_read_is_the_decision_on_the_whole_history(moment: Moment) -> None:
    whole = ask(moment.act, moment.history.facts, moment.history.facts, moment.by)
    read = [one for one in moment.history.facts if any(query.matches(one.event) for query in whole.queries)]
    assert ask(moment.act, read, moment.history.facts, moment.by) == whole


@given(moments(), st.data())
def test_a_fact_that_would_change_the_decision_answers_what_was_read(moment: Moment, data: st.DataObject) -> None:
    recorded = moment.history.facts
    late = data.draw(st.sampled_from(recorded))
    before = ask(moment.act, [one for one in recorded if one is not late], recorded, moment.by)
    after = ask(moment.act, recorded, recorded, moment.by)
    assert before == after or any(query.matches(late.event) for query in before.queries)


# --- No more: each item is there for a history in which the decision changes without it -------------------------------


@cache
def items() -> tuple[set[Item], set[Item]]:
    """Return every item that the acts read in the histories made by hand, and those that make a difference.

    What was shown to make one is not tried again.
    """
    asked = [
        (act, history.facts, by, ask(act, history.facts, history.facts, by))
        for history, path, fields in cases()
        for act in [build(path, fields)]
        for by in ("coordinator", "stranger")
    ]
    read: set[Item] = set().union(*(whole.items() for *_, whole in asked))
    useful: set[Item] = set()
    for act, recorded, by, whole in asked:
        for query in whole.queries:
            if whole.item(query) not in useful and is_missed(query, whole, recorded, act, by):
                useful.add(whole.item(query))
    for act, recorded, by, whole in asked:
        if any(item[0] == act.path() for item in read - useful):
            useful |= set(awaited(whole, recorded, act, by))
    return read, useful


def is_missed(dropped: Query, whole: Asked, recorded: list[Fact], act: Act, by: str) -> bool:
    """Return whether the decision would be another without what a query alone read."""
    others = [query for query in whole.queries if query != dropped]
    left = [one for one in recorded if any(query.matches(one.event) for query in others)]
    return ask(act, left, recorded, by).outcome != whole.outcome


def awaited(whole: Asked, recorded: list[Fact], act: Act, by: str) -> Iterator[Item]:
    """Yield each item that alone finds a fact whose coming changes the decision."""
    for late in (one for one in recorded if any(query.matches(one.event) for query in whole.queries)):
        before = ask(act, [one for one in recorded if one is not late], recorded, by)
        found_by = [query for query in before.queries if query.matches(late.event)]
        if len(found_by) == 1 and before.outcome != whole.outcome:
            yield before.item(found_by[0])


def test_the_histories_made_by_hand_hold_every_act() -> None:
    assert set(FIELDS) == {act.path() for act in ALL_ACTS}


@pytest.mark.parametrize("path", sorted(FIELDS))
def test_each_thing_that_an_act_reads_makes_a_difference_somewhere(path: str) -> None:
    read, useful = items()
    assert {item for item in read if item[0] == path} - useful == set()


@given(moments())
def test_no_act_reads_what_no_history_made_by_hand_shows(moment: Moment) -> None:
    read, _ = items()
    assert ask(moment.act, moment.history.facts, moment.history.facts, moment.by).items() <= read


# --- The reading itself ----------------------------------------------------------------------------------------------

HELD = MeetingHeld(meeting="m1", kinds=("workshop",), title="M", territories=("aix", "pertuis"))  # type: ignore[arg-type]
OTHER = MeetingHeld(meeting="m2", kinds=("workshop",), title="M", territories=("aix",))  # type: ignore[arg-type]
PROPOSED = TerritoryProposed(territory="aix", name="Aix")


@pytest.mark.parametrize(
    ("types", "tags", "matches"),
    [
        ({"meeting-held"}, set(), True),
        ({"meeting-held", "minutes-filed"}, {"territory:aix"}, True),
        ({"meeting-held"}, {"territory:aix", "territory:pertuis"}, True),
        ({"meeting-held"}, {"territory:aix", "territory:venelles"}, False),
        ({"minutes-filed"}, {"territory:aix"}, False),
        (set(), set(), False),
    ],
)
def test_a_query_asks_for_one_of_the_types_and_all_of_the_tags(
    types: set[str], tags: set[str], matches: object
) -> None:
    assert Query(frozenset(types), frozenset(tags)).matches(HELD) is matches


def test_facts_come_in_the_order_of_recording() -> None:
    history = facts(("2018", HELD), ("2016", PROPOSED), ("2017", OTHER))
    reading = reading_of(history)
    assert [one.position for one in reading.facts(MeetingHeld, tags=["territory:aix"])] == [1, 3]
    assert [one.position for one in reading.facts(MeetingHeld, TerritoryProposed)] == [1, 2, 3]


def test_what_was_seen_is_given_once_in_the_order_of_recording() -> None:
    history = facts(
        ("2018", HELD), ("2016", PROPOSED), ("2017", OTHER), ("2017", DecisionRecorded(decision="d", title="D"))
    )
    reading = reading_of(history)
    reading.facts(TerritoryProposed)
    reading.facts(MeetingHeld)
    reading.facts(MeetingHeld, tags=["territory:pertuis"])
    assert [one.position for one in reading.seen()] == [1, 2, 3]


def test_the_same_query_is_asked_once_and_the_lowest_head_is_kept() -> None:
    heads = iter([7, 5, 9])
    asked: list[Query] = []

    def fetch(query: Query) -> tuple[list[object], int]:
        asked.append(query)
        return [], next(heads)

    reading = Reading(fetch)  # type: ignore[arg-type]
    assert reading.head is None
    seen: list[int | None] = []
    for types in ((MeetingHeld,), (MeetingHeld,), (TerritoryProposed,), (DecisionRecorded,)):
        reading.facts(*types)
        seen.append(reading.head)
    assert (len(asked), seen) == (3, [7, 7, 5, 5])


def test_the_head_of_a_history_in_memory_is_its_last_position() -> None:
    empty, held = reading_of([]), reading_of([fact(HELD, "2017", 4), fact(OTHER, "2017", 9)])
    for reading in (empty, held):
        reading.facts(TerritoryProposed)
    assert (empty.head, held.head) == (0, 9)


def test_an_aggregate_is_read_by_its_id() -> None:
    history = facts(("2017", HELD), ("2017", OTHER), ("2017", MinutesFiled(meeting="m1", summary="S")))
    meeting = reading_of(history).of(Meeting, "m1")
    assert ([one.id for one in meeting.held], [one.id for one in meeting.minutes]) == (["e1"], ["e3"])
