"""What the record does not say on a day, each with the entries that leave it open.

A gap is shown only where the record is certainly silent: what may have happened by then is no gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from programme.domain.aggregates.action import Action
from programme.domain.aggregates.ambiguity import Ambiguity
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.charters import Charters
from programme.domain.aggregates.risk import Risk
from programme.domain.answer import Answer
from programme.domain.assessment import doubts_of
from programme.domain.budget import adoptions, assumptions, budget_lines, lines_apart
from programme.domain.dates import OPEN_FUTURE, OPEN_PAST
from programme.domain.event import Event
from programme.domain.events import (
    CATALOGUE,
    ActionAbandoned,
    ActionCompleted,
    ActionPlanned,
    ActionPostponed,
    AmbiguityFlagged,
    BodyConstituted,
    BodyPlanDropped,
    BodyPlanned,
    CallExpected,
    CallOpened,
    CharterAdopted,
    DecisionRecorded,
    DocumentAnnounced,
    DocumentDrafted,
    DocumentFiled,
    DocumentSigned,
    DocumentValidated,
    FundingApplied,
    MeetingCancelled,
    MeetingConvened,
    MeetingHeld,
    MeetingPostponed,
    RiskRaised,
    SeatsPlanned,
    StakeholderAliased,
    StakeholderRegistered,
    StepCompleted,
    StepOpened,
)
from programme.domain.fact import Fact
from programme.domain.open_seats import open_seats
from programme.domain.reading import Reading
from programme.domain.sentences import Sentence, say
from programme.domain.timed import due_of
from programme.domain.vocabulary import GapKind, Rule


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that the record does not say, and the positions of the entries that leave it open."""

    kind: GapKind
    sentence: Sentence
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What announces a kind of thing, what gives it another date, and what says what became of it."""

    kind: str
    announced: tuple[type[Event], ...]
    followed: tuple[type[Event], ...]


_PLANS = (
    _Plan("action", (ActionPlanned, ActionPostponed), (ActionCompleted, ActionAbandoned)),
    _Plan("meeting", (MeetingConvened, MeetingPostponed), (MeetingHeld, MeetingCancelled)),
    _Plan("body", (BodyPlanned,), (BodyConstituted, BodyPlanDropped)),
    _Plan("document", (DocumentAnnounced,), (DocumentDrafted, DocumentValidated, DocumentSigned, DocumentFiled)),
    _Plan("call", (CallExpected,), (CallOpened, FundingApplied)),
)
_DESCRIPTIONS = (StakeholderRegistered, StakeholderAliased)
"""They say who someone is: nothing that happened on a day."""


def gaps(reading: Reading, day: date) -> tuple[Gap, ...]:
    """Return everything that the record does not say at the end of ``day``: kind by kind, in the order of recording."""
    found = (
        *_deciders(reading, day),
        *_ambiguities(reading, day),
        *_doubts_and_dates(reading, day),
        *_steps(reading, day),
        *_follow_ups(reading, day),
        *_owners(reading, day),
        *_seats(reading, day),
        *_sums(reading, day),
        *_assumptions(reading, day),
        *_hypotheses(reading, day),
    )
    kinds = list(GapKind)
    return tuple(sorted(found, key=lambda gap: (kinds.index(gap.kind), gap.positions)))


def _come(facts: Iterable[Fact], day: date) -> list[Fact]:
    return [fact for fact in facts if fact.on.by(day) is not Answer.NO]


def _deciders(reading: Reading, day: date) -> Iterator[Gap]:
    for fact in _come(reading.facts(DecisionRecorded), day):
        if isinstance(event := fact.event, DecisionRecorded) and event.decided_by is None:
            sentence = say("The decider is not specified: {title}", title=event.title)
            yield Gap(GapKind.DECIDER, sentence, (fact.position,))


def _ambiguities(reading: Reading, day: date) -> Iterator[Gap]:
    for fact in _come(reading.facts(AmbiguityFlagged), day):
        settled = reading.of(Ambiguity, getattr(fact.event, "ambiguity", "")).settled
        if not _come(settled, day):
            yield Gap(GapKind.AMBIGUITY, say("Ambiguous: {title}", title=_title(fact)), (fact.position,))


def _doubts_and_dates(reading: Reading, day: date) -> Iterator[Gap]:
    for fact in _come(reading.facts(*CATALOGUE.values()), day):
        for doubt in doubts_of(fact):
            yield Gap(GapKind.DOUBT, say("Doubtful: {doubt}", doubt=doubt), (fact.position,))
        undated = fact.on.earliest == OPEN_PAST or fact.on.latest == OPEN_FUTURE
        if undated and not isinstance(fact.event, _DESCRIPTIONS):
            yield Gap(GapKind.DATE, say("No day is known: {on}.", on=fact.on), (fact.position,))


def _steps(reading: Reading, day: date) -> Iterator[Gap]:
    """Yield each number that is absent between two steps, with the entries that bring up those beside it."""
    first: dict[int, int] = {}
    for fact in _come(reading.facts(StepOpened, StepCompleted), day):
        step = str(getattr(fact.event, "step", ""))
        if step.isdecimal():
            first.setdefault(int(step), fact.position)
    for before, after in pairwise(sorted(first)):
        for absent in range(before + 1, after):
            sentence = say("Step {step} is absent: {before} is followed by {after}.", **_numbers(absent, before, after))
            yield Gap(GapKind.STEP, sentence, (first[before], first[after]))


def _numbers(absent: int, before: int, after: int) -> dict[str, str]:
    return {"step": str(absent), "before": str(before), "after": str(after)}


def _follow_ups(reading: Reading, day: date) -> Iterator[Gap]:
    """Yield each plan whose every date has gone by, and of which nothing more is on record."""
    for plan in _PLANS:
        announced: dict[str, list[Fact]] = {}
        for fact in _come(reading.facts(*plan.announced), day):
            announced.setdefault(getattr(fact.event, plan.kind), []).append(fact)
        for name, facts in announced.items():
            followed = reading.facts(*plan.followed, tags=[f"{plan.kind}:{name}"])
            dues = [due for fact in facts if (due := due_of(fact)) is not None]
            if not _come(followed, day) and all(due.gone_by(day) is Answer.YES for due in dues):
                sentence = say("Planned, and nothing more on record: {title}", title=_title(facts[0]))
                yield Gap(GapKind.FOLLOW_UP, sentence, tuple(fact.position for fact in facts))


def _owners(reading: Reading, day: date) -> Iterator[Gap]:
    """Yield each open action and each open risk that certainly nobody sees to."""
    for fact in _come(reading.facts(ActionPlanned, RiskRaised), day):
        event = fact.event
        if isinstance(event, ActionPlanned):
            action = reading.of(Action, event.action)
            over = _come((*action.completed, *action.abandoned), day)
            links = [link for link in action.assignments.candidates(day) if link is not None]
            owned = any(getattr(link.event, "owners", ()) for link in links)
        else:
            risk = reading.of(Risk, getattr(event, "risk", ""))
            over = _come(risk.closed, day)
            owned = risk.owned(day) is not Answer.NO
        if not over and not owned:
            sentence = say("No office is known to see to it: {title}", title=_title(fact))
            yield Gap(GapKind.OWNER, sentence, (fact.position,))


def _sums(reading: Reading, day: date) -> Iterator[Gap]:
    for line in lines_apart(budget_lines(reading, day), day):
        for state in line.states(day):
            if state is not None and state.unclear is not None:
                sentence = say("Unclear in the budget, {line}: {unclear}", line=line.id, unclear=state.unclear)
                yield Gap(GapKind.SUM, sentence, (state.fact.position,))


def _seats(reading: Reading, day: date) -> Iterator[Gap]:
    """Yield the seats of which nobody has said how many there are to be, or who may have filled them."""
    for body in reading.every(Body):
        for seats in open_seats(body, day):
            if seats.uncertain and isinstance(plan := seats.plan.event, SeatsPlanned):
                sentence = say(
                    "How many seats are vacant in {body} is not known: {title}", body=body.id, title=plan.title
                )
                yield Gap(GapKind.SEAT, sentence, (seats.plan.position,))


def _assumptions(reading: Reading, day: date) -> Iterator[Gap]:
    """Yield the readings of the budget proposed, where none of them may be adopted."""
    proposed = [one.fact.position for one in assumptions(reading, day)]
    adopted = [one for one in adoptions(reading, day) if one is not None and one.stands is not Answer.NO]
    if proposed and not adopted:
        sentence = say("No reading of the budget is adopted, of {number} proposed.", number=len(proposed))
        yield Gap(GapKind.ASSUMPTION, sentence, tuple(proposed))


def _hypotheses(reading: Reading, day: date) -> Iterator[Gap]:
    """Yield each criterion of the rules by which ``day`` is judged that no rule of the source makes a condition."""
    edition, _ = Charters.of(reading.facts(CharterAdopted)).for_day(day)
    if edition is None:
        return
    for gate in edition.rules.gates:
        for one in gate.criteria:
            if one.rule is Rule.HYPOTHESIS:
                sentence = say("A hypothesis, at the gate “{gate}”: {criterion}", gate=gate.id, criterion=one)
                yield Gap(GapKind.CRITERION, sentence, (edition.fact.position,))


def _title(fact: Fact) -> str:
    """Return what a plan or a risk is called; a postponement whose plan is annulled has no name."""
    event = fact.event
    return str(getattr(event, "title", None) or getattr(event, "name", None) or fact.id)
