"""`programme replay` as people and scripts use it: piped, by a key, by itself; from entry to entry or day to day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import click
import pytest

from tests.support.cli import Shell, Stream

STARTED = "Venelles enters the phase “First”."


def steps(shell: Shell, *arguments: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell.run("replay", *arguments, "--json").json
    return found


def told(step: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    """Return what a step changed, by aspect or criterion."""
    return [(one["criterion"] or one["aspect"], one["before"], one["after"]) for one in step["changes"]]


def test_piped_every_entry_is_told_once_with_what_it_changed(shell: Shell) -> None:
    found = steps(shell)
    assert [one["position"] for one in found] == list(range(1, 19))
    (entered,) = [one for one in found if one["entries"][0]["type"] == "phase-entered"]
    assert ("phase", None, "first") in told(entered)
    shown = shell.run("replay").out
    assert "Phase: – → First" in shown
    assert shown.count("Entry ") == 18


def test_the_last_state_is_that_of_the_board(shell: Shell) -> None:
    last: dict[tuple[str, str], Any] = {}
    for step in steps(shell):
        last |= {(one["territory"], one["criterion"] or one["aspect"]): one["after"] for one in step["changes"]}
    for line in shell.run("status", "--json").json["territories"]:
        assert last.get((line["id"], "phase")) == line["phase"]
        assert last[line["id"], "state"] == line["state"]
        unmet = [one for one in ("useful", "workshops", "nice") if last.get((line["id"], one)) == "unmet"]
        assert unmet == line["unmet"]


def test_a_part_is_replayed_from_one_entry_to_another_both_among_it(shell: Shell) -> None:
    assert [one["position"] for one in steps(shell, "--from", "@9", "--to", "@11")] == [9, 10, 11]
    assert steps(shell, "--from", "2018-01-11") == []
    assert len(steps(shell, "--from", "0001-01-01")) == 18
    assert len(steps(shell, "--from", "2018-01-10", "--to", "2018-01-10")) == 18
    assert len(steps(shell, "--to", "2018-01-09")) == 0


def test_an_unknown_position_is_exit_3_and_no_date_exit_2(shell: Shell) -> None:
    assert shell.run("replay", "--from", "@99").code == 3
    assert shell.run("replay", "--to", "yesterday").code == 2
    assert shell.run("replay", "--along", "happened", "--from", "@9").code == 2
    assert shell.run("replay", "--territory", "gardanne").code == 3


def test_by_decision_a_step_ends_with_the_command_that_decides(shell: Shell) -> None:
    assert [one["position"] for one in steps(shell, "--step", "decision")] == [11, 17, 18]
    assert [one["position"] for one in steps(shell, "--step", "day")] == [18]


def test_of_one_territory_nothing_is_told_that_leaves_it_as_it_is(shell: Shell) -> None:
    found = steps(shell, "--territory", "pertuis")
    assert [one["position"] for one in found] == [7]
    assert {one["territory"] for step in found for one in step["changes"]} == {"pertuis"}


def test_along_the_happening_a_fact_of_some_day_in_june_may_have_happened_from_the_first_on(shell: Shell) -> None:
    found = {one["day"]: one for one in steps(shell, "--along", "happened", "--territory", "venelles")}
    first, last = found["2017-06-01"], found["2017-06-30"]
    assert [(one["position"], one["certain"]) for one in first["entries"]] == [(12, False)]
    assert [(one["position"], one["certain"]) for one in last["entries"]] == [(12, True)]
    assert ("phase", None, "first") in told(found["2017-03-20"])
    shown = shell.run("replay", "--along", "happened", "--from", "2017-06", "--to", "2017-06").out
    assert shown.index("Perhaps, June 2017: Meeting: Un (entry 12)") < shown.index("30 June 2017")


@pytest.mark.parametrize("shape", ["table", "md", "tsv", "csv", "csv-excel", "jsonl"])
def test_each_format_holds_each_step(shell: Shell, shape: str) -> None:
    for lang, word in (("fr", "Première"), ("en", "First")):
        shown = shell.run("replay", "--format", shape, "--lang", lang).out
        assert (word if shape in {"table", "md"} else "first") in shown


@pytest.fixture
def at_terminal(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setattr("sys.stdin", Stream(terminal=True))
    return replace(shell, terminal=True)


def keys(monkeypatch: pytest.MonkeyPatch, pressed: str) -> None:
    left: Iterator[str] = iter(pressed)
    monkeypatch.setattr(click, "getchar", lambda: next(left))


def test_at_a_terminal_a_key_leads_on_back_and_out(at_terminal: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    keys(monkeypatch, "nxpnq")  # x means nothing
    ran = at_terminal.run("replay")
    assert [line[:8] for line in ran.out.splitlines() if line.startswith("Entry")] == [
        "Entry 1,",
        "Entry 2,",
        "Entry 1,",
        "Entry 2,",
    ]
    assert "n: next, p: previous, q: quit" in ran.err


def test_after_the_last_step_the_replay_ends(at_terminal: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    keys(monkeypatch, "nnn")
    assert at_terminal.run("replay", "--from", "@16").out.count("Entry ") == 3


def test_by_itself_it_pauses_between_two_steps(at_terminal: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    paused: list[int] = []
    monkeypatch.setattr("time.sleep", paused.append)
    assert at_terminal.run("replay", "--from", "@16", "--play", "--pause", "3").out.count("Entry ") == 3
    assert paused == [3, 3]
