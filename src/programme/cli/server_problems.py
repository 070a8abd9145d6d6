"""What each error of a register on a server means to a person: an address, a connection, a right."""

from __future__ import annotations

from programme.cli.problem import Code, Problem
from programme.domain.sentences import say
from programme.register import errors

_ADDRESS = say("write it as postgresql+psycopg://USER@HOST/DATABASE?schema=SCHEMA")
_SERVER = say("see that the server runs, and that the address is right; the password may be in PGPASSWORD or ~/.pgpass")


def problem_of_server(error: Exception) -> Problem | None:
    """Return what an error means, or None where it has nothing to do with a server."""
    match error:
        case errors.MalformedAddress():
            sentence = say("{path} is no address of a register: {detail}.", path=error.address, detail=error.detail)
            return Problem(sentence, advice=_ADDRESS)
        case errors.ServerUnreachable():
            sentence = say("{path} cannot be reached: {detail}.", path=str(error.path), detail=error.detail)
            return Problem(sentence, advice=_SERVER, code=Code.REGISTER)
        case errors.DriverMissing():
            sentence = say("What speaks to the server of {path} is not installed.", path=str(error.path))
            return Problem(sentence, advice="pip install 'programme[postgres]'", code=Code.REGISTER)
        case errors.NotAllowed():
            return _not_allowed(error)
        case errors.OutcomeUnknown():
            return _unknown_outcome(error)
    return None


def _not_allowed(error: errors.NotAllowed) -> Problem:
    """Return what it means that the database does not let somebody record: a rule, like any other refusal."""
    sentence = say("The database does not let {role} record in {path}.", role=error.role, path=str(error.path))
    if error.detail:
        sentence = say(
            "The database does not let {role} record in {path}: {detail}.",
            role=error.role,
            path=str(error.path),
            detail=error.detail,
        )
    advice = say("ask whoever administers the register: programme register roles --help")
    return Problem(sentence, advice=advice, code=Code.REFUSED, rule="not-allowed")


def _unknown_outcome(error: errors.OutcomeUnknown) -> Problem:
    """Return what to do when the answer of the server was lost: the command id makes it safe to ask again."""
    sentence = say(
        "The connection to {path} was lost while recording ({detail}): it may have been recorded or not.",
        path=str(error.path),
        detail=error.detail,
    )
    again = say("run the same command again with --command-id {id}: it is recorded once", id=error.command or "")
    return Problem(sentence, advice=again if error.command else "programme trail", code=Code.REGISTER)
