"""After a passage: reservations lifted, and the body that goes back on its decision."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.assessment import assess
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


def test_a_reopening_does_not_come_before_the_decision() -> None:
    assert refusal(consolidated(), on="2018-03-31") == ["before-the-decision"]


def test_of_an_unknown_territory_only_that_is_said() -> None:
    (reason,) = consolidated().reasons("gate reopen", territory="venelle", reason="R", on="2018")
    assert (reason.rule, reason.near) == ("unknown-id", ("venelles",))  # type: ignore[attr-defined]


# --- A passage that applies later -------------------------------------------------------------------------------------


def to_come(applies_from: str = "2018-09-01") -> History:
    """Return a territory whose passage to consolidation was decided on 1 April 2018, to apply from September."""
    history = entered()
    history.do("gate open", territory=T, on="2018-03-01")
    decide(history, on="2018-04-01", applies_from=applies_from)
    return history


def at(history: History, day: str) -> Any:
    return assess(history.reading(), T, date.fromisoformat(day))


def phases(history: History, *days: str) -> list[tuple[str | None, ...]]:
    project = history.reading().of(TerritoryProject, T)
    return [project.phases_at(date.fromisoformat(day)) for day in days]


def test_between_the_decision_and_the_day_it_applies_from_the_passage_is_told_and_cannot_be_decided_again() -> None:
    found = at(to_come(), "2018-08-31")
    assert found.gate.id == "consolidation"
    assert (found.passable, found.blocking) == (False, ())
    assert (found.coming.decided.on.text, found.coming.entered.on.text) == ("2018-04-01", "2018-09-01")
    assert found.obstacle.template == "The passage was decided on {day}; it applies from {applies}."


@pytest.mark.parametrize(("day", "gate"), [("2018-03-31", "consolidation"), ("2018-09-01", "decollage")])
def test_before_the_decision_and_from_the_day_it_applies_nothing_is_to_come(day: str, gate: str) -> None:
    found = at(to_come(), day)
    assert (found.gate.id, found.coming, found.obstacle) == (gate, None, None)


def test_another_gate_that_is_named_is_judged_as_ever() -> None:
    found = assess(to_come().reading(), T, date(2018, 8, 31), "decollage")
    assert (found.coming, found.obstacle) == (None, None)


def test_a_month_of_application_is_to_come_until_it_begins() -> None:
    history = to_come("2018-09")
    assert at(history, "2018-08-31").coming is not None
    assert at(history, "2018-09-15").coming is None  # it may apply by then: the phase itself is undecidable


def test_the_next_review_does_not_open_for_a_phase_to_come() -> None:
    history = to_come()
    (reason,) = history.reasons("gate open", territory=T, on="2018-08-31")
    assert (reason.rule, reason.advice) == ("phase-to-come", "programme gate assess venelles")
    history.do("gate open", territory=T, on="2018-09-01")
    assert history.facts[-1].event.gate == "decollage"  # type: ignore[attr-defined]


def test_where_the_phase_may_have_come_the_next_review_opens() -> None:
    history = to_come("2018-09")
    history.do("gate open", territory=T, on="2018-09-15")
    assert history.facts[-1].event.gate == "decollage"  # type: ignore[attr-defined]


@pytest.mark.parametrize("applies_from", ["2018-09-01", "2018-09"])
def test_a_passage_reopened_before_it_applies_never_brings_the_territory_into_the_next_phase(applies_from: str) -> None:
    history = to_come(applies_from)
    reopen(history, on="2018-06-01")
    assert phases(history, "2018-05-31", "2018-06-01", "2018-09-01", "2018-09-15", "2019-01-01") == [("amorcage",)] * 5
    assert not history.reading().of(TerritoryProject, T).phases.contradicts_itself
    assert at(history, "2018-05-31").coming is not None
    assert at(history, "2018-06-01").coming is None
    history.do("gate open", territory=T, on="2018-07-01")
    assert (history.facts[-1].event.gate, history.facts[-1].event.attempt) == ("consolidation", 2)  # type: ignore[attr-defined]


def test_a_passage_reopened_once_it_applies_brings_the_territory_back_on_that_day() -> None:
    history = to_come()
    reopen(history, on="2018-10-01")
    assert phases(history, "2018-08-31", "2018-09-30", "2018-10-01") == [
        *(("amorcage",), ("consolidation",), ("amorcage",)),
    ]
