"""Why a journal is refused: every reason, at the place in the file of what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from programme.cli import failures
from programme.cli.output import words, write_json
from programme.cli.problem import Code
from programme.cli.session import Session
from programme.domain.refusals import Malformed, Reason, Refused
from programme.domain.sentences import say
from programme.exchange.problems import Problem


def tell_refusals(session: Session, act: str, found: Sequence[tuple[Problem | None, Reason]]) -> Code:
    """Say every reason, at its place if it is in a journal, and return the exit code.

    An id that is unknown in a journal is no id on the command line.
    """
    if session.json:
        refusal = failures.as_data(Refused(act, (reason for _, reason in found)), session.speaker)
        reasons: Any = refusal["reasons"]
        places = [problem.place if problem is not None else None for problem, _ in found]
        write_json({**refusal, "reasons": [{**one, "place": at} for one, at in zip(reasons, places, strict=True)]})
    for problem, reason in found:
        _tell(session, problem, reason)
    words(session.speaker.plural("Refused: one thing.", "Refused: {number} things.", len(found)))
    session.tell(say("Nothing was recorded."))
    return failures.code_of(one for problem, one in found if problem is None or isinstance(one, Malformed))


def _tell(session: Session, problem: Problem | None, reason: Reason) -> None:
    say_it = session.speaker.sentence
    for line in problem.lines(say_it) if problem is not None else [say_it(reason.sentence)]:
        words(line)
    if reason.advice:
        words("  " + session.speaker.text("Try: {advice}", advice=session.spelled(reason.advice)))
