"""The first page, which a busy person reads: the verdict, what is missing, who can lift it, by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from programme.domain.answer import Answer
from programme.domain.assessment import CriterionResult, doubts_of
from programme.domain.charter import Cites, Words
from programme.domain.dates import ImpreciseDate
from programme.domain.events import GateDecided, OpinionGiven, ReservationAttached
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import Finding, Outcome, Rule
from programme.reports.document import Command, Entries, Pair, Ref, Value, Window, entries, pairs
from programme.reports.transition import counting, settling
from programme.reports.transition.ambiguities import touching
from programme.reports.transition.case import Case, Decided
from programme.reports.transition.questions import open_questions
from programme.reports.transition.risks import open_risks
from programme.reports.transition.work import late


class Standing(StrEnum):
    """What the verdict comes to: a passage may be decided or not, or a decision was taken."""

    OPEN = "open"
    BLOCKED = "blocked"
    PASSED = "passed"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer in one line, and the few sentences that a reader needs with it."""

    standing: Standing
    outcome: Outcome | None
    passable: bool
    headline: Sentence
    details: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A mandatory criterion in the way: what it asks, what is missing, who can settle it, by when, how."""

    criterion: str
    sentence: Words
    finding: Finding
    rule: Rule
    cites: Cites | None
    missing: Sentence | None
    who_can_settle: tuple[Ref, ...]
    by_when: ImpreciseDate | None
    by_when_because: Sentence | None
    command: Command
    evidence: Entries
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToLift:
    """A reservation of this passage that is not certainly lifted."""

    reservation: str
    text: str
    owner: Ref | None
    due: ImpreciseDate | None
    position: int


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What stands before the 39 points; ``findings`` are those of the mandatory criteria, in the charter's order."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    at_a_glance: tuple[Pair, ...]
    missing: tuple[Missing, ...]
    reservations: tuple[ToLift, ...]


def first_page(case: Case) -> FirstPage:
    """Return the first page of a case."""
    missing = tuple(_missing(case, result) for result in case.assessment.blocking)
    reservations = _reservations(case)
    findings = tuple(result.finding for result in case.assessment.results if result.criterion.must)
    return FirstPage(_verdict(case, len(reservations)), findings, _at_a_glance(case), missing, reservations)


def _verdict(case: Case, reservations: int) -> Verdict:
    if case.decided is not None:
        return _decided(case, case.decided, reservations)
    details = (*_count(case), *_obstacle(case), *_ambiguous(case))
    if case.assessment.passable:
        return Verdict(Standing.OPEN, None, True, say("The passage can be decided."), details)  # noqa: FBT003 - a field
    return Verdict(Standing.BLOCKED, None, False, say("The passage cannot be decided as things stand."), details)  # noqa: FBT003 - a field


_HEADLINES = {
    Outcome.PASSED: say("Passage granted."),
    Outcome.PASSED_WITH_RESERVATIONS: say("Passage granted, with reservations."),
    Outcome.DEFERRED: say("Decision deferred: the territory stays in its phase."),
    Outcome.REWORK: say("To be reworked: the territory stays in its phase."),
    Outcome.STOPPED: say("Stopped: the territory project ends."),
}


def _decided(case: Case, decided: Decided, reservations: int) -> Verdict:
    event = decided.event
    by = say("Decided by {body} on {day}.", body=event.body, day=decided.fact.on)
    details = [by, *(say("Doubt about the decision: “{doubt}”", doubt=doubt) for doubt in doubts_of(decided.fact))]
    if event.motive is not None:
        details.append(say("Motive: “{motive}”", motive=event.motive))
    if event.applies_from is not None:
        details.append(say("Applicable from {day}.", day=event.applies_from))
    details += (*_count(case), *_at_the_decision(case, event), *_ambiguous(case))
    if reservations:
        details.append(say("Reservations not lifted: {number}.", number=reservations))
    if case.late:
        number = len(case.late)
        details.append(say("Facts cited that were recorded after the day of the decision: {number}.", number=number))
    standing = Standing.PASSED if event.outcome.passes else Standing.HELD
    return Verdict(standing, event.outcome, case.assessment.passable, _HEADLINES[event.outcome], tuple(details))


_COUNTS = {
    Finding.MET: say("met: {number}"),
    Finding.WAIVED: say("waived: {number}"),
    Finding.UNMET: say("not met: {number}"),
    Finding.UNDECIDABLE: say("undecidable: {number}"),
    Finding.NOT_APPLICABLE: say("not applicable: {number}"),
}


def _count(case: Case) -> list[Sentence]:
    """Return how many mandatory criteria stand in the way, and for which reason."""
    musts = [result for result in case.assessment.results if result.criterion.must]
    if not musts:
        return [say("This gate has no mandatory criterion.")]
    counts = _counted([result.finding for result in musts])
    return [say("Mandatory criteria: {number} ({counts}).", number=len(musts), counts=counts)]


def _at_the_decision(case: Case, event: GateDecided) -> tuple[Sentence, ...]:
    """Return what was found of the mandatory criteria at the decision, where it is found otherwise now."""
    now = {result.criterion.id: result.finding for result in case.assessment.results if result.criterion.must}
    then = {one.criterion: one.finding for one in event.findings if one.criterion in now}
    return (say("At the decision: {counts}.", counts=_counted(list(then.values()))),) if then != now else ()


def _counted(found: Sequence[Finding]) -> tuple[Sentence, ...]:
    """Return how many of each finding there are."""
    return tuple(
        Sentence(template.template, {"number": found.count(kind)})
        for kind, template in _COUNTS.items()
        if kind in found
    )


def _obstacle(case: Case) -> tuple[Sentence, ...]:
    obstacle = case.assessment.obstacle
    return (obstacle,) if obstacle is not None and case.decided is None else ()


def _ambiguous(case: Case) -> tuple[Sentence, ...]:
    """Return which ambiguities of the sources touch what is found here, if any."""
    found = tuple(one.id for one in touching(case))
    return (say("Ambiguities that touch these findings: {ambiguities}.", ambiguities=found),) if found else ()


def _at_a_glance(case: Case) -> tuple[Pair, ...]:
    """Return who decides, what the calendar plans, what was set aside, the vote and the opinions, if there are any."""
    phase = case.rules.phase(case.gate.to)
    window = Window(phase.planned) if phase is not None and phase.planned is not None else None
    waived = tuple(Ref("criterion", one.criterion.id) for one in case.assessment.with_finding(Finding.WAIVED))
    rows: list[tuple[str, Sentence, Value]] = [
        ("decided_by", say("Who decides"), tuple(Ref("body", body) for body in case.gate.decided_by) or None),
        ("phase_planned", say("Next phase planned"), window),
        ("waived", say("Criteria waived"), waived or say("none")),
    ]
    tally = case.decided.event.tally if case.decided is not None else None
    if tally is not None:
        rows.append(("vote", say("Vote"), counting.count(tally)))
    if opinions := tuple(_opinions(case)):
        rows.append(("opinions", say("Opinions"), opinions))
    rows += [(key, label, number) for key, label, number in _open_matters(case) if number]
    return pairs("at_a_glance", *rows).pairs


def _open_matters(case: Case) -> Iterator[tuple[str, Sentence, int]]:
    """Yield how much is late or open; the points behind tell each."""
    yield "late", say("Plans that are late (point 17)"), len(late(case))
    yield "open_questions", say("Open questions (point 19)"), len(open_questions(case))
    yield "open_risks", say("Open risks (point 16)"), len(open_risks(case))


def _opinions(case: Case) -> Iterator[Sentence]:
    for fact in case.opinions:
        if isinstance(event := fact.event, OpinionGiven):
            yield say("{colour} ({office})", colour=event.colour, office=event.office)


def _missing(case: Case, result: CriterionResult) -> Missing:
    criterion = result.criterion
    by_when, because = settling.by_when(case, result) or (None, None)
    return Missing(
        criterion=criterion.id,
        sentence=Words(fr=criterion.fr, en=criterion.en),
        finding=result.finding,
        rule=criterion.rule,
        cites=criterion.cites,
        missing=result.found.missing,
        who_can_settle=settling.who(case, result),
        by_when=by_when,
        by_when_because=because,
        command=settling.command(case, result),
        evidence=entries(result.evidence) or Entries(()),
        doubts=result.doubts,
    )


def _reservations(case: Case) -> tuple[ToLift, ...]:
    """Return the reservations of the review reported on that are not certainly lifted."""
    return tuple(
        ToLift(event.reservation, event.text, Ref("office", event.owner) if event.owner else None, event.due, position)
        for one in case.reservations(earlier=False)
        if isinstance(event := one.start.event, ReservationAttached)
        and one.holds(case.day) is not Answer.NO
        and (position := one.start.position)
    )
