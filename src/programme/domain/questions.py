"""Whether a question is settled or deferred: both hold as long as the decision that they cite does."""

from __future__ import annotations

from datetime import date

from programme.domain.aggregates.decision import Decision
from programme.domain.aggregates.question import Question
from programme.domain.answer import Answer, common, some
from programme.domain.dates import OPEN_FUTURE
from programme.domain.events import QuestionDeferred, QuestionSettled
from programme.domain.fact import Fact
from programme.domain.reading import Reading
from programme.domain.timed import Mandate
from programme.domain.vocabulary import QuestionState


def decision_of(fact: Fact | None, reading: Reading, day: date = OPEN_FUTURE) -> Decision | None:
    """Return the decision that settles or defers a question; None where it was annulled, or surely not taken yet."""
    if fact is None or not isinstance(fact.event, QuestionSettled | QuestionDeferred):
        return None
    decision = reading.of(Decision, fact.event.decision)
    taken = some(one.on.by(day) for one in decision.recorded)
    return decision if taken is not Answer.NO else None


def settlements(question: Question, reading: Reading, day: date = OPEN_FUTURE) -> tuple[Mandate, ...]:
    """Return each settlement whose decision may have been taken by ``day``, as a mandate that its withdrawal ends.

    A settlement follows on its decision, so the date of the decision opens no further question.
    """
    decided = [(fact, decision_of(fact, reading, day)) for fact in question.settled]
    return tuple(Mandate(fact, decision.withdrawn) for fact, decision in decided if decision is not None)


def is_settled(question: Question, reading: Reading, day: date) -> Answer:
    """Say whether a decision that stands settles the question, at the end of ``day``."""
    return some(one.holds(day) for one in settlements(question, reading, day))


def is_deferred(question: Question, reading: Reading, day: date) -> Answer:
    """Say whether a decision that stands defers the question to a date that has not gone by, at the end of ``day``."""
    return common(_still_defers(link, reading, day) for link in question.deferrals.candidates(day))


def states(question: Question, reading: Reading, day: date) -> tuple[QuestionState, ...]:
    """Return what may have become of the question at the end of ``day``; nothing before it is asked."""
    asked = some(fact.on.by(day) for fact in question.asked)
    settled, deferred = is_settled(question, reading, day), is_deferred(question, reading, day)
    answers = {
        QuestionState.OPEN: asked & ~settled & ~deferred,
        QuestionState.DEFERRED: ~settled & deferred,
        QuestionState.SETTLED: settled,
    }
    return tuple(state for state, answer in answers.items() if answer is not Answer.NO)


def _still_defers(deferral: Fact | None, reading: Reading, day: date) -> Answer:
    """Say of a deferral that is in place whether it still holds; it holds on its last day."""
    decision = decision_of(deferral, reading, day)
    if deferral is None or decision is None or not isinstance(deferral.event, QuestionDeferred):
        return Answer.NO
    return ~(some(fact.on.by(day) for fact in decision.withdrawn) | deferral.event.due.gone_by(day))
