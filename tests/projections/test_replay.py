"""The replay goes through a register; where it ends is what the board says, and each step is what differs across it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from programme.domain.difference import Point
from programme.domain.fact import Fact
from programme.domain.personal import holds_clear
from programme.domain.portrait import Aspect, Change, changes
from programme.projections.base.source import Source
from programme.projections.base.unfolding import Unfolding, portraits
from programme.projections.board import Line, board
from programme.projections.replay import Step, along_happening, along_recording
from tests.projections.support import VIEWPOINTS, histories, views_of
from tests.support import histories as by_acts
from tests.support.corrections import corrected


def without_names(facts: list[Fact]) -> list[Fact]:
    """Return the facts without those that hold a text which no vault has sealed."""
    return [one for one in facts if not holds_clear(one.event)]


full_histories = by_acts.histories().flatmap(lambda history: corrected(without_names(history.facts)))
few, fewer = settings(max_examples=12), settings(max_examples=3)
days = st.sampled_from(VIEWPOINTS)
State = dict[tuple[str, Aspect, str | None], object]


@contextmanager
def source_of(facts: list[Fact]) -> Iterator[Source]:
    with views_of(facts) as views:
        yield views.source


def state_after(steps: Iterable[Step]) -> State:
    """Return what the changes of all steps add up to; each must start from what the one before left."""
    state: State = {}
    for step in steps:
        for one in step.changes:
            assert state.get(key(one)) == one.before
            state[key(one)] = one.after
    return {name: value for name, value in state.items() if value is not None}


def key(change: Change) -> tuple[str, Aspect, str | None]:
    return change.territory, change.aspect, change.criterion


def seen_afresh(source: Source, point: Point, territory: str | None = None) -> State:
    """Return the state at a point, found there and nowhere else."""
    found = portraits(Unfolding(source, point.position, point.day), territory)
    return {(name, *what): value for name, one in found.items() for what, value in one.values.items()}


@few
@given(histories(), days)
def test_the_steps_of_the_recording_add_up_to_what_is_known_now(facts: list[Fact], day: date) -> None:
    with source_of(facts) as source:
        steps = list(along_recording(source, Point(day, 0), len(facts)))
        assert [one.position for step in steps for one in step.entries] == list(range(1, len(facts) + 1))
        assert state_after(steps) == seen_afresh(source, Point(day, len(facts)))


@few
@given(histories(), days)
def test_the_days_that_go_by_add_up_to_the_state_of_the_last_one(facts: list[Fact], day: date) -> None:
    with source_of(facts) as source:
        steps = along_happening(source, Point(date.min, len(facts)), day)
        start = seen_afresh(source, Point(date.min, len(facts)))
        assert not start or all(value is not None for value in start.values())
        assert start | state_after(_from(start, steps)) == seen_afresh(source, Point(day, len(facts)))


def _from(start: State, steps: Iterable[Step]) -> Iterator[Step]:
    """Yield first what there is at the beginning, as if it were a step."""
    opening = tuple(
        Change(territory, aspect, criterion, None, value) for (territory, aspect, criterion), value in start.items()
    )
    yield Step(Point(date.min, 0), (), opening)
    yield from steps


@fewer
@given(full_histories, days, st.sampled_from(["pertuis", "venelles"]))
def test_a_replay_of_one_territory_shows_all_that_changes_it(facts: list[Fact], day: date, territory: str) -> None:
    with source_of(facts) as source:
        whole = along_recording(source, Point(day, 0), len(facts))
        alone = along_recording(source, Point(day, 0), len(facts), territory=territory)
        assert _changes_of(territory, whole) == _changes_of(territory, alone)


def _changes_of(territory: str, steps: Iterable[Step]) -> list[tuple[int, Change]]:
    return [(step.point.position, one) for step in steps for one in step.changes if one.territory == territory]


@few
@given(histories(), days)
def test_the_last_state_is_that_of_the_board(facts: list[Fact], day: date) -> None:
    with views_of(facts) as views:
        lines = {line.id: line for line in board(views, day).territories}
        state = state_after(along_recording(views.source, Point(day, 0), len(facts)))
        for territory, line in lines.items():
            assert _as_the_board_says(territory, state) == _of(line)


def _as_the_board_says(territory: str, state: State) -> dict[str, Any]:
    found = {aspect: state.get((territory, aspect, None)) for aspect in Aspect}
    findings = {name: value for (owner, _, name), value in state.items() if owner == territory and name is not None}
    return {
        "state": found[Aspect.STATE],
        "phase": found[Aspect.PHASE] or (None,),
        "since": found[Aspect.SINCE],
        "next_gate": found[Aspect.GATE],
        "unmet": {name for name, value in findings.items() if value == "unmet"},
        "undecidable": {name for name, value in findings.items() if value == "undecidable"},
    }


def _of(line: Line) -> dict[str, Any]:
    return {
        "state": tuple(line.possible.get("state", [line.state])),
        "phase": tuple(line.possible.get("phase", [line.phase])),
        "since": line.since,
        "next_gate": line.next_gate,
        "unmet": set(line.unmet),
        "undecidable": set(line.undecidable),
    }


@few
@given(histories(), days, st.integers(0, 60))
def test_what_was_kept_on_the_way_is_what_is_found_afresh(facts: list[Fact], day: date, cut: int) -> None:
    position = cut % (len(facts) + 1)
    with source_of(facts) as source:
        at = Unfolding(source, 0, day)
        portraits(at)
        for batch in source.entries(0, position):
            for entry in batch:
                at.learn(entry.fact)
                portraits(at)
        fresh = portraits(Unfolding(source, position, day))
        assert portraits(at) == fresh
        assert all(not changes(one, one) for one in fresh.values())
