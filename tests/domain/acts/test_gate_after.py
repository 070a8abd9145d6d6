"""After a passage: reservations lifted, and the body that goes back on its decision."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from programme.domain.aggregates.territory_project import TerritoryProject
from tests.support.charters import charter
from tests.support.history import History
from tests.support.scenes import T, decide, entered, programme, review

R1 = "venelles-selection-1-r1"


def reserved() -> History:
    history = review()
    decide(history, "passed-with-reservations", reservations=["Convention à signer"])
    return history


def consolidated(on: str = "2018-04-01") -> History:
    """Return a territory let into consolidation by a review of March 2018."""
    history = entered()
    history.do("gate open", territory=T, on="2018-03-01")
    decide(history, on=on)
    return history


def reopen(history: History, on: str = "2018-06-01", **fields: Any) -> Any:
    reopened, _ = history.do("gate reopen", territory=T, reason="Convention dénoncée", on=on, **fields)
    return reopened.event


def refusal(history: History, on: str = "2018-06-01", **fields: Any) -> list[str]:
    return history.refusal("gate reopen", territory=T, reason="R", on=on, **fields)


# --- Reservations ----------------------------------------------------------------------------------------------------


def test_a_reservation_is_lifted_by_what_satisfies_it() -> None:
    history = reserved()
    (attached,) = [one for one in history.facts if one.event.type == "reservation-attached"]
    (lifted,) = history.do("gate lift", territory=T, reservation=R1, because="Signée", on="2017-09-01")
    assert (lifted.event.ends, lifted.event.because) == (attached.id, "Signée")  # type: ignore[attr-defined]


def test_a_reservation_already_lifted_is_not_lifted_again() -> None:
    history = reserved()
    history.do("gate lift", territory=T, reservation=R1, because="Signée", on="2017-09-01")
    again = history.refusal("gate lift", territory=T, reservation=R1, because="B", on="2017-10-01")
    assert again == ["already-lifted"]


def test_an_unknown_reservation_is_named_with_those_that_look_alike() -> None:
    (reason,) = reserved().reasons("gate lift", territory=T, reservation=f"{R1}0", because="B", on="2017-09-01")
    assert (reason.rule, reason.kind, reason.near) == ("unknown-id", "reservation", (R1,))  # type: ignore[attr-defined]


def test_of_an_unknown_territory_both_ids_are_named() -> None:
    reasons = reserved().reasons("gate lift", territory="venelle", reservation=R1, because="B", on="2017-09-01")
    assert [(one.kind, one.near) for one in reasons] == [("territory", ("venelles",)), ("reservation", ())]  # type: ignore[attr-defined]


# --- Reopening -------------------------------------------------------------------------------------------------------


def test_going_back_on_a_passage_returns_the_territory_to_the_phase_it_had_left() -> None:
    history = consolidated()
    (passage,) = [one for one in history.facts if one.event.type == "gate-decided"][-1:]
    event = reopen(history)
    assert (event.ends, event.review, event.gate, event.body) == (
        *(passage.id, "venelles-consolidation-1", "consolidation", "committee"),
    )
    project = history.reading().of(TerritoryProject, T)
    assert [project.phases_at(date(2018, month, 1)) for month in (3, 5, 6)] == [
        *(("amorcage",), ("consolidation",), ("amorcage",)),
    ]


def test_after_a_reopening_the_gate_may_be_tried_again() -> None:
    history = consolidated()
    reopen(history)
    history.do("gate open", territory=T, on="2018-09-01")
    assert history.facts[-1].event.attempt == 2  # type: ignore[attr-defined]
    decide(history, on="2018-10-01")
    assert reopen(history, on="2018-11-01").review == "venelles-consolidation-2"


@pytest.mark.parametrize("beginning", [programme, review, entered])
def test_there_is_nothing_to_reopen_before_a_passage_from_phase_to_phase(beginning: Any) -> None:
    (reason,) = beginning().reasons("gate reopen", territory=T, reason="R", on="2018")
    assert (reason.rule, reason.advice) == ("nothing-to-reopen", "programme gate show venelles")


def test_a_passage_gone_back_on_is_nothing_to_reopen_again() -> None:
    history = consolidated()
    reopen(history)
    assert refusal(history) == ["nothing-to-reopen"]


def test_a_phase_taken_over_from_an_older_history_is_nothing_to_reopen() -> None:
    history = History()
    history.do("territory propose", territory=T, name="V", on="2015")
    history.do("territory select", territory=T, phase="consolidation", on="2015")
    history.do("charter adopt", rules=charter(), on="2016")
    assert refusal(history) == ["nothing-to-reopen"]


def test_with_a_review_already_open_nothing_is_reopened() -> None:
    history = consolidated()
    history.do("gate open", territory=T, on="2018-05-01")
    assert refusal(history) == ["already-open"]


def test_another_body_that_decides_at_the_gate_may_reopen_it_and_only_such_a_one() -> None:
    gates = [
        {"id": "selection", "to": "amorcage", "decided_by": ["committee"]},
        {"id": "up", "from": "amorcage", "to": "consolidation", "decided_by": ["committee", "board"]},
    ]
    history = entered(gate=gates)
    history.do("gate open", territory=T, on="2018-03-01")
    decide(history, on="2018-04-01", body="committee")
    history.do("body constitute", body="board", name="Board", on="2016")
    history.do("body constitute", body="other", name="Other", on="2016")
    assert refusal(history, body="other") == ["wrong-body"]
    assert refusal(history, body="bord") == ["unknown-id"]
    assert reopen(history, body="board").body == "board"


def test_a_passage_is_reopened_by_the_rules_it_was_decided_under() -> None:
    history = consolidated()
    history.do("charter adopt", rules=charter(gate=[]), on="2018-05-01")
    assert reopen(history).gate == "consolidation"


def test_a_reopening_does_not_come_before_the_passage() -> None:
    assert refusal(consolidated(), on="2018-03-31") == ["before-what-it-replaces"]


def test_of_an_unknown_territory_only_that_is_said() -> None:
    (reason,) = consolidated().reasons("gate reopen", territory="venelle", reason="R", on="2018")
    assert (reason.rule, reason.near) == ("unknown-id", ("venelles",))  # type: ignore[attr-defined]
