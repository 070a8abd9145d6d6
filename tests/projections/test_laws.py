"""What holds for the views of any register, whatever is recorded in it, in whatever order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from programme.domain.fact import Fact
from programme.projections.aftermath import AFTERMATH
from programme.projections.agenda import AGENDA
from programme.projections.assessment import ASSESSMENT
from programme.projections.base.answers import Answers
from programme.projections.base.views import Views
from programme.projections.board import BOARD, Line, board
from programme.projections.timeline import TIMELINE
from programme.projections.trail import TRAIL, trail
from tests.projections.support import VIEWPOINTS, contents, everything, histories, placed, record, uncorrected, views_of

ROWS = (TIMELINE, TRAIL)
ANSWERS = (BOARD, ASSESSMENT, AGENDA, AFTERMATH)
QUESTIONS = {
    BOARD: ("names", "programme", "territory:t", "territory:u"),
    ASSESSMENT: ("t", "u", "t:g"),
    AGENDA: ("agenda",),
    AFTERMATH: tuple(map(str, range(1, 7))),
}

few = settings(max_examples=12)
days = st.sampled_from(VIEWPOINTS)


def in_parts(facts: Sequence[Fact], cuts: Sequence[int]) -> list[Sequence[Fact]]:
    """Return the facts in parts, cut at places."""
    places = [0, *sorted(cut % (len(facts) + 1) for cut in cuts), len(facts)]
    return [facts[start:end] for start, end in pairwise(places)]


def asked(views: Views, view: Answers, day: date) -> list[Any]:
    return view.ask(views, day, None, lambda ask: [ask(key) for key in QUESTIONS[view]])


def found(views: Views, view: Answers, day: date) -> list[Any]:
    """Return what the domain answers now, from the register itself."""
    head = views.source.head()
    return [view.compute(views.source.reading(head), key, day) for key in QUESTIONS[view]]


def unplaced(line: Line) -> dict[str, Any]:
    """Return a line without the positions that its obstacle names: these are the order of recording itself."""
    return asdict(line) | {"obstacle": line.obstacle is not None}


@few
@given(histories(), st.lists(st.integers(0, 20), max_size=3), days)
def test_to_rebuild_gives_what_following_gave(facts: list[Fact], cuts: list[int], day: date) -> None:
    with views_of([]) as views:
        for part in in_parts(facts, cuts):
            record(views.source.recorder, part)
            everything(views, day)
        rows, shown = [contents(views, view) for view in ROWS], everything(views, day)
        for view in (*ROWS, *ANSWERS):
            views.rebuild(view)
        assert [contents(views, view) for view in ROWS] == rows
        assert everything(views, day) == shown


@few
@given(histories(), days, st.data())
def test_an_entry_delivered_twice_changes_nothing(facts: list[Fact], day: date, data: st.DataObject) -> None:
    again = data.draw(st.lists(st.integers(0, len(facts) - 1), min_size=1, max_size=3))
    with views_of(facts) as views:
        everything(views, day)
        entries = [entry for batch in views.source.entries(0, len(facts)) for entry in batch]
        for view in ROWS:
            before = contents(views, view)
            views.keep(view, len(facts), partial(view.apply, entries=[entries[place] for place in again]))
            assert contents(views, view) == before


@few
@given(histories(), days, st.integers(0, 20))
def test_what_was_known_at_a_position_is_what_a_register_of_that_length_says(
    facts: list[Fact], day: date, cut: int
) -> None:
    position = cut % (len(facts) + 1)
    with views_of(facts) as views, views_of(facts[:position]) as shorter:
        everything(views, day)
        assert everything(views, day, known_at=position) == everything(shorter, day)


@settings(max_examples=8)
@given(histories(), days, st.tuples(st.integers(0, 20), st.integers(0, 20)))
def test_to_know_more_takes_no_entry_from_the_trail_and_changes_nothing_that_was_known(
    facts: list[Fact], day: date, cuts: tuple[int, int]
) -> None:
    less, more = sorted(cut % (len(facts) + 1) for cut in cuts)
    with views_of(facts) as views, views_of(facts[:more]) as shorter:
        then, since = ([one.document for one in trail(views, position)] for position in (less, more))
        assert (since[:less], len(since)) == (then, more)
        assert everything(views, day, known_at=less) == everything(shorter, day, known_at=less)


@few
@given(uncorrected().flatmap(lambda facts: st.tuples(st.just(facts), st.permutations(facts))), days)
def test_the_order_of_recording_does_not_matter_to_the_board(pair: tuple[list[Fact], list[Fact]], day: date) -> None:
    facts, others = pair
    with views_of(facts) as views, views_of(placed(others)) as in_other_order:
        lines, other_lines = board(views, day).territories, board(in_other_order, day).territories
        assert {line.id: unplaced(line) for line in lines} == {line.id: unplaced(line) for line in other_lines}


@few
@given(histories(), st.lists(st.integers(0, 20), max_size=2), st.permutations(VIEWPOINTS))
def test_a_kept_answer_is_what_would_be_found_on_any_day_and_after_any_entry(
    facts: list[Fact], cuts: list[int], looked_at: list[date]
) -> None:
    with views_of([]) as views:
        for part in in_parts(facts, cuts):
            record(views.source.recorder, part)
            for view in ANSWERS:
                for day in looked_at:
                    assert asked(views, view, day) == found(views, view, day)
