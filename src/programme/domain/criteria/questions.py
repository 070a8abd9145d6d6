"""Settled questions: a decision that stands has answered them or, where that is allowed, deferred them."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.aggregates.question import Question
from programme.domain.answer import Answer, every, some
from programme.domain.criteria.finding import Found, Judged, Viewpoint, found_from, holding
from programme.domain.criteria.settled import settles
from programme.domain.demands import Settled
from programme.domain.events import QuestionAsked
from programme.domain.fact import Fact
from programme.domain.questions import decision_of, is_deferred, settlements
from programme.domain.scope import concerns
from programme.domain.sentences import say
from programme.domain.timed import due_of
from programme.domain.vocabulary import QuestionId


@settles("question")
def _questions(demand: Settled, view: Viewpoint) -> Found:
    judged = {question: list(_judged(question, demand, view)) for question in demand.ids or _asked(demand, view)}
    answers = {question: some(one.answer for one in found) for question, found in judged.items()}
    lacking = tuple(question for question, answer in answers.items() if answer is not Answer.YES)
    sentence = say("No record that these questions are settled: {questions}.", questions=lacking)
    if demand.deferral_allowed:
        sentence = say("No record that these questions are settled or deferred: {questions}.", questions=lacking)
    return found_from(every(answers.values()), (one for found in judged.values() for one in found), view.day, sentence)


def _asked(demand: Settled, view: Viewpoint) -> list[QuestionId]:
    """Return every question that has been asked, or may have been."""
    facts = [fact for fact in view.reading.facts(QuestionAsked) if fact.on.by(view.day) is not Answer.NO]
    events = [fact.event for fact in facts if _counts(fact, demand, view)]
    return [event.question for event in events if isinstance(event, QuestionAsked)]


def _counts(fact: Fact, demand: Settled, view: Viewpoint) -> bool:
    return demand.scope == "programme" or concerns(fact, view.territory)


def _judged(id: QuestionId, demand: Settled, view: Viewpoint) -> Iterator[Judged]:
    """Yield what may make a question none that is left open: its settlements, its deferral, that nobody asked it."""
    question = view.reading.of(Question, id)
    if not demand.ids:
        yield from (Judged(~fact.on.by(view.day), fact) for fact in question.asked)
    for settlement in settlements(question, view.reading, view.day):
        if _counts(settlement.start, demand, view):
            yield holding(settlement, view.day)
    candidates = [one for one in question.deferrals.candidates(view.day) if one is not None]
    if demand.deferral_allowed and candidates and _counts(candidates[-1], demand, view):
        yield _deferral(question, candidates, view)


def _deferral(question: Question, candidates: list[Fact], view: Viewpoint) -> Judged:
    decisions = [decision for one in candidates if (decision := decision_of(one, view.reading, view.day)) is not None]
    withdrawn = [fact for decision in decisions for fact in decision.withdrawn]
    dues = [(one, due) for one in candidates if (due := due_of(one)) is not None]
    terms = tuple(one for one, due in dues if due.gone_by(view.day) is Answer.UNDECIDABLE)
    answer = is_deferred(question, view.reading, view.day)
    return Judged(answer, candidates[-1], (*question.deferrals.links, *withdrawn), terms)
