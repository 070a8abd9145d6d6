"""A passage that was decided and applies later is told by the board and the gate, in words and as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.support import Trial
from tests.support.cli import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Alder, whose passage was decided on 1 February 2018 and applies from June."""
    trial = Trial.started(tmp_path)
    trial.ready()
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("passed", "2018-02-01", applies_from="2018-06-01")
    trial.desk.register.close()
    return Shell.at(tmp_path, PROGRAMME_REGISTER="register.db", PROGRAMME_BY="coordinator")


def test_the_board_says_when_the_passage_was_decided_and_from_when_it_applies(shell: Shell) -> None:
    told = shell.run("status", "--as-of", "2018-05-31", "--lang", "fr").out
    assert "Passage décidé le 1er février 2018, applicable à compter du 1er juin 2018." in " ".join(told.split())
    told = shell.run("status", "--as-of", "2018-05-31", "--lang", "en").out
    assert "The passage was decided on 1 February 2018; it applies from 1 June 2018." in " ".join(told.split())


def test_the_gate_gives_both_dates_as_data_and_a_check_fails(shell: Shell) -> None:
    answer = shell.run("gate", "assess", "alder", "--as-of", "2018-05-31", "--json", "--check")
    found = answer.json
    assert answer.code == 1
    assert (found["passable"], found["coming"]["decided_on"], found["coming"]["applies_from"]) == (
        *(False, "2018-02-01", "2018-06-01"),
    )


def test_from_that_day_on_nothing_is_said_of_it_any_more(shell: Shell) -> None:
    found = shell.run("gate", "assess", "alder", "--as-of", "2018-06-01", "--json").json
    assert (found["coming"], found["gate"]) == (None, None)
