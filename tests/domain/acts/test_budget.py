"""Acts on the budget: what they record, and what they refuse."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from programme.domain.aggregates.budget import BudgetLine
from programme.domain.events import BudgetContributionRecorded, BudgetLineStated, VolunteeringValued
from programme.domain.vocabulary import BudgetStatus, Nature
from tests.support.history import History

LINE = {"line": "production", "label": "Production", "nature": "cash", "status": "planned", "amount": "97 500"}


def budget() -> History:
    """Return a territory, a stakeholder, one planned line and one reading of it."""
    history = History()
    history.do("territory propose", territory="venelles", name="Venelles", on="2016-09")
    history.do("stakeholder register", stakeholder="city", name="City", category="pouvoirs-publics")
    history.do("budget line", **LINE, on="2017-10-01")
    history.do("budget propose", assumption="a", title="A", each=["production"], among=3, years=3, on="2017-11-01")
    return history


def line(history: History, name: str = "production") -> BudgetLine:
    return history.reading().of(BudgetLine, name)


def test_a_line_is_stated_in_cents() -> None:
    event = line(budget()).statement
    assert isinstance(event, BudgetLineStated)
    assert (event.amount, event.nature, event.status) == (9_750_000, Nature.CASH, BudgetStatus.PLANNED)


def test_an_amount_in_floating_point_never_enters() -> None:
    with pytest.raises(ValidationError):
        budget().do("budget line", **{**LINE, "line": "other", "amount": 97500.0})


def test_a_contribution_and_volunteer_time_are_lines_that_are_recorded() -> None:
    history = budget()
    given = {"line": "room", "label": "Room", "nature": "in-kind", "amount": 800, "stakeholder": "city"}
    history.do("budget contribute", **given)
    history.do("budget value", line="time", label="Time", amount=4200)
    room, time = line(history, "room"), line(history, "time")
    assert isinstance(room.statement, BudgetContributionRecorded)
    assert isinstance(time.statement, VolunteeringValued)
    assert (room.nature, time.nature) == (Nature.IN_KIND, Nature.VOLUNTEER_TIME)
    assert [one.latest.status for one in (room, time) if one.latest] == [BudgetStatus.RECORDED] * 2


def test_everything_wrong_with_a_line_is_said_at_once() -> None:
    history = budget()
    assert history.refusal("budget line", **LINE, territories=["nowhere"]) == ["id-taken", "unknown-id"]
    given = {"line": "x", "label": "X", "nature": "volunteer-time", "amount": 1, "stakeholder": "sity"}
    assert history.refusal("budget contribute", **given) == ["volunteer-time", "unknown-id"]


def test_a_revision_keeps_what_it_does_not_change_and_replaces_the_former_amount() -> None:
    history = budget()
    stated = history.facts[2]
    (revised,) = history.do("budget revise", line="production", amount="90 000", on="2018-01-01")
    assert (revised.event.model_dump()["replaces"], revised.event.model_dump()["status"]) == (stated.id, "planned")
    (again,) = history.do("budget revise", line="production", status="recorded", unclear="Which year?", on="2018-06")
    assert (again.event.model_dump()["replaces"], again.event.model_dump()["amount"]) == (revised.id, 9_000_000)
    assert [one.fact.position for one in line(history).states(history.today) if one] == [again.position]


def test_a_revision_in_which_nothing_is_revised_is_refused() -> None:
    history = budget()
    assert history.refusal("budget revise", line="production") == ["nothing-revised"]
    assert history.refusal("budget revise", line="produktion", amount=1) == ["unknown-id"]
    assert history.refusal("budget revise", line="production", amount=1, on="2017-09") == ["before-what-it-replaces"]


def test_a_line_of_which_nothing_is_known_is_empty() -> None:
    empty = line(History())
    assert (empty.exists, empty.statement, empty.nature, empty.purpose, empty.territories, empty.latest) == (
        False,
        None,
        None,
        None,
        (),
        None,
    )


# --- Readings of the budget ------------------------------------------------------------------------------------------


def test_a_reading_with_lines_missing_a_line_counted_twice_or_a_yearly_one_not_counted_is_refused() -> None:
    history = budget()
    fields = {"title": "X", "among": 3, "years": 3}
    assert history.refusal("budget propose", assumption="a", **fields) == ["id-taken", "lines-missing"]
    twice = {"each": ["production"], "shared": ["production"], "yearly": ["other"], "estimate": "nothing"}
    assert history.refusal("budget propose", assumption="x", **fields, **twice) == [
        "line-counted-twice",
        "yearly-not-counted",
        "unknown-id",
    ]
    early = {"each": ["production"], "on": "2017-09"}
    assert history.refusal("budget propose", assumption="x", **fields, **early) == ["before-what-it-follows"]


def test_a_decision_on_an_other_subject_or_one_that_does_not_stand_adopts_no_reading() -> None:
    history = budget()
    assert history.refusal("budget assume", assumption="b", decision="d") == ["unknown-id", "unknown-id"]
    history.do("decision record", title="Theme", id="theme", subject="theme", on="2018-01-01")
    history.do("decision record", title="Gone", id="gone", subject="budget-assumption", on="2018-01-01")
    history.do("decision withdraw", decision="gone", reason="R", on="2018-02-01")
    history.do("decision record", title="Kept", id="kept", subject="budget-assumption", on="2018-01-01")
    assert history.refusal("budget assume", assumption="a", decision="theme") == ["other-subject"]
    assert history.refusal("budget assume", assumption="a", decision="gone") == ["decision-does-not-stand"]
    early = {"assumption": "a", "decision": "kept", "on": "2017-10-15"}
    assert history.refusal("budget assume", **early) == ["before-what-it-follows"] * 2


def test_an_adoption_replaces_the_one_before() -> None:
    history = budget()
    history.do("decision record", title="Kept", id="kept", subject="budget-assumption", on="2018-01-01")
    (first,) = history.do("budget assume", assumption="a", decision="kept", on="2018-01-02")
    (second,) = history.do("budget assume", assumption="a", decision="kept", on="2018-01-03")
    assert second.event.model_dump()["replaces"] == first.id
