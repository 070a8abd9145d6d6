"""What each error of seals and proofs means to a person."""

from __future__ import annotations

from programme.cli.problem import Code, Problem
from programme.domain.sentences import Sentence, say
from programme.register import errors

_UNTRUSTED: dict[errors.UntrustedReason, Sentence] = {
    "malformed": say("{place} is no checkpoint and no proof: {detail}."),
    "unsigned": say("{place} is not signed by {detail}."),
    "another-register": say("{place} is of another register than {detail}."),
    "another-size": say("The proof does not begin with the state in {place}, of {detail} entries."),
}


def problem_of_proof(error: Exception) -> Problem | None:
    """Return what an error of a seal or a proof means; None for any other error."""
    match error:
        case errors.RegisterForked():
            sentence = say(
                "The entries up to {size} are not those of {place}: their root is {found}, signed was {signed}.",
                size=error.size,
                place=error.place,
                found=error.found,
                signed=error.signed,
            )
            return Problem(sentence, advice="programme audit verify", code=Code.REGISTER)
        case errors.RegisterRolledBack():
            sentence = say(
                "{place} covers {size} entries, the register holds {entries}: the last ones were removed.",
                place=error.place,
                size=error.size,
                entries=error.entries,
            )
            advice = say("put back the register that holds them, then run: programme audit verify")
            return Problem(sentence, advice=advice, code=Code.REGISTER)
        case errors.NotSealed():
            sentence = say("Entry {position} is not sealed yet: nothing can be proven of it.", position=error.position)
            return Problem(sentence, advice="programme audit seal", code=Code.REFUSED, rule="not-sealed")
        case errors.UntrustedFile():
            template = _UNTRUSTED[error.reason].template
            sentence = Sentence(template, {"place": error.place, "detail": error.detail})
            return Problem(sentence, advice="programme audit verify", code=Code.REGISTER)
    return None
