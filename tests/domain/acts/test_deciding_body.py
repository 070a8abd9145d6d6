"""Only a body that is constituted decides at a gate."""

from __future__ import annotations

import pytest

from programme.domain.refusals import Refused
from tests.support.charters import charter
from tests.support.history import History


def before_a_gate_that_asks_nothing() -> History:
    history = History()
    history.do("charter adopt", rules=charter(), on="2018")
    history.do("territory propose", territory="venelles", name="Venelles", on="2018")
    history.do("gate open", territory="venelles", on="2018-01-02")
    return history


DECISION = {"territory": "venelles", "outcome": "passed", "on": "2018-01-03"}


def test_the_body_of_the_gate_that_is_not_constituted_is_no_unknown_id_but_a_reason() -> None:
    history = before_a_gate_that_asks_nothing()
    with pytest.raises(Refused) as refused:
        history.do("gate decide", **DECISION)
    [reason] = refused.value.reasons
    assert (reason.rule, reason.advice) == (
        "body-not-constituted",
        "programme body constitute committee --name …",
    )


def test_a_body_that_is_only_planned_is_not_constituted() -> None:
    history = before_a_gate_that_asks_nothing()
    history.do("body plan", body="committee", name="Committee", due="2018-06", on="2018")
    assert history.refusal("gate decide", **DECISION) == ["body-not-constituted"]
    assert history.refusal("gate decide", **DECISION, body="committee") == ["body-not-constituted"]


def test_a_body_that_a_person_names_and_nobody_knows_is_an_unknown_id() -> None:
    history = before_a_gate_that_asks_nothing()
    assert history.refusal("gate decide", **DECISION, body="comittee") == ["unknown-id"]


def test_once_constituted_it_decides() -> None:
    history = before_a_gate_that_asks_nothing()
    history.do("body constitute", body="committee", name="Committee", on="2018-01-01")
    assert history.do("gate decide", **DECISION)[0].event.type == "gate-decided"
