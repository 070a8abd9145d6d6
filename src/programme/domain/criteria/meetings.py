"""Meetings: so many were held, with minutes if asked."""

from __future__ import annotations

from dataclasses import replace

from programme.domain.aggregates.meeting import Meeting
from programme.domain.answer import Answer, at_least, some
from programme.domain.charter import Criterion
from programme.domain.criteria.finding import Found, Judged, Viewpoint, found_from, judge_demand
from programme.domain.demands import Meetings
from programme.domain.events import MeetingHeld
from programme.domain.fact import Fact
from programme.domain.sentences import say
from programme.domain.vocabulary import Finding
from programme.domain.words import word


@judge_demand.register
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
    found = found_from(at_least(demand.at_least, (one.answer for one in held)), held, view.day, sentence)
    return found if found.finding is Finding.MET else replace(found, unminuted=unminuted)


def _met(fact: Fact, event: MeetingHeld, demand: Meetings, view: Viewpoint) -> Judged:
    """Say whether a meeting was held, and minuted if asked."""
    held = fact.on.by(view.day)
    if not demand.minutes:
        return Judged(held, fact)
    minutes = view.reading.of(Meeting, event.meeting).minutes
    return Judged(held & some(one.on.by(view.day) for one in minutes), fact, minutes)
