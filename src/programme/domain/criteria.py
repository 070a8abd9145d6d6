"""How each demand of a criterion is judged: what it reads, and what it finds on a day.

A demand combines only "it happened by that day" and "it holds on that day", with counts, and, or, not; so its answer
is sound whatever the imprecise dates turn out to be. Silence is *unmet*; only a question that nobody has yet answered
is *undecidable*.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from programme.domain.aggregates.body import Body
from programme.domain.aggregates.decision import Decision
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.meeting import Meeting
from programme.domain.aggregates.step import Step, concerns
from programme.domain.answer import Answer, at_least, every, some
from programme.domain.charter import Criterion
from programme.domain.demands import Attested, Decided, Done, Meetings, Seats, Settled
from programme.domain.events import CriterionAnswered, DecisionRecorded, MeetingHeld, ReviewOpened, SeatFilled
from programme.domain.fact import Fact
from programme.domain.reading import Reading
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import AttestedFinding, Finding, GateId, TerritoryId
from programme.domain.words import word


@dataclass(frozen=True, slots=True)
class Found:
    """What a demand found: ``facts`` count for it, ``open_facts`` would settle it if their date were known."""

    finding: Finding
    facts: tuple[Fact, ...] = ()
    open_facts: tuple[Fact, ...] = ()
    missing: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """From where a criterion is judged: which territory and gate, through which reading, at the end of which day."""

    reading: Reading
    territory: TerritoryId
    gate: GateId
    day: date
    file: GateFile


def judge(criterion: Criterion, view: Viewpoint) -> Found:
    """Return what is found of a criterion, leaving waivers aside."""
    return _judge(criterion.demand, criterion, view)


@singledispatch
def _judge(demand: object, criterion: Criterion, view: Viewpoint) -> Found:
    """Judge one kind of demand; each kind registers below."""
    raise NotImplementedError(demand, criterion, view)


_OF_ANSWER = {Answer.YES: Finding.MET, Answer.NO: Finding.UNMET, Answer.UNDECIDABLE: Finding.UNDECIDABLE}
_OF_ATTESTED = {
    AttestedFinding.MET: Finding.MET,
    AttestedFinding.UNMET: Finding.UNMET,
    AttestedFinding.NOT_APPLICABLE: Finding.NOT_APPLICABLE,
}


def _found(answer: Answer, judged: Iterable[tuple[Fact, Answer]], missing: Sentence) -> Found:
    """Sort the judged facts into those that count and those whose date would settle the answer."""
    listed = list(judged)
    facts = tuple(fact for fact, one in listed if one is Answer.YES)
    open_facts = tuple(fact for fact, one in listed if one is Answer.UNDECIDABLE)
    if answer is Answer.YES:
        return Found(Finding.MET, facts)
    if answer is Answer.UNDECIDABLE:
        positions = ", ".join(str(fact.position) for fact in open_facts)
        missing = say(
            "{missing} The dates of these entries would settle it: {positions}.", missing=missing, positions=positions
        )
    return Found(_OF_ANSWER[answer], facts, open_facts, missing)


@_judge.register
def _attested(demand: Attested, criterion: Criterion, view: Viewpoint) -> Found:
    chain = view.file.answers(view.gate, criterion.id)
    candidates = chain.candidates(view.day)
    answers = tuple(link for link in candidates if link is not None)
    if not answers:
        return Found(Finding.UNDECIDABLE, missing=say("Nobody has answered yet."))
    barred = _barred(demand, view)
    if any(_answer(link).answered_by == barred for link in answers):
        sentence = say(
            "It must be answered by another person than the one who proposes the passage ({office}).", office=barred
        )
        return Found(Finding.UNDECIDABLE, answers, missing=sentence)
    findings = {_OF_ATTESTED[_answer(link).finding] for link in answers}
    if None in candidates or len(findings) > 1:
        return Found(
            Finding.UNDECIDABLE, open_facts=answers, missing=say("The date of the answer is not known well enough.")
        )
    finding = findings.pop()
    because = _answer(answers[-1]).because
    return Found(finding, answers, missing=Sentence("{text}", {"text": because}) if finding is Finding.UNMET else None)


def _answer(link: Fact) -> CriterionAnswered:
    assert isinstance(link.event, CriterionAnswered)  # noqa: S101 - an answers chain holds nothing else
    return link.event


def _barred(demand: Attested, view: Viewpoint) -> str | None:
    """Return the office whose answer does not count: the proposer of the open review, where the demand says so."""
    review = view.file.review_at(view.gate, view.day)
    if demand.by_other_than is None or review is None:
        return None
    return review.event.proposer if isinstance(review.event, ReviewOpened) else None


@_judge.register
def _done(demand: Done, _criterion: Criterion, view: Viewpoint) -> Found:
    judged: list[tuple[Fact, Answer]] = []
    lacking: list[str] = []
    answers: list[Answer] = []
    for number in demand.steps:
        facts = [(f, f.on.by(view.day)) for f in view.reading.of(Step, number).completions(view.territory)]
        judged += facts
        answers.append(some(answer for _, answer in facts))
        if answers[-1] is not Answer.YES:
            lacking.append(number)
    return _found(
        every(answers), judged, say("No record that these steps are complete: {steps}.", steps=", ".join(lacking))
    )


@_judge.register
def _meetings(demand: Meetings, _criterion: Criterion, view: Viewpoint) -> Found:
    tags = [f"territory:{view.territory}"] if demand.scope == "territory" else []
    tags += [f"body:{demand.body}"] if demand.body is not None else []
    held = [
        (fact, answer)
        for fact in view.reading.facts(MeetingHeld, tags=tags)
        if isinstance(event := fact.event, MeetingHeld)
        and demand.kind in event.kinds
        and (answer := fact.on.by(view.day) & _minuted(event, demand, view)) is not Answer.NO
    ]
    certain = sum(answer is Answer.YES for _, answer in held)
    sentence = (
        say(
            "{found} of {wanted} meetings of this kind ({kind}) on record.",
            found=certain,
            wanted=demand.at_least,
            kind=word(demand.kind),
        )
        if held
        else say(
            "No meeting of this kind ({kind}) on record; {wanted} wanted.",
            wanted=demand.at_least,
            kind=word(demand.kind),
        )
    )
    return _found(at_least(demand.at_least, (answer for _, answer in held)), held, sentence)


def _minuted(event: MeetingHeld, demand: Meetings, view: Viewpoint) -> Answer:
    if not demand.minutes:
        return Answer.YES
    return some(fact.on.by(view.day) for fact in view.reading.of(Meeting, event.meeting).minutes)


@_judge.register
def _seats(demand: Seats, _criterion: Criterion, view: Viewpoint) -> Found:
    seats = [
        (seat.start, seat.holds(view.day), event.category)
        for seat in view.reading.of(Body, demand.body).seats
        if isinstance(event := seat.start.event, SeatFilled)
        and event.category in demand.categories
        and (demand.scope == "programme" or event.territory == view.territory)
    ]
    by_category = {
        category: at_least(demand.each, (holds for _, holds, one in seats if one is category))
        for category in demand.categories
    }
    lacking = tuple(word(category) for category, answer in by_category.items() if answer is not Answer.YES)
    sentence = say(
        "No record that these seats of {body} are filled: {categories}.", body=demand.body, categories=lacking
    )
    return _found(every(by_category.values()), [(fact, holds) for fact, holds, _ in seats], sentence)


@_judge.register
def _decided(demand: Decided, _criterion: Criterion, view: Viewpoint) -> Found:
    decisions = [
        (fact, mandate.holds(view.day))
        for fact in view.reading.facts(DecisionRecorded, tags=[f"subject:{demand.subject}"])
        if isinstance(event := fact.event, DecisionRecorded)
        and concerns(fact, view.territory)
        and (mandate := view.reading.of(Decision, event.decision).mandate) is not None
    ]
    sentence = say("No decision on this subject ({subject}) on record.", subject=demand.subject)
    return _found(some(answer for _, answer in decisions), decisions, sentence)


@_judge.register
def _settled(_demand: Settled, _criterion: Criterion, view: Viewpoint) -> Found:
    open_ones = [(one.start, one.holds(view.day)) for one in view.file.reservations()]
    standing = tuple(fact for fact, holds in open_ones if holds is not Answer.NO)
    settled = every(~holds for _, holds in open_ones)
    lifted = tuple((fact, ~holds) for fact, holds in open_ones)
    sentence = say("{number} reservation(s) not lifted.", number=len(standing))
    return _found(settled, lifted, sentence)
