"""Something to tell a person before the program ends: what happened, what to run next, and the exit code."""

from __future__ import annotations

from enum import IntEnum

from programme.domain.sentences import Sentence


class Code(IntEnum):
    """The exit codes; scripts rely on them."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    UNKNOWN_ID = 3
    CONFLICT = 4
    REGISTER = 5
    FAULT = 70
    INTERRUPTED = 130


class Problem(Exception):
    """What a command raises when it cannot go on; `failures.py` says it.

    ``sentences`` is what happened: one sentence, or several things that are wrong at once. ``advice`` is a command
    line (``programme ...``), an option (``--by``), or a sentence. A problem of code `Code.REFUSED` is a refusal, with
    the name of a ``rule`` for scripts.
    """

    def __init__(
        self,
        *sentences: Sentence,
        advice: Sentence | str | None = None,
        code: Code = Code.USAGE,
        rule: str = "refused",
    ) -> None:
        self.sentences = sentences
        self.advice = advice
        self.code = code
        self.rule = rule
        super().__init__("; ".join(one.template for one in sentences))
