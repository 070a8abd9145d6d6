"""What the facts of a reading leave to be recorded at the end of a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from programme.domain.agenda import Due, agenda
from programme.domain.aggregates.body import Body
from programme.domain.assessment import Assessment, assess
from programme.domain.reading import Reading
from programme.domain.sentences import Sentence, say
from programme.domain.standing import territory_ids
from programme.domain.vocabulary import Finding, PlanKind, TerritoryState, Timeliness
from programme.projections.agenda import NextStep

_UNDER_WAY = {TerritoryState.PROPOSED, TerritoryState.ACTIVE}


def next_steps(reading: Reading, day: date) -> Iterator[NextStep]:
    """Yield what is to be recorded: what is late, the oldest date first, then territory by territory.

    That a phase lasts longer than planned is on the agenda; there is nothing to record about it but its gate.
    """
    for due in agenda(reading, day):
        if due.timeliness is Timeliness.LATE and due.plan.kind is not PlanKind.PHASE:
            yield NextStep("due", due.fact.position, _asked(due, reading), due.plan.advice)
    for territory in territory_ids(reading):
        found = assess(reading, territory, day)
        if found.coming is None and _UNDER_WAY & set(found.territory.states_at(day)):
            yield from _review(found)
            yield from _unanswered(found)
            yield from _undated(found)


def _asked(due: Due, reading: Reading) -> Sentence:
    """Return what to ask about a plan whose date has gone by."""
    plan = due.plan
    match plan.kind:
        case PlanKind.MEETING:
            return say("“{what}” was called for {due}: was it held?", what=plan.what, due=due.due)
        case PlanKind.ACTION:
            return say("“{what}” was to be done by {due}: is it?", what=plan.what, due=due.due)
        case PlanKind.TERRITORY:
            values = {"territory": plan.id, "what": plan.what, "due": due.due}
            return say("{territory}: “{what}” was planned for {due}; nothing is recorded since.", **values)
        case PlanKind.BODY:
            values = {"body": reading.of(Body, plan.id).name, "due": due.due}
            return say("{body} was to be set up by {due}: does it exist?", **values)
        case _:
            return say("Gone by ({due}): {what}", due=due.due, what=_named(plan.what, reading))


def _named(what: Sentence, reading: Reading) -> Sentence:
    """Return a sentence that says what a body is called: who prints it may not know."""
    body = what.values.get("body")
    if not isinstance(body, str):
        return what
    return Sentence(what.template, {**what.values, "body": reading.of(Body, body).name})


def _review(found: Assessment) -> Iterator[NextStep]:
    if found.review is None:
        return
    territory, on = found.territory.id, found.review.on
    if found.passable:
        sentence = say("{territory}: the review open since {on} lacks nothing; decide.", territory=territory, on=on)
        command = f"programme gate decide {territory} --outcome passed"
    else:
        criteria = tuple(result.criterion.id for result in found.blocking)
        values = {"territory": territory, "on": on, "criteria": criteria}
        sentence = say("{territory}: the review open since {on} waits for {criteria}.", **values)
        command = f"programme gate assess {territory}"
    yield NextStep("review", found.review.position, sentence, command)


def _unanswered(found: Assessment) -> Iterator[NextStep]:
    results = found.with_finding(Finding.UNDECIDABLE)
    criteria = [result.criterion.id for result in results if not result.evidence]
    if criteria:
        values = {"territory": found.territory.id, "criteria": tuple(criteria)}
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
