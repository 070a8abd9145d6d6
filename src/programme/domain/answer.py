"""Yes, no, or undecidable: Kleene's three-valued logic, for facts whose dates are imprecise."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Answer(Enum):
    """What can be said of a statement on the facts at hand."""

    YES = "yes"
    NO = "no"
    UNDECIDABLE = "undecidable"

    @staticmethod
    def of(certain: bool) -> Answer:  # noqa: FBT001 - it turns one truth value into another
        """Return YES or NO for a statement that is known."""
        return Answer.YES if certain else Answer.NO

    def __and__(self, other: Answer) -> Answer:
        if Answer.NO in (self, other):
            return Answer.NO
        return Answer.UNDECIDABLE if Answer.UNDECIDABLE in (self, other) else Answer.YES

    def __or__(self, other: Answer) -> Answer:
        return ~(~self & ~other)

    def __invert__(self) -> Answer:
        return _OPPOSITE[self]

    def __bool__(self) -> bool:
        """Refuse to be taken for true or false: the third value is the point."""
        message = "an Answer has three values; compare it with Answer.YES, NO or UNDECIDABLE"
        raise TypeError(message)


_OPPOSITE = {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.UNDECIDABLE: Answer.UNDECIDABLE}


def every(answers: Iterable[Answer]) -> Answer:
    """Return the conjunction of all answers; YES when there is none."""
    result = Answer.YES
    for answer in answers:
        result &= answer
    return result


def some(answers: Iterable[Answer]) -> Answer:
    """Return the disjunction of all answers; NO when there is none."""
    return ~every(~answer for answer in answers)


def common(answers: Iterable[Answer]) -> Answer:
    """Return the answer that every one of several possibilities gives, else UNDECIDABLE."""
    given = set(answers)
    return given.pop() if len(given) == 1 else Answer.UNDECIDABLE


def at_least(wanted: int, answers: Iterable[Answer]) -> Answer:
    """Say whether at least ``wanted`` of the answers are yes, comparing it with [certain, certain + undecidable]."""
    listed = list(answers)
    certain = listed.count(Answer.YES)
    if certain >= wanted:
        return Answer.YES
    possible = certain + listed.count(Answer.UNDECIDABLE)
    return Answer.NO if possible < wanted else Answer.UNDECIDABLE
