"""Point 36: what the record does not say, and what was recorded only after the decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from programme.domain.aggregates.meeting import Meeting
from programme.domain.assessment import Assessment
from programme.domain.completeness import gaps
from programme.domain.events import MeetingHeld, PhaseEntered
from programme.domain.fact import Fact
from programme.domain.scope import concerns
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import Finding, GapKind, Rule
from programme.reports.document import Block, Code, Point, Value, entries, notes, point, table
from programme.reports.transition.ambiguities import ambiguities
from programme.reports.transition.case import Case, Decided
from programme.reports.transition.compliance import stored_findings

Gap = tuple[Sentence, tuple[Fact, ...]]


def completeness(case: Case) -> Point:
    """Return point 36."""
    columns = (("gap", say("What the record does not say"), 7), ("entries", say("Entries"), 2))
    found = [*_of_findings(case), *_of_dates(case), *_of_meetings(case), *_of_decisions(case)]
    rows = [(sentence, entries(fact.position for fact in facts)) for sentence, facts in found]
    blocks: list[Block] = [*ambiguities(case), *table("gaps", say("Gaps"), columns, rows), *_silences(case)]
    if case.decided is not None:
        blocks += _compared(case, case.decided)
    silence = say("nothing is known to be missing")
    return point(36, "completeness", say("Completeness: what the record does not say"), blocks, silence)


def _of_findings(case: Case) -> Iterator[Gap]:
    results = case.assessment.results
    for result in results:
        if result.finding is Finding.UNDECIDABLE:
            missing = result.found.missing or ""
            sentence = say("Undecidable: {criterion} {missing}", criterion=result.criterion, missing=missing)
            yield sentence, result.found.open_facts
    of_source = sum(result.criterion.rule is Rule.SOURCE for result in results)
    if of_source < len(results):
        sentence = say(
            "Of the {all} criteria, the source makes {number} a condition.", number=of_source, all=len(results)
        )
        yield sentence, ()
    if case.assessment.adopted_after:
        yield say("No rules were in force on the day: those of the report were adopted later."), (case.edition.fact,)


def _of_dates(case: Case) -> Iterator[Gap]:
    cited = {fact.position: fact for result in case.assessment.results for fact in result.found.facts}
    vague = tuple(fact for _, fact in sorted(cited.items()) if not fact.on.is_day)
    if vague:
        yield say("The day of these facts is not known."), vague
    project = case.territory
    for chain, sentence in (
        (project.states, say("The states of the territory contradict one another.")),
        (project.themes, say("The themes of the territory contradict one another.")),
        (project.phases, say("The phases of the territory contradict one another.")),
    ):
        if chain.contradicts_itself:
            yield sentence, chain.links
    taken_over = tuple(f for f in project.phases.links if isinstance(f.event, PhaseEntered) and f.event.review is None)
    if taken_over:
        yield say("Entered without a review: a history older than the rules, taken over."), taken_over


def _of_meetings(case: Case) -> Iterator[Gap]:
    held = [
        (fact, case.reading.of(Meeting, fact.event.meeting))
        for fact in case.happened(MeetingHeld)
        if isinstance(fact.event, MeetingHeld) and concerns(fact, case.territory.id)
    ]
    for sentence, lacks in _LACKING:
        facts = tuple(fact for fact, meeting in held if lacks(meeting))
        if facts:
            yield sentence, facts


_LACKING: tuple[tuple[Sentence, Callable[[Meeting], bool]], ...] = (
    (say("Who was at these meetings is not recorded."), lambda meeting: not meeting.attendance),
    (say("These meetings have no minutes."), lambda meeting: not meeting.minutes),
)


def _of_decisions(case: Case) -> Iterator[Gap]:
    decided = case.decided
    if decided is None:
        return
    late = tuple(case.entry(position) for position in sorted(case.late))
    if late:
        yield say("Cited, but recorded after the day of the decision."), late
    if decided.is_late(decided.fact):
        yield say("The decision itself was recorded after its day."), (decided.fact,)
    if decided.event.motive is None:
        yield say("The decision on the passage gives no motive."), (decided.fact,)
    if decided.event.meeting is None:
        yield say("At which meeting the passage was decided is not recorded."), (decided.fact,)
    if not decided.event.four_eyes:
        yield say("Nobody other than the proposer approved the passage."), (decided.fact,)


_COUNTED = {
    GapKind.DOUBT: say("Facts recorded with a doubt; the completeness report tells each: {number}."),
    GapKind.DATE: say("Facts of which no day is known; the completeness report tells each: {number}."),
}
"""The gaps that are many in an honest record, and mean little to a passage unless a finding rests on them."""


def _silences(case: Case) -> tuple[Block, ...]:
    """Return what the whole record leaves open, as far as it is about the territory or the whole programme."""
    columns = (("kind", say("What is not known"), 3), ("gap", say("About"), 8), ("entries", say("Entries"), 1))
    found = [
        gap
        for gap in gaps(case.reading, case.day)
        if gap.kind is not GapKind.AMBIGUITY
        and any(concerns(case.entry(one), case.territory.id) for one in gap.positions)
    ]
    rows: list[tuple[Value, ...]] = [
        (gap.kind, gap.sentence, entries(gap.positions)) for gap in found if gap.kind not in _COUNTED
    ]
    for kind, counted in _COUNTED.items():
        positions = [gap.positions for gap in found if gap.kind is kind]
        if positions:
            number = Sentence(counted.template, {"number": len(positions)})
            rows.append((kind, number, entries(one for listed in positions for one in listed)))
    return table("silences", say("What the record leaves open"), columns, rows)


def _compared(case: Case, decided: Decided) -> Iterator[Block]:
    """Yield how the findings of the decision stand up: stored with it, judged again, and as known on its day."""
    stored, again, then = stored_findings(case), _by_criterion(decided.again), _by_criterion(decided.known_then)
    rows: list[tuple[Value, ...]] = [
        (Code(one), stored.get(one), again.get(one), then.get(one))
        for one in dict.fromkeys((*stored, *again))
        if len({stored.get(one), again.get(one), then.get(one)}) > 1
    ]
    columns = (
        ("criterion", say("Criterion"), 3),
        ("at_decision", say("Stored with the decision"), 2),
        ("again", say("Judged again for its day"), 2),
        ("known_then", say("As known at the end of its day"), 2),
    )
    yield from table("compared", say("Findings that differ"), columns, rows)
    same = say("Stored, judged again, or as known at the end of the decision's day: the findings are the same.")
    yield from notes("comparison", () if rows else (same,))


def _by_criterion(assessment: Assessment) -> dict[str, Finding]:
    return {result.criterion.id: result.finding for result in assessment.results}
