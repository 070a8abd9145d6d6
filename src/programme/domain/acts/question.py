"""Acts on open questions: asked, with options and opinions, settled or deferred by a decision."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.known import known_territories, new_id, standing_decision
from programme.domain.acts.order import follows, may_be_later
from programme.domain.aggregates.decision import Decision
from programme.domain.aggregates.question import Question
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import (
    OptionProposed,
    QuestionAsked,
    QuestionDeferred,
    QuestionOpinionGiven,
    QuestionSettled,
)
from programme.domain.fact import Fact
from programme.domain.questions import decision_of, settlements
from programme.domain.reading import Reading
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import DecisionId, OfficeId, OptionId, QuestionId, TerritoryId, Text, Title

BORN = (QuestionAsked,)


class AskQuestion(Act):
    """Ask a question that the programme has to answer."""

    noun: ClassVar[str] = "question"
    verb: ClassVar[str] = "ask"
    french: ClassVar[tuple[str, str]] = ("question", "poser")
    records: ClassVar[tuple[type[Event], ...]] = (QuestionAsked,)
    creates: ClassVar[str | None] = "question"
    example: ClassVar[str] = 'programme question ask q4 --label "Question 4" --title "Essaimage hors du Pays d\'Aix ?"'

    question: QuestionId = argument("Id of the new question: lower-case words and hyphens.", examples=["q4"])
    title: Title = asked("The question.")
    label: Title | None = option("How the source numbers it, as printed.")
    points: tuple[Text, ...] = option("A point of the question; repeat it for several.", (), name="point")
    territories: tuple[TerritoryId, ...] = option(
        "A territory it is about; the whole programme if none is given.", (), name="territory"
    )

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the question, under an id of its own whatever its label."""
        new_id(Question, self.question, reading, obstacles, advice="programme question list")
        known_territories(self.territories, reading, obstacles)
        fields = {"question": self.question, "label": self.label, "title": self.title}
        more = {"points": self.points, "territories": self.territories}
        return [self.happening(QuestionAsked, self.day(now), **fields, **more)]


class _QuestionAct(Act):
    """An act on a question that was asked."""

    noun: ClassVar[str] = "question"

    question: QuestionId = argument("The question.", examples=["q1"])

    def known(self, reading: Reading, obstacles: Obstacles) -> Question:
        """Return the question, noting it as unknown when it is."""
        return existing(obstacles, reading, Question, self.question, *BORN)

    def is_open(self, question: Question, reading: Reading, obstacles: Obstacles) -> None:
        """Note a question that a decision settles which has not been withdrawn."""
        settled = say("Question {question} is already settled.", question=self.question)
        standing = any(not one.ends for one in settlements(question, reading))
        obstacles.unless(not standing, "already-settled", settled, advice="programme question list")

    def is_proposed(self, wanted: OptionId | None, question: Question, obstacles: Obstacles) -> None:
        """Note an option that nobody has proposed for a question that is known."""
        if wanted is None or wanted in question.options or not question.exists:
            return
        sentence = say(
            "Nobody has proposed an option {option} for the question {question}.", option=wanted, question=self.question
        )
        if question.options:
            proposed = say("The options are: {options}.", options=tuple(question.options))
            sentence = Sentence("{sentence} {proposed}", {"sentence": sentence, "proposed": proposed})
        advice = f"programme question option {self.question} {wanted} --title …"
        obstacles.add("option-not-proposed", sentence, advice=advice)


class ProposeOption(_QuestionAct):
    """Propose one answer that a question may get."""

    verb: ClassVar[str] = "option"
    french: ClassVar[tuple[str, str]] = ("question", "option")
    records: ClassVar[tuple[type[Event], ...]] = (OptionProposed,)
    example: ClassVar[str] = 'programme question option q1 5 --title "Créer une fondation ?"'

    proposed: OptionId = argument(
        "Id of the option in its question, such as its number.", name="option", examples=["5"]
    )
    title: Title = asked("The option, in a line.")
    points: tuple[Text, ...] = option("What it implies; repeat it for several.", (), name="point")
    office: OfficeId | None = option("The office that proposes it, if it is known.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the option, of a question that is not settled."""
        question = self.known(reading, obstacles)
        self.is_open(question, reading, obstacles)
        follows(obstacles, self.day(now), question.asked)
        taken = say("The id {id} is taken.", id=self.proposed)
        free = self.proposed not in question.options
        obstacles.unless(free, "id-taken", taken, advice="programme question list")
        fields = {"question": self.question, "option": self.proposed, "title": self.title, "points": self.points}
        more = {"office": self.office, "territories": question.territories}
        return [self.happening(OptionProposed, self.day(now), **fields, **more)]


class GiveQuestionOpinion(_QuestionAct):
    """Say what an office thinks of a question; it decides nothing."""

    verb: ClassVar[str] = "opinion"
    french: ClassVar[tuple[str, str]] = ("question", "avis")
    records: ClassVar[tuple[type[Event], ...]] = (QuestionOpinionGiven,)
    example: ClassVar[str] = (
        'programme question opinion q1 --option 1 --text "Sans structure nouvelle" --office treasurer'
    )

    text: Text = asked("The opinion.")
    favoured: OptionId | None = option("The option it favours.", name="option")
    office: OfficeId | None = option("The office whose opinion it is; the one who records if not given.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the opinion; an option that it favours was proposed."""
        question = self.known(reading, obstacles)
        follows(obstacles, self.day(now), question.asked)
        self.is_proposed(self.favoured, question, obstacles)
        fields = {"question": self.question, "office": self.office or now.by, "text": self.text}
        more = {"option": self.favoured, "territories": question.territories}
        return [self.happening(QuestionOpinionGiven, self.day(now), **fields, **more)]


class _DecideQuestion(_QuestionAct):
    """What a decision does to a question that is not settled."""

    decision: DecisionId = asked("The decision.")

    def dated(self, question: Question, decision: Decision, now: Circumstances, obstacles: Obstacles) -> ImpreciseDate:
        """Return when: as given, else as the decision; noting what would come before the decision or the question."""
        on = self.on or (decision.recorded[0].on if decision.exists else self.day(now))
        follows(obstacles, on, (*question.asked, *decision.recorded))
        return on


class SettleQuestion(_DecideQuestion):
    """Settle a question by a decision: by one of its options, in words, or both."""

    verb: ClassVar[str] = "settle"
    french: ClassVar[tuple[str, str]] = ("question", "trancher")
    records: ClassVar[tuple[type[Event], ...]] = (QuestionSettled,)
    example: ClassVar[str] = "programme question settle q1 --decision question-1-tranchee --option 1"

    chosen: OptionId | None = option("The option chosen.", name="option")
    answer: Text | None = option("The answer, in words.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the settlement, dated as its decision unless a date is given."""
        question = self.known(reading, obstacles)
        decision = standing_decision(self.decision, reading, now, obstacles)
        self.is_open(question, reading, obstacles)
        self.is_proposed(self.chosen, question, obstacles)
        missing = say("What is decided is missing: an option, or an answer in words.")
        obstacles.unless(self.chosen or self.answer, "answer-missing", missing, advice="--option")
        on = self.dated(question, decision, now, obstacles)
        fields = {"question": self.question, "decision": self.decision, "option": self.chosen, "answer": self.answer}
        return [self.happening(QuestionSettled, on, territories=question.territories, **fields)]


class DeferQuestion(_DecideQuestion):
    """Put a question off to a date by a decision; every former date is kept."""

    verb: ClassVar[str] = "defer"
    french: ClassVar[tuple[str, str]] = ("question", "reporter")
    records: ClassVar[tuple[type[Event], ...]] = (QuestionDeferred,)
    example: ClassVar[str] = "programme question defer q3a --decision question-3-reportee --due 2019"

    due: ImpreciseDate = asked("When it is to be settled; a deferral holds until that date.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the deferral, dated as its decision unless a date is given, to a date that may be later."""
        question = self.known(reading, obstacles)
        decision = standing_decision(self.decision, reading, now, obstacles)
        self.is_open(question, reading, obstacles)
        may_be_later(self.due, self._standing(question, reading), obstacles)
        on = self.dated(question, decision, now, obstacles)
        over = say("It would be over before it begins.")
        obstacles.unless(self.due.latest >= on.earliest, "already-over", over, advice="--due")
        fields = {"question": self.question, "decision": self.decision, "due": self.due}
        return [
            self.link(QuestionDeferred, question.deferrals, on, obstacles, territories=question.territories, **fields)
        ]

    def _standing(self, question: Question, reading: Reading) -> Fact | None:
        """Return the deferral that it comes after, unless the decision behind that one was withdrawn."""
        former = decision_of(question.deferrals.tail, reading)
        return question.deferrals.tail if former is not None and not former.withdrawn else None
