"""What people settle: answers to attested criteria, waivers with their last day, reservations lifted."""

from __future__ import annotations

from datetime import date
from typing import Any

from programme.domain.assessment import CriterionResult, assess
from programme.domain.sentences import say
from programme.domain.vocabulary import Finding
from tests.support.charters import charter, criterion
from tests.support.history import History

MET, UNMET, UNDECIDABLE, WAIVED = Finding.MET, Finding.UNMET, Finding.UNDECIDABLE, Finding.WAIVED


def programme(**demand: Any) -> History:
    """Return a territory before a gate that asks one thing."""
    history = History()
    history.do("charter adopt", rules=charter({**criterion("c"), "demand": demand}), on="2016-01-01")
    history.do("body constitute", body="committee", name="Committee", on="2016-01-01")
    history.do("territory propose", territory="venelles", name="Venelles", on="2016-09")
    return history


def answer(history: History, finding: str, on: str, by: str = "coordinator") -> None:
    fields = {"finding": finding, "because": f"{finding} on {on}", "answered_by": by}
    history.do("gate answer", territory="venelles", criterion="c", on=on, **fields)


def waive(history: History, on: str, until: str | None = None) -> None:
    fields = {"reason": "Étude en cours", "authorised_by": "committee", "until": until}
    history.do("gate waive", territory="venelles", criterion="c", on=on, **fields)


def found(history: History, day: str) -> CriterionResult:
    (result,) = assess(history.reading(), "venelles", date.fromisoformat(day)).results
    return result


def findings(history: History, *days: str) -> list[Finding]:
    return [found(history, day).finding for day in days]


# --- Answers ---------------------------------------------------------------------------------------------------------


def test_silence_is_undecidable_since_nobody_has_looked_yet() -> None:
    result = found(programme(name="attested"), "2017-12-31")
    assert result.finding is UNDECIDABLE
    assert result.found.missing == say("Nobody has answered yet.")
    assert result.evidence == ()


def test_an_answer_holds_from_its_day_until_another_takes_its_place() -> None:
    history = programme(name="attested")
    answer(history, "unmet", "2017-03-01")
    answer(history, "met", "2017-06-01")
    answer(history, "not-applicable", "2017-09-01")
    days = ("2017-02-28", "2017-03-01", "2017-05-31", "2017-06-01", "2017-09-01")
    assert findings(history, *days) == [UNDECIDABLE, UNMET, UNMET, MET, Finding.NOT_APPLICABLE]
    assert found(history, "2017-06-01").found.missing is None


def test_an_unmet_criterion_says_why_in_the_words_of_the_answer() -> None:
    history = programme(name="attested")
    answer(history, "unmet", "2017-03-01")
    missing = found(history, "2017-12-31").found.missing
    assert missing is not None
    assert missing.template.format(**missing.values) == "unmet on 2017-03-01"


def test_while_the_date_of_the_answer_is_open_nothing_is_found() -> None:
    history = programme(name="attested")
    answer(history, "met", "2017-03")
    result = found(history, "2017-03-15")
    assert result.finding is UNDECIDABLE
    assert result.found.missing == say("The date of the answer is not known well enough.")
    assert [one.on.text for one in result.found.open_facts] == ["2017-03"]
    assert findings(history, "2017-02-28", "2017-03-31") == [UNDECIDABLE, MET]


def test_two_answers_that_may_both_hold_decide_only_when_they_agree() -> None:
    history = programme(name="attested")
    answer(history, "met", "2017-03-01")
    answer(history, "met", "2017-06")
    answer(history, "unmet", "2017-09")
    assert findings(history, "2017-06-15", "2017-09-15", "2017-09-30") == [MET, UNDECIDABLE, UNMET]


def test_the_proposer_of_the_open_review_does_not_answer_where_another_must() -> None:
    history = programme(name="attested", by_other_than="proposer")
    answer(history, "met", "2017-03-01", by="pilot")
    history.do("gate open", territory="venelles", on="2017-06-01", proposer="pilot")
    assert findings(history, "2017-05-31", "2017-06-01") == [MET, UNDECIDABLE]
    refused = say(
        "It must be answered by another person than the one who proposes the passage ({office}).", office=("pilot",)
    )
    barred = found(history, "2017-06-01")
    assert (barred.found.missing, barred.evidence) == (refused, (history.facts[-2].position,))
    answer(history, "met", "2017-06-02", by="president")
    assert findings(history, "2017-06-02") == [MET]


def test_once_the_review_has_ended_its_proposer_may_answer() -> None:
    history = programme(name="attested", by_other_than="proposer")
    history.do("gate open", territory="venelles", on="2017-06-01", proposer="pilot")
    history.do("gate decide", territory="venelles", outcome="deferred", motive="Later", on="2017-06-15")
    answer(history, "met", "2017-07-01", by="pilot")
    assert findings(history, "2017-07-01") == [MET]


def test_a_review_that_may_be_open_bars_its_proposer_too() -> None:
    history = programme(name="attested", by_other_than="proposer")
    answer(history, "met", "2017-03-01", by="pilot")
    history.do("gate open", territory="venelles", on="2017-06", proposer="pilot")
    assert findings(history, "2017-06-15") == [UNDECIDABLE]


def test_a_review_of_another_gate_bars_nobody_here() -> None:
    history = programme(name="attested", by_other_than="proposer")
    answer(history, "met", "2017-03-01", by="pilot")
    history.do("gate open", territory="venelles", on="2017-03-02", proposer="president")
    history.do("gate decide", territory="venelles", outcome="passed", on="2017-03-02")
    history.do("gate open", territory="venelles", on="2018-03-02", proposer="pilot")
    (result,) = assess(history.reading(), "venelles", date(2018, 4, 1), "selection").results
    assert result.finding is MET


def test_anyone_may_answer_where_the_charter_does_not_ask_for_another() -> None:
    history = programme(name="attested")
    history.do("gate open", territory="venelles", on="2017-06-01", proposer="pilot")
    answer(history, "met", "2017-06-02", by="pilot")
    assert findings(history, "2017-06-02") == [MET]


# --- Waivers ---------------------------------------------------------------------------------------------------------


def test_a_waiver_sets_an_unmet_criterion_aside_up_to_its_last_day() -> None:
    history = programme(name="meetings", kind="workshop")
    waive(history, "2017-03-01", until="2017-06-30")
    days = ("2017-02-28", "2017-03-01", "2017-06-30", "2017-07-01")
    assert findings(history, *days) == [UNMET, WAIVED, WAIVED, UNMET]
    assert found(history, "2017-07-01").criterion.id == "c"


def test_a_waiver_without_a_last_day_goes_on() -> None:
    history = programme(name="meetings", kind="workshop")
    waive(history, "2017-03-01")
    assert findings(history, "2029-12-31") == [WAIVED]


def test_a_waiver_that_may_be_over_leaves_the_criterion_undecidable_and_is_named() -> None:
    history = programme(name="meetings", kind="workshop")
    waive(history, "2017-03-01", until="2017-06")
    result = found(history, "2017-06-15")
    (waiver,) = result.found.open_facts
    assert (result.finding, waiver.event.type) == (UNDECIDABLE, "criterion-waived")
    assert waiver.position in result.evidence
    assert result.waiver is None
    assert (result.criterion.id, result.found.missing) == ("c", found(history, "2017-07-01").found.missing)


def test_what_was_found_stays_with_a_criterion_that_is_waived() -> None:
    history = programme(name="meetings", kind="workshop", at_least=3, scope="programme")
    held = [history.do("meeting hold", kinds=["workshop"], title="W", on=on)[0] for on in ("2017-01", "2017")]
    waive(history, "2017-03-01")
    result = found(history, "2017-06-01")
    assert (result.finding, result.found.facts, result.found.open_facts) == (WAIVED, (held[0],), (held[1],))


def test_a_waiver_sets_an_undecidable_criterion_aside_too_and_is_among_its_evidence() -> None:
    history = programme(name="attested")
    waive(history, "2017-03-01")
    result = found(history, "2017-12-31")
    assert result.finding is WAIVED
    assert result.waiver is not None
    assert result.evidence == (result.waiver.position,)


def test_what_is_met_needs_no_waiver() -> None:
    history = programme(name="attested")
    answer(history, "met", "2017-03-01")
    waive(history, "2017-03-02")
    result = found(history, "2017-12-31")
    assert (result.finding, result.waiver) == (MET, None)


def test_a_later_waiver_takes_over_from_one_that_is_over() -> None:
    history = programme(name="attested")
    waive(history, "2017-03-01", until="2017-03-31")
    waive(history, "2017-06-01", until="2017-06-30")
    assert findings(history, "2017-03-31", "2017-04-01", "2017-06-30") == [WAIVED, UNDECIDABLE, WAIVED]


# --- Reservations ----------------------------------------------------------------------------------------------------


def with_reservation(lifted: str | None = None) -> History:
    """Return a territory let into its first phase on 2017-06-01 with a reservation, lifted on a day if one is given."""
    history = programme(name="settled", what="reservation")
    history.do("gate open", territory="venelles", on="2017-05-01")
    fields = {"outcome": "passed-with-reservations", "reservations": ["Convention à signer"]}
    history.do("gate decide", territory="venelles", on="2017-06-01", **fields)
    if lifted is not None:
        history.do(
            "gate lift", territory="venelles", reservation="venelles-selection-1-r1", because="Signée", on=lifted
        )
    return history


def test_without_a_reservation_all_are_settled() -> None:
    assert findings(programme(name="settled", what="reservation"), "2017-12-31") == [MET]


def test_a_reservation_stands_from_its_day_until_it_is_lifted() -> None:
    history = with_reservation(lifted="2017-09-01")
    assert findings(history, "2017-05-31", "2017-06-01", "2017-08-31", "2017-09-01") == [MET, UNMET, UNMET, MET]
    assert found(history, "2017-08-31").found.missing == say("{number} reservation(s) not lifted.", number=1)


def test_a_reservation_that_is_still_to_come_is_no_evidence() -> None:
    assert found(with_reservation(), "2017-05-31").evidence == ()


def test_a_reservation_that_may_be_lifted_is_undecidable_and_the_lifting_is_named() -> None:
    result = found(with_reservation(lifted="2017-09"), "2017-09-15")
    assert result.finding is UNDECIDABLE
    assert [one.event.type for one in result.found.open_facts] == ["reservation-lifted"]
