"""Findings worked out by hand: the days of the first real year (design, section 6), and each demand in turn."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from programme.domain.assessment import CriterionResult, assess
from programme.domain.events import MeetingHeld
from programme.domain.sentences import say
from programme.domain.vocabulary import Category, Finding, MeetingKind
from programme.domain.words import word
from tests.support.charters import charter, criterion
from tests.support.history import History

AIX, VENELLES = "aix-en-provence", "venelles"
MET, UNMET, UNDECIDABLE = Finding.MET, Finding.UNMET, Finding.UNDECIDABLE


def programme(**demand: Any) -> History:
    """Return two territories before a gate that asks one thing."""
    asked = {**criterion("c"), "demand": demand}
    history = History()
    history.do("charter adopt", rules=charter(asked, four_eyes="flagged"), on="2016-01-01")
    history.do("body constitute", body="committee", name="Committee", on="2016-01-01")
    for territory in (AIX, VENELLES):
        history.do("territory propose", territory=territory, name=territory.title(), on="2016-09")
    return history


def found(history: History, day: str, territory: str = AIX) -> CriterionResult:
    """Return what is found of the one criterion at the end of a day."""
    (result,) = assess(history.reading(), territory, date.fromisoformat(day)).results
    return result


def findings(history: History, *days: str, territory: str = AIX) -> list[Finding]:
    return [found(history, day, territory).finding for day in days]


# --- Meetings --------------------------------------------------------------------------------------------------------


def workshops() -> History:
    """Return the six workshops of 2017, of which the source gives the months (line 753)."""
    history = programme(name="meetings", kind="workshop", at_least=4)
    for month in ("02", "04", "05", "06", "07", "09"):
        history.do("meeting hold", kinds=["workshop"], title="Atelier", territories=[AIX], on=f"2017-{month}")
    return history


def test_at_mid_june_three_workshops_are_certain_and_that_of_june_is_not() -> None:
    history = workshops()
    at_mid_june = found(history, "2017-06-15")
    assert at_mid_june.finding is UNDECIDABLE
    assert [one.on.text for one in at_mid_june.found.facts] == ["2017-02", "2017-04", "2017-05"]
    assert [one.on.text for one in at_mid_june.found.open_facts] == ["2017-06"]
    days = ("2017-05-31", "2017-06-01", "2017-06-30", "2017-12-31")
    assert findings(history, *days) == [UNMET, UNDECIDABLE, MET, MET]


def test_a_workshop_for_one_territory_does_not_count_for_another() -> None:
    assert findings(workshops(), "2017-12-31", territory=VENELLES) == [UNMET]


def test_the_internal_committee_met_three_times_in_the_year_but_nobody_knows_when() -> None:
    history = programme(name="meetings", kind="committee", body="committee", at_least=3, scope="programme")
    for _ in range(3):
        history.do("meeting hold", kinds=["committee"], title="Comité", bodies=["committee"], on="2017?")
    assert findings(history, "2016-12-31", "2017-10-31", "2017-12-31") == [UNMET, UNDECIDABLE, MET]
    assert found(history, "2017-12-31").doubts == ("2017?",)
    assert len(found(history, "2017-10-31").found.open_facts) == 3


def test_meetings_of_another_kind_or_body_do_not_count() -> None:
    history = programme(name="meetings", kind="committee", body="committee", scope="programme")
    history.do("body constitute", body="other", name="Other", on="2017")
    history.do("meeting hold", kinds=["workshop"], title="W", bodies=["committee"], on="2017")
    history.do("meeting hold", kinds=["committee"], title="C", bodies=["other"], on="2017")
    history.do("meeting hold", kinds=["committee"], title="C", on="2017")
    assert findings(history, "2017-12-31") == [UNMET]


def test_an_evening_of_several_kinds_counts_for_each() -> None:
    history = programme(name="meetings", kind="closing")
    history.do("meeting hold", kinds=["workshop", "closing"], title="M", territories=[AIX, VENELLES], on="2017-12-15")
    assert findings(history, "2017-12-31") == findings(history, "2017-12-31", territory=VENELLES) == [MET]


def test_a_meeting_without_its_minutes_does_not_count_where_minutes_are_asked() -> None:
    history = programme(name="meetings", kind="closing", minutes=True, scope="programme")
    history.do("meeting hold", kinds=["closing"], title="Clôture", on="2017-12-15", id="closing")
    history.do("meeting minutes", meeting="closing", summary="Bilan", on="2018-01")
    assert findings(history, "2017-12-31", "2018-01-15", "2018-01-31") == [UNMET, UNDECIDABLE, MET]
    assert [one.on.text for one in found(history, "2018-01-15").found.open_facts] == ["2018-01"]


def test_what_is_missing_names_the_meetings_that_lack_their_minutes() -> None:
    history = programme(name="meetings", kind="closing", minutes=True, scope="programme")
    history.do("meeting hold", kinds=["closing"], title="Clôture", on="2017-12-15", id="closing")
    missing = found(history, "2017-12-31").found.missing
    none = say("No meeting of this kind ({kind}) on record; {wanted} wanted.", wanted=1, kind=CLOSING)
    (held,) = history.reading().facts(MeetingHeld)
    without = "{missing} Without minutes yet: {positions}."
    assert missing == say(without, missing=none, positions=str(held.position))


def test_a_meeting_that_was_only_called_does_not_count() -> None:
    history = programme(name="meetings", kind="closing")
    history.do("meeting convene", kinds=["closing"], title="Clôture", territories=[AIX], due="2017-12", on="2017-11")
    nothing = say("No meeting of this kind ({kind}) on record; {wanted} wanted.", wanted=1, kind=CLOSING)
    assert found(history, "2018-12-31").found.missing == nothing


CLOSING = word(MeetingKind.CLOSING)


def test_what_is_missing_counts_what_is_there() -> None:
    missing = found(workshops(), "2017-05-31").found.missing
    kind = word(MeetingKind.WORKSHOP)
    sentence = "{found} of {wanted} meetings of this kind ({kind}) on record."
    assert missing == say(sentence, found=3, wanted=4, kind=kind)


def test_an_undecidable_finding_names_the_entries_whose_dates_would_settle_it() -> None:
    history = programme(name="meetings", kind="workshop", at_least=2)
    first, second = (
        history.do("meeting hold", kinds=["workshop"], title="A", territories=[AIX], on=on)[0]
        for on in ("2017", "2017-06")
    )
    result = found(history, "2017-06-15")
    kind, counted = word(MeetingKind.WORKSHOP), "{found} of {wanted} meetings of this kind ({kind}) on record."
    assert result.found.missing == say(
        "{missing} The dates of these entries would settle it: {positions}.",
        missing=say(counted, found=0, wanted=2, kind=kind),
        positions=f"{first.position}, {second.position}",
    )
    assert result.evidence == (first.position, second.position)


# --- Steps -----------------------------------------------------------------------------------------------------------


def test_every_step_is_to_be_complete_for_the_territory_or_for_all() -> None:
    history = programme(name="done", steps=["1", "2", "3"])
    for step in ("1", "2", "3"):
        history.do("step open", step=step, title="Étape", on="2016")
    history.do("step complete", step="1", on="2016-10-01")
    history.do("step complete", step="2", territories=[AIX], on="2017-03")
    history.do("step complete", step="3", territories=[VENELLES], on="2017-04-01")
    steps = "No record that these steps are complete: {steps}."
    assert found(history, "2017-12-31").found.missing == say(steps, steps=("3",))
    assert found(history, "2017-02-01").found.missing == say(steps, steps=("2", "3"))
    history.do("step complete", step="3", territories=[AIX], on="2017-05-01")
    assert findings(history, "2017-02-28", "2017-04-30", "2017-05-01") == [UNMET, UNMET, MET]
    completed = [one.position for one in history.facts if one.event.type == "step-completed"]
    assert found(history, "2017-05-01").evidence == (*completed[:2], completed[3])


def test_a_step_completed_in_a_month_is_undecidable_during_that_month() -> None:
    history = programme(name="done", steps=["1"])
    history.do("step open", step="1", title="Étape", on="2016")
    history.do("step complete", step="1", on="2017-03")
    assert findings(history, "2017-02-28", "2017-03-15", "2017-03-31") == [UNMET, UNDECIDABLE, MET]


# --- Seats -----------------------------------------------------------------------------------------------------------

THREE = ["pouvoirs-publics", "associations", "entreprises"]


def seated(**demand: Any) -> History:
    history = programme(name="seats", body="committee", categories=THREE, **demand)
    for office, category in zip(("mayor", "delegate", "manager"), THREE, strict=True):
        history.do("body seat", body="committee", office=office, category=category, territory=AIX, on="2018-02-01")
    return history


def test_each_category_has_its_seat_for_the_territory() -> None:
    history = seated()
    assert findings(history, "2018-01-31", "2018-02-01") == [UNMET, MET]
    assert findings(history, "2018-12-31", territory=VENELLES) == [UNMET]


def test_for_the_whole_programme_seats_of_any_territory_count() -> None:
    assert findings(seated(scope="programme"), "2018-12-31", territory=VENELLES) == [MET]


def test_each_category_may_need_several_seats() -> None:
    history = seated(each=2)
    assert findings(history, "2018-12-31") == [UNMET]
    for office, category in zip(("prefect", "second", "owner"), THREE, strict=True):
        history.do("body seat", body="committee", office=office, category=category, territory=AIX, on="2019")
    assert findings(history, "2019-12-31") == [MET]


def test_an_empty_seat_is_named_by_its_category() -> None:
    history = seated()
    history.do("body vacate", body="committee", office="manager", on="2018-06-01")
    result = found(history, "2018-06-01")
    missing = say(
        "No record that these seats of {body} are filled: {categories}.",
        body="committee",
        categories=(word(Category.COMPANIES),),
    )
    assert (result.finding, result.found.missing) == (UNMET, missing)


def test_a_handover_within_one_month_is_undecidable_during_that_month() -> None:
    history = seated()
    history.do("body vacate", body="committee", office="manager", on="2018-06")
    history.do("body seat", body="committee", office="owner", category="entreprises", territory=AIX, on="2018-06")
    assert findings(history, "2018-05-31", "2018-06-15", "2018-06-30") == [MET, UNDECIDABLE, MET]
    assert [one.event.type for one in found(history, "2018-06-15").found.open_facts] == ["seat-vacated", "seat-filled"]


# --- Decisions -------------------------------------------------------------------------------------------------------


def test_a_decision_on_the_subject_counts_whoever_took_it_until_it_is_withdrawn() -> None:
    history = programme(name="decided", subject="theme")
    history.do("decision record", title="Choix", subject="theme", territories=[AIX], on="2017-02-13", id="d1")
    history.do("decision record", title="Budget", subject="budget", territories=[AIX], on="2017-01-01")
    history.do("decision withdraw", decision="d1", reason="Élargi", on="2017-06-01")
    days = ("2017-02-12", "2017-02-13", "2017-05-31", "2017-06-01")
    assert findings(history, *days) == [UNMET, MET, MET, UNMET]
    nothing = say("No decision on this subject ({subject}) on record.", subject="theme")
    assert found(history, "2017-06-01").found.missing == nothing


def test_a_decision_that_may_be_withdrawn_is_undecidable_and_the_withdrawal_is_named() -> None:
    history = programme(name="decided", subject="theme")
    history.do("decision record", title="Choix", subject="theme", on="2017-02-13", id="d1")
    history.do("decision withdraw", decision="d1", reason="Élargi", on="2017-06")
    result = found(history, "2017-06-15")
    assert result.finding is UNDECIDABLE
    assert [one.event.type for one in result.found.open_facts] == ["decision-withdrawn"]


@pytest.mark.parametrize(("territories", "expected"), [([], MET), ([AIX], MET), ([VENELLES], UNMET)])
def test_a_decision_about_no_territory_is_about_all_of_them(territories: list[str], expected: Finding) -> None:
    history = programme(name="decided", subject="theme")
    history.do("decision record", title="Choix", subject="theme", territories=territories, on="2017-02-13")
    assert findings(history, "2017-12-31") == [expected]
