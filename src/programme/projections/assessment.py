"""The assessment: what the gate before a territory asks, what is found of each criterion, and on which evidence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from programme.projections.base.answers import Answer, Answers
from programme.projections.base.spoken import to_data
from programme.projections.base.views import Views

if TYPE_CHECKING:
    from programme.domain.aggregates.gate_file import GateFile
    from programme.domain.assessment import Assessment, CriterionResult
    from programme.domain.reading import Reading

_OPEN = {"unmet", "undecidable"}


def assessment(
    views: Views,
    territory: str,
    day: date,
    known_at: int | None = None,
    gate: str | None = None,
    edition: str | None = None,
) -> Answer:
    """Return what is found at the gate that a territory stands before, or at the gate of that id.

    With an edition, it is judged by that one, whichever counts.

    A JSON object; its sentences are read with `from_data`. ``known`` is false for a territory of which nothing is
    recorded, ``gates`` holds the ids of the gates that there are.
    """
    key = ":".join((territory, gate or "", edition or "")).rstrip(":")
    return ASSESSMENT.ask(views, day, known_at, lambda asked: {**asked(key), "position": asked.position})


def _compute(reading: Reading, key: str, day: date) -> Answer:
    from programme.domain.aggregates.gate_file import GateFile
    from programme.domain.assessment import assess
    from programme.domain.what_if import by_edition

    territory, gate, edition, *_ = (*key.split(":"), "", "")
    found = assess(by_edition(reading, edition or None), territory, day, gate or None)
    return _as_data(found, reading.of(GateFile, territory))


def _as_data(found: Assessment, file: GateFile) -> Answer:
    """Return an assessment as a JSON value without a language."""
    edition, gate = found.edition, found.gate
    return {
        "territory": found.territory.id,
        "known": found.territory.exists,
        "gate": gate.id if gate is not None else None,
        "gates": [one.id for one in edition.rules.gates] if edition is not None else [],
        "from": gate.from_ if gate is not None else None,
        "to": gate.to if gate is not None else None,
        "phases": list(found.phases),
        "charter": {"edition": edition.id, "hash": edition.hash} if edition is not None else None,
        "notice": to_data(edition.rules.notice) if edition is not None else None,
        "adopted_after": found.adopted_after,
        "review": found.review.position if found.review is not None else None,
        "passable": found.passable,
        "obstacle": to_data(found.obstacle),
        "coming": _coming(found),
        "criteria": [_criterion(result, found, file) for result in found.results],
    }


def _coming(found: Assessment) -> Answer | None:
    """Return the passage that was decided and applies later, or None."""
    if found.coming is None:
        return None
    decided, entered = found.coming.decided, found.coming.entered
    return {"position": decided.position, "decided_on": decided.on.text, "applies_from": entered.on.text}


def _criterion(result: CriterionResult, found: Assessment, file: GateFile) -> Answer:
    """Return one criterion; what it cites is in the charter's document unless it names another.

    ``remedy`` is the command that would settle it, where it is open.
    """
    from programme.domain.remedies import remedy, who_can_settle

    criterion, cites = result.criterion, result.criterion.cites
    document = found.edition.rules.document if found.edition is not None else None
    cited = {"document": cites.document or document, "lines": list(cites.lines), "text": cites.text} if cites else None
    return {
        "id": criterion.id,
        "name": to_data(criterion.name) if criterion.name is not None else None,
        "sentence": to_data(criterion),
        "requires": criterion.demand.name,
        "finding": result.finding.value,
        "must": criterion.must,
        "blocks": result.blocks,
        "rule": criterion.rule.value,
        "cites": cited,
        "doubts": list(result.doubts),
        "evidence": list(result.evidence),
        "missing": to_data(result.found.missing),
        "waived_by": result.waiver.position if result.waiver is not None else None,
        "who_can_settle": ", ".join(who_can_settle(result, found.gate)) or None,
        "remedy": remedy(result, found.territory.id, file, found.day) if result.finding.value in _OPEN else None,
    }


ASSESSMENT = Answers.of("assessment", 4, _compute)
