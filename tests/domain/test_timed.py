"""Mandates and chains, by hand and against every possible world of small histories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.domain.answer import Answer
from programme.domain.dates import OPEN_PAST, ImpreciseDate
from programme.domain.events import DecisionRecorded, DecisionWithdrawn, StakeholderWithdrawn, StartPlanned, ThemeSet
from programme.domain.fact import Fact
from programme.domain.timed import Chain, Mandate, due_at, due_of, mandates, replaced_by, with_fact
from tests.support.dates import VIEWPOINTS, small_dates
from tests.support.facts import fact
from tests.support.worlds import ordered_worlds, summary, worlds

YES, NO, MAYBE = Answer.YES, Answer.NO, Answer.UNDECIDABLE


def link(place: int, on: str | ImpreciseDate, replaces: int | None = None) -> Fact:
    """Return the link e<place> of a chain, which takes the place of another one."""
    before = f"e{replaces}" if replaces is not None else None
    return fact(ThemeSet(territory="venelles", theme=f"theme {place}", replaces=before), on, place)


def chain(links: Iterable[Fact]) -> Chain:
    """Return the chain of these links, recorded in this order."""
    found = Chain()
    for one in links:
        found = found.with_link(one)
    return found


def names(links: Iterable[Fact | None]) -> list[str | None]:
    return [one.id if one is not None else None for one in links]


def start(on: str | ImpreciseDate, place: int = 1) -> Fact:
    return fact(DecisionRecorded(decision="d", title="D"), on, place)


def end(on: str | ImpreciseDate, place: int = 2, ends: int = 1) -> Fact:
    return fact(DecisionWithdrawn(decision="d", reason="R", ends=f"e{ends}"), on, place)


# --- Mandates --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("started", "ended", "until", "day", "expected"),
    [
        ("2017-03", None, None, "2017-02-28", NO),
        ("2017-03", None, None, "2017-03-15", MAYBE),
        ("2017-03", None, None, "2017-03-31", YES),
        ("2017-03", "2017-06", None, "2017-05-31", YES),
        ("2017-03", "2017-06", None, "2017-06-15", MAYBE),
        ("2017-03", "2017-06", None, "2017-06-30", NO),
        ("2017-03", "2017-03", None, "2017-03-15", MAYBE),
        # until: its last day is still a day of the mandate
        ("2017-03", None, "2017-06-30", "2017-06-30", YES),
        ("2017-03", None, "2017-06-30", "2017-07-01", NO),
        ("2017-03", None, "2017-06", "2017-06-01", YES),
        ("2017-03", None, "2017-06", "2017-06-02", MAYBE),
        ("2017-03", None, "2017-06", "2017-07-01", NO),
        ("2017-03", "2017-05-01", "2017-06-30", "2017-05-01", NO),
        ("../2017", None, "2018", "2017-12-31", YES),
    ],
)
def test_a_mandate_holds_once_started_and_not_ended(
    started: str, ended: str | None, until: str | None, day: str, expected: Answer
) -> None:
    ends = (end(ended),) if ended is not None else ()
    mandate = Mandate(start(started), ends, ImpreciseDate.parse(until) if until is not None else None)
    assert mandate.holds(date.fromisoformat(day)) is expected


def test_on_the_first_day_of_the_calendar_nothing_is_over_yet() -> None:
    mandate = Mandate(start("0001-01-01"), until=ImpreciseDate.parse("0001-01-01"))
    assert mandate.holds(OPEN_PAST) is YES
    assert mandate.holds(date(1, 1, 2)) is NO


def test_ends_go_with_the_start_that_they_name() -> None:
    first, second = start("2017", 1), start("2018", 2)
    over, again, stray = end("2019", 3, ends=2), end("2020", 4, ends=2), end("2019", 5, ends=9)
    found = mandates([first, second], [stray, again, over, over])
    assert found == (Mandate(first), Mandate(second, (over, again)))


def test_one_end_may_name_several_starts() -> None:
    withdrawn = fact(StakeholderWithdrawn(stakeholder="s", reason="R", ends=("e1", "e3")), "2017-06", 4)
    found = mandates([start("2017", 1), start("2017", 2), start("2017", 3)], [withdrawn])
    assert [one.ends for one in found] == [(withdrawn,), (), (withdrawn,)]


@given(small_dates, st.lists(small_dates, max_size=2), st.none() | small_dates, st.sampled_from(VIEWPOINTS))
def test_a_mandate_says_what_holds_in_every_world(
    started: ImpreciseDate, ended: list[ImpreciseDate], until: ImpreciseDate | None, day: date
) -> None:
    dates = [started, *ended, *([until] if until is not None else [])]

    def holds(world: tuple[date, ...]) -> bool:
        gone = any(one <= day for one in world[1 : 1 + len(ended)])
        expired = until is not None and world[-1] < day
        return world[0] <= day and not gone and not expired

    ends = tuple(end(on, place) for place, on in enumerate(ended, 2))
    assert Mandate(start(started), ends, until).holds(day) is summary([holds(world) for world in worlds(dates)])


@given(small_dates, st.lists(small_dates, max_size=3), st.sampled_from(VIEWPOINTS))
def test_ends_that_have_not_come_change_nothing(started: ImpreciseDate, ended: list[ImpreciseDate], day: date) -> None:
    ends = tuple(end(on, place) for place, on in enumerate(ended, 2))
    come = tuple(one for one in ends if one.on.by(day) is not NO)
    assert Mandate(start(started), ends).holds(day) is Mandate(start(started), come).holds(day)


# --- Chains, by hand -------------------------------------------------------------------------------------------------


def test_nothing_is_due_where_nothing_is_planned() -> None:
    assert due_at(Chain(), date(2017, 1, 1)) is None


def test_an_empty_chain_has_nothing_in_place() -> None:
    assert Chain().candidates(date(2017, 1, 1)) == (None,)
    assert Chain().tail is None
    assert not Chain().contradicts_itself


@pytest.mark.parametrize(
    ("day", "candidates"),
    [
        ("2016-12-31", [None]),
        ("2017-01-15", [None, "e1"]),
        ("2017-02-28", ["e1"]),
        ("2017-03-15", ["e1", "e2"]),
        ("2017-04-30", ["e2"]),
        ("2017-05-01", ["e3"]),
    ],
)
def test_the_candidates_run_from_the_last_certain_link_to_the_last_possible_one(
    day: str, candidates: list[str | None]
) -> None:
    links = [link(1, "2017-01"), link(2, "2017-03", 1), link(3, "2017-05-01", 2)]
    assert names(chain(links).candidates(date.fromisoformat(day))) == candidates


def test_a_link_is_not_earlier_than_the_one_it_replaces() -> None:
    links = [link(1, "2017-06"), link(2, "2017", 1)]
    assert names(chain(links).candidates(date(2017, 3, 1))) == [None]
    assert names(chain(links).candidates(date(2017, 6, 15))) == [None, "e1", "e2"]


def test_a_link_is_not_later_than_the_one_that_replaces_it() -> None:
    links = [link(1, "2017"), link(2, "2017-03", 1)]
    assert names(chain(links).candidates(date(2017, 3, 31))) == ["e2"]


def test_only_a_single_candidate_is_in_place() -> None:
    first, second = link(1, "2017-01"), link(2, "2017-03", 1)
    both = chain([first, second])
    assert both.at(date(2017, 2, 28)) is first
    assert both.at(date(2017, 3, 15)) is None
    assert both.at(date(2017, 3, 31)) is second
    assert both.at(date(2016, 1, 1)) is None


def test_the_tail_is_the_link_that_nothing_replaces() -> None:
    assert names([chain([link(3, "2017"), link(1, "2018", 3), link(2, "2019", 1)]).tail]) == ["e2"]


def test_of_several_tails_the_one_whose_entry_id_sorts_last_counts() -> None:
    assert names([chain([link(1, "2017"), link(3, "2018", 1), link(2, "2019", 1)]).tail]) == ["e3"]


@pytest.mark.parametrize(
    ("links", "sequence"),
    [
        ([], []),
        ([link(2, "2018"), link(1, "2017", 2)], ["e2", "e1"]),
        ([link(3, "2017"), link(1, "2018", 3), link(2, "2019", 1)], ["e3", "e1", "e2"]),
        ([link(1, "2017"), link(3, "2018", 1), link(2, "2019", 1)], ["e1", "e3"]),
        ([link(2, "2017", 9)], ["e2"]),
        ([link(1, "2017", 2), link(2, "2018", 1), link(3, "2019", 2)], ["e1", "e2", "e3"]),
    ],
    ids=["empty", "backwards dates", "three", "a fork", "after the unknown", "out of a circle"],
)
def test_the_sequence_runs_from_the_first_link_to_the_tail(links: list[Fact], sequence: list[str]) -> None:
    assert names(chain(links).sequence) == sequence


def test_a_link_that_replaces_what_is_not_known_starts_the_chain() -> None:
    alone = chain([link(2, "2017", 9), link(3, "2018", 2)])
    assert names(alone.candidates(date(2017, 12, 31))) == ["e2"]
    assert not alone.contradicts_itself


def test_what_a_link_replaces_is_read_off_its_event() -> None:
    assert replaced_by(link(2, "2017", 1)) == "e1"
    assert replaced_by(link(1, "2017")) is None
    assert replaced_by(start("2017")) is None


def test_the_way_to_a_link_leads_through_those_before_it() -> None:
    links = [link(3, "2017"), link(1, "2018", 3), link(2, "2019", 1), link(4, "2019", 3)]
    assert names(chain(links).leading_to(links[1])) == ["e3", "e1"]
    assert names(chain(links).leading_to(links[3])) == ["e3", "e4"]
    assert chain(links).leading_to(None) == ()
    assert names(chain([link(1, "2017", 2), link(2, "2018", 1)]).leading_to(link(2, "2018", 1))) == ["e1", "e2"]


def test_what_a_plan_aims_at_is_read_off_its_event() -> None:
    planned = StartPlanned(territories=("t",), title="T", due=ImpreciseDate.parse("2018"))
    assert due_of(fact(planned, "2017")) == ImpreciseDate.parse("2018")
    assert due_of(start("2017")) is None
    assert due_of(None) is None


@pytest.mark.parametrize(
    ("contradiction", "links"),
    [
        (False, [link(1, "2017")]),
        (False, [link(1, "2017"), link(2, "2017", 1)]),
        (False, [link(1, "2017-05"), link(2, "2017-05", 1)]),
        (False, [link(1, "2017-05-03"), link(2, "2017-05-03", 1)]),
        (True, [link(1, "2017"), link(2, "2018", 1), link(3, "2018", 1)]),
        (True, [link(1, "2017"), link(2, "2018")]),
        (True, [link(1, "2017"), link(2, "2018", 9)]),
        (True, [link(1, "2018"), link(2, "2017", 1)]),
        (True, [link(1, "2018"), link(2, "2017/..", 1), link(3, "2017", 2)]),
        (True, [link(1, "2017-05-04"), link(2, "2017-05-03", 1)]),
        (True, [link(1, "2017", 2), link(2, "2018", 1)]),
        (True, [link(1, "2017"), link(2, "2018", 3), link(3, "2019", 2)]),
    ],
    ids=[
        *("one link", "two in one year", "two in one month", "two on one day"),
        *("a fork", "two starts", "a start that replaces the unknown"),
        *("backwards", "backwards over an open link", "backwards by a day", "a circle", "a circle apart"),
    ],
)
def test_forks_circles_and_dates_that_run_backwards_are_flagged(links: list[Fact], contradiction: object) -> None:
    assert chain(links).contradicts_itself is contradiction


def test_both_branches_of_a_fork_stay_candidates() -> None:
    links = [link(1, "2017"), link(2, "2018", 1), link(3, "2018", 1)]
    assert set(names(chain(links).candidates(date(2018, 6, 1)))) == {"e1", "e2", "e3"}
    assert set(names(chain(links).candidates(date(2019, 6, 1)))) == {"e2", "e3"}


def test_where_dates_run_backwards_the_links_in_doubt_stay_candidates() -> None:
    backwards = chain([link(1, "2018"), link(2, "2017", 1)])
    assert names(backwards.candidates(date(2016, 12, 31))) == [None]
    assert names(backwards.candidates(date(2017, 12, 31))) == ["e2"]
    assert names(backwards.candidates(date(2018, 6, 1))) == ["e2"]


# --- Chains, against every possible world ----------------------------------------------------------------------------


@st.composite
def linear_chains(draw: st.DrawFn) -> list[Fact]:
    """Draw the links of a chain in its own order; their entry ids are in another one."""
    dates = draw(st.lists(small_dates, min_size=1, max_size=4))
    places = draw(st.permutations(range(1, len(dates) + 1)))
    return [link(place, on, before) for place, on, before in zip(places, dates, [None, *places], strict=False)]


def in_place(links: Sequence[Fact], world: Sequence[date], day: date) -> Fact | None:
    """Return the last link that has come by a day, in one world."""
    come = [one for one, on in zip(links, world, strict=True) if on <= day]
    return come[-1] if come else None


@given(linear_chains(), st.sampled_from(VIEWPOINTS))
def test_the_candidates_are_the_links_that_are_in_place_in_some_world(links: list[Fact], day: date) -> None:
    possible = list(ordered_worlds([one.on for one in links]))
    found = chain(links)
    assert found.contradicts_itself is (not possible)
    if possible:
        assert set(names(found.candidates(day))) == set(names(in_place(links, world, day) for world in possible))


@st.composite
def trees(draw: st.DrawFn) -> list[Fact]:
    """Draw links that replace any earlier one, or none."""
    dates = draw(st.lists(small_dates, min_size=1, max_size=5))
    return [link(place, on, draw(st.sampled_from([None, *range(1, place)]))) for place, on in enumerate(dates, 1)]


@given(trees(), st.sampled_from(VIEWPOINTS))
def test_along_every_branch_the_link_in_place_is_among_the_candidates(links: list[Fact], day: date) -> None:
    by_id = {one.id: one for one in links}
    candidates = set(names(chain(links).candidates(day)))
    for leaf in {one.id for one in links} - {replaced_by(one) for one in links}:
        branch = [by_id[leaf]]
        while (before := replaced_by(branch[0])) is not None:
            branch.insert(0, by_id[before])
        possible = ordered_worlds([one.on for one in branch])
        assert set(names(in_place(branch, world, day) for world in possible)) <= candidates


@given(linear_chains(), st.sampled_from(VIEWPOINTS))
def test_links_that_cannot_have_come_change_nothing(links: list[Fact], day: date) -> None:
    possible = list(ordered_worlds([one.on for one in links]))
    come = [one for place, one in enumerate(links) if any(world[place] <= day for world in possible)]
    if possible:
        assert chain(come).candidates(day) == chain(links).candidates(day)


@given(trees().flatmap(lambda links: st.tuples(st.just(links), st.permutations([*links, *links]))))
def test_the_state_does_not_depend_on_the_order_of_recording_nor_on_repetition(
    recorded: tuple[list[Fact], list[Fact]],
) -> None:
    once, shuffled = recorded
    assert chain(shuffled) == chain(once)


def test_facts_are_kept_in_the_order_of_their_ids_each_once() -> None:
    first, second, third = (link(place, "2017") for place in (1, 2, 3))
    kept: tuple[Fact, ...] = ()
    for one in (second, third, first, third, second):
        kept = with_fact(kept, one)
    assert kept == (first, second, third)
