"""How each demand of a criterion is judged: what it reads, and what it finds on a day.

A demand combines only "it happened by that day" and "it holds on that day", with counts, and, or, not; so its answer
is sound whatever the imprecise dates turn out to be. Silence is *unmet*; only a question that nobody has yet answered
is *undecidable*.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
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
from programme.domain.timed import Mandate
from programme.domain.vocabulary import AttestedFinding, Finding, GateId, OfficeId, TerritoryId
from programme.domain.words import word


@dataclass(frozen=True, slots=True)
class Found:
    """What a demand found: ``facts`` count for it, ``open_facts`` would settle it if their date were known.

    ``unminuted`` are meetings that would count, had they minutes.
    """

    finding: Finding
    facts: tuple[Fact, ...] = ()
    open_facts: tuple[Fact, ...] = ()
    missing: Sentence | None = None
    unminuted: tuple[Fact, ...] = ()


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


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is said of one fact, and the other facts whose dates that rests on: its minutes, what ends it."""

    answer: Answer
    fact: Fact
    others: tuple[Fact, ...] = ()


def _holding(mandate: Mandate, day: date) -> _Judged:
    return _Judged(mandate.holds(day), mandate.start, mandate.ends)


def _found(answer: Answer, judged: Iterable[_Judged], day: date, missing: Sentence) -> Found:
    """Sort what was judged into the facts that count and those whose date would settle the answer."""
    listed = list(judged)
    facts = tuple(one.fact for one in listed if one.answer is Answer.YES)
    doubtful = [fact for one in listed if one.answer is Answer.UNDECIDABLE for fact in (one.fact, *one.others)]
    open_facts = tuple(fact for fact in doubtful if fact.on.by(day) is Answer.UNDECIDABLE)
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
    if barred := _proposers(demand, view) & {_answer(link).answered_by for link in answers}:
        sentence = say(
            "It must be answered by another person than the one who proposes the passage ({office}).",
            office=", ".join(sorted(barred)),
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


def _proposers(demand: Attested, view: Viewpoint) -> frozenset[OfficeId]:
    """Return the offices whose answer does not count: who proposes a review that may be open, if the demand says so."""
    if demand.by_other_than is None:
        return frozenset()
    reviews = [one.start.event for one in view.file.reviews(view.gate) if one.holds(view.day) is not Answer.NO]
    return frozenset(event.proposer for event in reviews if isinstance(event, ReviewOpened))


@_judge.register
def _done(demand: Done, _criterion: Criterion, view: Viewpoint) -> Found:
    judged: list[_Judged] = []
    lacking: list[str] = []
    answers: list[Answer] = []
    for number in demand.steps:
        completions = view.reading.of(Step, number).completions(view.territory)
        judged += (_Judged(fact.on.by(view.day), fact) for fact in completions)
        answers.append(some(fact.on.by(view.day) for fact in completions))
        if answers[-1] is not Answer.YES:
            lacking.append(number)
    sentence = say("No record that these steps are complete: {steps}.", steps=", ".join(lacking))
    return _found(every(answers), judged, view.day, sentence)


@_judge.register
def _meetings(demand: Meetings, _criterion: Criterion, view: Viewpoint) -> Found:
    tags = [f"territory:{view.territory}"] if demand.scope == "territory" else []
    tags += [f"body:{demand.body}"] if demand.body is not None else []
    there = [
        _met(fact, event, demand, view)
        for fact in view.reading.facts(MeetingHeld, tags=tags)
        if isinstance(event := fact.event, MeetingHeld)
        and demand.kind in event.kinds
        and fact.on.by(view.day) is not Answer.NO
    ]
    held = [one for one in there if one.answer is not Answer.NO]
    unminuted = tuple(one.fact for one in there if one.answer is Answer.NO)
    certain = sum(one.answer is Answer.YES for one in held)
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
    if unminuted:
        sentence = say(
            "{missing} Without minutes yet: {positions}.",
            missing=sentence,
            positions=", ".join(str(fact.position) for fact in unminuted),
        )
    found = _found(at_least(demand.at_least, (one.answer for one in held)), held, view.day, sentence)
    return found if found.finding is Finding.MET else replace(found, unminuted=unminuted)


def _met(fact: Fact, event: MeetingHeld, demand: Meetings, view: Viewpoint) -> _Judged:
    """Say whether a meeting was held, and minuted if asked."""
    held = fact.on.by(view.day)
    if not demand.minutes:
        return _Judged(held, fact)
    minutes = view.reading.of(Meeting, event.meeting).minutes
    return _Judged(held & some(one.on.by(view.day) for one in minutes), fact, minutes)


@_judge.register
def _seats(demand: Seats, _criterion: Criterion, view: Viewpoint) -> Found:
    seats = [
        (_holding(seat, view.day), event.category)
        for seat in view.reading.of(Body, demand.body).seats
        if isinstance(event := seat.start.event, SeatFilled)
        and event.category in demand.categories
        and (demand.scope == "programme" or event.territory == view.territory)
    ]
    by_category = {
        category: at_least(demand.each, (judged.answer for judged, one in seats if one is category))
        for category in demand.categories
    }
    lacking = tuple(word(category) for category, answer in by_category.items() if answer is not Answer.YES)
    sentence = say(
        "No record that these seats of {body} are filled: {categories}.", body=demand.body, categories=lacking
    )
    return _found(every(by_category.values()), [judged for judged, _ in seats], view.day, sentence)


@_judge.register
def _decided(demand: Decided, _criterion: Criterion, view: Viewpoint) -> Found:
    decisions = [
        _holding(mandate, view.day)
        for fact in view.reading.facts(DecisionRecorded, tags=[f"subject:{demand.subject}"])
        if isinstance(event := fact.event, DecisionRecorded)
        and concerns(fact, view.territory)
        and (mandate := view.reading.of(Decision, event.decision).mandate) is not None
    ]
    sentence = say("No decision on this subject ({subject}) on record.", subject=demand.subject)
    return _found(some(one.answer for one in decisions), decisions, view.day, sentence)


@_judge.register
def _settled(_demand: Settled, _criterion: Criterion, view: Viewpoint) -> Found:
    attached = [one for one in view.file.reservations() if one.start.on.by(view.day) is not Answer.NO]
    lifted = [_Judged(~one.holds(view.day), one.start, one.ends) for one in attached]
    standing = sum(one.answer is not Answer.YES for one in lifted)
    sentence = say("{number} reservation(s) not lifted.", number=standing)
    return _found(every(one.answer for one in lifted), lifted, view.day, sentence)
