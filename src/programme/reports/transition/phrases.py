"""Phrases that several sections use."""

from __future__ import annotations

from programme.domain.answer import Answer
from programme.domain.sentences import Sentence, say

LATER = say("the register keeps no such records yet")
NOTHING = say("nothing on record")
_ANSWERS = {Answer.YES: say("yes"), Answer.NO: say("no"), Answer.UNDECIDABLE: say("undecidable")}


def said(answer: Answer) -> Sentence:
    """Return how an answer reads."""
    return _ANSWERS[answer]
