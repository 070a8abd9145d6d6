"""Done, by hand: steps of the checklist and actions to finish, all of those that a criterion names."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from programme.domain.assessment import CriterionResult, assess
from programme.domain.demands import Demand
from programme.domain.sentences import Sentence
from programme.domain.vocabulary import Finding
from tests.support.charters import charter, criterion
from tests.support.history import History

AIX, VENELLES = "aix-en-provence", "venelles"
MET, UNMET, UNDECIDABLE = Finding.MET, Finding.UNMET, Finding.UNDECIDABLE


def programme(**demand: Any) -> History:
    """Return two territories before a gate that asks one thing; step 5, an action for Aix and one for all."""
    asked = {**criterion("c"), "demand": {"name": "done", **demand}}
    history = History()
    history.do("charter adopt", rules=charter(asked), on="2016-01-01")
    for territory in (AIX, VENELLES):
        history.do("territory propose", territory=territory, name=territory.title(), on="2016-09")
    history.do("step open", step="5", title="Comité de pilotage", on="2017-01")
    history.do("action plan", id="agreement", title="Convention", due="2017-12", territories=[AIX], on="2017-10-11")
    history.do("action plan", id="budget", title="Budget", due="2017-12", on="2017-10-11")
    return history


def found(history: History, day: str, territory: str = AIX) -> CriterionResult:
    (result,) = assess(history.reading(), territory, date.fromisoformat(day)).results
    return result


def findings(history: History, *days: str, territory: str = AIX) -> list[Finding]:
    return [found(history, day, territory).finding for day in days]


def missing(result: CriterionResult) -> list[tuple[str, dict[str, Any]]]:
    """Return the sentences that say what is missing, and their values."""
    sentence = result.found.missing
    assert sentence is not None
    parts = [one for one in sentence.values.values() if isinstance(one, Sentence)]
    return [(one.template, one.values) for one in parts or [sentence]]


def test_an_action_is_done_once_its_completion_has_come() -> None:
    history = programme(actions=["budget"])
    assert findings(history, "2017-12-31") == [UNMET]
    history.do("action complete", action="budget", on="2018-01")
    assert findings(history, "2017-12-31", "2018-01-15", "2018-01-31") == [UNMET, UNDECIDABLE, MET]
    assert [one.event.type for one in found(history, "2018-01-15").found.open_facts] == ["action-completed"]


def test_an_action_given_up_is_not_done() -> None:
    history = programme(actions=["budget"])
    history.do("action abandon", action="budget", reason="R", on="2018-01-01")
    assert findings(history, "2018-12-31") == [UNMET]


def test_an_action_of_one_territory_counts_for_that_one_unless_the_whole_programme_is_asked() -> None:
    history = programme(actions=["agreement"])
    history.do("action complete", action="agreement", on="2018-01-01")
    assert findings(history, "2018-12-31") == [MET]
    assert findings(history, "2018-12-31", territory=VENELLES) == [UNMET]
    history = programme(actions=["agreement"], scope="programme")
    history.do("action complete", action="agreement", on="2018-01-01")
    assert findings(history, "2018-12-31", territory=VENELLES) == [MET]


def test_a_step_of_one_territory_counts_for_that_one_unless_the_whole_programme_is_asked() -> None:
    for scope, expected in (("territory", UNMET), ("programme", MET)):
        history = programme(steps=["5"], scope=scope)
        history.do("step complete", step="5", territories=[AIX], on="2018-01-01")
        assert findings(history, "2018-12-31", territory=VENELLES) == [expected]


def test_steps_and_actions_are_asked_together_and_what_is_missing_of_each_is_said() -> None:
    history = programme(steps=["5", "7"], actions=["budget", "unheard-of"])
    assert missing(found(history, "2017-12-31")) == [
        ("No record that these steps are complete: {steps}.", {"steps": ("5", "7")}),
        ("No record that these actions are done: {actions}.", {"actions": ("budget", "unheard-of")}),
    ]
    history.do("step complete", step="5", on="2017-12-31")
    history.do("step open", step="7", title="Contacts", on="2017-01")
    history.do("step complete", step="7", on="2017-12-31")
    assert missing(found(history, "2017-12-31")) == [
        ("No record that these actions are done: {actions}.", {"actions": ("budget", "unheard-of")})
    ]


def test_only_steps_are_named_where_only_steps_are_missing() -> None:
    history = programme(steps=["5"], actions=["budget"])
    history.do("action complete", action="budget", on="2017-12-01")
    (said,) = missing(found(history, "2017-12-31"))
    assert said == ("No record that these steps are complete: {steps}.", {"steps": ("5",)})


@pytest.mark.parametrize("demand", [{}, {"steps": [], "actions": []}])
def test_a_demand_that_names_neither_steps_nor_actions_is_refused(demand: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Demand).validate_python({"name": "done", **demand})
    assert [error["type"] for error in refused.value.errors()] == ["nothing_demanded"]
