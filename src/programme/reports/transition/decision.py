"""Group F: the decision: outcome, vote, motive, its three dates, reservations, who was told."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.aggregates.decision import Decision
from programme.domain.events import DecisionCommunicated, DecisionRecorded
from programme.domain.fact import Fact
from programme.domain.sentences import say
from programme.domain.vocabulary import Outcome
from programme.reports.document import Block, Entries, Group, Point, Ref, notes, pairs, point, table
from programme.reports.transition.case import Case, in_order
from programme.reports.transition.opinions import RESERVATION_COLUMNS, reservation_row
from programme.reports.transition.phrases import NOTHING
from programme.reports.transition.vote import vote

UNDECIDED = say("no decision is recorded on this review")


def decision(case: Case) -> Group:
    """Return points 25 to 30."""
    points = (_outcome(case), vote(case), _motive(case), _dates(case), _reservations(case), _communicated(case))
    return Group("F", say("Decision"), points)


def _outcome(case: Case) -> Point:
    decided = case.decided
    blocks: list[Block] = []
    if decided is not None:
        blocks = [
            pairs(
                "outcome",
                ("outcome", say("Outcome"), decided.event.outcome),
                ("body", say("Who decided"), Ref("body", decided.event.body)),
                ("meeting", say("Meeting"), Ref("meeting", decided.event.meeting) if decided.event.meeting else None),
                ("choices", say("Possible outcomes"), tuple(Outcome)),
                ("entry", say("Entry"), Entries((decided.fact.position,))),
            )
        ]
    return point(25, "outcome", say("Outcome"), blocks, UNDECIDED)


def _motive(case: Case) -> Point:
    motive = case.decided.event.motive if case.decided is not None else None
    silence = UNDECIDED if case.decided is None else say("the decision gives no motive")
    return point(27, "motive", say("Motive"), notes("motive", [motive] if motive is not None else ()), silence)


def _dates(case: Case) -> Point:
    decided = case.decided
    blocks: list[Block] = []
    if decided is not None:
        applies = decided.event.applies_from or (decided.fact.on if decided.event.outcome.passes else None)
        blocks = [
            pairs(
                "dates",
                ("decided_on", say("Decided"), decided.fact.on),
                ("applies_from", say("Applies from"), applies),
                ("recorded_at", say("Recorded"), decided.fact.recorded_at),
            )
        ]
    return point(28, "dates_of_decision", say("Decided, applicable, recorded: three dates"), blocks, UNDECIDED)


def _reservations(case: Case) -> Point:
    rows = [reservation_row(case, one) for one in case.reservations(earlier=False)]
    blocks = table("reservations", say("Conditions attached to the passage"), RESERVATION_COLUMNS, rows)
    return point(
        29, "reservations", say("Reservations of this passage"), blocks, NOTHING if case.decided else UNDECIDED
    )


def _communicated(case: Case) -> Point:
    """Return who was told of the passage, and of the decisions taken at the meeting where it was decided."""
    columns = (
        ("on", say("When"), 2),
        ("to", say("To whom"), 4),
        ("decision", say("Decision"), 4),
        ("entry", say("Entry"), 1),
    )
    rows = [
        (fact.on, event.to, title, Entries((fact.position,)))
        for title, fact in _told(case)
        if isinstance(event := fact.event, DecisionCommunicated)
    ]
    blocks = table("communicated", say("Communications"), columns, rows)
    return point(
        30, "communicated", say("Communicated to whom, and when"), blocks, NOTHING if case.decided else UNDECIDED
    )


def _told(case: Case) -> Iterator[tuple[str, Fact]]:
    """Yield who was told of the passage itself, and of the decisions of the same meeting."""
    if case.decided is None:
        return
    passage = case.decided.event
    yield from ((passage.review, told) for told in _communicated_of(case, passage.review))
    if passage.meeting is None:
        return
    for fact in case.happened(DecisionRecorded, tags=(f"meeting:{passage.meeting}",)):
        if isinstance(fact.event, DecisionRecorded):
            yield from ((fact.event.title, told) for told in _communicated_of(case, fact.event.decision))


def _communicated_of(case: Case, decision: str) -> list[Fact]:
    """Return who was told by the day of the report, in order."""
    return [fact for fact in in_order(case.reading.of(Decision, decision).communicated) if fact.on.earliest <= case.day]
