"""Point 19: the questions with their options and opinions, what was decided of each, every date it was put off to."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.aggregates.question import Question
from programme.domain.answer import Answer
from programme.domain.demands import Settled
from programme.domain.events import (
    DecisionRecorded,
    OptionProposed,
    QuestionAsked,
    QuestionDeferred,
    QuestionOpinionGiven,
    QuestionSettled,
)
from programme.domain.fact import Fact
from programme.domain.questions import decision_of, is_settled, states
from programme.domain.sentences import say
from programme.domain.vocabulary import QuestionState
from programme.reports.document import Block, Code, Entries, Point, Ref, Single, Value, entries, point, table
from programme.reports.transition.case import Case, in_order
from programme.reports.transition.phrases import NOTHING


def questions(case: Case) -> Point:
    """Return point 19: the open ones first."""
    columns = (
        ("title", say("Question"), 6),
        ("label", say("As the source numbers it"), 0),
        ("points", say("Its points"), 0),
        ("asked_by_the_gate", say("The gate asks for it"), 0),
        ("decisions", say("Decided by"), 0),
        ("answer", say("Answer"), 0),
        ("state", say("Where it stands"), 2),
        ("deferred_to", say("Deferred to"), 2),
        ("entries", say("Entries"), 1),
    )
    listed = sorted(case.every(Question, QuestionAsked), key=lambda one: _is_over(case, one))
    blocks = [
        *table("questions", say("Questions"), columns, (_row(case, one) for one in listed)),
        *_options(listed),
        *_opinions(listed),
    ]
    return point(19, "questions", say("Open questions and their options"), blocks, NOTHING)


def open_questions(case: Case) -> tuple[Question, ...]:
    """Return the questions that are not certainly settled."""
    return tuple(one for one in case.every(Question, QuestionAsked) if not _is_over(case, one))


def _is_over(case: Case, question: Question) -> bool:
    return states(question, case.reading, case.day) == (QuestionState.SETTLED,)


def _row(case: Case, question: Question) -> tuple[Value, ...]:
    asked = question.wording
    deferred = [event.due for link in question.deferrals.sequence if isinstance(event := link.event, QuestionDeferred)]
    return (
        asked.title if asked is not None else Ref("question", question.id),
        asked.label if asked is not None else None,
        (asked.points or None) if asked is not None else None,
        tuple(_criteria(case, question.id)) or None,
        tuple(_decisions(case, question)) or None,
        tuple(_answers(case, question)) or None,
        states(question, case.reading, case.day) or None,
        tuple(deferred) or None,
        entries(fact.position for fact in (*question.asked, *question.deferrals.sequence, *question.settled)),
    )


def _criteria(case: Case, question: str) -> Iterator[Code]:
    """Yield the criteria of the gate that ask for the question to be settled."""
    for criterion in case.gate.criteria:
        demand = criterion.demand
        if isinstance(demand, Settled) and demand.what == "question" and question in (demand.ids or (question,)):
            yield Code(criterion.id)


def _decisions(case: Case, question: Question) -> Iterator[Single]:
    for fact in in_order((*question.deferrals.sequence, *question.settled)):
        decision = decision_of(fact, case.reading, case.day)
        for recorded in decision.recorded if decision is not None else ():
            yield recorded.event.title if isinstance(recorded.event, DecisionRecorded) else None


def _answers(case: Case, question: Question) -> Iterator[Single]:
    """Yield the option chosen and the words of the answer, of each settlement that may hold."""
    if is_settled(question, case.reading, case.day) is Answer.NO:
        return
    for fact in in_order(question.settled):
        if isinstance(event := fact.event, QuestionSettled):
            chosen = question.options.get(event.option) if event.option is not None else None
            yield from (one for one in (chosen.title if chosen is not None else None, event.answer) if one is not None)


def _options(listed: list[Question]) -> tuple[Block, ...]:
    columns = (
        ("question", say("Question"), 4),
        ("option", say("Option"), 1),
        ("title", say("What it says"), 6),
        ("points", say("What it implies"), 0),
        ("office", say("Proposed by"), 0),
        ("entry", say("Entry"), 1),
    )
    rows = [
        (
            Ref("question", one.id),
            Code(event.option),
            event.title,
            event.points or None,
            Ref("office", event.office) if event.office is not None else None,
            Entries((fact.position,)),
        )
        for one in listed
        for fact in _recorded(one.proposed)
        if isinstance(event := fact.event, OptionProposed)
    ]
    return table("options", say("Options"), columns, rows)


def _opinions(listed: list[Question]) -> tuple[Block, ...]:
    columns = (
        ("question", say("Question"), 4),
        ("office", say("Office"), 2),
        ("option", say("Option"), 1),
        ("text", say("Opinion"), 5),
        ("entry", say("Entry"), 1),
    )
    rows = [
        (
            Ref("question", one.id),
            Ref("office", event.office),
            Code(event.option) if event.option is not None else None,
            event.text,
            Entries((fact.position,)),
        )
        for one in listed
        for fact in _recorded(one.opinions)
        if isinstance(event := fact.event, QuestionOpinionGiven)
    ]
    return table("opinions", say("Opinions on the questions"), columns, rows)


def _recorded(facts: tuple[Fact, ...]) -> list[Fact]:
    """Return facts in the order of recording: that in which the options were brought up."""
    return sorted(facts, key=lambda fact: fact.position)
