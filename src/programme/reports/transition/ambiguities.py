"""The ambiguities of the sources: how each may be read, what is done meanwhile, and which touch the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.aggregates.ambiguity import Ambiguity
from programme.domain.answer import Answer
from programme.domain.assessment import CriterionResult
from programme.domain.demands import Settled
from programme.domain.events import AmbiguityFlagged, AmbiguitySettled
from programme.domain.sentences import say
from programme.reports.document import Block, Code, Ref, Value, entries, table
from programme.reports.transition.case import Case


def ambiguities(case: Case) -> tuple[Block, ...]:
    """Return the table of what is ambiguous, that which touches the verdict first."""
    columns = (
        ("title", say("What is ambiguous"), 6),
        ("readings", say("Readings"), 0),
        ("default", say("Until it is settled"), 0),
        ("settled", say("Settled"), 0),
        ("who_can_settle", say("Who can settle it"), 0),
        ("id", say("Ambiguity"), 2),
        ("open", say("Still ambiguous"), 2),
        ("touches", say("Criteria it touches"), 3),
        ("entries", say("Entries"), 1),
    )
    rows = [(touched, row) for one in case.every(Ambiguity, AmbiguityFlagged) for touched, row in _rows(case, one)]
    rows.sort(key=lambda one: not one[0])
    return table("ambiguities", say("Ambiguities of the sources"), columns, (row for _, row in rows))


def touching(case: Case) -> tuple[Ambiguity, ...]:
    """Return the ambiguities that are not certainly settled and touch a criterion of the gate."""
    listed = case.every(Ambiguity, AmbiguityFlagged)
    return tuple(one for one in listed if _is_open(case, one) is not Answer.NO and any(_touched(case, one)))


def _rows(case: Case, ambiguity: Ambiguity) -> Iterator[tuple[bool, tuple[Value, ...]]]:
    flag = ambiguity.flag
    if flag is None:
        return
    touched = tuple(_touched(case, ambiguity))
    settled = [fact.event.text for fact in ambiguity.settled if isinstance(fact.event, AmbiguitySettled)]
    yield (
        bool(touched),
        (
            flag.title,
            flag.readings or None,
            flag.default,
            tuple(settled) or None,
            _who(case, flag.who_can_settle),
            Code(ambiguity.id),
            _is_open(case, ambiguity),
            touched or None,
            entries(fact.position for fact in (*ambiguity.flagged, *ambiguity.settled)),
        ),
    )


def _is_open(case: Case, ambiguity: Ambiguity) -> Answer:
    return ambiguity.mandate.holds(case.day) if ambiguity.mandate is not None else Answer.NO


def _who(case: Case, who: str | None) -> Ref | None:
    if who is None:
        return None
    return Ref("body" if case.rules.body(who) is not None else "office", who)


def _touched(case: Case, ambiguity: Ambiguity) -> Iterator[Ref]:
    """Yield the criteria that ask for it to be settled, or that rest on the lines of the sources it is about."""
    lines = [place for fact in ambiguity.flagged for source in fact.event.sources if (place := _place(source))]
    for result in case.assessment.results:
        if _asks(result, ambiguity) or any(_overlap(one, other) for one in lines for other in _places(case, result)):
            yield Ref("criterion", result.criterion.id)


def _asks(result: CriterionResult, ambiguity: Ambiguity) -> bool:
    demand = result.criterion.demand
    return (
        isinstance(demand, Settled) and demand.what == "ambiguity" and ambiguity.id in (demand.ids or (ambiguity.id,))
    )


Place = tuple[str, int, int]
"""A document with its first and last line."""


def _places(case: Case, result: CriterionResult) -> Iterator[Place]:
    """Yield where the sources say what a criterion cites, and what was found of it."""
    cites = result.criterion.cites
    if cites is not None:
        yield cites.document or case.rules.document or "", *cites.lines
    for fact in (*result.found.facts, *result.found.open_facts):
        yield from (place for source in fact.event.sources if (place := _place(source)))


def _place(source: str) -> Place | None:
    """Read ``document:12-15`` or ``document:12``; a document without lines is no place."""
    document, colon, lines = source.partition(":")
    first, _, last = lines.partition("-")
    return (document, int(first), int(last or first)) if colon else None


def _overlap(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] <= other[2] and other[1] <= one[2]
