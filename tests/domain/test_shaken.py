"""A decision that later knowledge touches or shakes: shown, never refused."""

from __future__ import annotations

from datetime import date

from programme.domain.aggregates.gate_file import GateFile
from programme.domain.fact import Fact
from programme.domain.shaken import Aftermath, Change, aftermath, aftermaths
from programme.domain.vocabulary import Finding
from tests.support.charters import criterion
from tests.support.history import History
from tests.support.scenes import T, decide, review

DAY = date(2018, 1, 1)
SHOPS = {"kinds": ["workshop"], "bodies": ["committee"], "territories": [T]}
WORKSHOP = criterion("c", name="meetings", kind="workshop")


def passed(**more: str) -> tuple[History, Fact]:
    """Return a passage decided on 2017-04-01 that rests on a workshop of 10 March, and the fact of the workshop."""
    history = review(WORKSHOP)
    (workshop,) = history.do("meeting hold", title="W", id="w", on="2017-03-10", **SHOPS)
    decide(history, on="2017-04-01", **more)
    return history, workshop


def since(history: History, day: date = DAY) -> Aftermath:
    """Return what is known since the only decision."""
    reading = history.reading()
    (found,) = aftermaths(reading, reading.of(GateFile, T), day)
    return found


def rectify(history: History, position: int, on: str) -> int:
    (made,) = history.do("entry rectify", position=position, field="on", to=[on], reason="R")
    return made.position


def test_a_decision_that_nothing_corrects_is_neither_touched_nor_shaken() -> None:
    history, _ = passed()
    assert (since(history).touched, since(history).shaken) == (False, False)


def test_a_decision_is_touched_when_an_entry_it_cites_is_corrected_though_no_finding_changes() -> None:
    history, workshop = passed()
    position = rectify(history, workshop.position, "2017-03-11")
    found = since(history)
    assert ([one.position for one in found.corrections], found.shaken) == ([position], False)


def test_a_decision_is_shaken_when_its_evidence_turns_out_to_be_later() -> None:
    history, workshop = passed()
    rectify(history, workshop.position, "2017-05-01")
    found = since(history)
    assert found.touched
    assert found.changes == (Change("c", Finding.MET, Finding.UNMET),)


def test_a_decision_is_shaken_when_its_evidence_is_annulled_and_no_more_once_that_is_annulled() -> None:
    history, workshop = passed()
    (annulment,) = history.do("entry annul", position=workshop.position, reason="R")
    assert since(history).shaken
    history.do("entry annul", position=annulment.position, reason="R")
    assert (since(history).touched, since(history).shaken) == (True, False)


def test_a_fact_recorded_late_shakes_a_decision_that_it_does_not_touch() -> None:
    history = review(WORKSHOP)
    decide(history, "deferred", on="2017-04-01", motive="R")
    history.do("meeting hold", title="W", id="w", on="2017-03-10", **SHOPS)
    found = since(history)
    assert (found.touched, found.changes) == (False, (Change("c", Finding.UNMET, Finding.MET),))


def test_what_was_corrected_before_the_decision_was_known_to_it() -> None:
    history = review(WORKSHOP)
    (workshop,) = history.do("meeting hold", title="W", id="w", on="2017-03-10", **SHOPS)
    rectify(history, workshop.position, "2017-03-12")
    decide(history, on="2017-04-01")
    assert (since(history).touched, since(history).shaken) == (False, False)


def test_the_meeting_where_it_was_decided_is_cited_too() -> None:
    history = review()
    (meeting,) = history.do(
        "meeting hold", kinds=["committee"], title="M", id="m", bodies=["committee"], on="2017-04-01"
    )
    decide(history, on="2017-04-01", meeting="m")
    rectify(history, meeting.position, "2017-04-02")
    assert (since(history).touched, since(history).shaken) == (True, False)


def test_a_waiver_given_since_changes_no_finding_of_then() -> None:
    history = review(WORKSHOP)
    decide(history, "deferred", on="2017-04-01", motive="R")
    history.do("gate open", territory=T, on="2017-05-01", proposer="pilot")
    history.do("gate waive", territory=T, criterion="c", reason="R", authorised_by="committee", on="2017-03-31")
    assert not since(history).shaken


def test_a_waiver_that_is_annulled_shakes_the_passage_that_it_allowed() -> None:
    history = review(WORKSHOP)
    given = {"criterion": "c", "reason": "R", "authorised_by": "committee", "on": "2017-03-31"}
    (waiver,) = history.do("gate waive", territory=T, **given)
    decide(history, on="2017-04-01")
    history.do("entry annul", position=waiver.position, reason="R")
    assert since(history).changes == (Change("c", Finding.WAIVED, Finding.UNMET),)


def test_an_edition_adopted_since_changes_no_finding_of_then() -> None:
    history, _ = passed()
    rules = review(criterion("c", name="meetings", kind="workshop", at_least=5)).facts[0].event
    history.do("charter adopt", rules=getattr(rules, "rules", None), edition="2", on="2017-03-20")
    assert not since(history).shaken


def test_before_its_day_a_decision_has_no_aftermath() -> None:
    history, _ = passed()
    reading = history.reading()
    assert aftermaths(reading, reading.of(GateFile, T), date(2017, 3, 31)) == ()


def test_a_decision_of_another_kind_is_touched_through_its_meeting_and_never_shaken() -> None:
    history = review()
    (meeting,) = history.do("meeting hold", kinds=["committee"], title="M", id="m", on="2017-04-01")
    (at_meeting,) = history.do("decision record", title="D", id="at-meeting", meeting="m", on="2017-04-01")
    (elsewhere,) = history.do("decision record", title="E", id="elsewhere", on="2017-04-01")
    position = rectify(history, meeting.position, "2017-04-02")
    found, other = (aftermath(history.reading(), one) for one in (at_meeting, elsewhere))
    assert ([one.position for one in found.corrections], found.shaken) == ([position], False)
    assert (other.touched, other.shaken) == (False, False)
