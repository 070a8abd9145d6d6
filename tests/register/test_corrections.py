"""Corrections in the register: what was decided before one was recorded is decided again after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.events import MeetingHeld, TerritoryProposed
from programme.domain.reading import Query
from programme.register.errors import Conflict
from programme.register.plan import Plan
from programme.register.recorder import Recorder
from programme.register.requests import RefusedRequests, Request
from programme.register.stored_query import stored
from tests.support.registers import START, Desk, request

T = "venelles"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk at a register with a territory at position 1, and a meeting at position 2."""
    desk = Desk.at_new(tmp_path)
    desk.do("territory propose", territory=T, name="Venelles", on="2017")
    desk.do("meeting hold", kinds=["workshop"], title="M", id="m", on="2017-03-24?")
    yield desk
    desk.register.close()


def asked(path: str, command_id: str = "slow", **fields: Any) -> Request:
    return request(path, command_id, at=START.replace(hour=10), **fields)


def rectify(to: str, command_id: str = "slow", position: int = 1) -> Request:
    return asked("entry rectify", command_id, position=position, field="on", to=[to], reason="R")


def append(desk: Desk, plan: Plan) -> None:
    """Append what was planned, as the register does."""
    desk.register.recorder.append_batches(plan.batches(), plan.condition())


def test_a_decision_and_a_correction_of_what_it_read_conflict(desk: Desk) -> None:
    plan = desk.register.plan([asked("territory theme", territory=T, theme="Art", on="2018")])
    desk.do("entry annul", position=1, reason="R")
    with pytest.raises(Conflict):
        append(desk, plan)
    with pytest.raises(RefusedRequests):
        desk.register.record([asked("territory theme", territory=T, theme="Art", on="2018")])


def test_a_correction_of_something_else_is_no_conflict(desk: Desk) -> None:
    plan = desk.register.plan([asked("territory theme", territory=T, theme="Art", on="2018")])
    desk.do("entry rectify", position=2, field="on", to=["2017-04-24"], reason="R")
    append(desk, plan)
    assert desk.register.head() == 4


def test_two_corrections_of_one_entry_at_once_are_decided_one_after_the_other(desk: Desk) -> None:
    plan = desk.register.plan([rectify("2018")])
    desk.do("entry rectify", position=1, field="on", to=["2018"], reason="R")
    with pytest.raises(Conflict):
        append(desk, plan)
    with pytest.raises(RefusedRequests) as refused:
        desk.register.record([rectify("2018")])
    assert [one.rule for _, two in refused.value.refusals for one in getattr(two, "reasons", ())] == ["same-value"]


def test_a_correction_and_the_annulment_of_a_correction_conflict(desk: Desk) -> None:
    desk.do("entry annul", position=1, reason="R")
    plan = desk.register.plan([asked("territory propose", territory=T, name="Venelles", on="2017")])
    desk.do("entry annul", position=3, reason="R")
    with pytest.raises(Conflict):
        append(desk, plan)


def test_what_is_corrected_and_recorded_again_in_one_go_is_read_so_by_what_follows(desk: Desk) -> None:
    again = asked("territory propose", "again", territory=T, name="Venelles-le-Haut", on="2017-02")
    moved = asked("entry rectify", "moved", position=4, field="name", to=["Venelles"], reason="R")
    desk.register.record([asked("entry annul", position=1, reason="R"), again, moved])
    assert desk.register.reading().of(TerritoryProject, T).name == "Venelles"
    assert desk.register.reading(upto=4).of(TerritoryProject, T).name == "Venelles-le-Haut"
    assert desk.register.reading(upto=2).of(TerritoryProject, T).name == "Venelles"


def test_what_was_known_before_a_correction_is_read_without_it(desk: Desk) -> None:
    desk.do("entry rectify", position=2, field="on", to=["2017-04-24"], reason="R")
    dates = [desk.register.reading(upto).facts(MeetingHeld)[0].on.text for upto in (None, 3, 2)]
    assert dates == ["2017-04-24", "2017-04-24", "2017-03-24?"]


@pytest.mark.parametrize("tags", [frozenset[str](), frozenset({f"territory:{T}"})])
def test_the_recorder_finds_all_that_a_query_matches(desk: Desk, tags: frozenset[str]) -> None:
    desk.do("entry rectify", position=1, field="on", to=["2018"], reason="R")
    desk.do("entry annul", position=3, reason="R")
    desk.do("entry annul", position=2, reason="R")
    query = Query(frozenset({TerritoryProposed.type, "phase-entered"}), tags)
    recorder: Recorder = desk.register.recorder
    found = [position for position, _ in recorder.read_rows(stored([query]))[0]]
    assert found == [fact.position for fact in desk.register.facts() if query.matches(fact.event)] == [1, 3, 4]
