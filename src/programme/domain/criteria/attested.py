"""Attested: a person judges, and says why."""

from __future__ import annotations

from programme.domain.answer import Answer
from programme.domain.charter import Criterion
from programme.domain.criteria.finding import Found, Viewpoint, judge_demand
from programme.domain.demands import Attested
from programme.domain.events import CriterionAnswered, ReviewOpened
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import AttestedFinding, Finding, OfficeId

_OF_ATTESTED = {
    AttestedFinding.MET: Finding.MET,
    AttestedFinding.UNMET: Finding.UNMET,
    AttestedFinding.NOT_APPLICABLE: Finding.NOT_APPLICABLE,
}


@judge_demand.register
def _attested(demand: Attested, criterion: Criterion, view: Viewpoint) -> Found:
    chain = view.file.answers(view.gate, criterion.id)
    candidates = chain.candidates(view.day)
    answers = tuple(link for link in candidates if link is not None)
    if not answers:
        return Found(Finding.UNDECIDABLE, missing=say("Nobody has answered yet."))
    if barred := _proposers(demand, view) & {_answer(link).answered_by for link in answers}:
        sentence = say(
            "It must be answered by another person than the one who proposes the passage ({office}).",
            office=tuple(sorted(barred)),
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
