"""The agenda by hand, on the plans of the first real year: what is due, late or undecidable, with every former date."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from programme.domain.agenda import Due, agenda
from programme.domain.answer import Answer
from programme.domain.vocabulary import PlanKind, Timeliness
from tests.support.charters import PHASES, charter, criterion
from tests.support.history import History

AIX, PERTUIS = "aix-en-provence", "pertuis"
LATE, DUE, UNDECIDABLE = Timeliness.LATE, Timeliness.DUE, Timeliness.UNDECIDABLE


def programme(**more: Any) -> History:
    """Return two territories that take part."""
    history = History()
    history.do("charter adopt", rules=charter(criterion("c"), **more), on="2016-01-01")
    history.do("body constitute", body="committee", name="Comité", on="2016-01-01")
    for territory in (AIX, PERTUIS):
        history.do("territory propose", territory=territory, name=territory.title(), on="2016-09")
    return history


def on(history: History, day: str) -> list[Due]:
    return list(agenda(history.reading(), date.fromisoformat(day)))


def said(history: History, *days: str) -> list[Timeliness | None]:
    """Return what is said on each day of the only plan there is; None where it is not on the agenda."""
    found = [on(history, day) for day in days]
    assert all(len(one) < 2 for one in found)
    return [one[0].timeliness if one else None for one in found]


def only(history: History, day: str) -> Due:
    (one,) = on(history, day)
    return one


def words(one: Due) -> dict[str, object]:
    return one.plan.what.values


# --- Actions ---------------------------------------------------------------------------------------------------------


def budget() -> History:
    """Return the budget, to be finished from October to December 2017 (line 840)."""
    history = programme()
    fields = {"id": "budget", "title": "Finalisation du budget", "due": "2017-10/2017-12", "owners": ["treasurer"]}
    history.do("action plan", **fields, territories=[AIX], on="2017-09-15")
    return history


def test_an_action_is_due_then_undecidable_within_its_dates_then_late_until_it_is_done() -> None:
    history = budget()
    history.do("action complete", action="budget", on="2018-01-18")
    days = ("2017-09-14", "2017-09-15", "2017-10-01", "2017-10-02", "2017-12-31", "2018-01-01", "2018-01-17")
    assert said(history, *days) == [None, DUE, DUE, UNDECIDABLE, UNDECIDABLE, LATE, LATE]
    assert said(history, "2018-01-18") == [None]


def test_an_action_says_what_it_is_where_and_whose_and_how_it_ends() -> None:
    one = only(budget(), "2017-12-01")
    assert (one.plan.kind, one.plan.id, words(one)) == (PlanKind.ACTION, "budget", {"title": "Finalisation du budget"})
    assert (one.plan.territories, one.plan.owners) == ((AIX,), ("treasurer",))
    assert one.plan.advice == "programme action complete budget --on …"


def test_a_postponed_action_keeps_its_former_dates_and_was_late_all_the_same() -> None:
    history = budget()
    history.do("action postpone", action="budget", due="2018-02-28", on="2018-01-18")
    history.do("action postpone", action="budget", due="2018-06-30", on="2018-03-05")
    assert said(history, "2018-01-17", "2018-01-18", "2018-03-01", "2018-03-05") == [LATE, DUE, LATE, DUE]
    one = only(history, "2018-03-05")
    assert (one.due.text, [former.text for former in one.former]) == ("2018-06-30", ["2017-10/2017-12", "2018-02-28"])
    assert one.fact == history.facts[-1]


def test_while_the_date_of_a_postponement_is_open_both_dates_are_possible() -> None:
    history = budget()
    history.do("action postpone", action="budget", due="2018-06-30", on="2018-01")
    one = only(history, "2018-01-15")
    assert (one.timeliness, one.due.text, one.outstanding) == (UNDECIDABLE, "2018-06-30", Answer.YES)


def test_an_action_that_may_be_done_is_undecidable_even_after_its_date() -> None:
    history = budget()
    history.do("action complete", action="budget", on="2018-01")
    one = only(history, "2018-01-15")
    assert (one.timeliness, one.outstanding, one.gone_by) == (UNDECIDABLE, Answer.UNDECIDABLE, Answer.YES)


def test_the_working_days_that_are_left_are_counted_to_the_last_day() -> None:
    left = [only(budget(), day).working_days_left(date.fromisoformat(day)) for day in ("2017-12-22", "2018-01-03")]
    assert left == [4, -2]
    history = programme()
    history.do("action plan", title="Suivi", due="2018/..", on="2017-12-01")
    assert only(history, "2018-06-01").working_days_left(date(2018, 6, 1)) is None


# --- Meetings --------------------------------------------------------------------------------------------------------


def closing() -> History:
    history = programme()
    what = {"id": "closing", "kinds": ["closing"], "title": "Réunion de clôture", "territories": [AIX]}
    history.do("meeting convene", due="2017-12-15~", on="2017-10-11", **what)
    return history


def test_about_mid_december_is_undecidable_all_december() -> None:
    assert said(closing(), "2017-12-01", "2017-12-02", "2017-12-31", "2018-01-01") == [
        *(DUE, UNDECIDABLE, UNDECIDABLE, LATE)
    ]


@pytest.mark.parametrize("end", [("hold", {}), ("cancel", {"reason": "R"})])
def test_a_meeting_is_on_the_agenda_until_it_is_held_or_cancelled(end: tuple[str, dict[str, str]]) -> None:
    history = closing()
    history.do("meeting postpone", meeting="closing", due="2018-01-18", on="2018-01-05")
    history.do(f"meeting {end[0]}", meeting="closing", on="2018-01-18", **end[1])
    assert said(history, "2018-01-04", "2018-01-17", "2018-01-18") == [LATE, DUE, None]
    one = only(history, "2018-01-17")
    assert (one.plan.advice, one.former[0].text) == ("programme meeting hold closing --on …", "2017-12-15~")


def test_a_meeting_that_nobody_called_is_not_on_the_agenda() -> None:
    history = programme()
    history.do("meeting hold", kinds=["workshop"], title="Atelier", on="2017-02")
    assert on(history, "2017-03-01") == []


# --- What territories plan, questions put off ------------------------------------------------------------------------


def test_what_a_territory_plans_is_taken_up_by_work_from_that_period_on() -> None:
    history = programme()
    history.do("territory plan", territories=[PERTUIS, AIX], title="Prévision Actions 2018", due="2018", on="2017-11")
    history.do("meeting hold", kinds=["workshop"], title="Atelier", territories=[PERTUIS], on="2017-12-20")
    assert [(one.plan.id, one.timeliness) for one in on(history, "2018-06-01")] == [
        (AIX, UNDECIDABLE),
        (PERTUIS, UNDECIDABLE),
    ]
    history.do("meeting hold", kinds=["workshop"], title="Atelier", territories=[PERTUIS], on="2018-09")
    history.do("territory plan", territories=[AIX], title="Autre prévision", due="2020", on="2018-09")
    later = [(one.plan.id, words(one)["title"], one.timeliness) for one in on(history, "2019-01-01")]
    assert later == [(AIX, "Prévision Actions 2018", LATE), (AIX, "Autre prévision", DUE)]


def test_a_deferred_question_is_due_until_a_decision_settles_it() -> None:
    history = programme()
    history.do("question ask", question="q1", title="Structure ?", on="2017-10-11")
    assert on(history, "2018-12-31") == []
    for number, (due, day) in enumerate((("2018-12-31", "2018-01-18"), ("2019-06-30", "2019-01-17")), 1):
        history.do("decision record", id=f"d{number}", title="Report", on=day)
        history.do("question defer", question="q1", decision=f"d{number}", due=due)
    history.do("decision record", id="d3", title="Question 1", on="2019-07-02")
    history.do("question settle", question="q1", decision="d3", answer="A")
    days = ("2018-01-17", "2018-01-18", "2019-01-01", "2019-01-17", "2019-07-01", "2019-07-02")
    assert said(history, *days) == [None, DUE, LATE, DUE, LATE, None]
    assert [one.text for one in only(history, "2019-07-01").former] == ["2018-12-31"]


def test_a_deferral_that_is_withdrawn_leaves_no_date() -> None:
    history = programme()
    history.do("question ask", question="q1", title="Structure ?", on="2017-10-11")
    history.do("decision record", id="d1", title="Report", on="2018-01-18")
    history.do("question defer", question="q1", decision="d1", due="2018-12-31")
    history.do("decision withdraw", decision="d1", reason="R", on="2018-03")
    assert said(history, "2018-02-28", "2018-03-15", "2018-03-31") == [DUE, UNDECIDABLE, None]


def test_a_deferral_whose_decision_was_annulled_leaves_no_date() -> None:
    history = programme()
    history.do("question ask", question="q1", title="Structure ?", on="2017-10-11")
    history.do("decision record", id="d1", title="Report", on="2018-01-18")
    history.do("question defer", question="q1", decision="d1", due="2018-12-31")
    history.facts[:] = [fact for fact in history.facts if fact.event.type != "decision-recorded"]
    assert on(history, "2018-03-01") == []


# --- Documents and calls ---------------------------------------------------------------------------------------------


def test_a_promised_document_is_on_the_agenda_until_there_is_a_text_of_it() -> None:
    history = programme()
    history.do("document announce", document="agreement", kind="city-agreement", title="Convention", on="2017-10-11")
    assert on(history, "2018-01-01") == []
    press = {"document": "press", "kind": "press-kit", "title": "Dossier de presse", "territories": [AIX]}
    history.do("document announce", due="2017-12-31", on="2017-10-11", **press)
    history.do("document draft", document="press", on="2018-01-15")
    assert said(history, "2017-12-31", "2018-01-01", "2018-01-15") == [DUE, LATE, None]
    one = only(history, "2018-01-01")
    assert (one.plan.kind, one.plan.territories, one.plan.advice) == (
        PlanKind.DOCUMENT,
        (AIX,),
        "programme document draft press --on …",
    )


def call(history: History, state: str, due: str, day: str) -> None:
    fields = {"call": "aap", "title": "AAP Économie circulaire", "state": state, "territories": [PERTUIS]}
    history.do("funding announce", due=due, on=day, **fields)


def test_a_call_for_projects_is_on_the_agenda_until_it_opens_or_its_date_goes_by() -> None:
    history = programme()
    call(history, "expected", "2017-12", "2017-10-11")
    days = ("2017-10-10", "2017-10-11", "2017-12-15", "2018-01-01")
    assert said(history, *days) == [None, DUE, UNDECIDABLE, None]
    assert only(history, "2017-12-15").plan.advice == "programme funding announce aap --title … --on …"
    call(history, "open", "2018-02-28", "2017-12-11")
    one = only(history, "2017-12-15")
    assert (one.timeliness, one.due.text) == (DUE, "2018-02-28")
    assert one.plan.advice == "programme funding apply … --call aap --title … --on …"


def test_an_open_call_is_on_the_agenda_until_it_is_answered_or_its_date_goes_by() -> None:
    history = programme()
    call(history, "open", "2018-02-28", "2017-12-11")
    assert said(history, "2018-02-28", "2018-03-01") == [DUE, None]
    request = {"funding": "f1", "title": "Demande", "funder": "Région", "call": "aap"}
    history.do("funding apply", on="2018-02-15", **request)
    assert said(history, "2018-02-14", "2018-02-15") == [DUE, None]


def test_a_call_without_a_date_is_not_on_the_agenda() -> None:
    history = programme()
    history.do("funding announce", call="aap", title="AAP", on="2017-12-11")
    assert on(history, "2018-01-01") == []


# --- Bodies and seats ------------------------------------------------------------------------------------------------


def enlarged() -> History:
    history = programme()
    history.do("body plan", body="enlarged", name="Comité élargi", due="2018", on="2017-11-01")
    return history


def test_a_planned_body_is_on_the_agenda_until_it_is_set_up_or_given_up() -> None:
    history = enlarged()
    assert only(history, "2017-12-31").plan.advice == 'programme body constitute enlarged --name "Comité élargi" --on …'
    history.do("body plan", body="enlarged", name="Comité élargi", due="2019-03-31", on="2019-01-10")
    assert said(history, "2018-01-01", "2018-06-01", "2019-01-01", "2019-01-10") == [DUE, UNDECIDABLE, LATE, DUE]
    assert only(history, "2019-01-10").former[0].text == "2018"
    history.do("body constitute", body="enlarged", name="Comité élargi", on="2019-02-01")
    assert said(history, "2019-02-01") == [None]
    history = enlarged()
    history.do("body drop", body="enlarged", reason="R", on="2019-02")
    assert said(history, "2019-01-31", "2019-02-15", "2019-02-28") == [LATE, UNDECIDABLE, None]
    assert only(history, "2019-02-15").fact.event.type == "body-planned"


def test_open_seats_are_on_the_agenda_until_the_least_of_them_is_filled() -> None:
    history = programme()
    where = {"body": "committee", "seat": "institutions", "title": "Institutions", "due": "2018-03-31"}
    history.do("body open", at_least=2, on="2018-01-01", **where)
    history.do("body open", body="committee", seat="undated", title="Sans date", on="2018-01-01")
    history.do("body open", body="committee", seat="experts", title="Expert ?", at_most=1, due="2018", on="2018-01-01")
    one = only(history, "2018-01-01")
    assert (one.plan.id, words(one)) == ("institutions", {"body": "committee", "title": "Institutions"})
    for office, day in (("region", "2018-02-01"), ("arpe", "2018-04-10")):
        history.do("body seat", body="committee", office=office, seat="institutions", on=day)
    assert said(history, "2018-03-31", "2018-04-01", "2018-04-10") == [DUE, LATE, None]


def test_seats_whose_opening_was_annulled_are_not_on_the_agenda() -> None:
    history = programme()
    history.do("body open", body="committee", seat="s", title="S", due="2018", on="2018-01-01")
    history.do("body drop", body="committee", seat="s", reason="R", on="2018-02-01")
    history.facts[:] = [fact for fact in history.facts if fact.event.type != "seats-planned"]
    assert on(history, "2018-03-01") == []


# --- Phases ----------------------------------------------------------------------------------------------------------

WINDOWS = {"amorcage": "2016-09/2017-12", "consolidation": "2018", "decollage": "2019/..", "exemplarite": "2020"}


def phased(**windows: str) -> History:
    planned = {**WINDOWS, **windows}
    return programme(phases=[{"id": one, "fr": one, "en": one, "planned": planned[one]} for one in PHASES])


def enter(history: History, *days: str) -> None:
    """Let Aix through one gate after the other."""
    for day in days:
        history.do("gate open", territory=AIX, on=day)
        history.do("gate answer", territory=AIX, criterion="c", finding="met", because="Vu", on=day)
        history.do("gate decide", territory=AIX, outcome="passed", on=day)


def test_a_phase_is_to_be_left_by_the_last_day_planned_for_it() -> None:
    history = phased()
    enter(history, "2017-03-01", "2018-02-01")
    assert said(history, "2017-02-28", "2017-03-01", "2017-12-31", "2018-01-31") == [None, DUE, DUE, LATE]
    one = only(history, "2018-01-31")
    assert (one.plan.id, words(one), one.due.text) == (AIX, {"territory": AIX, "phase": "amorcage"}, "2017-12-31")
    assert only(history, "2018-02-01").due.text == "2018-12-31"


def test_where_two_phases_are_possible_both_are_undecidable() -> None:
    history = phased()
    enter(history, "2017-03-01")
    history.do("gate open", territory=AIX, on="2018-02-01")
    history.do("gate answer", territory=AIX, criterion="c", finding="met", because="Vu", on="2018-02-01")
    history.do("gate decide", territory=AIX, outcome="passed", on="2018-02-01", applies_from="2018-03")
    found = [(words(one)["phase"], one.timeliness) for one in on(history, "2018-03-15")]
    assert found == [("amorcage", UNDECIDABLE), ("consolidation", UNDECIDABLE)]


def test_a_phase_without_an_end_the_last_one_and_a_territory_on_hold_are_not_on_the_agenda() -> None:
    history = phased()
    enter(history, "2017-03-01", "2018-02-01", "2019-02-01")
    assert said(history, "2019-06-01") == [None]
    enter(history, "2020-02-01")
    assert said(history, "2021-01-01") == [None]
    history = phased()
    enter(history, "2017-03-01")
    history.do("territory suspend", territory=AIX, reason="R", on="2018-03")
    assert said(history, "2018-02-28", "2018-03-15", "2018-03-31") == [LATE, UNDECIDABLE, None]


def test_another_edition_may_plan_a_phase_for_longer() -> None:
    history = phased()
    enter(history, "2017-03-01")
    for edition, window in (("2", "2016-09/2018-06"), ("3", "2016-09/2018-06")):
        phases = [
            {"id": one, "fr": edition, "en": one, "planned": {**WINDOWS, "amorcage": window}[one]} for one in PHASES
        ]
        history.do("charter adopt", rules=charter(criterion("c"), phases=phases), on="2018-01-15")
    assert said(history, "2018-01-14", "2018-01-15") == [LATE, DUE]
    one = only(history, "2018-01-15")
    assert (one.due.text, [former.text for former in one.former]) == ("2018-06-30", ["2017-12-31"])


# --- Reservations and waivers ----------------------------------------------------------------------------------------


def test_a_reservation_with_a_date_is_due_until_it_is_lifted() -> None:
    history = programme()
    history.do("gate open", territory=AIX, on="2017-03-01")
    history.do("gate answer", territory=AIX, criterion="c", finding="met", because="Vu", on="2017-03-01")
    fields = {"outcome": "passed-with-reservations", "reservations": ["Signer la convention"], "on": "2017-03-01"}
    history.do("gate decide", territory=AIX, reservations_due="2017-06-30", **fields)
    one = only(history, "2017-07-01")
    reservation = f"{AIX}-selection-1-r1"
    assert (one.plan.id, one.plan.owners, words(one)) == (reservation, (), {"text": "Signer la convention"})
    history.do("gate lift", territory=AIX, reservation=reservation, because="Signée", on="2017-09-01")
    assert said(history, "2017-02-28", "2017-06-30", "2017-07-01", "2017-09-01") == [None, DUE, LATE, None]


def waived(until: str | None) -> History:
    history = programme()
    fields = {"criterion": "c", "reason": "Étude en cours", "authorised_by": "committee", "until": until}
    history.do("gate waive", territory=AIX, on="2017-01-01", **fields)
    return history


def test_a_waiver_is_about_to_end_and_never_late() -> None:
    history = waived("2017-06-30")
    assert said(history, "2016-12-31", "2017-01-01", "2017-06-30", "2017-07-01") == [None, DUE, DUE, None]
    assert words(only(history, "2017-06-30")) == {"criterion": "c", "reason": "Étude en cours"}
    assert said(waived("2017-06"), "2017-06-01", "2017-06-15", "2017-07-01") == [DUE, UNDECIDABLE, None]
    assert said(waived(None), "2017-06-01") == [None]


def test_a_waiver_matters_no_more_once_its_gate_is_passed() -> None:
    history = waived("2017-12-31")
    history.do("gate open", territory=AIX, on="2017-03-01")
    history.do("gate decide", territory=AIX, outcome="deferred", motive="M", on="2017-03-01")
    history.do("gate open", territory=AIX, on="2017-04-01")
    history.do("gate decide", territory=AIX, outcome="passed", on="2017-04-01")
    assert said(history, "2017-03-31", "2017-04-01") == [DUE, None]
    again = {"criterion": "c", "reason": "R", "authorised_by": "committee", "until": "2018-06-30"}
    history.do("gate waive", territory=AIX, on="2017-05-01", **again)
    assert said(history, "2017-05-01") == [DUE]


# --- All together ----------------------------------------------------------------------------------------------------


def test_the_earliest_date_comes_first_whatever_the_kind() -> None:
    history = budget()
    history.do("body plan", body="enlarged", name="Comité élargi", due="2018", on="2017-09-20")
    history.do("meeting convene", id="rv", kinds=["interview"], title="RV", due="2017-10-24", on="2017-09-20")
    history.do("action plan", id="press", title="Dossier de presse", due="2017-12-31", on="2017-09-20")
    history.do("action plan", id="agreement", title="Convention", due="2017-12-31", on="2017-09-20")
    assert [one.plan.id for one in on(history, "2017-09-20")] == ["rv", "budget", "agreement", "press", "enlarged"]


@pytest.mark.parametrize("kind", ["action-planned", "meeting-convened", "question-asked"])
def test_what_follows_on_an_annulled_plan_is_not_on_the_agenda(kind: str) -> None:
    history = closing()
    history.do("action plan", id="budget", title="Budget", due="2017-12", on="2017-10-11")
    history.do("action postpone", action="budget", due="2018", on="2017-12-01")
    history.do("meeting postpone", meeting="closing", due="2018", on="2017-12-01")
    history.do("question ask", question="q1", title="Structure ?", on="2017-10-11")
    history.do("decision record", id="d1", title="Report", on="2017-12-01")
    history.do("question defer", question="q1", decision="d1", due="2018")
    assert len(on(history, "2018-01-31")) == 3
    history.facts[:] = [fact for fact in history.facts if fact.event.type != kind]
    assert len(on(history, "2018-01-31")) == 2


def test_of_nothing_there_is_no_agenda() -> None:
    assert agenda(History().reading(), date(2017, 1, 1)) == ()
