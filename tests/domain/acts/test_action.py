"""Actions: planned with or without an owner, handed over, postponed without losing a date, done or given up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from programme.domain.aggregates.action import Action
from programme.domain.answer import Answer
from programme.domain.events import ActionCompleted
from programme.domain.naming import names
from programme.domain.timed import due_of
from programme.domain.vocabulary import ActionState
from tests.support.history import History

AIX, PERTUIS = "aix-en-provence", "pertuis"
TITLE = "Rédaction de la convention de partenariat avec la Ville d'Aix"
OPEN, COMPLETED, ABANDONED = ActionState.OPEN, ActionState.COMPLETED, ActionState.ABANDONED


def programme() -> History:
    history = History()
    for territory in (AIX, PERTUIS):
        history.do("territory propose", territory=territory, name=territory.title(), on="2016-09")
    return history


def planned(**more: Any) -> History:
    """Return the agreement with the city, planned in October 2017 for the end of the year (line 836)."""
    history = programme()
    fields = {"id": "agreement", "title": TITLE, "due": "2017-10/2017-12", "territories": [AIX], "on": "2017-10-11"}
    history.do("action plan", **{**fields, **more})
    return history


def agreement(history: History) -> Action:
    return history.reading().of(Action, "agreement")


def states(history: History, *days: str) -> list[tuple[ActionState, ...]]:
    return [agreement(history).states(date.fromisoformat(day)) for day in days]


# --- Planned ---------------------------------------------------------------------------------------------------------


def test_an_action_is_planned_for_a_date_and_nobody_need_see_to_it() -> None:
    history = planned()
    (fact,) = history.facts[-1:]
    assert fact.event.tags() == ("action:agreement", f"territory:{AIX}")
    action = agreement(history)
    assert action.plan is not None
    assert (action.plan.title, action.plan.due.text) == (TITLE, "2017-10/2017-12")
    assert (action.assigned, action.territories) == ((), (AIX,))
    assert names(history.reading(), "fr")["action:agreement"] == TITLE


def test_of_an_action_that_nobody_planned_nothing_is_known() -> None:
    nothing = programme().reading().of(Action, "nothing")
    assert (nothing.exists, nothing.plan, nothing.mandate, nothing.territories) == (False, None, None, ())
    assert (nothing.assigned, nothing.states(date(2018, 1, 1))) == ((), ())


def test_an_action_is_named_after_its_title_and_a_second_one_is_numbered() -> None:
    history = programme()
    for _ in range(2):
        history.do("action plan", title="Finalisation du budget", due="2017-12", on="2017-10")
    assert [fact.event.tags() for fact in history.facts[-2:]] == [
        ("action:finalisation-du-budget",),
        ("action:finalisation-du-budget-2",),
    ]


def test_an_id_of_ones_own_must_be_free_and_every_territory_known() -> None:
    again = {"id": "agreement", "title": "T", "due": "2018", "territories": ["aix", PERTUIS, "nowhere"]}
    assert planned().refusal("action plan", **again) == ["unknown-id", "unknown-id", "id-taken"]


# --- Handed to someone -----------------------------------------------------------------------------------------------


def test_an_action_is_handed_from_one_office_to_others() -> None:
    history = planned(owners=["pilot"])
    history.do("action assign", action="agreement", owners=["president", "treasurer"], on="2017-11")
    action = agreement(history)
    assert action.assigned == ("president", "treasurer")
    days = [date(2017, 10, 31), date(2017, 11, 15), date(2017, 11, 30)]
    assert [action.owners(day) for day in days] == [("pilot",), (), ("president", "treasurer")]


def test_an_action_is_not_handed_to_the_same_owners() -> None:
    history = planned(owners=["pilot", "president"])
    same = {"action": "agreement", "owners": ["president", "pilot"]}
    assert history.refusal("action assign", **same, on="2017-11") == ["same-owners"]
    history.do("action assign", action="agreement", owners=["pilot"], on="2017-11")


# --- Postponed -------------------------------------------------------------------------------------------------------


def test_postponing_keeps_every_former_date() -> None:
    history = planned()
    history.do("action postpone", action="agreement", due="2018-02", reason="Élus absents", on="2017-12-20")
    history.do("action postpone", action="agreement", due="2018-06-30", on="2018-03-01")
    chain = agreement(history).dates
    assert [str(due_of(link)) for link in chain.sequence] == ["2017-10/2017-12", "2018-02", "2018-06-30"]
    in_place = chain.at(date(2018, 2, 15))
    assert in_place is not None
    assert in_place.event.tags() == ("action:agreement", "entry:test-3#1", f"territory:{AIX}")
    assert not chain.contradicts_itself


@pytest.mark.parametrize("due", ["2017-09", "2017-09-30", "2017-10/2017-12", "2017-10-01", "../2017-10-01"])
def test_a_date_that_is_certainly_not_later_is_no_postponement(due: str) -> None:
    (reason,) = planned().reasons("action postpone", action="agreement", due=due, on="2017-12")
    assert reason.rule == "not-later"
    assert reason.advice == f"programme entry rectify 3 --field due --to {due} --reason …"


@pytest.mark.parametrize("due", ["2017-12-15", "2018", "2017-10-02", "2017"])
def test_a_date_that_may_be_later_is_a_postponement(due: str) -> None:
    (fact,) = planned().do("action postpone", action="agreement", due=due, on="2017-12")
    assert fact.event.type == "action-postponed"


def test_what_is_postponed_or_handed_over_was_planned_before() -> None:
    late = planned().refusal("action postpone", action="agreement", due="2018", on="2017-10-10")
    assert late == ["before-what-it-replaces"]
    handed = planned().refusal("action assign", action="agreement", owners=["pilot"], on="2017-10-10")
    assert handed == ["before-what-it-replaces"]


# --- Done, or given up -----------------------------------------------------------------------------------------------


def test_an_action_is_to_be_done_until_it_is_done() -> None:
    history = planned()
    (fact,) = history.do("action complete", action="agreement", result="Convention rédigée", on="2018-03")
    assert isinstance(fact.event, ActionCompleted)
    assert fact.event.ends == "test-3#1"
    found = states(history, "2017-10-10", "2017-10-11", "2018-03-15", "2018-03-31")
    assert found == [(), (OPEN,), (OPEN, COMPLETED), (COMPLETED,)]
    mandate = agreement(history).mandate
    assert mandate is not None
    assert mandate.holds(date(2018, 3, 15)) is Answer.UNDECIDABLE


def test_an_action_given_up_is_not_done() -> None:
    history = planned()
    history.do("action abandon", action="agreement", reason="Autre cadre", on="2018-03-01")
    assert states(history, "2018-02-28", "2018-03-01") == [(OPEN,), (ABANDONED,)]
    assert agreement(history).completions(AIX) == ()


def test_an_action_done_for_one_territory_is_not_done_for_another() -> None:
    history = planned()
    history.do("action complete", action="agreement", on="2018-03-01")
    assert len(agreement(history).completions(AIX)) == 1
    assert agreement(history).completions(PERTUIS) == ()
    everywhere = planned(territories=[])
    everywhere.do("action complete", action="agreement", on="2018-03-01")
    assert len(agreement(everywhere).completions(PERTUIS)) == 1


ENDS: dict[str, dict[str, Any]] = {"action complete": {}, "action abandon": {"reason": "R"}}
CHANGES: dict[str, dict[str, Any]] = {
    **ENDS,
    "action postpone": {"due": "2020"},
    "action assign": {"owners": ["pilot"]},
}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("change", CHANGES)
def test_nothing_follows_the_end_of_an_action(end: str, change: str) -> None:
    history = planned()
    history.do(end, action="agreement", on="2018", **ENDS[end])
    assert history.refusal(change, action="agreement", on="2019", **CHANGES[change]) == ["already-over"]


@pytest.mark.parametrize(
    ("planned_on", "done_on"),
    [("2017-10-11", "2017-10-11"), ("2017-10-11/2017-11", "2017-10-11"), ("2017-10-11", "2017-10")],
)
def test_an_action_may_be_done_on_the_day_it_may_have_been_planned(planned_on: str, done_on: str) -> None:
    history = planned(on=planned_on)
    history.do("action complete", action="agreement", on=done_on)
    assert COMPLETED in states(history, "2017-10-11")[0]


@pytest.mark.parametrize("end", ENDS)
def test_an_action_does_not_end_before_what_it_follows(end: str) -> None:
    refused = planned().refusal(end, action="agreement", on="2017-10-10", **ENDS[end])
    assert refused == ["before-what-it-follows"]


@pytest.mark.parametrize("change", CHANGES)
def test_an_unknown_action_is_named_with_those_alike(change: str) -> None:
    (reason,) = planned().reasons(change, action="agrement", on="2018", **CHANGES[change])
    assert (reason.rule, reason.near, reason.advice) == ("unknown-id", ("agreement",), "programme action list")  # type: ignore[attr-defined]
