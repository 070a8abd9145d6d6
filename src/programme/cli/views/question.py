"""`programme question list` and `show`: what is open, between which options, and what settled it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from programme.cli.output import Column
from programme.cli.views.described import Ids, One, Perhaps, Values
from programme.cli.views.look import Look
from programme.cli.views.things import Kind, Part, list_things, show_thing
from programme.domain.aggregates.question import Question
from programme.domain.answer import Answer
from programme.domain.events import OptionProposed, QuestionOpinionGiven, QuestionSettled
from programme.domain.questions import settlements, states
from programme.domain.sentences import Sentence, say
from programme.domain.timed import due_at
from programme.domain.vocabulary import QuestionState
from programme.language import N_


def _says(question: Question, look: Look) -> Values:
    wording, settled = question.wording, _settled(question, look)
    return {
        "title": wording.title if wording is not None else question.id,
        "label": wording.label if wording is not None else None,
        "state": Perhaps(states(question, look.reading, look.day)),
        "due": due_at(question.deferrals, look.day),
        "options": len(_options(question, look)),
        "decisions": Ids("decision", [one.decision for one in settled]),
        "answers": [one.answer for one in settled if one.answer is not None],
        "chosen": [one.option for one in settled if one.option is not None],
    }


def _settled(question: Question, look: Look) -> list[QuestionSettled]:
    """Return each settlement that holds, or may."""
    held = [one for one in settlements(question, look.reading, look.day) if one.holds(look.day) is not Answer.NO]
    return [one.start.event for one in held if isinstance(one.start.event, QuestionSettled)]


def _options(question: Question, look: Look) -> list[OptionProposed]:
    come = sorted((one for one in question.proposed if one.on.earliest <= look.day), key=lambda one: one.position)
    return [one.event for one in come if isinstance(one.event, OptionProposed)]


def _points(question: Question, _look: Look) -> Iterator[Values]:
    for point in question.wording.points if question.wording is not None else ():
        yield {"text": point}


def _choices(question: Question, look: Look) -> Iterator[Values]:
    for one in _options(question, look):
        yield {"option": one.option, "title": one.title, "office": One("office", one.office), "points": one.points}


def _opinions(question: Question, look: Look) -> Iterator[Values]:
    come = [one.event for one in question.opinions if one.on.earliest <= look.day]
    for one in [one for one in come if isinstance(one, QuestionOpinionGiven)]:
        yield {"office": One("office", one.office), "option": one.option, "text": one.text}


def _open(question: Question, look: Look) -> Iterator[Sentence]:
    if QuestionState.SETTLED in states(question, look.reading, look.day):
        return
    yield say("No decision that stands settles it.")
    if not _options(question, look):
        yield say("No option is proposed.")


KIND = Kind(
    Question,
    "question",
    (
        Column("title", N_("Title")),
        Column("label", N_("Number")),
        Column("state", N_("State")),
        Column("due", N_("Put off to")),
        Column("options", N_("Options")),
        Column("decisions", N_("Settled by")),
        Column("answers", N_("Answer")),
        Column("chosen", N_("Option chosen")),
    ),
    "label title state due options decisions territories id",
    _says,
    (
        Part("points", N_("What is asked"), _points),
        Part("choices", N_("Options"), _choices),
        Part("opinions", N_("Opinions"), _opinions),
    ),
    _open,
)
list_ = partial(list_things, (KIND,))
show = partial(show_thing, (KIND,))
