"""Point 16: the risks of the territory and of the programme, the gravest first; closed ones last."""

from __future__ import annotations

from programme.domain.aggregates.risk import Risk, assessed, score
from programme.domain.answer import Answer
from programme.domain.events import RiskClosed, RiskRaised, RiskReassessed
from programme.domain.sentences import say
from programme.reports.document import Point, Ref, Value, entries, notes, point, table
from programme.reports.transition.case import Case
from programme.reports.transition.phrases import NOTHING


def risks(case: Case) -> Point:
    """Return point 16."""
    columns = (
        ("title", say("Risk"), 6),
        ("raised", say("Raised"), 0),
        ("reasons", say("Because"), 0),
        ("open", say("Not closed"), 2),
        ("likelihood", say("Likelihood"), 2),
        ("impact", say("Impact"), 1),
        ("score", say("Likelihood × impact"), 2),
        ("trend", say("Trend"), 2),
        ("owner", say("Who sees to it"), 2),
        ("entries", say("Entries"), 1),
    )
    listed = sorted(case.every(Risk, RiskRaised), key=lambda risk: _gravest_first(case, risk))
    blocks = [*table("risks", say("Risks"), columns, (_row(case, one) for one in listed))]
    scale = say("Likelihood and impact go from 1 to 5; their product is shown where both are assessed.")
    return point(16, "risks", say("Risks"), (*blocks, *notes("remarks", [scale] if blocks else ())), NOTHING)


def open_risks(case: Case) -> tuple[Risk, ...]:
    """Return the risks that are not certainly closed."""
    return tuple(one for one in case.every(Risk, RiskRaised) if _is_open(case, one) is not Answer.NO)


def _is_open(case: Case, risk: Risk) -> Answer:
    return risk.mandate.holds(case.day) if risk.mandate is not None else Answer.NO


def _gravest_first(case: Case, risk: Risk) -> tuple[bool, int]:
    found = assessed(risk.assessments.candidates(case.day)[-1])
    return _is_open(case, risk) is Answer.NO, -(score(found) or 0) if found is not None else 0


def _row(case: Case, risk: Risk) -> tuple[Value, ...]:
    link = risk.assessments.candidates(case.day)[-1]
    found = assessed(link)
    facts = (*risk.assessments.sequence, *risk.closed)
    raised = next((fact.event.title for fact in risk.raised if isinstance(fact.event, RiskRaised)), risk.id)
    reasons = [fact.event.reason for fact in facts if isinstance(fact.event, RiskReassessed | RiskClosed)]
    return (
        raised,
        risk.raised[0].on if risk.raised else None,
        tuple(reason for reason in reasons if reason is not None) or None,
        _is_open(case, risk),
        found.likelihood if found is not None else None,
        found.impact if found is not None else None,
        score(found) if found is not None else None,
        found.trend if found is not None else None,
        Ref("office", found.owner) if found is not None and found.owner is not None else None,
        entries(fact.position for fact in facts),
    )
