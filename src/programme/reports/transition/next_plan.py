"""Points 31 and 34: what is planned and funded for the next phase, and the lessons of the way here."""

from __future__ import annotations

from programme.domain.dates import ImpreciseDate
from programme.domain.events import FundingGranted, LessonRecorded, StartPlanned
from programme.domain.sentences import say
from programme.reports.document import Block, Entries, Point, Ref, Window, entries, notes, pairs, point, table
from programme.reports.transition.budget import lines_here
from programme.reports.transition.case import Case
from programme.reports.transition.phrases import NOTHING


def next_plan(case: Case) -> Point:
    """Return point 31: of the phase that the gate leads to."""
    title = say("Plan and budget authorised for the next phase")
    phase = case.rules.phase(case.gate.to)
    window = phase.planned if phase is not None else None
    found = (*_starts(case), *(() if window is None else (*_lines(case, window), *_grants(case, window))))
    if not found:
        return point(31, "next_plan", title, (), NOTHING)
    head = pairs(
        "phase",
        ("phase", say("Phase"), Ref("phase", case.gate.to)),
        ("planned", say("Planned"), Window(window) if window is not None else None),
    )
    remark = say("Planned is not authorised: what a decision adopts stands under point 12.")
    return point(31, "next_plan", title, (head, *found, *notes("remarks", [remark])), NOTHING)


def _starts(case: Case) -> tuple[Block, ...]:
    columns = (("title", say("What is planned"), 6), ("due", say("For when"), 3), ("entry", say("Entry"), 1))
    rows = [
        (event.title, event.due, Entries((fact.position,)))
        for fact in case.here(StartPlanned)
        if isinstance(event := fact.event, StartPlanned)
    ]
    return table("plans", say("Plans of the territory"), columns, rows)


def _lines(case: Case, window: ImpreciseDate) -> tuple[Block, ...]:
    """Return the budget lines whose period meets the phase."""
    columns = (
        ("label", say("Line"), 5),
        ("nature", say("Nature"), 2),
        ("status", say("What is claimed of it"), 2),
        ("amount", say("Amount"), 2),
        ("period", say("Period"), 2),
        ("entries", say("Entries"), 1),
    )
    rows = [
        (
            line.statement.label,
            line.nature,
            tuple(dict.fromkeys(state.status for state in line.states(case.day) if state is not None)),
            tuple(dict.fromkeys(state.amount for state in line.states(case.day) if state is not None)),
            Window(line.statement.period),
            entries(link.position for link in line.amounts.sequence),
        )
        for line in lines_here(case)
        if line.statement is not None and line.statement.period is not None and _meet(line.statement.period, window)
    ]
    return table("lines", say("Lines of the budget for these years"), columns, rows)


def _grants(case: Case, window: ImpreciseDate) -> tuple[Block, ...]:
    columns = (
        ("funding", say("Funding request"), 5),
        ("year", say("Year"), 1),
        ("amount", say("Granted"), 2),
        ("nature", say("Nature"), 2),
        ("entry", say("Entry"), 1),
    )
    rows = [
        (Ref("funding", event.funding), str(event.year), event.amount, event.nature, Entries((fact.position,)))
        for fact in case.here(FundingGranted)
        if isinstance(event := fact.event, FundingGranted)
        and event.year is not None
        and _meet(ImpreciseDate.parse(str(event.year)), window)
    ]
    return table("grants", say("Funding granted for these years"), columns, rows)


def _meet(period: ImpreciseDate, window: ImpreciseDate) -> bool:
    return period.earliest <= window.latest and window.earliest <= period.latest


def lessons(case: Case) -> Point:
    """Return point 34: the lessons of this gate, then those of the gates before."""
    columns = (
        ("text", say("Lesson"), 7),
        ("gate", say("Gate"), 2),
        ("office", say("Drawn by"), 2),
        ("on", say("When"), 2),
        ("entry", say("Entry"), 1),
    )
    found = [
        (fact, event)
        for fact in case.happened(LessonRecorded, tags=(f"territory:{case.territory.id}",))
        if isinstance(event := fact.event, LessonRecorded)
    ]
    found.sort(key=lambda one: one[1].gate != case.gate.id)
    rows = [
        (event.text, Ref("gate", event.gate), Ref("office", event.office), fact.on, Entries((fact.position,)))
        for fact, event in found
    ]
    return point(
        34, "lessons", say("Lessons learned in the phase"), table("lessons", say("Lessons"), columns, rows), NOTHING
    )
