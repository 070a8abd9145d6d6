"""The typed register: acts in, facts out; all or nothing; once for each command; never back in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from programme.domain.events import GateDecided, TerritoryProposed
from programme.domain.refusals import Refused
from programme.register.errors import ClockBehind, CommandReused, MalformedEntry, UnknownEvent
from programme.register.plan import Plan
from programme.register.recorder import Recorder
from programme.register.register import Register
from programme.register.requests import RefusedRequests, Request
from programme.register.rows import Row
from tests.register.support import together
from tests.support.charters import charter, criterion
from tests.support.registers import START, Desk, request

RACERS = 8


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.at_new(tmp_path)
    yield desk
    desk.register.close()


def propose(name: str, command_id: str, seconds: int = 0) -> Request:
    return request(
        "territory propose", command_id, at=START + timedelta(seconds=seconds), territory=name, name=name, on="2018"
    )


def types(register: Register) -> list[str]:
    return [fact.event.type for fact in register.facts()]


def test_an_act_is_recorded_with_its_place_its_instant_and_its_author(desk: Desk) -> None:
    recorded = desk.do("territory propose", territory="venelles", name="Venelles", theme="Numérique", on="2016-12")
    assert recorded.id == "venelles"
    proposed, theme = desk.register.facts()
    assert (proposed.position, proposed.id, proposed.causation_id) == (1, "desk-1#1", None)
    assert (theme.position, theme.id, theme.causation_id) == (2, "desk-1#2", "desk-1#1")
    assert proposed.recorded_at == START + timedelta(seconds=1)
    assert proposed.recorded_by == "coordinator"
    assert proposed.on.text == "2016-12"
    assert proposed.event == TerritoryProposed(territory="venelles", name="Venelles")


def test_the_same_command_gives_its_first_result_and_records_nothing_more(desk: Desk) -> None:
    first = desk.register.record([propose("venelles", "one")])[0]
    again = desk.register.record([propose("venelles", "one", seconds=60)])[0]
    assert again.replayed
    assert again.facts == first.facts
    assert desk.register.head() == 1


def test_the_same_command_with_other_content_is_refused(desk: Desk) -> None:
    desk.register.record([propose("venelles", "one")])
    with pytest.raises(RefusedRequests) as refused:
        desk.register.record([propose("pertuis", "one")])
    place, reused = refused.value.refusals[0]
    assert place == 0
    assert isinstance(reused, CommandReused)
    assert (reused.first, reused.last) == (1, 1)
    assert desk.register.head() == 1


def test_requests_are_recorded_all_or_none_and_every_refusal_is_said(desk: Desk) -> None:
    asked = [propose("venelles", "a"), propose("venelles", "b"), propose("pertuis", "c"), propose("pertuis", "d")]
    with pytest.raises(RefusedRequests) as refused:
        desk.register.record(asked)
    assert [place for place, _ in refused.value.refusals] == [1, 3]
    assert all(isinstance(refusal, Refused) for _, refusal in refused.value.refusals)
    assert desk.register.head() == 0


def test_each_request_sees_what_those_before_it_lead_to(desk: Desk) -> None:
    theme = request("territory theme", "b", territory="venelles", theme="Numérique", on="2018")
    desk.register.record([propose("venelles", "a"), theme])
    assert types(desk.register) == ["territory-proposed", "theme-set"]


def test_deciding_without_recording_appends_nothing(desk: Desk) -> None:
    plan = desk.register.plan([propose("venelles", "a")])
    assert [fact.event.type for one in plan.recorded for fact in one.facts] == ["territory-proposed"]
    assert desk.register.head() == 0


def test_what_somebody_else_recorded_meanwhile_is_taken_into_account(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Register(desk.register.place)
    plan, rivals = Register.plan, [propose("venelles", "rival")]

    def plan_then_lose(self: Register, requests: list[Request]) -> Plan:
        planned = plan(self, requests)
        if rivals and self is desk.register:
            other.record([rivals.pop()])
        return planned

    monkeypatch.setattr(Register, "plan", plan_then_lose)
    with pytest.raises(RefusedRequests) as refused:
        desk.register.record([propose("venelles", "mine")])
    [(_, refusal)] = refused.value.refusals
    assert isinstance(refusal, Refused)
    assert [reason.rule for reason in refusal.reasons] == ["wrong-state"]
    assert desk.register.head() == 1
    other.close()


def test_an_unrelated_entry_meanwhile_changes_only_the_place(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Register(desk.register.place)
    plan, calls = Register.plan, []

    def plan_then_be_overtaken(self: Register, requests: list[Request]) -> Plan:
        planned = plan(self, requests)
        if self is desk.register:
            calls.append(1)
            if len(calls) == 1:
                other.record([propose("pertuis", "rival")])
        return planned

    monkeypatch.setattr(Register, "plan", plan_then_be_overtaken)
    recorded = desk.register.record([propose("venelles", "mine")])[0]
    assert len(calls) == 1
    assert [fact.position for fact in recorded.facts] == [2]
    other.close()


def test_a_clock_a_little_behind_takes_the_last_instant_again(desk: Desk) -> None:
    desk.register.record([propose("venelles", "a", seconds=5)])
    recorded = desk.register.record([propose("pertuis", "b", seconds=0)])[0]
    assert recorded.facts[0].recorded_at == START + timedelta(seconds=5)


def test_a_clock_far_behind_is_refused(desk: Desk) -> None:
    desk.register.record([propose("venelles", "a", seconds=6)])
    with pytest.raises(ClockBehind) as behind:
        desk.register.record([propose("pertuis", "b", seconds=0)])
    assert (behind.value.now, behind.value.last) == ("2030-01-01T09:00:00.000000Z", "2030-01-01T09:00:06.000000Z")


def test_what_was_known_at_a_position_leaves_out_what_came_later(desk: Desk) -> None:
    desk.do("territory propose", territory="venelles", name="Venelles", on="2018")
    desk.do("territory propose", territory="pertuis", name="Pertuis", on="2018")
    known = desk.register.reading(upto=1).facts(TerritoryProposed)
    assert [fact.position for fact in known] == [1]
    assert desk.register.position_at(START + timedelta(seconds=1)) == 1


@pytest.mark.parametrize("version", ["1", "99"])
def test_an_entry_of_an_unknown_type_is_reported_and_nothing_is_imported(tmp_path: Path, version: str) -> None:
    desk = Desk.at_new(tmp_path)
    desk.do("territory propose", territory="venelles", name="Venelles", on="2018")
    desk.register.close()
    name = "os-system" if version == "1" else "territory-proposed"
    with Recorder.open(tmp_path / "register.db") as recorder:
        [(_, stored)] = recorder.read_rows()[0]
        foreign = stored.replace(b'"territory-proposed","typeversion":1', f'"{name}","typeversion":{version}'.encode())
        recorder.append_rows([Row(name, foreign, (), id="foreign#1", time="2031-01-01T00:00:00.000000Z")])
    register = Register(tmp_path / "register.db")
    with pytest.raises(UnknownEvent) as unknown:
        list(register.facts())
    assert (unknown.value.position, unknown.value.type, unknown.value.version) == (2, name, int(version))
    register.close()


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"id":1,"type":"theme-set","typeversion":1}', b"[" * 9999])
def test_bytes_that_are_no_entry_are_reported(tmp_path: Path, data: bytes) -> None:
    Register.create(tmp_path / "register.db", "test").close()
    with Recorder.open(tmp_path / "register.db") as recorder:
        recorder.append_rows([Row("theme-set", data, (), id="x#1", time="2031-01-01T00:00:00.000000Z")])
    register = Register(tmp_path / "register.db")
    with pytest.raises(MalformedEntry) as malformed:
        list(register.facts())
    assert malformed.value.position == 1
    register.close()


def test_of_eight_processes_racing_for_one_decision_exactly_one_gets_through(tmp_path: Path) -> None:
    desk = Desk.at_new(tmp_path)
    desk.do("charter adopt", rules=charter(criterion()), on="2018")
    desk.do("body constitute", body="committee", name="Committee", on="2018")
    desk.do("territory propose", territory="venelles", name="Venelles", on="2018")
    desk.do("gate open", territory="venelles", on="2018-01-02")
    desk.do("gate answer", territory="venelles", criterion="c", finding="met", because="seen", on="2018-01-03")
    desk.register.close()
    outcomes = sorted(together(RACERS, _race, desk.register.place))
    assert outcomes == ["refused"] * (RACERS - 1) + ["through"]
    register = Register(desk.register.place)
    assert sum(isinstance(fact.event, GateDecided) for fact in register.facts()) == 1
    register.close()


def _race(number: int, barrier: Barrier, path: Path) -> str:
    with Register(path) as register:
        decision = {"territory": "venelles", "outcome": "passed", "on": "2018-01-04"}
        decide = request("gate decide", f"racer-{number}", at=START + timedelta(hours=1), **decision)
        barrier.wait()
        try:
            register.record([decide])
        except RefusedRequests:
            return "refused"
        return "through"
