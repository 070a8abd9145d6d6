"""What verification finds wrong, and where: data first, each with its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from programme.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong: the rule that is broken, where, and in words.

    ``position`` is that of the entry, or of the first of those among which it is, where it is one of the entries;
    ``place`` names a column, a file or a line otherwise.
    """

    rule: str
    sentence: Sentence
    position: int | None = None
    place: str = ""
