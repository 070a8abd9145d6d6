"""What the facts of a reading leave to be recorded at the end of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from programme.domain.aggregates.body import Body
from programme.domain.aggregates.meeting import Meeting
from programme.domain.assessment import Assessment, assess
from programme.domain.dates import ImpreciseDate
from programme.domain.events import CATALOGUE, BodyPlanned, MeetingConvened, StartPlanned
from programme.domain.fact import Fact
from programme.domain.reading import Reading
from programme.domain.sentences import Sentence, say
from programme.domain.standing import territory_ids
from programme.domain.timed import due_at
from programme.domain.vocabulary import Finding, TerritoryState
from programme.projections.agenda import NextStep

_UNDER_WAY = {TerritoryState.PROPOSED, TerritoryState.ACTIVE}
_NO_PLANS = tuple(kind for kind in CATALOGUE.values() if kind is not StartPlanned)


class Planned(NamedTuple):
    """Something planned for a date and not followed up: the entry that planned it, what to say, what to run."""

    due: ImpreciseDate
    fact: Fact
    sentence: Sentence
    command: str


def next_steps(reading: Reading, day: date) -> Iterator[NextStep]:
    """Yield what is to be recorded: the oldest planned date first, then territory by territory."""
    yield from _dates_gone_by(reading, day)
    for territory in territory_ids(reading):
        found = assess(reading, territory, day)
        if found.coming is None and _UNDER_WAY & set(found.territory.states_at(day)):
            yield from _review(found)
            yield from _unanswered(found)
            yield from _undated(found)


def _dates_gone_by(reading: Reading, day: date) -> Iterator[NextStep]:
    """Yield what was planned by then, for a date that has gone by."""
    planned = [*_meetings(reading, day), *_bodies(reading, day), *_plans(reading, day)]
    past = [one for one in planned if one.due.latest < day and one.fact.on.earliest <= day]
    for one in sorted(past, key=lambda one: (one.due.latest, one.fact.id)):
        yield NextStep("due", one.fact.position, one.sentence, one.command)


def _meetings(reading: Reading, day: date) -> Iterator[Planned]:
    for fact in reading.facts(MeetingConvened):
        event = fact.event
        if not isinstance(event, MeetingConvened):
            continue
        meeting = reading.of(Meeting, event.meeting)
        due = due_at(meeting.dates, day) or event.due
        if not _happened((*meeting.held, *meeting.cancelled), day):
            sentence = say("“{title}” was called for {due}: was it held?", title=event.title, due=due)
            yield Planned(due, fact, sentence, f"programme meeting hold {event.meeting} --on …")


def _bodies(reading: Reading, day: date) -> Iterator[Planned]:
    for fact in reading.facts(BodyPlanned):
        event = fact.event
        if not isinstance(event, BodyPlanned):
            continue
        body = reading.of(Body, event.body)
        latest = body.planning.candidates(day)[-1]
        if (latest is None or latest.id == fact.id) and not _happened(body.constitutions, day):
            sentence = say("{body} was to be set up by {due}: does it exist?", body=event.name, due=event.due)
            command = f'programme body constitute {event.body} --name "{event.name}" --on …'
            yield Planned(event.due, fact, sentence, command)


def _plans(reading: Reading, day: date) -> Iterator[Planned]:
    for fact in reading.facts(StartPlanned):
        event = fact.event
        if not isinstance(event, StartPlanned):
            continue
        for territory in event.territories:
            if not _went_on(reading, territory, event.due, day):
                values = {"territory": territory, "title": event.title, "due": event.due}
                sentence = say("{territory}: “{title}” was planned for {due}; nothing is recorded since.", **values)
                yield Planned(event.due, fact, sentence, f"programme timeline --territory {territory}")


def _went_on(reading: Reading, territory: str, due: ImpreciseDate, day: date) -> bool:
    """Return whether anything but plans may have happened in a territory since the period planned for began."""
    facts = reading.facts(*_NO_PLANS, tags=[f"territory:{territory}"])
    return _happened((fact for fact in facts if fact.on.latest >= due.earliest), day)


def _happened(facts: Iterable[Fact], day: date) -> bool:
    """Return whether one of the facts may have happened by the end of ``day``."""
    return any(fact.on.earliest <= day for fact in facts)


def _review(found: Assessment) -> Iterator[NextStep]:
    if found.review is None:
        return
    territory, on = found.territory.id, found.review.on
    if found.passable:
        sentence = say("{territory}: the review open since {on} lacks nothing; decide.", territory=territory, on=on)
        command = f"programme gate decide {territory} --outcome passed"
    else:
        criteria = ", ".join(result.criterion.id for result in found.blocking)
        values = {"territory": territory, "on": on, "criteria": criteria}
        sentence = say("{territory}: the review open since {on} waits for {criteria}.", **values)
        command = f"programme gate assess {territory}"
    yield NextStep("review", found.review.position, sentence, command)


def _unanswered(found: Assessment) -> Iterator[NextStep]:
    results = found.with_finding(Finding.UNDECIDABLE)
    criteria = [result.criterion.id for result in results if not result.evidence]
    if criteria:
        values = {"territory": found.territory.id, "criteria": ", ".join(criteria)}
        sentence = say("{territory}: nobody has answered {criteria}.", **values)
        command = f"programme gate answer {found.territory.id} {criteria[0]} --finding met --because …"
        yield NextStep("answer", None, sentence, command)


def _undated(found: Assessment) -> Iterator[NextStep]:
    """Yield the criteria that turn on when something happened."""
    for result in found.with_finding(Finding.UNDECIDABLE):
        positions = sorted(fact.position for fact in result.found.open_facts)
        if positions:
            listed = ", ".join(map(str, positions))
            values = {"territory": found.territory.id, "criterion": result.criterion.id, "positions": listed}
            sentence = say("{territory}: {criterion} depends on the dates of the entries {positions}.", **values)
            yield NextStep("date", positions[0], sentence, f"programme entry show {positions[0]}")
