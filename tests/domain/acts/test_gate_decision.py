"""Decisions on a passage: five outcomes, what follows each, and every rule that stands in the way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.sentences import say
from programme.domain.vocabulary import TerritoryState
from tests.support.charters import charter, criterion
from tests.support.history import History
from tests.support.scenes import CRITERION, T, answer, decide, entered, programme, review, vote

ON = "2017-04-01"
OFFICES = [{"id": one, "fr": one, "en": one} for one in ("coordinator", "pilot", "president", "treasurer")]
MAY = criterion("may", must=False, name="meetings", kind="workshop")


def last(history: History) -> Any:
    return history.facts[-1].event


def decided(history: History) -> Any:
    (event,) = [one.event for one in history.facts if one.event.type == "gate-decided"][-1:]
    return event


def types(history: History, since: int) -> list[str]:
    return [one.event.type for one in history.facts[since:]]


def refusal(history: History, outcome: str = "passed", on: str = ON, **fields: Any) -> list[str]:
    return history.refusal("gate decide", territory=T, outcome=outcome, on=on, **fields)


def project(history: History) -> TerritoryProject:
    return history.reading().of(TerritoryProject, T)


# --- The five outcomes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "fields", "follows"),
    [
        ("passed", {}, ["gate-decided", "territory-selected", "phase-entered"]),
        (
            "passed-with-reservations",
            {"reservations": ["A", "B"]},
            [
                *("gate-decided", "reservation-attached", "reservation-attached"),
                *("territory-selected", "phase-entered"),
            ],
        ),
        ("deferred", {"motive": "M"}, ["gate-decided"]),
        ("rework", {"motive": "M"}, ["gate-decided"]),
        ("stopped", {"motive": "M"}, ["gate-decided", "territory-closed"]),
    ],
)
def test_what_follows_each_of_the_five_outcomes(outcome: str, fields: dict[str, Any], follows: list[str]) -> None:
    history = review()
    before = len(history.facts)
    decide(history, outcome, **fields)
    assert types(history, before) == follows
    assert decided(history).ends == history.facts[before - 1].id


def test_a_territory_that_takes_part_already_is_not_selected_again() -> None:
    history = entered()
    before = len(history.facts)
    history.do("gate open", territory=T, on="2018-03-01")
    decide(history, on="2018-04-01")
    assert types(history, before) == ["review-opened", "gate-decided", "phase-entered"]
    assert [project(history).phases_at(date(year, 5, 1)) for year in (2016, 2017, 2018)] == [
        *((None,), ("amorcage",), ("consolidation",)),
    ]


def test_what_is_stopped_is_closed_for_the_motive_given() -> None:
    history = review()
    decide(history, "stopped", motive="Plus de porteur")
    assert (last(history).reason, project(history).state) == ("Plus de porteur", TerritoryState.CLOSED)


def test_a_suspended_territory_may_be_stopped() -> None:
    history = review()
    history.do("territory select", territory=T, on="2017-03-02")
    history.do("territory suspend", territory=T, reason="R", on="2017-03-03")
    decide(history, "stopped", motive="M")
    assert project(history).state is TerritoryState.CLOSED


@pytest.mark.parametrize("outcome", ["passed", "stopped"])
def test_a_territory_closed_meanwhile_is_not_active_and_neither_passes_nor_stops(outcome: str) -> None:
    history = review()
    history.do("territory close", territory=T, reason="R", on="2017-03-03")
    assert refusal(history, outcome, motive="M") == ["not-active"]


def test_a_territory_suspended_meanwhile_does_not_pass_but_its_review_may_end() -> None:
    history = entered()
    history.do("gate open", territory=T, on="2018-03-01")
    history.do("territory suspend", territory=T, reason="R", on="2018-03-02")
    assert refusal(history, on="2018-04-01") == ["not-active"]
    decide(history, "deferred", on="2018-04-01", motive="M")


def test_a_passage_applies_from_its_own_day_or_from_a_later_one() -> None:
    history = review()
    decide(history, applies_from="2018-01-01")
    assert [one.on.text for one in history.facts[-3:]] == [ON, ON, "2018-01-01"]
    assert decided(history).applies_from.text == "2018-01-01"
    assert project(history).phases_at(date(2017, 12, 31)) == (None,)


def test_each_reservation_has_its_own_id_and_due_date() -> None:
    history = review()
    decide(history, "passed-with-reservations", reservations=["A", "B"], reservations_due="2018")
    attached = [one.event for one in history.facts if one.event.type == "reservation-attached"]
    assert [(one.reservation, one.text, one.due.text, one.gate) for one in attached] == [  # type: ignore[attr-defined]
        ("venelles-selection-1-r1", "A", "2018", "selection"),
        ("venelles-selection-1-r2", "B", "2018", "selection"),
    ]


def test_each_reservation_says_who_sees_to_it_and_what_follows_if_it_stays() -> None:
    history = review(office=OFFICES)
    more = {"reservations_owner": "pilot", "reservations_consequence": "Le jalon est rouvert."}
    decide(history, "passed-with-reservations", reservations=["A", "B"], **more)
    attached = [one.event for one in history.facts if one.event.type == "reservation-attached"]
    assert [(one.owner, one.consequence) for one in attached] == [("pilot", "Le jalon est rouvert.")] * 2  # type: ignore[attr-defined]


def test_an_office_that_the_charter_does_not_know_sees_to_no_reservation() -> None:
    history = review(office=OFFICES)
    fields = {"outcome": "passed-with-reservations", "reservations": ["A"], "reservations_owner": "pilote", "on": ON}
    assert history.refusal("gate decide", territory=T, **fields) == ["unknown-id"]


# --- What is recorded of it ------------------------------------------------------------------------------------------


def test_a_decision_keeps_the_edition_the_two_times_and_each_finding_with_its_evidence() -> None:
    history = review(CRITERION, MAY)
    answer(history)
    answered = history.facts[-1].position
    decide(history, motive="Prêt")
    event = decided(history)
    assert (event.edition, event.hash) == ("1", history.facts[0].event.hash)  # type: ignore[attr-defined]
    assert (event.as_of.text, event.known_at) == (ON, answered)
    assert [one.model_dump(mode="json") for one in event.findings] == [
        {"criterion": "c", "finding": "met", "evidence": [answered], "evidence_count": 1},
        {"criterion": "may", "finding": "unmet", "evidence": [], "evidence_count": 0},
    ]
    assert (event.body, event.motive, event.tally, event.four_eyes) == ("committee", "Prêt", None, True)


def test_at_most_fifty_positions_of_evidence_are_kept_with_their_count() -> None:
    history = review(criterion("c", name="meetings", kind="workshop", scope="programme"))
    for _ in range(51):
        history.do("meeting hold", kinds=["workshop"], title="W", on="2017-03-01")
    first = history.facts[-51].position
    decide(history)
    (found,) = decided(history).findings
    assert (found.evidence, found.evidence_count) == (tuple(range(first, first + 50)), 51)


# --- Dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("on", ["2017-04", "2017-04-01?", "2017-04-01~", "../2017-04-01"])
def test_a_day_is_required(on: str) -> None:
    (reason,) = review().reasons("gate decide", territory=T, outcome="passed", on=on)
    assert (reason.rule, reason.advice) == ("day-required", "--on")


@pytest.mark.parametrize(("opened", "early"), [("2017-04-02", True), ("2017-04", True), ("2017-04-01", False)])
def test_a_decision_before_the_review_is_refused(opened: str, early: object) -> None:
    history = programme()
    history.do("gate open", territory=T, on=opened)
    if early is True:
        assert refusal(history) == ["before-the-review"]
    else:
        decide(history)


@pytest.mark.parametrize(("applies", "early"), [("2017-03-31", True), ("2017", True), (ON, False), ("2018", False)])
def test_a_passage_that_applies_too_early_is_refused(applies: str, early: object) -> None:
    if early is True:
        (reason,) = review().reasons("gate decide", territory=T, outcome="passed", on=ON, applies_from=applies)
        assert (reason.rule, reason.advice) == ("applies-too-early", "--applies-from")
    else:
        decide(review(), applies_from=applies)


def test_a_phase_to_come_is_not_left_before_it_is_entered() -> None:
    history = review()
    decide(history, applies_from="2018-01-01")
    assert history.refusal("gate open", territory=T, on="2017-05-01") == ["phase-to-come"]
    history.do("gate open", territory=T, on="2018-01-01")
    decide(history, on="2018-01-01", applies_from="2018-01-01")


# --- Words -----------------------------------------------------------------------------------------------------------


def test_without_one_a_reservation_is_missing() -> None:
    assert refusal(review(), "passed-with-reservations") == ["reservation-missing"]


@pytest.mark.parametrize("outcome", ["passed", "deferred"])
def test_with_another_outcome_a_reservation_is_misplaced(outcome: str) -> None:
    assert refusal(review(), outcome, reservations=["A"], motive="M") == ["reservation-misplaced"]


@pytest.mark.parametrize("outcome", ["deferred", "rework", "stopped"])
def test_a_motive_is_missing_where_the_territory_does_not_pass(outcome: str) -> None:
    assert refusal(review(), outcome) == ["motive-missing"]


def test_the_meeting_where_it_was_decided_is_known() -> None:
    history = review()
    (reason,) = history.reasons("gate decide", territory=T, outcome="passed", on=ON, meeting="m")
    assert (reason.rule, reason.kind) == ("unknown-id", "meeting")  # type: ignore[attr-defined]
    history.do("meeting hold", kinds=["committee"], title="C", id="m", on=ON)
    decide(history, meeting="m")
    assert decided(history).meeting == "m"


# --- Criteria --------------------------------------------------------------------------------------------------------


def test_each_criterion_unmet_or_undecidable_is_a_reason_with_its_source_and_who_can_settle_it() -> None:
    cites = {"document": "bilan", "lines": [229, 232], "text": "Une ligne rouge"}
    asked = [
        {**criterion("line"), "cites": cites, "who_can_settle": "pilot"},
        criterion("shop", name="meetings", kind="workshop"),
        criterion("month", name="meetings", kind="training", scope="programme"),
        MAY,
    ]
    history = review(*asked)
    (held,) = history.do("meeting hold", kinds=["training"], title="F", on="2017-04")
    reasons = history.reasons("gate decide", territory=T, outcome="passed", on=ON)
    assert [(one.rule, one.source, one.who_can_settle, one.advice) for one in reasons] == [
        (
            "criterion-undecidable",
            "bilan:229-232",
            "pilot",
            "programme gate answer venelles line --finding met --because …",
        ),
        (
            "criterion-unmet",
            None,
            "committee",
            "programme meeting hold --kind workshop --title … --on … --territory venelles",
        ),
        ("criterion-undecidable", None, "committee", f"programme entry show {held.position}"),
    ]
    line = history.facts[0].event.rules.gates[0].criteria[0]  # type: ignore[attr-defined]
    missing = say("Nobody has answered yet.")
    assert reasons[0].sentence == say(
        "{criterion}: {sentence} {missing}", criterion="line", sentence=line, missing=missing
    )


def test_where_the_charter_names_no_decider_nobody_is_named_to_settle_a_criterion() -> None:
    history = review(gate=[{"id": "selection", "to": "amorcage", "criterion": [CRITERION]}])
    (reason,) = history.reasons("gate decide", territory=T, outcome="passed", body="committee", on=ON)
    assert reason.who_can_settle is None


def test_a_waived_criterion_lets_the_territory_pass_until_the_waiver_is_over() -> None:
    history = review(CRITERION)
    fields = {"criterion": "c", "reason": "R", "authorised_by": "committee", "until": "2017-03-31"}
    history.do("gate waive", territory=T, on="2017-03-15", **fields)
    assert refusal(history, on="2017-04-01") == ["criterion-undecidable"]
    decide(history, on="2017-03-31")
    assert [one.finding for one in decided(history).findings] == ["waived"]


@pytest.mark.parametrize("outcome", ["deferred", "rework", "stopped"])
def test_criteria_stand_in_the_way_of_no_other_outcome(outcome: str) -> None:
    history = review(CRITERION)
    decide(history, outcome, motive="M")
    assert [one.finding for one in decided(history).findings] == ["undecidable"]


def test_an_undecidable_phase_stands_in_the_way() -> None:
    history = History()
    history.do("territory propose", territory=T, name="V", on="2016")
    history.do("charter adopt", rules=charter(), on="2018-01-01")
    history.do("body constitute", body="committee", name="C", on="2016")
    history.do("territory select", territory=T, phase="amorcage", on="2017/2018")
    history.do("gate open", territory=T, on="2018-03-01")
    (reason,) = history.reasons("gate decide", territory=T, outcome="passed", on="2018-04-01")
    assert (reason.rule, reason.advice) == ("phase-undecidable", "programme territory show venelles")


# --- Several at once -------------------------------------------------------------------------------------------------


def test_every_reason_is_given_at_once() -> None:
    history = review(CRITERION, four_eyes="required")
    history.by = "pilot"
    fields: dict[str, Any] = {"reservations": ["A"], "body": "other", "applies_from": "2016", "meeting": "m"}
    assert refusal(history, on="2017-02", **fields) == [
        *("unknown-id", "unknown-id", "day-required", "before-the-review", "reservation-misplaced"),
        *("applies-too-early", "criterion-undecidable", "four-eyes"),
    ]


def test_without_an_open_review_there_is_nothing_to_decide() -> None:
    assert refusal(programme()) == ["no-open-review"]


def test_of_an_unknown_territory_only_that_is_said() -> None:
    (reason,) = programme().reasons("gate decide", territory="venelle", outcome="passed", on=ON)
    assert (reason.rule, reason.near) == ("unknown-id", ("venelles",))  # type: ignore[attr-defined]


def test_without_a_charter_there_is_nothing_to_decide_by() -> None:
    history = History()
    history.do("territory propose", territory=T, name="V", on="2016")
    assert refusal(history) == ["no-charter", "no-open-review", "body-missing"]


def test_votes_are_counted_on_a_review_that_is_open() -> None:
    history = review()
    vote(history, president="for")
    decide(history)
    assert decided(history).tally is None
