"""What is ahead: what is to be finished, the questions that are open, what spreads and what was learnt."""

from __future__ import annotations

from collections.abc import Iterable

from programme.domain.aggregates.action import Action
from programme.domain.aggregates.question import Question
from programme.domain.events import LessonRecorded, OptionProposed, QuestionAsked, ResultsSpread
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.domain.timed import due_of
from programme.reports.annual.rows import BECAME, TERRITORIES, became, refs, territories
from programme.reports.document import Block, Ref, Silence, Value, listed, whole
from programme.reports.page import WHENCE, Draft, doubts, happenings, whence
from programme.reports.survey import Survey


def ahead(survey: Survey) -> tuple[Sentence, tuple[Draft, ...]]:
    """Return the chapter."""
    return (
        say("What is ahead"),
        (
            ("actions", say("What is to be finished"), _actions(survey)),
            ("questions", say("Questions, and their options"), (*_questions(survey), *_options(survey))),
            ("spread", say("Spread"), _spread(survey)),
            ("lessons", say("Lessons"), happenings("lessons", say("Lessons"), survey.told(LessonRecorded))),
        ),
    )


def _actions(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("title", say("Action"), 7),
        TERRITORIES,
        *BECAME,
        ("due", say("Due"), 3),
        ("owners", say("Who sees to it"), 3),
        ("state", say("State"), 2),
        *WHENCE,
    )
    return whole("actions", say("Actions"), columns, [_action(survey, one) for one in survey.reading.every(Action)])


def _action(survey: Survey, one: Action) -> tuple[Value, ...]:
    facts = _once(*one.dates.links, *one.assignments.links, *one.completed, *one.abandoned)
    dues = dict.fromkeys(due_of(link) for link in one.dates.candidates(survey.day) if link is not None)
    return (
        Ref("action", one.id),
        territories(*one.planned),
        *became(*facts),
        tuple(dues) or None,
        refs("office", one.owners(survey.day)) or Silence(say("not specified")),
        one.states(survey.day),
        *whence(*facts),
    )


def _once(*facts: Fact) -> Iterable[Fact]:
    return {fact.position: fact for fact in facts}.values()


def _questions(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("label", say("As the source numbers it"), 3),
        ("title", say("Question"), 8),
        ("points", say("Points"), 0),
        TERRITORIES,
        *BECAME,
        *WHENCE,
    )
    return whole("questions", say("Questions"), columns, [_question(one) for one in survey.reading.every(Question)])


def _question(one: Question) -> tuple[Value, ...]:
    wording = one.wording
    facts = (*one.asked, *one.opinions, *one.settled, *one.deferrals.links)
    return (
        wording.label if wording is not None else None,
        Ref("question", one.id),
        listed(wording.points if wording is not None else ()),
        refs("territory", one.territories),
        *became(*facts),
        *whence(*facts),
    )


def _options(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("question", say("Question"), 4),
        ("option", say("Option"), 7),
        ("points", say("Points"), 0),
        ("office", say("Proposed by"), 0),
        ("doubt", say("Doubt"), 0),
        *WHENCE,
    )
    labels = {
        event.question: event.label
        for fact in survey.facts(QuestionAsked)
        if isinstance(event := fact.event, QuestionAsked)
    }
    rows: list[tuple[Value, ...]] = [
        (
            labels.get(event.question) or Ref("question", event.question),
            event.title,
            listed(event.points),
            Ref("office", event.office) if event.office is not None else None,
            doubts(fact),
            *whence(fact),
        )
        for fact in survey.reading.facts(OptionProposed)
        if isinstance(event := fact.event, OptionProposed)
    ]
    return whole("options", say("Options"), columns, rows)


def _spread(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("on", say("When"), 3),
        ("territory", say("Who starts"), 4),
        ("group", say("Group"), 0),
        ("doubt", say("Doubt"), 0),
        ("origin", say("From the results of"), 4),
        ("handed_over", say("Handed over"), 5),
        *WHENCE,
    )
    rows = [
        (
            fact.on,
            Ref("territory", event.territory),
            event.group,
            doubts(fact),
            Ref("territory", event.origin),
            listed(event.handed_over),
            *whence(fact),
        )
        for fact in survey.told(ResultsSpread)
        if isinstance(event := fact.event, ResultsSpread)
    ]
    return whole("spread", say("Who starts from whose results"), columns, rows)
