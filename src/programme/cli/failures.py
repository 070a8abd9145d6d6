"""Every error as a message and an exit code, in this one place: what happened, and what to run next."""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Iterable, Mapping
from typing import Any

import click

from programme.cli import tree
from programme.cli.output import words, write_json
from programme.cli.problem import Code, Problem
from programme.domain.refusals import Malformed, Reason, Refused, UnknownId
from programme.domain.sentences import Sentence, quoted, say
from programme.language import Speaker, UnknownLanguage


def tell(error: Exception, speaker: Speaker, options: Mapping[str, Any], command: str) -> Code:
    """Say an error to the person and return the exit code; ``command`` is the path of what was run."""
    if options.get("debug"):
        words("".join(traceback.format_exception(error)))
    if isinstance(error, click.ClickException):
        return _tell_usage(error, speaker, command)
    if _is_from(error, "programme.exchange.problems"):
        return _tell_file(error, speaker)
    found = error if isinstance(error, Problem | Refused) else problem_of(error)
    if isinstance(found, Refused):
        return _tell_refusal(found, speaker, json=bool(options.get("json")))
    if found.code is Code.REFUSED:
        advice = speaker.sentence(found.advice) if isinstance(found.advice, Sentence) else found.advice
        reasons = (Reason(found.rule, one, advice=advice) for one in found.sentences)
        return _tell_refusal(Refused(command, reasons), speaker, json=bool(options.get("json")))
    _tell_problem(found, speaker)
    return found.code


def problem_of(error: Exception) -> Problem | Refused:
    """Return what an error of any room means to a person; one that nobody expected is a fault of the program."""
    if isinstance(error, UnknownLanguage):
        sentence = say("{origin}: '{value}' is not a language of the program.", origin=error.origin, value=error.value)
        return Problem(sentence, advice="--lang fr")
    cause = error.__cause__
    if (
        _is_from(error, "programme.projections")
        and isinstance(cause, Exception)
        and _is_from(cause, "programme.register")
    ):
        return problem_of(cause)  # a view stopped at an entry that the register cannot give
    if _is_from(error, "programme.register"):
        from programme.cli.register_problems import problem_of_register

        return problem_of_register(error)
    if isinstance(error, OSError) and error.strerror:
        return _problem_of_system(error)
    sentence = say("A fault in the program: {kind}: {detail}.", kind=type(error).__name__, detail=str(error))
    advice = say("run it again with --debug, and send what it prints to those who maintain the program")
    return Problem(sentence, advice=advice, code=Code.FAULT)


def _problem_of_system(error: OSError) -> Problem:
    if error.filename is None:
        return Problem(say("The output cannot be written: {detail}.", detail=error.strerror))
    return Problem(say("{path}: {detail}.", path=os.fsdecode(error.filename), detail=error.strerror))


def as_data(refused: Refused, speaker: Speaker) -> dict[str, object]:
    """Return a refusal as scripts read it."""
    reasons = [
        {
            "rule": reason.rule,
            "sentence": _sentence(reason, speaker),
            "source": reason.source,
            "who_can_settle": reason.who_can_settle,
            "advice": reason.advice,
        }
        for reason in refused.reasons
    ]
    return {"refused": refused.act, "reasons": reasons}


def _tell_refusal(refused: Refused, speaker: Speaker, *, json: bool) -> Code:
    if json:
        write_json(as_data(refused, speaker))
    act = tree.spelled(f"programme {refused.act}", speaker.lang)
    count = len(refused.reasons)
    words(speaker.plural("Refused: {act}, for one reason.", "Refused: {act}, for {number} reasons.", count, act=act))
    for number, reason in enumerate(refused.reasons, 1):
        _tell_reason(number, reason, speaker)
    return code_of(refused.reasons)


def code_of(reasons: Iterable[Reason]) -> Code:
    """Return the exit code of a refusal: what was typed counts before what the rules say of it."""
    kinds = {type(reason) for reason in reasons}
    if UnknownId in kinds:
        return Code.UNKNOWN_ID
    return Code.USAGE if Malformed in kinds else Code.REFUSED


def _tell_reason(number: int, reason: Reason, speaker: Speaker) -> None:
    words(f"{number:>3}. {_sentence(reason, speaker)}")
    more = [
        say("Source: {source}", source=reason.source) if reason.source else None,
        say("Can be settled by: {who}", who=_called(reason.who_can_settle, speaker)) if reason.who_can_settle else None,
        say("Try: {advice}", advice=_advised(reason.advice, speaker)) if reason.advice else None,
    ]
    for line in filter(None, more):
        words(f"     {speaker.sentence(line)}")


def _called(ids: str, speaker: Speaker) -> str:
    """Return what offices and bodies are called, by their ids in a list."""
    return ", ".join(speaker.name("body", speaker.name("office", one)) for one in ids.split(", "))


def _sentence(reason: Reason, speaker: Speaker) -> str:
    sentence = speaker.sentence(reason.sentence).strip()
    if not isinstance(reason, UnknownId) or not reason.near:
        return sentence
    near = say("Did you mean {near}?", near=quoted(reason.near))
    return f"{sentence} {speaker.sentence(near)}"


def _tell_problem(problem: Problem, speaker: Speaker) -> None:
    if len(problem.sentences) == 1:
        words(speaker.text("Error: {what}", what=problem.sentences[0]))
    else:
        count = len(problem.sentences)
        words(speaker.plural("Error: one thing is wrong.", "Error: {number} things are wrong.", count))
        for sentence in problem.sentences:
            words(f"  - {speaker.sentence(sentence)}")
    if problem.advice is not None:
        words(speaker.text("Try: {advice}", advice=_advised(problem.advice, speaker)))


def _tell_file(error: Any, speaker: Speaker) -> Code:
    """Say every problem of a file (a `MalformedFile` of the exchange), each as file, line and column."""
    for problem in error.problems:
        for line in problem.lines(speaker.sentence):
            words(line)
    count = len(error.problems)
    words(speaker.plural("Error: one thing is wrong.", "Error: {number} things are wrong.", count))
    words(speaker.text("Try: {advice}", advice=say("correct the file, then run the same command again")))
    return Code.USAGE


def _is_from(error: Exception, module: str) -> bool:
    """Return whether an error is of a module, without importing it for nothing."""
    return type(error).__module__.startswith(module)


def _tell_usage(error: click.ClickException, speaker: Speaker, command: str) -> Code:
    words(speaker.text("Error: {what}", what=_on_one_line(error.format_message(), speaker)))
    words(speaker.text("Try: {advice}", advice=_advised(f"programme {command} --help".replace("  ", " "), speaker)))
    return Code.USAGE


def _on_one_line(message: str, speaker: Speaker) -> str:
    """Return a message of click without its columns, its quotation marks those of the language."""
    line = re.sub(r"[ \t\n]+", " ", message)
    return re.sub(r"'([^']+)'", lambda found: speaker.text("'{text}'", text=found[1]), line)


def _advised(advice: Sentence | str, speaker: Speaker) -> str:
    if isinstance(advice, Sentence):
        return speaker.sentence(advice)
    if advice.startswith("--"):
        return speaker.text("the same command, with {options}", options=advice)
    return tree.spelled(advice, speaker.lang)
