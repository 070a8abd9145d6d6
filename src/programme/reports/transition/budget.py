"""Point 12: the budget: lines, sums, readings, funding; cash, what is given in kind and volunteer time stay apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from programme.domain.aggregates.budget import BudgetLine, LineState, line_state
from programme.domain.answer import Answer
from programme.domain.budget import (
    Bounds,
    BudgetColumn,
    Valued,
    adoptions,
    assumptions,
    budget_columns,
    budget_lines,
    cost,
    per_territory,
)
from programme.domain.events import BudgetLineRevised
from programme.domain.money import Cents
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import BudgetStatus, Nature
from programme.reports.document import Block, Point, Single, Value, Window, entries, notes, point, table
from programme.reports.transition.case import Case
from programme.reports.transition.funding import funding
from programme.reports.transition.phrases import NOTHING

_NATURES = (("cash", say("Cash")), ("in_kind", say("In kind")), ("volunteer_time", say("Volunteer time")))
"""The columns of a table of sums, in the order of `Nature`: they are never added up."""


def budget(case: Case) -> Point:
    """Return point 12."""
    lines = lines_here(case)
    blocks: list[Block] = [*_lines(case, lines), *_sums(case, lines), *_readings(case), *funding(case)]
    return point(12, "budget", say("Budget: planned, spent, in kind"), blocks, NOTHING)


def lines_here(case: Case) -> tuple[BudgetLine, ...]:
    """Return the budget lines about the territory or the whole programme."""
    return tuple(one for one in budget_lines(case.reading, case.day) if case.is_about(one.territories))


def _lines(case: Case, lines: tuple[BudgetLine, ...]) -> tuple[Block, ...]:
    columns = (
        ("label", say("Line"), 5),
        ("purpose", say("What it pays for"), 0),
        ("former", say("Formerly"), 0),
        ("gap", say("Recorded less planned"), 0),
        ("unclear", say("Left open"), 0),
        ("reasons", say("Why it was revised"), 0),
        ("nature", say("Nature"), 2),
        ("status", say("What is claimed of it"), 2),
        ("amount", say("Amount"), 2),
        ("period", say("Period"), 2),
        ("entries", say("Entries"), 1),
    )
    return table("lines", say("Lines of the budget"), columns, (_line(case, one) for one in lines))


def _line(case: Case, line: BudgetLine) -> tuple[Value, ...]:
    now = [state for state in line.states(case.day) if state is not None]
    past = _past(line, now)
    stated = line.statement
    events = [link.event for link in line.amounts.sequence]
    return (
        stated.label if stated is not None else line.id,
        line.purpose,
        tuple(say("{status}: {amount}", status=state.status, amount=state.amount) for state in past) or None,
        _gap(past, now),
        tuple(dict.fromkeys(state.unclear for state in now if state.unclear is not None)) or None,
        tuple(one.reason for one in events if isinstance(one, BudgetLineRevised) and one.reason is not None) or None,
        line.nature,
        tuple(dict.fromkeys(state.status for state in now)) or None,
        tuple(dict.fromkeys(state.amount for state in now)) or None,
        Window(stated.period) if stated is not None and stated.period is not None else None,
        entries(link.position for link in line.amounts.sequence),
    )


def _past(line: BudgetLine, now: list[LineState]) -> list[LineState]:
    """Return what the line amounted to before, from the first on."""
    if not now:
        return []
    earlier = line.amounts.leading_to(now[0].fact)[:-1]
    return [state for link in earlier if (state := line_state(link)) is not None]


def _gap(past: list[LineState], now: list[LineState]) -> Cents | None:
    """Return what was recorded less what was last planned, where both are clear sums."""
    planned = [state for state in past if state.status is BudgetStatus.PLANNED and state.sums]
    recorded = [state for state in now if state.status is BudgetStatus.RECORDED and state.sums]
    if not planned or not recorded or len(now) > 1:
        return None
    return Cents(recorded[0].amount - planned[-1].amount)


def _sums(case: Case, lines: tuple[BudgetLine, ...]) -> tuple[Block, ...]:
    """Return a row for each period and status, the natures side by side."""
    columns = (
        ("period", say("Period"), 2),
        ("status", say("What is claimed"), 2),
        *((key, label, 2) for key, label in _NATURES),
    )
    found = sorted(budget_columns(lines, case.day), key=_period_and_status)
    rows = [
        (period if period is not None else say("not said"), status, *_by_nature(list(group)))
        for (period, status), group in groupby(found, key=lambda one: (one.period, one.status))
    ]
    remark = say("Unclear lines and estimates enter no sum. Cash, in kind and volunteer time are never added up.")
    blocks = table("sums", say("Sums by period"), columns, rows)
    return (*blocks, *notes("sums_remarks", [remark] if lines else ()))


def _period_and_status(column: BudgetColumn) -> tuple[str, int]:
    return column.period or "", list(BudgetStatus).index(column.status)


def _by_nature(columns: list[BudgetColumn]) -> Iterator[Single]:
    sums = {column.nature: column.sum for column in columns}
    yield from (_amount(sums.get(nature)) for nature in Nature)


def _readings(case: Case) -> tuple[Block, ...]:
    """Return what each reading of the lines makes a territory cost, the adopted one marked."""
    columns = (
        ("title", say("Reading of the budget"), 5),
        ("estimate", say("Declared estimate"), 0),
        ("gap", say("Cost less estimate"), 0),
        *((key, label, 2) for key, label in _NATURES),
        ("adopted", say("Adopted"), 2),
        ("entry", say("Entry"), 1),
    )
    rows = [_reading(case, one) for one in assumptions(case.reading, case.day)]
    blocks = table("readings", say("What a territory costs over all years, by each reading"), columns, rows)
    return (*blocks, *notes("readings_remarks", [_adopted(case)] if rows else ()))


def _reading(case: Case, valued: Valued) -> tuple[Value, ...]:
    natures = {nature: cost(valued.assumption, case.reading, case.day, nature=nature) for nature in Nature}
    return (
        valued.assumption.title,
        valued.estimate,
        valued.gap if len(valued.natures) == 1 else None,
        *(_amount(bounds) for bounds in natures.values()),
        _is_adopted(case, valued),
        entries([valued.fact.position]),
    )


def _is_adopted(case: Case, valued: Valued) -> Answer:
    """Say whether a decision that stands has adopted a reading."""
    candidates = adoptions(case.reading, case.day)
    answers = [
        one.stands if one is not None and one.assumption == valued.assumption.assumption else Answer.NO
        for one in candidates
    ]
    return answers[0] if len(set(answers)) == 1 else Answer.UNDECIDABLE


def _adopted(case: Case) -> Sentence:
    adopted = per_territory(case.reading, case.day)
    if adopted is None:
        return say("No reading of the budget is adopted by a decision that stands: no total per territory is known.")
    return say("The reading adopted by decision is “{title}”.", title=adopted.assumption.title)


def _amount(bounds: Bounds | None) -> Single:
    """Return a sum, or both its bounds where a date leaves it open."""
    if bounds is None or bounds.cents is not None:
        return bounds.cents if bounds is not None else None
    return say("from {low} to {high}", low=Cents(round(bounds.low)), high=Cents(round(bounds.high)))
