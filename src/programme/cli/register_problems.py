"""What each error of the register means to a person: a sentence, what to run next, and the exit code."""

from __future__ import annotations

from programme.cli.problem import Code, Problem
from programme.cli.proof_problems import problem_of_proof
from programme.cli.server_problems import problem_of_server
from programme.domain.refusals import Reason, Refused
from programme.domain.sentences import Sentence, say
from programme.register import errors
from programme.register.requests import RefusedRequests

_NOT_A_REGISTER: dict[errors.NotARegisterReason, Sentence] = {
    "missing": say("There is no register at {path}."),
    "directory": say("{path} is a folder, not a register."),
    "empty": say("{path} is an empty file, not a register."),
    "not-sqlite": say("{path} is no register: it is not a SQLite file."),
    "foreign": say("{path} is no register: it is the SQLite file of another program."),
    "foreign-schema": say("{path} is no register: the schema holds the tables of another program."),
}


def problem_of_register(error: Exception) -> Problem | Refused:
    """Return what an error of the register means.

    Every class of `programme.register.errors` is here; a test says so.
    """
    match error:
        case RefusedRequests():
            return _first_refusal(error)
        case errors.NotARegister():
            template = _NOT_A_REGISTER[error.reason].template
            advice = say("name the file of a register with --register, or make one: programme init")
            return Problem(Sentence(template, {"path": str(error.path)}), advice=advice, code=Code.REGISTER)
        case errors.AlreadyARegister():
            sentence = say("There is a register at {path} already.", path=str(error.path))
            return Problem(sentence, advice="programme status", code=Code.REFUSED, rule="already-a-register")
        case errors.RegisterDamaged():
            sentence = say("The register {path} is damaged: {detail}.", path=str(error.path), detail=error.detail)
            advice = say("put back a copy of it that is whole, and check it: programme doctor")
            return Problem(sentence, advice=advice, code=Code.REGISTER)
        case errors.RegisterUnreadable():
            sentence = say("The register {path} cannot be read: {detail}.", path=str(error.path), detail=error.detail)
            return Problem(sentence, advice="programme doctor", code=Code.REGISTER)
        case errors.RegisterUnwritable():
            sentence = say(
                "Nothing was recorded: {path} cannot be written: {detail}.", path=str(error.path), detail=error.detail
            )
            return Problem(sentence, advice="programme doctor", code=Code.REGISTER)
        case errors.NewerFormat():
            sentence = say(
                "The register {path} has format {found}; this program knows formats up to {known}.",
                path=str(error.path),
                found=error.found,
                known=error.known,
            )
            advice = say("install a version of programme that knows format {found}", found=error.found)
            return Problem(sentence, advice=advice, code=Code.REGISTER)
        case errors.CopyDiffers():
            sentence = say(
                "What arrived at {path} is not what was sent, from entry {position} on: it was not kept.",
                path=str(error.path),
                position=error.position,
            )
            return Problem(sentence, advice="programme audit verify", code=Code.REGISTER)
        case errors.UnknownEvent():
            sentence = say(
                "Entry {position} is of a type that this program does not know: {type}, version {version}.",
                position=error.position,
                type=error.type,
                version=error.version,
            )
            return Problem(sentence, advice=say("install a newer version of programme"), code=Code.REGISTER)
        case errors.MalformedEntry():
            sentence = say("Entry {position} is malformed: {detail}.", position=error.position, detail=error.detail)
            return Problem(sentence, advice="programme doctor", code=Code.REGISTER)
        case errors.RegisterBusy():
            sentence = say("Another program holds the register {path}: nothing was recorded.", path=str(error.path))
            return Problem(sentence, advice=_AGAIN, code=Code.CONFLICT)
        case errors.Conflict():
            sentence = say(
                "Someone else changed what this rests on meanwhile (entry {position}): nothing was recorded.",
                position=error.position,
            )
            return Problem(sentence, advice=_AGAIN, code=Code.CONFLICT)
        case errors.TimeWentBack():
            sentence = say("Others recorded faster, time after time: nothing was recorded.")
            return Problem(sentence, advice=_AGAIN, code=Code.CONFLICT)
        case errors.ClockBehind():
            sentence = say(
                "The clock says {now}, before the last entry, recorded at {last}.", now=error.now, last=error.last
            )
            advice = say("set the clock right; nothing was recorded")
            return Problem(sentence, advice=advice, code=Code.REFUSED, rule="clock-behind")
        case errors.CommandReused():
            sentence = say(
                "The command id {id} was used before for something else (entry {first}).",
                id=error.id,
                first=error.first,
            )
            show = f"programme entry show {error.first}"
            return Problem(sentence, advice=show, code=Code.REFUSED, rule="command-reused")
        case errors.EntryTooLarge():
            sentence = say("The entry takes {size} bytes; the most is {limit}.", size=error.size, limit=error.limit)
            return Problem(sentence, advice=say("shorten the longest text"), code=Code.REFUSED, rule="entry-too-large")
        case errors.VaultDamaged():
            path = str(error.path)
            sentence = say("The vault of keys {path} cannot be used: {detail}.", path=path, detail=error.detail)
            return Problem(sentence, advice=_OWN_COPY, code=Code.REGISTER)
        case errors.EntryRefused():
            sentence = say("The register refused an entry that is not well made: {detail}.", detail=error.detail)
            return Problem(sentence, advice=say("run it again with --debug, and report it"), code=Code.FAULT)
    problem = problem_of_proof(error) or problem_of_server(error)
    if problem is not None:
        return problem
    message = f"{type(error).__name__} has no message"
    raise TypeError(message) from error


_OWN_COPY = say("put back the vault of keys from its own copy")
_AGAIN = say("run the same command again")


def _first_refusal(error: RefusedRequests) -> Problem | Refused:
    """Return the refusal of the only request there is, or of all of them as one."""
    refusals = [one for _, one in error.refusals]
    if len(refusals) == 1 and not isinstance(refusals[0], Refused):
        return problem_of_register(refusals[0])
    reasons: list[Reason] = []
    for one in refusals:
        reasons += one.reasons if isinstance(one, Refused) else ()
    return Refused(next(one.act for one in refusals if isinstance(one, Refused)), reasons)
