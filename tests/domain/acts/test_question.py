"""Questions: asked under an id of their own, with options; settled or deferred by decisions that stand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from programme.domain.aggregates.question import Question
from programme.domain.events import QuestionOpinionGiven, QuestionSettled
from programme.domain.naming import names
from programme.domain.questions import states
from programme.domain.sentences import Sentence
from programme.domain.timed import due_of
from programme.domain.vocabulary import QuestionState
from tests.support.history import History

AIX = "aix-en-provence"
OPTIONS = {"1": "Au sein de PAA", "2": "Association autonome", "3": "Fonds de dotation ?", "4": "SCIC ?"}
OPEN, DEFERRED, SETTLED = QuestionState.OPEN, QuestionState.DEFERRED, QuestionState.SETTLED


def asked(**more: Any) -> History:
    """Return question 1 and its four options, as the report of 2017 asks it (lines 863 to 885)."""
    history = History()
    history.do("territory propose", territory=AIX, name="Aix-en-Provence", on="2016-09")
    wording = {"question": "q1", "label": "Question 1", "title": "Structure, fonctionnement, financement ?"}
    history.do("question ask", **{**wording, "on": "2017-10-11", **more})
    for option, title in OPTIONS.items():
        history.do("question option", question="q1", proposed=option, title=title, on="2017-10-11")
    return history


def decide(history: History, decision: str = "d1", on: str = "2018-01-18") -> None:
    history.do("decision record", id=decision, title="Question 1", on=on)


def question(history: History) -> Question:
    return history.reading().of(Question, "q1")


def found(history: History, *days: str) -> list[tuple[QuestionState, ...]]:
    reading = history.reading()
    return [states(question(history), reading, date.fromisoformat(day)) for day in days]


# --- Asked -----------------------------------------------------------------------------------------------------------


def test_two_questions_of_one_label_are_told_apart_by_their_ids() -> None:
    history = asked()
    for name, title in (("q3a", "Groupement de consultants ?"), ("q3b", "Planning et essaimage ?")):
        history.do(
            "question ask", question=name, label="Question 3", title=title, points=["Simultanéité ?"], on="2017-10"
        )
    assert names(history.reading(), "fr")["question:q3b"] == "Planning et essaimage ?"
    wordings = [history.reading().of(Question, name).wording for name in ("q3a", "q3b")]
    assert [one.label for one in wordings if one is not None] == ["Question 3", "Question 3"]
    assert history.refusal("question ask", question="q3a", title="T") == ["id-taken"]


def test_the_options_of_a_question_are_known_by_their_ids() -> None:
    history = asked()
    assert {name: option.title for name, option in question(history).options.items()} == OPTIONS
    again = {"question": "q1", "proposed": "3", "title": "T", "on": "2018"}
    assert history.refusal("question option", **again) == ["id-taken"]
    early = {"question": "q1", "proposed": "5", "title": "T", "on": "2017-10-10"}
    assert history.refusal("question option", **early) == ["before-what-it-follows"]


def test_what_follows_on_a_question_is_about_the_same_territories() -> None:
    history = asked(territories=[AIX])
    decide(history)
    history.do("question opinion", question="q1", text="T", on="2017-11")
    history.do("question defer", question="q1", decision="d1", due="2019")
    history.do("question settle", question="q1", decision="d1", answer="A")
    about = [fact for fact in history.facts if "question:q1" in fact.event.tags()]
    assert len(about) == 8
    assert all(f"territory:{AIX}" in fact.event.tags() for fact in about)


def test_of_a_question_that_nobody_asked_nothing_is_known() -> None:
    history = History()
    nothing = history.reading().of(Question, "nothing")
    assert (nothing.exists, nothing.wording, nothing.territories, nothing.options) == (False, None, (), {})
    assert states(nothing, history.reading(), date(2018, 1, 1)) == ()


# --- Opinions --------------------------------------------------------------------------------------------------------


def test_an_opinion_may_favour_an_option() -> None:
    history = asked()
    (fact,) = history.do("question opinion", question="q1", favoured="1", text="Sans structure nouvelle", on="2017-11")
    assert isinstance(fact.event, QuestionOpinionGiven)
    assert (fact.event.office, fact.event.option) == ("coordinator", "1")
    (other,) = history.do("question opinion", question="q1", office="treasurer", text="À chiffrer", on="2017-11")
    assert isinstance(other.event, QuestionOpinionGiven)
    assert (other.event.office, other.event.option) == ("treasurer", None)
    assert len(question(history).opinions) == 2


def test_an_opinion_favours_what_was_proposed_and_follows_on_the_question() -> None:
    opinion = {"question": "q1", "favoured": "5", "text": "T", "on": "2017-10-10"}
    assert asked().refusal("question opinion", **opinion) == ["before-what-it-follows", "option-not-proposed"]


# --- Settled ---------------------------------------------------------------------------------------------------------


def test_a_question_is_settled_from_the_day_of_its_decision() -> None:
    history = asked()
    decide(history, on="2018-01")
    (fact,) = history.do("question settle", question="q1", decision="d1", chosen="1", answer="Service dédié")
    assert fact.on.text == "2018-01"
    assert isinstance(fact.event, QuestionSettled)
    assert (fact.event.option, fact.event.answer) == ("1", "Service dédié")
    days = ("2017-10-10", "2017-10-11", "2018-01-15", "2018-01-31")
    assert found(history, *days) == [(), (OPEN,), (OPEN, SETTLED), (SETTLED,)]


def test_an_option_that_was_not_proposed_settles_nothing() -> None:
    history = asked()
    decide(history)
    (reason,) = history.reasons("question settle", question="q1", decision="d1", chosen="5")
    assert (reason.rule, reason.advice) == ("option-not-proposed", "programme question option q1 5 --title …")
    proposed = reason.sentence.values["proposed"]
    assert isinstance(proposed, Sentence)
    assert proposed.values == {"options": ("1", "2", "3", "4")}


def test_without_any_option_only_words_settle_a_question() -> None:
    history = asked()
    decide(history)
    history.do("question ask", question="q2", title="Renforcement de l'équipe pilote", on="2017-10")
    (reason,) = history.reasons("question settle", question="q2", decision="d1", chosen="1")
    assert reason.sentence.values == {"option": "1", "question": "q2"}
    history.do("question settle", question="q2", decision="d1", answer="Un référent par territoire")


def test_a_settlement_with_the_answer_missing_or_a_decision_that_does_not_stand_is_refused() -> None:
    history = asked()
    decide(history)
    history.do("decision withdraw", decision="d1", reason="R", on="2018-02")
    twice = ["decision-does-not-stand", "answer-missing"]
    assert history.refusal("question settle", question="q1", decision="d1") == twice
    (reason,) = history.reasons("question settle", question="q1", decision="d9", answer="A")
    assert (reason.rule, reason.advice) == ("unknown-id", "programme decision list")


def test_a_question_is_settled_after_it_is_asked_and_decided() -> None:
    history = asked()
    decide(history)
    early = {"question": "q1", "decision": "d1", "on": "2017-10-10"}
    twice = ["before-what-it-follows", "before-what-it-follows"]
    assert history.refusal("question settle", answer="A", **early) == twice
    assert history.refusal("question defer", due="2019", **early) == twice


def test_a_question_already_settled_is_open_again_once_its_decision_is_withdrawn() -> None:
    history = asked()
    decide(history)
    history.do("question settle", question="q1", decision="d1", chosen="1")
    for path, fields in (
        ("settle", {"decision": "d1", "answer": "A"}),
        ("defer", {"decision": "d1", "due": "2019"}),
        ("option", {"proposed": "5", "title": "T"}),
    ):
        assert history.refusal(f"question {path}", question="q1", on="2018-02", **fields) == ["already-settled"]
    history.do("decision withdraw", decision="d1", reason="R", on="2018-03-01")
    assert found(history, "2018-02-28", "2018-03-01") == [(SETTLED,), (OPEN,)]
    decide(history, "d2", on="2018-04-01")
    history.do("question settle", question="q1", decision="d2", chosen="2")
    assert found(history, "2018-04-01") == [(SETTLED,)]


# --- Deferred --------------------------------------------------------------------------------------------------------


def test_a_deferral_holds_until_its_date_has_gone_by() -> None:
    history = asked()
    decide(history)
    history.do("question defer", question="q1", decision="d1", due="2018-06")
    days = ("2018-01-17", "2018-01-18", "2018-06-01", "2018-06-02", "2018-06-30", "2018-07-01")
    either = (OPEN, DEFERRED)
    assert found(history, *days) == [(OPEN,), (DEFERRED,), (DEFERRED,), either, either, (OPEN,)]


def test_a_question_deferred_again_keeps_every_former_date() -> None:
    history = asked()
    decide(history)
    decide(history, "d2", on="2018-06-20")
    history.do("question defer", question="q1", decision="d1", due="2018-06-30")
    history.do("question defer", question="q1", decision="d2", due="2019-06-30")
    assert [str(due_of(link)) for link in question(history).deferrals.sequence] == ["2018-06-30", "2019-06-30"]
    assert found(history, "2018-07-01", "2019-07-01") == [(DEFERRED,), (OPEN,)]
    earlier = {"question": "q1", "decision": "d2", "due": "2018-12"}
    assert history.refusal("question defer", **earlier) == ["not-later"]


def test_a_deferral_whose_decision_is_withdrawn_is_none() -> None:
    history = asked()
    decide(history)
    history.do("question defer", question="q1", decision="d1", due="2019")
    history.do("decision withdraw", decision="d1", reason="R", on="2018-02-01")
    assert found(history, "2018-01-31", "2018-02-01") == [(DEFERRED,), (OPEN,)]
    decide(history, "d2", on="2018-03-01")
    history.do("question defer", question="q1", decision="d2", due="2018-09")
    assert found(history, "2018-03-01") == [(DEFERRED,)]


def test_a_question_is_not_deferred_to_a_date_that_has_gone_by() -> None:
    history = asked()
    decide(history)
    past = {"question": "q1", "decision": "d1", "due": "2018-01-17"}
    assert history.refusal("question defer", **past) == ["already-over"]
    decide(history, "d2", on="2018-01")
    for decision, due in (("d1", "2018-01-18"), ("d1", "2018"), ("d2", "2018-01-10")):
        history.do("question defer", question="q1", decision=decision, due=due)
        history.facts.pop()


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("question option", {"proposed": "1", "title": "T"}),
        ("question opinion", {"text": "T", "favoured": "1"}),
        ("question settle", {"decision": "d1", "chosen": "1"}),
        ("question defer", {"decision": "d1", "due": "2019"}),
    ],
)
def test_of_an_unknown_question_only_that_is_said(path: str, fields: dict[str, Any]) -> None:
    history = asked()
    decide(history)
    (reason,) = history.reasons(path, question="q11", **fields)
    assert (reason.rule, reason.near, reason.advice) == ("unknown-id", ("q1",), "programme question list")  # type: ignore[attr-defined]


def test_a_question_is_asked_about_known_territories() -> None:
    assert asked().refusal("question ask", question="q9", title="T", territories=["aix"]) == ["unknown-id"]
