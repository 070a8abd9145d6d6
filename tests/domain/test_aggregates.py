"""Aggregates: folds that fail on nothing and depend on no order; and what each says of its one thing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.domain.aggregates.body import Body
from programme.domain.aggregates.charters import Charters
from programme.domain.aggregates.decision import Decision
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.meeting import Meeting
from programme.domain.aggregates.phase_review import PhaseReview
from programme.domain.aggregates.step import Step
from programme.domain.aggregates.territory_project import TerritoryProject, phase_of, state_of
from programme.domain.answer import Answer
from programme.domain.event import Event
from programme.domain.events import (
    CATALOGUE,
    CharterAdopted,
    DecisionRecorded,
    DecisionWithdrawn,
    StepCompleted,
    TerritoryProposed,
    VotingRuleSet,
)
from programme.domain.fact import Fact
from programme.domain.quorum import VotingRule
from programme.domain.reading import fold
from programme.domain.standing import standing, territory_ids
from programme.domain.timed import Chain
from tests.support.charters import charter, criterion
from tests.support.facts import fact, facts
from tests.support.histories import histories
from tests.support.history import History

AGGREGATES: tuple[Any, ...] = (TerritoryProject, GateFile, PhaseReview, Body, Meeting, Decision, Step)
DAYS = st.dates(date(2015, 12, 1), date(2017, 3, 1))


def of_kind(kind: Any, history: History) -> dict[str, list[Fact]]:
    """Return the facts of each aggregate of a kind, by its id."""
    found: dict[str, list[Fact]] = {}
    for one in history.facts:
        for tag in one.event.tags() if isinstance(one.event, kind.TYPES) else ():
            if tag.startswith(f"{kind.KIND}:"):
                found.setdefault(tag.removeprefix(f"{kind.KIND}:"), []).append(one)
    return found


@pytest.mark.parametrize("kind", AGGREGATES, ids=lambda one: one.__name__)
def test_the_state_does_not_depend_on_the_order_of_recording_nor_on_repetition(kind: Any) -> None:
    @settings(max_examples=50)
    @given(histories(), st.randoms())
    def law(history: History, random: Any) -> None:
        for name, recorded in of_kind(kind, history).items():
            again = [*recorded, *recorded]
            random.shuffle(again)
            assert fold(kind, name, again) == fold(kind, name, recorded)

    law()


@pytest.mark.parametrize("kind", AGGREGATES, ids=lambda one: one.__name__)
def test_an_aggregate_is_about_events_that_bear_its_id(kind: Any) -> None:
    assert kind.new("x").id == "x"
    assert set(kind.TYPES) <= set(CATALOGUE.values())


# --- Chains of accepted acts -----------------------------------------------------------------------------------------


def chains(history: History) -> Iterator[Chain]:
    for territory in of_kind(TerritoryProject, history):
        project = history.reading().of(TerritoryProject, territory)
        yield from (project.states, project.themes, project.phases)
        file = history.reading().of(GateFile, territory)
        for event in (one.event for one in file.facts if one.event.type == "criterion-answered"):
            yield file.answers(event.gate, event.criterion)  # type: ignore[attr-defined]
    yield from (history.reading().of(Body, body).rules for body in of_kind(Body, history))
    yield Charters.of(history.reading().facts(CharterAdopted)).chain


@given(histories())
def test_no_chain_of_accepted_acts_contradicts_itself(history: History) -> None:
    for chain in chains(history):
        assert not chain.contradicts_itself
        assert len(chain.sequence) == len(chain.links)


@given(histories(corrected=False), DAYS)
def test_what_has_not_happened_changes_nothing_on_the_board(history: History, day: date) -> None:
    """With corrections, which have no day of their own, the law is that of `test_history_laws`."""
    left: list[Fact] = []
    for one in history.facts:
        replaces = getattr(one.event, "replaces", None)
        rests = replaces is None or replaces in {other.id for other in left}
        if isinstance(one.event, CharterAdopted) or (rests and one.on.by(day) is not Answer.NO):
            left.append(one)
    part = History(left)
    for territory in territory_ids(part.reading()):
        seen, whole = (standing(one.reading(), territory, day) for one in (part, history))
        for name in ("themes", "states", "phases", "since", "unmet", "undecidable", "blocking"):
            assert getattr(seen, name) == getattr(whole, name)
        assert [one.evidence for one in seen.assessment.results] == [one.evidence for one in whole.assessment.results]


# --- By hand ---------------------------------------------------------------------------------------------------------


def test_an_empty_project_is_nothing_yet() -> None:
    project = TerritoryProject.new("venelles")
    assert (project.exists, project.name, project.state, project.phase) == (False, "venelles", None, None)
    assert (project.states_at(date(2017, 1, 1)), project.phases_at(date(2017, 1, 1))) == ((None,), (None,))


def test_only_a_phase_puts_in_a_phase() -> None:
    proposed = fact(TerritoryProposed(territory="venelles", name="Venelles"), "2016")
    assert phase_of(proposed) is None
    assert (phase_of(None), state_of(None)) == (None, None)


def test_a_body_is_called_by_its_latest_name_or_its_id() -> None:
    assert Body.new("committee").name == "committee"
    assert not Body.new("committee").exists


def test_a_body_that_was_only_planned_exists() -> None:
    history = History()
    history.do("body plan", body="large", name="Comité élargi", due="2018", on="2017")
    body = history.reading().of(Body, "large")
    assert (body.exists, body.name) == (True, "Comité élargi")


def test_a_voting_rule_counts_once_it_is_certain() -> None:
    rule = VotingRule()
    body = Body.new("committee").apply(fact(VotingRuleSet(body="committee", voting=rule), "2017-03"))
    days = (date(2017, 2, 28), date(2017, 3, 15), date(2017, 3, 31))
    assert [body.voting(day) for day in days] == [None, None, rule]


def test_who_may_have_left_does_not_certainly_sit() -> None:
    history = History()
    history.do("body constitute", body="committee", name="C", on="2016")
    history.do("body seat", body="committee", office="pilot", on="2016-06")
    history.do("body vacate", body="committee", office="pilot", on="2017-06")
    body = history.reading().of(Body, "committee")
    days = (date(2016, 6, 15), date(2017, 5, 31), date(2017, 6, 15))
    assert [sorted(body.sitting(day)) for day in days] == [[], ["pilot"], []]


def test_a_decision_stands_until_it_is_withdrawn() -> None:
    recorded = fact(DecisionRecorded(decision="d", title="D"), "2017-01-01", 1)
    withdrawn = fact(DecisionWithdrawn(decision="d", reason="R", ends="e1"), "2018-01-01", 2)
    mandate = fold(Decision, "d", [withdrawn, recorded]).mandate
    assert mandate is not None
    assert [mandate.holds(date(year, 6, 1)) for year in (2016, 2017, 2018)] == [Answer.NO, Answer.YES, Answer.NO]
    assert Decision.new("d").mandate is None


def test_a_step_completed_for_no_territory_is_complete_for_all() -> None:
    events: list[tuple[str, Event]] = [
        ("2017", StepCompleted(step="1", territories=("aix", "pertuis"))),
        ("2018", StepCompleted(step="1")),
    ]
    step = fold(Step, "1", facts(*events))
    assert [len(step.completions(territory)) for territory in ("aix", "venelles")] == [2, 1]
    assert not step.exists


# --- Editions of the charter -----------------------------------------------------------------------------------------


def editions(*days: str) -> Charters:
    """Return the charters of a history that adopts an edition on each of these days."""
    history = History()
    for number, on in enumerate(days, 1):
        history.do("charter adopt", rules=charter(criterion(f"c{number}")), on=on)
    return Charters.of(history.facts)


def test_before_the_first_adoption_there_is_no_charter() -> None:
    none = Charters.of([])
    assert (none.latest, none.by_id("1"), none.ids(), none.in_force(date(2017, 1, 1))) == (None, None, (), None)
    assert none.for_day(date(2017, 1, 1)) == (None, False)


@pytest.mark.parametrize(
    ("day", "edition", "adopted_after"),
    [
        ("2016-12-31", "1", True),
        ("2017-01-01", "1", False),
        ("2018-05-31", "1", False),
        ("2018-06-15", "1", False),
        ("2018-06-30", "2", False),
        ("2019-01-01", "3", False),
    ],
)
def test_the_last_edition_that_is_certainly_in_force_counts(day: str, edition: str, adopted_after: object) -> None:
    found, after = editions("2017-01-01", "2018-06", "2019-01-01").for_day(date.fromisoformat(day))
    assert found is not None
    assert (found.id, after) == (edition, adopted_after)


def test_an_edition_carries_its_rules_its_hash_and_the_fact_that_adopted_it() -> None:
    charters = editions("2017", "2018")
    latest = charters.latest
    assert latest is not None
    assert (latest.id, latest.rules.gates[0].criteria[0].id, latest.hash) == ("2", "c2", latest.rules.hash)
    assert latest.fact.on.text == "2018"
    assert charters.by_id("2") == latest
    assert charters.by_id("3") is None
    assert sorted(charters.ids()) == ["1", "2"]


def test_of_two_editions_to_come_the_one_that_may_come_first_is_the_earliest_known() -> None:
    found, after = editions("2018", "2018-06").for_day(date(2017, 1, 1))
    assert found is not None
    assert (found.id, after) == ("1", True)
