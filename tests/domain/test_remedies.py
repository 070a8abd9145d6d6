"""What stands in the way comes with who can settle it, and the command that records what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from programme.domain.aggregates.gate_file import GateFile
from programme.domain.assessment import assess
from programme.domain.refusals import Reason
from programme.domain.remedies import blocking_reasons, remedy
from tests.support.charters import charter, criterion
from tests.support.history import History


def reasons(history: History, day: date = date(2018, 12, 31)) -> list[Reason]:
    found = assess(history.reading(), "venelles", day)
    return blocking_reasons(found, history.reading().of(GateFile, "venelles"))


def before_the_first_gate(*criteria: dict[str, Any]) -> History:
    history = History()
    history.do("territory propose", territory="venelles", name="Venelles", on="2016")
    history.do("charter adopt", rules=charter(*criteria), on="2017")
    return history


@pytest.mark.parametrize(
    ("demand", "command"),
    [
        ({"name": "attested"}, "programme gate answer venelles c --finding met --because …"),
        (
            {"name": "meetings", "kind": "workshop"},
            "programme meeting hold --kind workshop --title … --on … --territory venelles",
        ),
        (
            {"name": "meetings", "kind": "closing", "body": "committee", "scope": "programme"},
            "programme meeting hold --kind closing --title … --on … --body committee",
        ),
        ({"name": "done", "steps": ["8"]}, "programme step complete 8 --on … --territory venelles"),
        ({"name": "done", "steps": ["7", "8"], "scope": "programme"}, "programme step complete … --on …"),
        (
            {"name": "seats", "body": "committee", "categories": ["media"]},
            "programme body seat committee … --category … --territory venelles",
        ),
        (
            {"name": "decided", "subject": "theme"},
            "programme decision record --subject theme --title … --on … --territory venelles",
        ),
        ({"name": "done", "actions": ["press-kit"]}, "programme action complete press-kit --on …"),
        ({"name": "settled", "what": "question", "ids": ["q1"]}, "programme question settle q1 --decision …"),
        ({"name": "settled", "what": "ambiguity", "ids": ["amb-1"]}, "programme ambiguity settle amb-1 --text …"),
        ({"name": "settled", "what": "risk", "ids": ["r1"]}, "programme risk close r1 --reason …"),
        ({"name": "settled", "what": "risk", "ids": ["r1"], "state": "owned"}, "programme risk reassess r1 --owner …"),
        (
            {"name": "measured", "kinds": ["social"], "within_months": 6, "scope": "programme"},
            "programme indicator measure … --on …",
        ),
        (
            {"name": "committed", "categories": ["media"], "level": "support"},
            "programme stakeholder support … --on … --territory venelles",
        ),
        (
            {"name": "committed", "categories": ["media"], "level": "member"},
            "programme territory group venelles … --on …",
        ),
        (
            {"name": "flagships", "status": "proposed"},
            "programme flagship propose … --title … --territory venelles",
        ),
        ({"name": "flagships", "status": "presented"}, "programme flagship present … --on …"),
        ({"name": "spread"}, "programme territory spread … --from venelles"),
        (
            {"name": "spread", "handed_over": True},
            "programme territory spread … --from venelles --handed-over …",
        ),
        ({"name": "partnerships"}, "programme partnership sign … --on …"),
        ({"name": "partnerships", "status": "evaluated"}, "programme partnership evaluate … --on …"),
        (
            {"name": "partnerships", "kind": "alliance", "status": "proposed", "scope": "programme"},
            "programme partnership propose … --title … --kind alliance",
        ),
        (
            {"name": "partnerships", "status": "proposed"},
            "programme partnership propose … --title … --territory venelles",
        ),
        (
            {"name": "document", "kind": "agreement", "status": "signed"},
            "programme document sign … --kind agreement --title … --territory venelles",
        ),
        (
            {"name": "funded", "status": "applied", "at_least": 1},
            "programme funding apply … --title … --funder … --territory venelles",
        ),
        (
            {"name": "funded", "status": "granted", "share": 50, "needs": "budget-assumption"},
            "programme funding grant … --amount … --year …",
        ),
        ({"name": "funded", "status": "reported", "at_least": 1}, "programme funding report … --summary …"),
    ],
)
def test_the_command_records_what_the_demand_asks(demand: dict[str, Any], command: str) -> None:
    [reason] = reasons(before_the_first_gate(criterion(**demand)))
    assert (reason.advice, reason.who_can_settle) == (command, "committee")


def test_whom_the_charter_names_comes_before_those_who_decide() -> None:
    [reason] = reasons(before_the_first_gate({**criterion(), "who_can_settle": "pilot"}))
    assert reason.who_can_settle == "pilot"


def test_a_meeting_that_lacks_its_minutes_asks_for_them() -> None:
    history = before_the_first_gate(criterion(name="meetings", kind="closing", minutes=True, scope="programme"))
    history.do("meeting hold", kinds=["closing"], title="Clôture", on="2018", id="closing")
    [reason] = reasons(history)
    assert reason.advice == "programme meeting minutes closing --summary …"


def test_where_a_date_would_settle_it_the_entry_is_shown() -> None:
    history = before_the_first_gate(criterion(name="meetings", kind="workshop"))
    history.do("meeting hold", kinds=["workshop"], title="Atelier", territories=["venelles"], on="2018")
    [reason] = reasons(history, date(2018, 6, 30))
    assert (reason.rule, reason.advice) == ("criterion-undecidable", "programme entry show 3")


def test_reservations_are_lifted_by_name_when_there_is_one() -> None:
    history = before_the_first_gate(criterion(name="settled", what="reservation"))
    history.do("body constitute", body="committee", name="Committee", on="2016")
    history.do("gate open", territory="venelles", on="2018-01-01")
    history.do(
        "gate decide",
        territory="venelles",
        outcome="passed-with-reservations",
        reservations=["Sign"],
        on="2018-01-02",
    )
    [reason] = reasons(history)
    assert reason.rule == "criterion-unmet"
    assert reason.advice == "programme gate lift venelles venelles-selection-1-r1 --because …"


def test_a_demand_that_no_command_serves_is_a_fault() -> None:
    found = assess(before_the_first_gate(criterion()).reading(), "venelles", date(2018, 1, 1))
    broken = found.results[0].criterion.model_copy(update={"demand": object()})
    with pytest.raises(NotImplementedError):
        remedy(replace(found.results[0], criterion=broken), "venelles", GateFile.new("venelles"), date(2018, 1, 1))
