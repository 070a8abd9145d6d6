"""Questions: asked, with options and opinions; settled or deferred by a decision."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.vocabulary import DecisionId, EntryId, OfficeId, OptionId, QuestionId, TerritoryId, Text, Title


class QuestionAsked(Event):
    """A question is open; ``label`` is how the source numbers it, which may not be its own alone."""

    type: ClassVar[str] = "question-asked"
    sentence: ClassVar[str] = "Question asked: {title}"

    question: QuestionId
    label: Title | None = None
    title: Title
    points: tuple[Text, ...] = ()
    territories: tuple[TerritoryId, ...] = ()


class OptionProposed(Event):
    """One answer that a question may get, by the office that proposes it if that is known."""

    type: ClassVar[str] = "option-proposed"
    sentence: ClassVar[str] = "Question {question}, option {option}: {title}"

    question: QuestionId
    option: OptionId
    title: Title
    points: tuple[Text, ...] = ()
    office: OfficeId | None = None
    territories: tuple[TerritoryId, ...] = ()


class QuestionOpinionGiven(Event):
    """What an office thinks of a question, and the option it favours if it names one; it decides nothing."""

    type: ClassVar[str] = "question-opinion-given"
    sentence: ClassVar[str] = "Opinion of {office} on the question {question}: {text}"

    question: QuestionId
    office: OfficeId
    text: Text
    option: OptionId | None = None
    territories: tuple[TerritoryId, ...] = ()


class QuestionSettled(Event):
    """A decision answered a question, by one of its options, in words, or both; it holds as long as the decision."""

    type: ClassVar[str] = "question-settled"
    sentence: ClassVar[str] = "Question {question} is settled by the decision {decision}."

    question: QuestionId
    decision: DecisionId
    option: OptionId | None = None
    answer: Text | None = None
    territories: tuple[TerritoryId, ...] = ()


class QuestionDeferred(Event):
    """A decision put a question off to a date; the former one stays in the entry that ``replaces`` names."""

    type: ClassVar[str] = "question-deferred"
    sentence: ClassVar[str] = "Question {question} is deferred to {due} by the decision {decision}."

    question: QuestionId
    decision: DecisionId
    due: ImpreciseDate
    territories: tuple[TerritoryId, ...] = ()
    replaces: EntryId | None = None
