"""What is doubtful, ambiguous or missing."""

from __future__ import annotations

from programme.domain.completeness import gaps
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import GapKind
from programme.reports.completeness import ambiguities, sources_by_entry, whence_of
from programme.reports.document import Block, whole
from programme.reports.page import WHENCE, Draft
from programme.reports.survey import Survey

_ELSEWHERE = {GapKind.AMBIGUITY, GapKind.DOUBT, GapKind.CRITERION}
"""What is ambiguous has a table of its own, and a doubt stands beside its fact; hypotheses are for `completeness`."""


def open_points(survey: Survey) -> tuple[Sentence, tuple[Draft, ...]]:
    """Return the chapter."""
    drafts = (*ambiguities(survey), ("gaps", say("What the record does not say"), _gaps(survey)))
    return say("Doubtful, ambiguous, missing"), drafts


def _gaps(survey: Survey) -> tuple[Block, ...]:
    columns = (("kind", say("Not known"), 3), ("what", say("What"), 8), *WHENCE)
    found = [gap for gap in gaps(survey.reading, survey.day) if gap.kind not in _ELSEWHERE]
    sources = sources_by_entry(survey)
    rows = [(gap.kind, gap.sentence, *whence_of(gap, sources)) for gap in found]
    return whole("gaps", say("Gaps"), columns, rows)
