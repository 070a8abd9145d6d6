"""How each demand of a criterion is judged: what it reads, and what it finds on a day.

A demand combines only "it happened by that day" and "it holds on that day", with counts, and, or, not; so its answer
is sound whatever the imprecise dates turn out to be. Silence is *unmet*; only a question that nobody has yet answered
is *undecidable*. Each module judges the demands of one chapter.
"""

from __future__ import annotations

from programme.domain.charter import Criterion
from programme.domain.criteria import (
    ambiguities,
    attested,
    committed,
    decisions,
    documents,
    flagships,
    funding,
    indicators,
    meetings,
    partnerships,
    questions,
    risks,
    seats,
    settled,
    spread,
    steps,
)
from programme.domain.criteria.finding import Found, Viewpoint, judge_demand

__all__ = [
    "Found",
    "Viewpoint",
    "ambiguities",
    "attested",
    "committed",
    "decisions",
    "documents",
    "flagships",
    "funding",
    "indicators",
    "judge",
    "meetings",
    "partnerships",
    "questions",
    "risks",
    "seats",
    "settled",
    "spread",
    "steps",
]


def judge(criterion: Criterion, view: Viewpoint) -> Found:
    """Return what is found of a criterion, leaving waivers aside."""
    return judge_demand(criterion.demand, criterion, view)
